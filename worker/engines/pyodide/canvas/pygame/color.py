"""Colours, as pygame has them: https://www.pygame.org/docs/ref/color.html"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from functools import cache
from typing import Any

from offthread_canvas import door

Given = Any
# Names that X11, and so pygame, gives to other colours than browsers do.
OTHERS = {"green": "#00ff00", "gray": "#bebebe", "grey": "#bebebe", "maroon": "#b03060", "purple": "#a020f0"}
INVALID = "invalid color argument"


class Color:
    """Red, green, blue and alpha from 0 to 255; by four numbers, a name, or a text like #ff8800."""

    __slots__ = ("a", "b", "g", "r")

    def __init__(self, r: Given, g: int | None = None, b: int | None = None, a: int = 255) -> None:
        parts: tuple[Any, ...] = parts_of(r) if g is None or b is None else (r, g, b, a)
        if not all(isinstance(each, int) and 0 <= each <= 255 for each in parts):
            raise ValueError(INVALID)
        self.r, self.g, self.b, self.a = parts

    def __iter__(self) -> Iterator[int]:
        return iter((self.r, self.g, self.b, self.a))

    def __getitem__(self, at: Any) -> Any:
        return (self.r, self.g, self.b, self.a)[at]

    def __len__(self) -> int:
        return 4

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Color):
            return tuple(self) == tuple(other)
        return isinstance(other, tuple) and tuple(self)[: len(other)] == other and len(other) in (3, 4)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Color({self.r}, {self.g}, {self.b}, {self.a})"

    @property
    def hsva(self) -> tuple[float, float, float, float]:
        """Hue in degrees; saturation, value and alpha in percent."""
        hue, saturation, value = colorsys.rgb_to_hsv(self.r / 255, self.g / 255, self.b / 255)
        return hue * 360, saturation * 100, value * 100, self.a / 2.55

    @hsva.setter
    def hsva(self, given: tuple[float, ...]) -> None:
        hue, saturation, value, *alpha = given
        parts = colorsys.hsv_to_rgb(hue / 360, saturation / 100, value / 100)
        self.r, self.g, self.b = (round(each * 255) for each in parts)
        self.a = round(alpha[0] * 2.55) if alpha else 255

    def lerp(self, other: Given, amount: float) -> Color:
        """Return the colour between this and another."""
        return Color(*(round(a + (b - a) * amount) for a, b in zip(self, parts_of(other), strict=True)))


def parts_of(given: Given) -> tuple[int, int, int, int]:
    """Return red, green, blue and alpha of what a program gave for a colour."""
    if isinstance(given, str):
        return named(given)
    if isinstance(given, int):
        return given >> 24 & 255, given >> 16 & 255, given >> 8 & 255, given & 255
    found = tuple(int(each) for each in given)
    if len(found) not in (3, 4) or not all(0 <= each <= 255 for each in found):
        raise ValueError(INVALID)
    return (*found, 255) if len(found) == 3 else found  # type: ignore[return-value]


@cache
def named(text: str) -> tuple[int, int, int, int]:
    """Return what a name, or a text like #ff8800, stands for."""
    name = text.lower().replace(" ", "")
    name = OTHERS.get(name, name)
    digits = name.removeprefix("#").removeprefix("0x")
    if digits == name:
        digits = _by_browser(name)
    try:
        parts = bytes.fromhex(digits)
    except ValueError:
        parts = b""
    if len(parts) not in (3, 4):
        raise ValueError(f"invalid color name {text!r}")
    return (*parts, 255) if len(parts) == 3 else tuple(parts)  # type: ignore[return-value]


def _by_browser(name: str) -> str:
    """A canvas turns names into numbers, and stays as it is if it knows none."""
    context = door.current.canvas(1, 1)
    context.fillStyle = "#123456"
    context.fillStyle = name
    found = str(context.fillStyle)
    return found.removeprefix("#") if found != "#123456" else ""


def css(given: Given) -> str:
    """Return a colour as a canvas takes it."""
    return _css(given if isinstance(given, (str, int)) else tuple(given))


@cache
def _css(given: Any) -> str:
    red, green, blue, alpha = parts_of(given)
    return f"#{red:02x}{green:02x}{blue:02x}{alpha:02x}"
