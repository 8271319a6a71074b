"""A picture as numbers of colours, with x first: https://www.pygame.org/docs/ref/pixelarray.html"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pygame import color as colours
from pygame.constants import SRCALPHA
from pygame.store import Store
from pygame.surface import Surface

_CLOSED = "Operation on closed PixelArray."
_WEIGHTS = 0.299, 0.587, 0.114


class _Cells:
    """The pixels of a surface as numbers, until they are let go."""

    def __init__(self, surface: Surface) -> None:
        self.surface, self.width = surface, surface.get_width()
        self._store: Store | None = surface.hold()
        self._numbers = memoryview(self._store).cast("I")

    @property
    def numbers(self) -> memoryview[int]:
        """All of them, row by row."""
        if self._store is None:
            raise ValueError(_CLOSED)
        return self._numbers

    def close(self) -> None:
        """Put them onto the surface."""
        self._numbers.release()
        self._store = None


class PixelArray:
    """The pixels of a surface: array[x, y] = "red", array[2:5] = 0xff8800.

    It is memory beside the surface. What was changed is on the surface after close(), when the array is
    deleted, and before the surface is shown, drawn or read.
    """

    def __init__(self, surface: Surface) -> None:
        self._cells = _Cells(surface)
        width, height = surface.get_size()
        self._axes: tuple[range, ...] = range(width), range(height)
        self._fixed: tuple[int | None, int | None] = (None, None)

    def _part(self, key: Any) -> tuple[PixelArray, bool]:
        """What a key stands for, and whether it is a single pixel."""
        made = object.__new__(PixelArray)
        keys, fixed, axes = list(key if isinstance(key, tuple) else (key,)), list(self._fixed), []
        free = iter(self._axes)
        for at, place in enumerate(self._fixed):
            if place is None:
                axis, chosen = next(free), keys.pop(0) if keys else slice(None)
                if isinstance(chosen, slice) or chosen is Ellipsis:
                    axes.append(axis if chosen is Ellipsis else axis[chosen])
                else:
                    fixed[at] = axis[chosen]
        if keys:
            raise IndexError("too many indices for the array")
        made._cells, made._axes, made._fixed = self._cells, tuple(axes), (fixed[0], fixed[1])
        return made, not axes

    def _places(self) -> Iterator[int]:
        """Where its pixels are, column by column."""
        free = iter(self._axes)
        across, down = (next(free) if each is None else (each,) for each in self._fixed)
        return (y * self._cells.width + x for x in across for y in down)

    def __getitem__(self, key: Any) -> Any:
        part, is_pixel = self._part(key)
        return self._cells.numbers[next(part._places())] if is_pixel else part

    def __setitem__(self, key: Any, value: Any) -> None:
        part, _ = self._part(key)
        places = list(part._places())
        numbers, new = self._cells.numbers, self._values(value, len(places))
        for place, number in zip(places, new, strict=True):
            numbers[place] = number

    def _values(self, value: Any, count: int) -> Sequence[int]:
        if isinstance(value, PixelArray):
            numbers = value._cells.numbers
            found = [numbers[place] for place in value._places()]
        elif isinstance(value, list):
            found = [
                self._number(each) for row in value for each in (row if isinstance(row, list) else [row])
            ]
        else:
            return [self._number(value)] * count
        if len(found) != count:
            raise ValueError("array sizes do not match")
        return found

    def _number(self, colour: colours.Given) -> int:
        return colour & 0xFFFFFFFF if isinstance(colour, int) else self.surface.map_rgb(colour)

    def __iter__(self) -> Iterator[Any]:
        return (self[at] for at in range(len(self)))

    def __len__(self) -> int:
        return len(self._axes[0])

    def __enter__(self) -> PixelArray:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Put what was changed onto the surface, and have no more to do with it."""
        self._cells.close()

    @property
    def surface(self) -> Surface:
        """The surface that it is of."""
        return self._cells.surface

    @property
    def shape(self) -> tuple[int, ...]:
        """How many pixels there are each way."""
        return tuple(len(each) for each in self._axes)

    @property
    def ndim(self) -> int:
        """1 for a row or a column, 2 otherwise."""
        return len(self._axes)

    itemsize = 4

    def replace(
        self,
        color: colours.Given,
        repcolor: colours.Given,
        distance: float = 0,
        weights: Sequence[float] = _WEIGHTS,
    ) -> None:
        """Put a colour in the place of another, and of those nearly like it: 0 alone that, 1 all."""
        new, numbers = self._number(repcolor), self._cells.numbers
        for place in self._near(color, distance, weights):
            numbers[place] = new

    def extract(
        self, color: colours.Given, distance: float = 0, weights: Sequence[float] = _WEIGHTS
    ) -> PixelArray:
        """Return a copy in white where a colour is, or one nearly like it, and black elsewhere."""
        made = PixelArray(self.make_surface())
        found, white = set(self._near(color, distance, weights)), made._number("white")
        black = made._number("black")
        new = [white if place in found else black for place in self._places()]
        for place, number in zip(made._places(), new, strict=True):
            made._cells.numbers[place] = number
        return made

    def _near(self, colour: colours.Given, distance: float, weights: Sequence[float]) -> list[int]:
        wanted, numbers = self.surface.unmap_rgb(self._number(colour)), self._cells.numbers
        known: dict[int, bool] = {}
        for place in self._places():
            number = numbers[place]
            if number not in known:
                pairs = zip(self.surface.unmap_rgb(number), wanted, weights, strict=False)
                far = sum(weight * (one - two) ** 2 for one, two, weight in pairs) ** 0.5 / 255
                known[number] = far <= distance
        return [place for place in self._places() if known[numbers[place]]]

    def make_surface(self) -> Surface:
        """Return a picture of its pixels."""
        across, down = (*self.shape, 1)[:2]
        made = Surface((across, down), SRCALPHA if self.surface.has_alpha else 0)
        with PixelArray(made) as pixels:
            numbers = self._cells.numbers
            for place, mine in zip(pixels._places(), self._places(), strict=True):
                pixels._cells.numbers[place] = numbers[mine]
        return made
