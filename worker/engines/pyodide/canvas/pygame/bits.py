"""Bits in rows, each row a number whose lowest bit is on the left: what is connected, and its edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Rows = list[int]
# The eight places round one, clockwise on a page, from the one on the right.
_ROUND = ((1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))


def lowest(row: int) -> int:
    """Return where the first bit of a row is that is set."""
    return (row & -row).bit_length() - 1


def first(rows: Sequence[int]) -> tuple[int, int] | None:
    """Return the first place that is set, row by row."""
    return next(((lowest(row), y) for y, row in enumerate(rows) if row), None)


def places(row: int) -> Iterator[int]:
    """Return where bits of a row are set."""
    while row:
        yield lowest(row)
        row &= row - 1


def spread(seed: int, row: int) -> int:
    """Return all bits of a row that stand in one piece with those of a seed."""
    for is_right in (False, True):
        free, step = row, 1
        while free:
            seed |= free & (seed >> step if is_right else seed << step)
            free &= free >> step if is_right else free << step
            step *= 2
    return seed


def component(rows: Sequence[int], x: int, y: int, *, is_over_corners: bool = True) -> Rows:
    """Return what is connected with a place that is set."""
    found, waiting = [0] * len(rows), [(y, 1 << x)]
    while waiting:
        at, seed = waiting.pop()
        seed &= rows[at] & ~found[at]
        if not seed:
            continue
        new = spread(seed, rows[at])
        found[at] |= new
        near = new | new << 1 | new >> 1 if is_over_corners else new
        waiting += [(each, near) for each in (at - 1, at + 1) if 0 <= each < len(rows)]
    return found


def components(rows: Sequence[int]) -> Iterator[Rows]:
    """Return all pieces, row by row."""
    rest = list(rows)
    while (place := first(rest)) is not None:
        found = component(rest, *place)
        rest = [row & ~taken for row, taken in zip(rest, found, strict=True)]
        yield found


def count(rows: Sequence[int]) -> int:
    """Return how many bits are set."""
    return sum(row.bit_count() for row in rows)


def outline(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return the places along the edge of the first piece, clockwise, back to the first one."""
    begins = first(rows)
    if begins is None:
        return []
    path, at, way = [begins], begins, 0
    # What comes next after the first place tells when the round is over.
    while (way := _next_way(rows, at, way)) >= 0:
        at = at[0] + _ROUND[way][0], at[1] + _ROUND[way][1]
        if len(path) > 1 and path[-1] == begins and at == path[1]:
            break
        path.append(at)
    return path


def _next_way(rows: Sequence[int], place: tuple[int, int], came: int) -> int:
    """Return the way to the next place of an edge, from one that was come to by a way; -1: there is none."""
    for turn in range(8):
        way = (came + 5 + turn) % 8
        x, y = place[0] + _ROUND[way][0], place[1] + _ROUND[way][1]
        if x >= 0 and 0 <= y < len(rows) and rows[y] >> x & 1:
            return way
    return -1


def box(rows: Sequence[int]) -> tuple[int, int, int, int]:
    """Return the rectangle round all that is set: left, top, width, height."""
    down = [y for y, row in enumerate(rows) if row]
    if not down:
        return 0, 0, 0, 0
    all_of = 0
    for row in rows:
        all_of |= row
    left = lowest(all_of)
    return left, down[0], all_of.bit_length() - left, down[-1] - down[0] + 1
