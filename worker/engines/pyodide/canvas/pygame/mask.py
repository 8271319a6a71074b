"""Masks: which pixels of a picture count when it touches something. https://www.pygame.org/docs/ref/mask.html"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from pygame import bits, masking
from pygame import color as colours
from pygame.constants import SRCALPHA
from pygame.lacking import names_of
from pygame.rect import Rect
from pygame.surface import Surface

Place = Sequence[float]
# Columns that are looked at together for the first place where two masks touch.
_BLOCK = 64


class Mask:
    """Bits in the size of a picture: Mask((width, height)). rows: each row as a number."""

    def __init__(self, size: Place, fill: bool = False) -> None:
        self._width, self._height = (int(each) for each in size)
        if self._width < 0 or self._height < 0:
            raise ValueError("cannot create mask with negative size")
        self.rows = [self._full if fill else 0] * self._height

    def __repr__(self) -> str:
        return f"<Mask({self._width}x{self._height})>"

    @property
    def _full(self) -> int:
        return (1 << self._width) - 1

    @classmethod
    def of_rows(cls, size: Place, rows: bits.Rows) -> Mask:
        """Return one with these rows."""
        made = cls(size)
        made.rows = rows
        return made

    def copy(self) -> Mask:
        """Return another like it."""
        return Mask.of_rows(self.get_size(), list(self.rows))

    __copy__ = copy

    def get_size(self) -> tuple[int, int]:
        """Return width and height."""
        return self._width, self._height

    def get_rect(self, **places: Any) -> Rect:
        """Return a rectangle of its size, moved to where its places say: center=(100, 50)."""
        return Rect(0, 0, *self.get_size()).placed(places)

    def _checked(self, pos: Place) -> tuple[int, int]:
        x, y = int(pos[0]), int(pos[1])
        if not (0 <= x < self._width and 0 <= y < self._height):
            raise IndexError(f"{x}, {y} is out of bounds")
        return x, y

    def get_at(self, pos: Place) -> int:
        """Return 1 if the bit at a place is set, and 0 otherwise."""
        x, y = self._checked(pos)
        return self.rows[y] >> x & 1

    def set_at(self, pos: Place, value: int = 1) -> None:
        """Set the bit at a place, or clear it with 0."""
        x, y = self._checked(pos)
        self.rows[y] = self.rows[y] | 1 << x if value else self.rows[y] & ~(1 << x)

    def _shared(self, other: Mask, offset: Place) -> bits.Rows:
        """Rows with the bits that are set in both; the other lies at an offset."""
        x, y = int(offset[0]), int(offset[1])
        found = [0] * self._height
        if not -other._width < x < self._width:
            return found
        for at in range(max(0, y), min(self._height, y + other._height)):
            row = other.rows[at - y]
            found[at] = self.rows[at] & (row << x if x >= 0 else row >> -x)
        return found

    def overlap(self, other: Mask, offset: Place) -> tuple[int, int] | None:
        """Return the first place where both are set; None if there is none. The other lies at an offset."""
        found = self._shared(other, offset)
        begins = max(0, int(offset[0]))
        touching = [(bits.lowest(row), y) for y, row in enumerate(found) if row]
        return min(touching, key=lambda place: ((place[0] - begins) // _BLOCK, place[1]), default=None)

    def overlap_area(self, other: Mask, offset: Place) -> int:
        """Return at how many places both are set."""
        return bits.count(self._shared(other, offset))

    def overlap_mask(self, other: Mask, offset: Place) -> Mask:
        """Return a mask of the places where both are set."""
        return Mask.of_rows(self.get_size(), self._shared(other, offset))

    def draw(self, other: Mask, offset: Place) -> None:
        """Set all bits that are set in another, which lies at an offset."""
        shared = Mask(self.get_size(), True)._shared(other, offset)
        self.rows = [row | more for row, more in zip(self.rows, shared, strict=True)]

    def erase(self, other: Mask, offset: Place) -> None:
        """Clear them."""
        shared = self._shared(other, offset)
        self.rows = [row & ~less for row, less in zip(self.rows, shared, strict=True)]

    def fill(self) -> None:
        """Set all bits."""
        self.rows = [self._full] * self._height

    def clear(self) -> None:
        """Set none."""
        self.rows = [0] * self._height

    def invert(self) -> None:
        """Set those that are not set, and clear the others."""
        self.rows = [row ^ self._full for row in self.rows]

    def scale(self, scale: Place) -> Mask:
        """Return it in another size."""
        width, height = (int(each) for each in scale)
        if width < 0 or height < 0:
            raise ValueError("cannot scale mask to negative size")
        return Mask.of_rows((width, height), masking.scaled(self.rows, self.get_size(), (width, height)))

    def count(self) -> int:
        """Return how many bits are set."""
        return bits.count(self.rows)

    def centroid(self) -> tuple[int, int]:
        """Return the middle of all bits that are set; (0, 0) if none is."""
        total, across, down = masking.sums(self.rows)
        return (across // total, down // total) if total else (0, 0)

    def angle(self) -> float:
        """Return which way the bits that are set lie, from -90 to 90 degrees."""
        total, across, down = masking.sums(self.rows)
        if not total:
            return 0.0
        x, y = across / total, down / total
        squares_x, squares_y, products = (each / total for each in masking.squares(self.rows))
        return -90 * math.atan2(2 * (products - x * y), squares_x - x * x - squares_y + y * y) / math.pi

    def outline(self, every: int = 1) -> list[tuple[int, int]]:
        """Return places along the edge of the first piece; every: one of so many."""
        return bits.outline(self.rows)[:: max(1, every)]

    def convolve(self, other: Mask, output: Mask | None = None, offset: Place = (0, 0)) -> Mask:
        """Return a mask of where another would touch this one, by the place of its lower right corner."""
        size = self._width + other._width - 1, self._height + other._height - 1
        made = Mask([max(0, each) for each in size]) if output is None else output
        for y, row in enumerate(other.rows):
            for x in bits.places(row):
                at = other._width - 1 - x + int(offset[0]), other._height - 1 - y + int(offset[1])
                made.draw(self, at)
        return made

    def connected_component(self, pos: Place | None = None) -> Mask:
        """Return the piece that a place is in, or the largest one."""
        if pos is None:
            found = max(bits.components(self.rows), key=bits.count, default=[0] * self._height)
        else:
            found = bits.component(self.rows, *self._checked(pos))
        return Mask.of_rows(self.get_size(), found)

    def connected_components(self, minimum: int = 0) -> list[Mask]:
        """Return all pieces that have so many bits at least."""
        return [
            Mask.of_rows(self.get_size(), rows)
            for rows in bits.components(self.rows)
            if bits.count(rows) >= minimum
        ]

    def get_bounding_rects(self) -> list[Rect]:
        """Return a rectangle round each piece."""
        return [Rect(*bits.box(rows)) for rows in bits.components(self.rows)]

    def to_surface(
        self,
        surface: Surface | None = None,
        setsurface: Surface | None = None,
        unsetsurface: Surface | None = None,
        setcolor: colours.Given = (255, 255, 255, 255),
        unsetcolor: colours.Given = (0, 0, 0, 255),
        dest: Any = (0, 0),
        area: Any = None,
    ) -> Surface:
        """Draw it on a surface, or a new one: pictures, or colours, for bits that are set or not.

        None as a picture and a colour leaves pixels as they are.
        """
        made = Surface(self.get_size(), SRCALPHA) if surface is None else surface
        within = self.get_rect() if area is None else Rect(area).clip(self.get_rect())
        inks = masking.Inks(setsurface, setcolor), masking.Inks(unsetsurface, unsetcolor)
        masking.draw(self.rows, made, within, (int(dest[0]), int(dest[1])), inks)
        return made


def from_surface(surface: Surface, threshold: int = 127) -> Mask:
    """Return a mask of what is to be seen of a picture: where its alpha is more than a threshold.

    On a surface with a colour key, all pixels of other colours are set.
    """
    return Mask.of_rows(surface.get_size(), masking.of_alpha(surface, threshold))


def from_threshold(
    surface: Surface,
    color: colours.Given,
    threshold: colours.Given = (0, 0, 0, 255),
    othersurface: Surface | None = None,
    palette_colors: int = 1,
) -> Mask:
    """Return a mask of the pixels that are nearly of a colour, or of what another picture has there."""
    rows = masking.of_colour(surface, color, threshold, othersurface)
    return Mask.of_rows(surface.get_size(), rows)


MaskType = Mask
__getattr__ = names_of(__name__)
