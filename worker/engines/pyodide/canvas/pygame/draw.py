"""Shapes: https://www.pygame.org/docs/ref/draw.html"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from pygame import color
from pygame.rect import Rect
from pygame.surface import Surface

Place = Sequence[float]
_TURN = 2 * math.pi


def rect(
    surface: Surface, colour: color.Given, shape: Any, width: int = 0, border_radius: int = 0, **corners: int
) -> Rect:
    """Draw a rectangle: filled, or its edge with a width."""
    area = Rect(shape)
    radius = max(border_radius, *corners.values(), 0)
    with surface.painting() as context:
        if radius <= 0:
            context.fillStyle = color.css(colour)
            for part in _sides(area, width) if width > 0 else (area,):
                context.fillRect(*part)
        else:
            context.beginPath()
            # The edge lies within.
            half = max(0, width) / 2
            context.roundRect(area.x + half, area.y + half, area.w - 2 * half, area.h - 2 * half, radius)
            _paint(context, colour, width)
    return area


def circle(
    surface: Surface, colour: color.Given, center: Place, radius: float, width: int = 0, **_q: bool
) -> Rect:
    """Draw a circle: filled, or its edge with a width."""
    x, y = center
    if radius < 1:
        return Rect(x, y, 0, 0)
    with surface.painting() as context:
        context.beginPath()
        context.arc(x, y, max(0.5, radius - width / 2), 0, _TURN)
        _paint(context, colour, width)
    return Rect(x - radius, y - radius, 2 * radius, 2 * radius)


def ellipse(surface: Surface, colour: color.Given, shape: Any, width: int = 0) -> Rect:
    """Draw an ellipse within a rectangle."""
    area = Rect(shape)
    with surface.painting() as context:
        context.beginPath()
        across, down = (max(0.0, (each - width) / 2) for each in area.size)
        context.ellipse(area.x + area.w / 2, area.y + area.h / 2, across, down, 0, 0, _TURN)
        _paint(context, colour, width)
    return area


def arc(surface: Surface, colour: color.Given, shape: Any, start: float, stop: float, width: int = 1) -> Rect:
    """Draw a part of an ellipse's edge, against the clock, by angles in radians."""
    area = Rect(shape)
    with surface.painting() as context:
        context.beginPath()
        across, down = (max(0.0, (each - width) / 2) for each in area.size)
        context.ellipse(area.x + area.w / 2, area.y + area.h / 2, across, down, 0, -start, -stop, True)
        _paint(context, colour, max(1, width))
    return area


def line(surface: Surface, colour: color.Given, start: Place, end: Place, width: int = 1) -> Rect:
    """Draw a line between two places."""
    return lines(surface, colour, False, (start, end), width)


def lines(
    surface: Surface, colour: color.Given, closed: bool, points: Sequence[Place], width: int = 1
) -> Rect:
    """Draw lines from place to place, and back to the first if they are closed."""
    if len(points) < 2:
        raise ValueError("points argument must contain 2 or more points")
    if width < 1:
        return Rect(*points[0], 0, 0)
    # Lines of an odd width lie on the middles of pixels.
    shift = width % 2 / 2
    with surface.painting() as context:
        _trace(context, points, closed, shift)
        _paint(context, colour, width)
    return _around(points)


def aaline(surface: Surface, colour: color.Given, start: Place, end: Place, blend: int = 1) -> Rect:
    """Draw a smooth line: all are, here."""
    return lines(surface, colour, False, (start, end))


def aalines(
    surface: Surface, colour: color.Given, closed: bool, points: Sequence[Place], blend: int = 1
) -> Rect:
    """Draw smooth lines."""
    return lines(surface, colour, closed, points)


def polygon(surface: Surface, colour: color.Given, points: Sequence[Place], width: int = 0) -> Rect:
    """Draw a shape with corners: filled, or its edge with a width."""
    if len(points) < 3:
        raise ValueError("points argument must contain more than 2 points")
    with surface.painting() as context:
        _trace(context, points, True, 0)
        _paint(context, colour, width)
    return _around(points)


def _sides(area: Rect, width: int) -> tuple[tuple[int, int, int, int], ...]:
    """The edge of a rectangle as four others, which do not overlap."""
    x, y, w, h = area
    thick = min(width, (min(w, h) + 1) // 2)
    inner = max(0, h - 2 * thick)
    return (
        (x, y, w, thick),
        (x, y + h - thick, w, thick),
        (x, y + thick, thick, inner),
        (x + w - thick, y + thick, thick, inner),
    )


def _trace(context: Any, points: Sequence[Place], closed: bool, shift: float) -> None:
    context.beginPath()
    for x, y in points:
        context.lineTo(x + shift, y + shift)
    if closed:
        context.closePath()


def _paint(context: Any, colour: color.Given, width: int) -> None:
    if width > 0:
        context.strokeStyle, context.lineWidth = color.css(colour), width
        context.stroke()
    else:
        context.fillStyle = color.css(colour)
        context.fill()


def _around(points: Sequence[Place]) -> Rect:
    across, down = [each[0] for each in points], [each[1] for each in points]
    return Rect(min(across), min(down), max(across) - min(across) + 1, max(down) - min(down) + 1)
