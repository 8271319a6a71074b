"""Which lines differ between what several engines have written, set side by side. Pure.

The first column is what the others are held against. All columns come out equally long, so that lines that
belong together stand beside each other.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    # A mark and a line.
    Cell = tuple[str, str]
    # A mark, and the numbers of the lines that it is about: in the first column, and in the other.
    Step = tuple[str, int, int]

# What a line is against the first column's: as there, another, one too many, or not there. EMPTY stands where
# another column has a line too many.
SAME, CHANGED, EXTRA, MISSING, EMPTY = "same", "changed", "extra", "missing", "empty"
MARKS = (CHANGED, EXTRA, MISSING)

# Texts that are further apart are held against each other line by line: the search grows with the square.
MOST_EDITS = 60


def table(columns: "list[list[str]]") -> "list[list[Cell]]":
    """Return the columns with their marks, and with gaps in them."""
    made: list[list[Cell]] = []
    for _ in tabling(columns, made):
        pass
    return made


def tabling(columns: "list[list[str]]", made: "list[list[Cell]]") -> "Iterator[None]":
    """Append the same to a list; each `yield` is a place to pause at."""
    base = columns[0]
    if not [column for column in columns if column != base]:
        made.extend([[(SAME, line) for line in base]] * len(columns))
        return
    paths = []
    for column in columns:
        paths.append(steps(base, column))
        yield
    extras = [gaps(path, len(base)) for path in paths]
    room = [max([len(extra[at]) for extra in extras]) for at in range(len(base) + 1)]
    for column, path, extra in zip(columns, paths, extras):
        made.append(filled(base, column, path, extra, room))
        yield


def filled(
    base: "list[str]", column: "list[str]", path: "list[Step]", extra: "list[list[int]]", room: "list[int]"
) -> "list[Cell]":
    """Return one column: before each line of the first there is room for what the others have more."""
    cells: list[Cell] = []
    own = [step for step in path if step[0] != EXTRA]
    for at in range(len(base) + 1):
        cells.extend([(EXTRA, column[number]) for number in extra[at]])
        cells.extend([(EMPTY, "")] * (room[at] - len(extra[at])))
        if at < len(base):
            mark, _, number = own[at]
            cells.append((mark, base[at] if mark == MISSING else column[number]))
    return cells


def gaps(path: "list[Step]", size: int) -> "list[list[int]]":
    """Return the lines too many before each line of the first column, and behind its last."""
    found: list[list[int]] = [[] for _ in range(size + 1)]
    for mark, at, number in path:
        if mark == EXTRA:
            found[at].append(number)
    return found


def steps(base: "list[str]", other: "list[str]") -> "list[Step]":
    """Return how the lines of a column belong to those of the first, in their order."""
    head = 0
    while head < min(len(base), len(other)) and base[head] == other[head]:
        head += 1
    tail = 0
    while tail < min(len(base), len(other)) - head and base[-1 - tail] == other[-1 - tail]:
        tail += 1
    ends = len(base) - tail, len(other) - tail
    pairs = [(at, at) for at in range(head)]
    pairs += [(x + head, y + head) for x, y in common(base[head : ends[0]], other[head : ends[1]])]
    pairs += [(ends[0] + at, ends[1] + at) for at in range(tail)]
    return joined(pairs, base, other)


def joined(pairs: "list[tuple[int, int]]", base: "list[str]", other: "list[str]") -> "list[Step]":
    """Return all steps: what lies between two pairs of equal lines is paired as far as it goes."""
    made: list[Step] = []
    x = y = 0
    for right, down in pairs + [(len(base), len(other))]:
        while x < right or y < down:
            if x == right:
                made.append((EXTRA, x, y))
            elif y == down:
                made.append((MISSING, x, -1))
            else:
                made.append((SAME if base[x] == other[y] else CHANGED, x, y))
            x, y = min(x + 1, right), min(y + 1, down)
        if right < len(base):
            made.append((SAME, x, y))
            x, y = x + 1, y + 1
    return made


def common(base: "list[str]", other: "list[str]") -> "list[tuple[int, int]]":
    """Return the pairs of equal lines by the fewest edits; none if there are too many.

    The greedy search of Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
    """
    width, height = len(base), len(other)
    if lonely(base, other) + lonely(other, base) > MOST_EDITS:
        return []
    reached = {1: 0}
    trace: list[dict[int, int]] = []
    for edits in range(min(MOST_EDITS, width + height) + 1):
        trace.append(reached.copy())
        for diagonal in range(-edits, edits + 1, 2):
            x = start(reached, diagonal, edits)
            while 0 <= x - diagonal < height and x < width and base[x] == other[x - diagonal]:
                x += 1
            reached[diagonal] = x
            if x >= width and x - diagonal >= height:
                return walked_back(trace, width, height)
    return []


def lonely(lines: "list[str]", others: "list[str]") -> int:
    """Return how many lines have no equal among the others: each of them takes an edit."""
    known = set(others)
    return len([line for line in lines if line not in known])


def goes_down(reached: "dict[int, int]", diagonal: int, edits: int) -> bool:
    """Tell whether a diagonal is reached from the next, one line down, and not from the former."""
    return diagonal == -edits or (diagonal != edits and reached[diagonal - 1] < reached[diagonal + 1])


def start(reached: "dict[int, int]", diagonal: int, edits: int) -> int:
    """Return where the walk along a diagonal begins."""
    down = goes_down(reached, diagonal, edits)
    return reached[diagonal + 1] if down else reached[diagonal - 1] + 1


def walked_back(trace: "list[dict[int, int]]", x: int, y: int) -> "list[tuple[int, int]]":
    """Return the equal lines along the way that the search has taken, from the beginning."""
    pairs: list[tuple[int, int]] = []
    for edits in range(len(trace) - 1, -1, -1):
        reached, diagonal = trace[edits], x - y
        begin = start(reached, diagonal, edits)
        while x > begin:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        if goes_down(reached, diagonal, edits):
            y -= 1
        else:
            x -= 1
    pairs.reverse()
    return pairs
