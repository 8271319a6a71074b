"""Colours, as pygame has them: https://www.pygame.org/docs/ref/color.html"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from pygame import spaces

Given = Any
Four = tuple[int, int, int, int]
INVALID = "invalid color argument"
_PARTS = "rgba"
_WAYS = "hsva", "hsla", "cmy", "i1i2i3", "normalized", "hex"


def _way(tell: Callable[..., spaces.Three], make: Callable[..., spaces.Three], *, has_alpha: bool) -> Any:
    """A way to tell a colour, to be read and to be set; with alpha in percent, perhaps."""

    def read(self: Color) -> tuple[float, ...]:
        told = tell(*self.normalize()[:3])
        return (*told, self.a / 2.55) if has_alpha else told

    def put(self: Color, given: tuple[float, ...]) -> None:
        self.r, self.g, self.b = spaces.bytes_of(make(*given[:3]))
        if has_alpha:
            self.a = round(given[3] * 2.55) if len(given) > 3 else 255

    return property(read, put, doc=tell.__doc__)


def _maker(way: str) -> Any:
    """What makes a colour of what tells it in a way."""

    def make(cls: type[Color], *given: Any) -> Color:
        made = cls(0, 0, 0)
        setattr(made, way, given[0] if len(given) == 1 else given)
        return made

    make.__doc__ = f"Return a colour by its {way}."
    return classmethod(make)


class Color:
    """Red, green, blue and alpha from 0 to 255; by four numbers, a name, or a text like #ff8800."""

    __slots__ = ("_length", "a", "b", "g", "r")
    r: int
    g: int
    b: int
    a: int

    def __init__(self, r: Given, g: int | None = None, b: int | None = None, a: int = 255) -> None:
        self._length = 4
        self.update(r, g, b, a)

    def update(self, r: Given, g: int | None = None, b: int | None = None, a: int = 255) -> None:
        """Be another colour."""
        self.r, self.g, self.b, self.a = parts_of(r) if g is None or b is None else (r, g, b, a)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _PARTS:
            value = int(value) if hasattr(value, "__index__") else -1
            if not 0 <= value <= 255:
                raise ValueError(INVALID)
        object.__setattr__(self, name, value)

    def __iter__(self) -> Iterator[int]:
        return iter((self.r, self.g, self.b, self.a)[: self._length])

    def __getitem__(self, at: Any) -> Any:
        return tuple(self)[at]

    def __setitem__(self, at: Any, value: Any) -> None:
        for name, each in zip(_PARTS[at], value if isinstance(at, slice) else (value,), strict=True):
            setattr(self, name, each)

    def __len__(self) -> int:
        return self._length

    def set_length(self, length: int) -> None:
        """Be a row of so many numbers: 3 without alpha."""
        if length not in (1, 2, 3, 4):
            raise ValueError("Length needs to be 1,2,3, or 4.")
        self._length = length

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Color):
            return int(self) == int(other)
        if not isinstance(other, tuple) or len(other) not in (3, 4):
            return False
        return (self.r, self.g, self.b, self.a) == (*other, 255)[:4]

    def __hash__(self) -> int:
        return int(self)

    def __repr__(self) -> str:
        return f"Color({self.r}, {self.g}, {self.b}, {self.a})"

    def __index__(self) -> int:
        return self.r << 24 | self.g << 16 | self.b << 8 | self.a

    __int__ = __index__

    def __float__(self) -> float:
        return float(int(self))

    def _with(self, other: Color, mix: Callable[[int, int], int]) -> Color:
        if not isinstance(other, Color):
            raise TypeError(f"a Color can be mixed with a Color, not with {type(other).__name__}")
        pairs = ((getattr(self, each), getattr(other, each)) for each in _PARTS)
        return Color(*(max(0, min(255, mix(*pair))) for pair in pairs))

    def __add__(self, other: Color) -> Color:
        return self._with(other, lambda one, two: one + two)

    def __sub__(self, other: Color) -> Color:
        return self._with(other, lambda one, two: one - two)

    def __mul__(self, other: Color) -> Color:
        return self._with(other, lambda one, two: one * two // 255)

    def __floordiv__(self, other: Color) -> Color:
        return self._with(other, lambda one, two: one // two if two else 0)

    def __mod__(self, other: Color) -> Color:
        return self._with(other, lambda one, two: one % two if two else 0)

    def __invert__(self) -> Color:
        return Color(255 - self.r, 255 - self.g, 255 - self.b, 255 - self.a)

    hsva = _way(spaces.hsva, spaces.of_hsva, has_alpha=True)
    hsla = _way(spaces.hsla, spaces.of_hsla, has_alpha=True)
    cmy = _way(spaces.cmy, spaces.cmy, has_alpha=False)
    i1i2i3 = _way(spaces.i1i2i3, spaces.of_i1i2i3, has_alpha=False)

    @property
    def normalized(self) -> tuple[float, ...]:
        """All four from 0 to 1."""
        return self.normalize()

    @normalized.setter
    def normalized(self, given: tuple[float, ...]) -> None:
        self.update(*spaces.bytes_of(given))

    def _digits(self) -> str:
        """A text like #ff8800ff."""
        return f"#{int(self):08x}"

    hex = property(_digits, lambda self, text: self.update(text))

    from_hsva, from_hsla, from_cmy, from_i1i2i3, from_normalized, from_hex = map(_maker, _WAYS)

    def normalize(self) -> tuple[float, float, float, float]:
        """Return all four from 0 to 1."""
        return self.r / 255, self.g / 255, self.b / 255, self.a / 255

    def correct_gamma(self, gamma: float) -> Color:
        """Return it for a screen with another gamma."""
        return Color(*spaces.bytes_of([each**gamma for each in self.normalize()]))

    def grayscale(self) -> Color:
        """Return the gray that is as bright."""
        gray = int(0.299 * self.r + 0.587 * self.g + 0.114 * self.b)
        return Color(gray, gray, gray, self.a)

    def premul_alpha(self) -> Color:
        """Return it as dark as it is transparent."""
        red, green, blue = ((each + 1) * self.a >> 8 for each in (self.r, self.g, self.b))
        return Color(red, green, blue, self.a)

    def lerp(self, color: Given, amount: float) -> Color:
        """Return the colour between this and another."""
        if not 0 <= amount <= 1:
            raise ValueError("Argument 2 must be in range [0, 1]")
        mine = self.r, self.g, self.b, self.a
        return Color(*(round(a + (b - a) * amount) for a, b in zip(mine, parts_of(color), strict=True)))


def parts_of(given: Given) -> Four:
    """Return red, green, blue and alpha of what a program gave for a colour."""
    if isinstance(given, Color):
        return given.r, given.g, given.b, given.a
    if isinstance(given, str):
        return named(given)
    if isinstance(given, int):
        return given >> 24 & 255, given >> 16 & 255, given >> 8 & 255, given & 255
    found = tuple(int(each) for each in given)
    if len(found) not in (3, 4) or not all(0 <= each <= 255 for each in found):
        raise ValueError(INVALID)
    return (*found, 255) if len(found) == 3 else found  # type: ignore[return-value]


@cache
def named(text: str) -> Four:
    """Return what a name, or a text like #ff8800, stands for."""
    name = text.lower().replace(" ", "")
    digits = name.removeprefix("#").removeprefix("0x")
    if digits == name:
        from pygame.colordict import THECOLORS

        if name not in THECOLORS:
            raise ValueError(f"invalid color name {text!r}")
        return THECOLORS[name]
    return _of_digits(digits, text)


def _of_digits(digits: str, text: str) -> Four:
    try:
        parts = bytes.fromhex(digits)
    except ValueError:
        parts = b""
    if len(parts) not in (3, 4):
        raise ValueError(f"invalid color name {text!r}")
    return (*parts, 255) if len(parts) == 3 else tuple(parts)  # type: ignore[return-value]


def css(given: Given) -> str:
    """Return a colour as a canvas takes it."""
    return _css(given if isinstance(given, (str, int)) else tuple(given))


@cache
def _css(given: Any) -> str:
    red, green, blue, alpha = parts_of(given)
    return f"#{red:02x}{green:02x}{blue:02x}{alpha:02x}"


def __getattr__(name: str) -> Any:
    if name == "THECOLORS":
        from pygame.colordict import THECOLORS

        return THECOLORS
    raise AttributeError(f"module 'pygame.color' has no attribute '{name}'", name=name)
