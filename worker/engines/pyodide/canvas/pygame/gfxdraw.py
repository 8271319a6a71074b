"""Shapes whose colours let the background through: https://www.pygame.org/docs/ref/gfxdraw.html

All edges are smooth here. Angles are in degrees, clockwise from the right.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from typing import Any

from pygame import color as colours
from pygame.lacking import names_of
from pygame.rect import Rect
from pygame.surface import Surface

Place = Sequence[float]
Trace = Callable[[Any], None]
_TURN = 2 * math.pi


def _draw(surface: Surface, color: colours.Given, trace: Trace, *, is_filled: bool = False) -> None:
    ink = colours.css(color)
    with surface.painting() as context:
        context.beginPath()
        trace(context)
        if is_filled:
            context.fillStyle = ink
            context.fill()
        else:
            context.strokeStyle, context.lineWidth = ink, 1
            context.stroke()


def _fill(surface: Surface, color: colours.Given, area: tuple[float, float, float, float]) -> None:
    with surface.painting() as context:
        context.fillStyle = colours.css(color)
        context.fillRect(*area)


def pixel(surface: Surface, x: int, y: int, color: colours.Given) -> None:
    """Draw a pixel."""
    _fill(surface, color, (int(x), int(y), 1, 1))


def hline(surface: Surface, x1: int, x2: int, y: int, color: colours.Given) -> None:
    """Draw a line across, from x1 to x2."""
    _fill(surface, color, (int(min(x1, x2)), int(y), int(abs(x2 - x1)) + 1, 1))


def vline(surface: Surface, x: int, y1: int, y2: int, color: colours.Given) -> None:
    """Draw a line down, from y1 to y2."""
    _fill(surface, color, (int(x), int(min(y1, y2)), 1, int(abs(y2 - y1)) + 1))


def line(surface: Surface, x1: int, y1: int, x2: int, y2: int, color: colours.Given) -> None:
    """Draw a line between two places."""
    if x1 == x2:
        vline(surface, x1, y1, y2, color)
    elif y1 == y2:
        hline(surface, x1, x2, y1, color)
    else:
        _draw(surface, color, _along(((x1, y1), (x2, y2)), is_closed=False))


def rectangle(surface: Surface, rect: Any, color: colours.Given) -> None:
    """Draw the edge of a rectangle."""
    x, y, w, h = Rect(rect)
    _draw(surface, color, lambda context: context.rect(x + 0.5, y + 0.5, w - 1, h - 1))


def box(surface: Surface, rect: Any, color: colours.Given) -> None:
    """Draw a filled rectangle."""
    x, y, w, h = Rect(rect)
    _fill(surface, color, (x, y, w, h))


def _round(
    x: float, y: float, across: float, down: float, *, begins: float = 0, ends: float = _TURN
) -> Trace:
    if across < 0 or down < 0:
        raise ValueError("radius must not be negative")
    return lambda context: context.ellipse(x + 0.5, y + 0.5, across, down, 0, begins, ends)


def circle(surface: Surface, x: int, y: int, r: int, color: colours.Given) -> None:
    """Draw the edge of a circle."""
    _draw(surface, color, _round(x, y, r, r))


def filled_circle(surface: Surface, x: int, y: int, r: int, color: colours.Given) -> None:
    """Draw a filled circle."""
    _draw(surface, color, _round(x, y, r + 0.5, r + 0.5), is_filled=True)


def ellipse(surface: Surface, x: int, y: int, rx: int, ry: int, color: colours.Given) -> None:
    """Draw the edge of an ellipse."""
    _draw(surface, color, _round(x, y, rx, ry))


def filled_ellipse(surface: Surface, x: int, y: int, rx: int, ry: int, color: colours.Given) -> None:
    """Draw a filled ellipse."""
    _draw(surface, color, _round(x, y, rx + 0.5, ry + 0.5), is_filled=True)


def arc(
    surface: Surface, x: int, y: int, r: int, start_angle: float, stop_angle: float, color: colours.Given
) -> None:
    """Draw a part of a circle's edge."""
    begins, ends = _angles(start_angle, stop_angle)
    _draw(surface, color, _round(x, y, r, r, begins=begins, ends=ends))


def pie(
    surface: Surface, x: int, y: int, r: int, start_angle: float, stop_angle: float, color: colours.Given
) -> None:
    """Draw the edge of a slice of a circle."""
    begins, ends = _angles(start_angle, stop_angle)
    trace = _round(x, y, r, r, begins=begins, ends=ends)

    def put(context: Any) -> None:
        context.moveTo(x + 0.5, y + 0.5)
        trace(context)
        context.closePath()

    _draw(surface, color, put)


def _angles(start: float, stop: float) -> tuple[float, float]:
    return math.radians(start), math.radians(stop if stop >= start else stop + 360)


def _along(points: Sequence[Place], *, is_closed: bool) -> Trace:
    def put(context: Any) -> None:
        for x, y in points:
            context.lineTo(x + 0.5, y + 0.5)
        if is_closed:
            context.closePath()

    return put


def polygon(surface: Surface, points: Sequence[Place], color: colours.Given) -> None:
    """Draw the edge of a shape with corners."""
    _draw(surface, color, _along(_checked(points), is_closed=True))


def filled_polygon(surface: Surface, points: Sequence[Place], color: colours.Given) -> None:
    """Draw a filled shape with corners."""
    _draw(surface, color, _along(_checked(points), is_closed=True), is_filled=True)


def _checked(points: Sequence[Place]) -> Sequence[Place]:
    if len(points) < 3:
        raise ValueError("points must contain more than 2 points")
    return points


def trigon(
    surface: Surface, x1: int, y1: int, x2: int, y2: int, x3: int, y3: int, color: colours.Given
) -> None:
    """Draw the edge of a triangle."""
    polygon(surface, ((x1, y1), (x2, y2), (x3, y3)), color)


def filled_trigon(
    surface: Surface, x1: int, y1: int, x2: int, y2: int, x3: int, y3: int, color: colours.Given
) -> None:
    """Draw a filled triangle."""
    filled_polygon(surface, ((x1, y1), (x2, y2), (x3, y3)), color)


def bezier(surface: Surface, points: Sequence[Place], steps: int, color: colours.Given) -> None:
    """Draw a curve from the first place to the last, which the others pull at, in so many steps and more."""
    if steps < 2:
        raise ValueError("steps must be 2 or more")
    count = steps * len(_checked(points))
    curve = [_between(points, at / count) for at in range(count + 1)]
    _draw(surface, color, _along(curve, is_closed=False))


def _between(points: Sequence[Place], part: float) -> Place:
    places = [(x, y) for x, y in points]
    while len(places) > 1:
        pairs = itertools.pairwise(places)
        places = [(a + (c - a) * part, b + (d - b) * part) for (a, b), (c, d) in pairs]
    return places[0]


aacircle, aaellipse, aatrigon, aapolygon = circle, ellipse, trigon, polygon
__getattr__ = names_of(__name__)
