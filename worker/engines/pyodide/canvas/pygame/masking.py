"""What masks have to do with pixels: rows of bits out of them, and pictures out of rows of bits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pygame import color as colours
from pygame.bits import Rows
from pygame.constants import SRCALPHA
from pygame.rect import Rect
from pygame.surface import Surface

_ONE, _NOUGHT = b"10"
# Bytes of pixels that are to be changed, by the digits of bits.
_CHOSEN = bytes(255 if value == _ONE else 0 for value in range(256))


class Inks(NamedTuple):
    """What pixels are painted with: those of a picture, as far as it goes, and a colour."""

    picture: Surface | None
    colour: colours.Given


def _rows(plane: bytes, width: int, height: int, fits: Callable[[int], bool]) -> Rows:
    """Rows of bits: whether each byte of a plane fits."""
    digits = plane.translate(bytes(_ONE if fits(value) else _NOUGHT for value in range(256)))
    # What comes first is the lowest bit.
    return [int(digits[at * width : (at + 1) * width][::-1] or b"0", 2) for at in range(height)]


def of_alpha(surface: Surface, threshold: int) -> Rows:
    """Return which pixels are to be seen."""
    key, pixels = surface.get_colorkey(), surface.read()
    if key is None:
        return _rows(pixels[3::4], *surface.get_size(), lambda value: value > threshold)
    full = (1 << surface.get_width()) - 1
    return [full & ~row for row in _near(surface, pixels, key, (0, 0, 0, 255))]


def _near(surface: Surface, pixels: bytes, colour: Sequence[int], room: Sequence[int]) -> Rows:
    """Return which pixels differ from a colour by no more than there is room for, in each of its parts."""
    found = [(1 << surface.get_width()) - 1] * surface.get_height()
    for at, (part, most) in enumerate(zip(colour, room, strict=True)):
        if most < 255:
            plane = _rows(pixels[at::4], *surface.get_size(), lambda value: abs(value - part) <= most)  # noqa: B023
            found = [row & more for row, more in zip(found, plane, strict=True)]
    return found


def of_colour(surface: Surface, colour: colours.Given, room: colours.Given, other: Surface | None) -> Rows:
    """Return which pixels are nearly of a colour, or of what another picture has there."""
    most = colours.parts_of(room)
    pixels = surface.read()
    if other is None:
        return _near(surface, pixels, colours.parts_of(colour), (*most[:3], 255))
    width, height = surface.get_size()
    if other.get_size() != (width, height):
        raise ValueError("othersurface must have the size of the surface")
    away = bytearray(width * height)
    theirs = other.read()
    for at, limit in enumerate(most[:3]):
        pairs = zip(pixels[at::4], theirs[at::4], strict=True)
        away = bytearray(far or abs(one - two) > limit for far, (one, two) in zip(away, pairs, strict=True))
    return _rows(bytes(away), width, height, lambda value: not value)


def scaled(rows: Rows, size: tuple[int, int], to: tuple[int, int]) -> Rows:
    """Return rows for another size."""
    (width, height), (across, down) = size, to
    if not (width and height and across):
        return [0] * down
    columns = [at * width // across for at in reversed(range(across))]
    made: dict[int, int] = {}
    for y in {at * height // down for at in range(down)}:
        text = f"{rows[y]:0{width}b}"[::-1]
        made[y] = int("".join([text[x] for x in columns]), 2)
    return [made[at * height // down] for at in range(down)]


@lru_cache(maxsize=16)
def _planes(count: int) -> tuple[int, ...]:
    """For each bit of a place, the places in which it is set: so that sums of places are counts of bits."""
    found = []
    for bit in range(count):
        size, plane = 2 << bit, ((1 << (1 << bit)) - 1) << (1 << bit)
        while size < 1 << count:
            plane, size = plane | plane << size, 2 * size
        found.append(plane)
    return tuple(found)


def sums(rows: Rows) -> tuple[int, int, int]:
    """Return how many bits are set, and the sums of x and of y over their places."""
    across = [_across(row) for row in rows]
    counts = [row.bit_count() for row in rows]
    return sum(counts), sum(across), sum(y * count for y, count in enumerate(counts))


def squares(rows: Rows) -> tuple[int, int, int]:
    """Return the sums of x * x, y * y and x * y over the places of bits that are set."""
    # Each place is told bit by bit, and so is its square: x * x is the sum of x over each bit of x.
    across = sum(
        _across(row & plane) << bit
        for row in rows
        for bit, plane in enumerate(_planes(row.bit_length().bit_length()))
    )
    down = sum(y * y * row.bit_count() for y, row in enumerate(rows))
    return across, down, sum(y * _across(row) for y, row in enumerate(rows))


def _across(row: int) -> int:
    planes = _planes(row.bit_length().bit_length())
    return sum((row & plane).bit_count() << bit for bit, plane in enumerate(planes))


def draw(rows: Rows, surface: Surface, area: Rect, dest: tuple[int, int], inks: tuple[Inks, Inks]) -> None:
    """Paint an area of rows on a surface: with one ink where bits are set, and with another elsewhere."""
    target = Rect(dest, area.size).clip(0, 0, *surface.get_size())
    part = Rect(area.x + target.x - dest[0], area.y + target.y - dest[1], target.w, target.h)
    if not target:
        return
    pixels = int.from_bytes(surface.read(tuple(target)), "little")
    for ink, turn in zip(inks, (0, -1), strict=True):
        for new, cover in _layers(ink, part):
            cut = [((row ^ turn) & more) for row, more in zip(rows[part.y : part.bottom], cover, strict=True)]
            pixels ^= (pixels ^ new) & _chosen(cut, part)
    surface.write(pixels.to_bytes(4 * part.w * part.h, "little"), tuple(target))


def _layers(ink: Inks, part: Rect) -> Iterator[tuple[int, Rows]]:
    """What an ink is of: pixels, and rows of where it has any."""
    if ink.colour is not None:
        colour = bytes(colours.parts_of(ink.colour))
        yield int.from_bytes(colour * (part.w * part.h), "little"), [-1] * part.h
    if ink.picture is not None:
        width, height = ink.picture.get_size()
        made = Surface(part.size, SRCALPHA)
        made.blit(ink.picture, (-part.x, -part.y))
        full = (1 << width) - 1
        yield (
            int.from_bytes(made.read(), "little"),
            [full if y < height else 0 for y in range(part.y, part.bottom)],
        )


def _chosen(rows: Rows, part: Rect) -> int:
    """The bits of all pixels for which a bit is set."""
    full, size = (1 << part.w) - 1, part.w
    texts = [f"{row >> part.x & full:0{size}b}"[::-1] for row in rows]
    plane = "".join(texts).encode().translate(_CHOSEN)
    made = bytearray(4 * len(plane))
    for at in range(4):
        made[at::4] = plane
    return int.from_bytes(made, "little")
