"""Other ways to tell a colour than by red, green and blue. All of those are from 0 to 1 here. Pure."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

Three = tuple[float, float, float]


def hsva(red: float, green: float, blue: float) -> Three:
    """Return hue in degrees, saturation and value in percent."""
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    return hue * 360, saturation * 100, value * 100


def of_hsva(hue: float, saturation: float, value: float) -> Three:
    """Return the colour of these."""
    return colorsys.hsv_to_rgb(hue / 360, saturation / 100, value / 100)


def hsla(red: float, green: float, blue: float) -> Three:
    """Return hue in degrees, saturation and lightness in percent."""
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    return hue * 360, saturation * 100, lightness * 100


def of_hsla(hue: float, saturation: float, lightness: float) -> Three:
    """Return the colour of these."""
    return colorsys.hls_to_rgb(hue / 360, lightness / 100, saturation / 100)


def cmy(red: float, green: float, blue: float) -> Three:
    """Return cyan, magenta and yellow; from these, the colour."""
    return 1 - red, 1 - green, 1 - blue


def i1i2i3(red: float, green: float, blue: float) -> Three:
    """Return brightness, red against blue, and green against both."""
    return (red + green + blue) / 3, (red - blue) / 2, (2 * green - red - blue) / 4


def of_i1i2i3(bright: float, side: float, green: float) -> Three:
    """Return the colour of these."""
    return bright + side - green * 2 / 3, bright + green * 4 / 3, bright - side - green * 2 / 3


def bytes_of(parts: Sequence[float]) -> list[int]:
    """Return parts from 0 to 1 as numbers from 0 to 255."""
    return [max(0, min(255, round(each * 255))) for each in parts]
