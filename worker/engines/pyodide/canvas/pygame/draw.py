"""Shapes: https://www.pygame.org/docs/ref/draw.html"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from pygame import color as colours
from pygame.lacking import lazily
from pygame.rect import Rect
from pygame.surface import NO_SURFACE, Surface

Place = Sequence[float]
_TURN = 2 * math.pi
_QUARTER = math.pi / 2
# Corners as a canvas counts them, and where the quarters of a circle begin, by pygame's names of options.
_CORNERS = [f"border_{each}_radius" for each in ("top_left", "top_right", "bottom_right", "bottom_left")]
_QUARTERS = ("draw_bottom_right", "draw_bottom_left", "draw_top_left", "draw_top_right")


def rect(
    surface: Surface, color: colours.Given, rect: Any, width: int = 0, border_radius: int = 0, **corners: int
) -> Rect:
    """Draw a rectangle: filled, or its edge with a width."""
    area = Rect(rect)
    radii = [given if (given := corners.pop(each, -1)) >= 0 else border_radius for each in _CORNERS]
    _refuse("rect", corners)
    # The edge lies within.
    half = max(0, width) / 2

    def put(context: Any) -> None:
        context.roundRect(area.x + half, area.y + half, area.w - 2 * half, area.h - 2 * half, radii)

    if width < 0:
        return Rect(area.x, area.y, 0, 0)
    if max(radii) > 0:
        return _shape(surface, color, put, width, area)
    for part in _sides(area, width) if width > 0 else (area,):
        _checked(surface).fill(color, part)
    return area


def circle(
    surface: Surface, color: colours.Given, center: Place, radius: float, width: int = 0, **quarters: bool
) -> Rect:
    """Draw a circle: filled, or its edge with a width; all of it, or some of its quarters."""
    x, y = _place(center)
    chosen = [at for at, name in enumerate(_QUARTERS) if quarters.pop(name, False)]
    _refuse("circle", quarters)

    def put(context: Any) -> None:
        reach = max(0.5, radius - width / 2)
        for at in chosen:
            begins = at * _QUARTER
            context.moveTo(x + math.cos(begins) * reach, y + math.sin(begins) * reach)
            context.arc(x, y, reach, begins, begins + _QUARTER)
            if not width:
                context.lineTo(x, y)
        if not chosen:
            context.arc(x, y, reach, 0, _TURN)

    if radius < 1 or width < 0:
        return Rect(x, y, 0, 0)
    return _shape(surface, color, put, width, Rect(x - radius, y - radius, 2 * radius, 2 * radius))


def ellipse(surface: Surface, color: colours.Given, rect: Any, width: int = 0) -> Rect:
    """Draw an ellipse within a rectangle."""
    return _ellipse(surface, color, Rect(rect), (0, _TURN), width)


def arc(
    surface: Surface, color: colours.Given, rect: Any, start_angle: float, stop_angle: float, width: int = 1
) -> Rect:
    """Draw a part of an ellipse's edge, against the clock, by angles in radians."""
    ends = stop_angle if stop_angle >= start_angle else stop_angle + _TURN
    area = Rect(rect)
    if width < 1:
        return Rect(area.x, area.y, 0, 0)
    return _ellipse(surface, color, area, (start_angle, ends), width)


def _ellipse(
    surface: Surface, color: colours.Given, area: Rect, angles: tuple[float, float], width: int
) -> Rect:
    across, down = (max(0.0, (each - max(0, width)) / 2) for each in area.size)

    def put(context: Any) -> None:
        middle = area.x + area.w / 2, area.y + area.h / 2
        context.ellipse(*middle, across, down, 0, -angles[0], -angles[1], True)

    return _shape(surface, color, put, width, area)


def line(surface: Surface, color: colours.Given, start_pos: Place, end_pos: Place, width: int = 1) -> Rect:
    """Draw a line between two places."""
    return lines(surface, color, False, (start_pos, end_pos), width)


def lines(
    surface: Surface, color: colours.Given, closed: bool, points: Sequence[Place], width: int = 1
) -> Rect:
    """Draw lines from place to place, and back to the first if they are closed."""
    if len(points) < 2:
        raise ValueError("points argument must contain 2 or more points")
    places = [_place(each) for each in points]
    if width < 1:
        return Rect(*places[0], 0, 0)
    # Lines of an odd width lie on the middles of pixels.
    return _shape(surface, color, _tracing(places, closed, width % 2 / 2), width, _around(places))


def aaline(
    surface: Surface, color: colours.Given, start_pos: Place, end_pos: Place, blend: int = 1, width: int = 1
) -> Rect:
    """Draw a smooth line: all are, here."""
    return lines(surface, color, False, (start_pos, end_pos), width)


def aalines(
    surface: Surface, color: colours.Given, closed: bool, points: Sequence[Place], blend: int = 1
) -> Rect:
    """Draw smooth lines."""
    return lines(surface, color, closed, points)


def polygon(surface: Surface, color: colours.Given, points: Sequence[Place], width: int = 0) -> Rect:
    """Draw a shape with corners: filled, or its edge with a width."""
    if len(points) < 3:
        raise ValueError("points argument must contain more than 2 points")
    places = [_place(each) for each in points]
    return _shape(surface, color, _tracing(places, True, 0), width, _around(places))


def _shape(
    surface: Surface, color: colours.Given, put: Callable[[Any], None], width: int, area: Rect
) -> Rect:
    """Paint what put(context) adds to a path, or its edge; what was there before does not show through."""
    ink = _checked(surface).ink(color)
    with surface.painting() as context:
        context.beginPath()
        put(context)
        if not ink.endswith("ff"):
            context.globalCompositeOperation = "destination-out"
            _paint(context, "#000000", width)
            context.globalCompositeOperation = "source-over"
        _paint(context, ink, width)
    return area


def _paint(context: Any, ink: str, width: int) -> None:
    if width > 0:
        context.strokeStyle, context.lineWidth = ink, width
        context.stroke()
    else:
        context.fillStyle = ink
        context.fill()


def _tracing(points: Sequence[Place], closed: bool, shift: float) -> Callable[[Any], None]:
    def put(context: Any) -> None:
        for x, y in points:
            context.lineTo(x + shift, y + shift)
        if closed:
            context.closePath()

    return put


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


def _around(points: Sequence[Place]) -> Rect:
    across, down = [each[0] for each in points], [each[1] for each in points]
    return Rect(min(across), min(down), max(across) - min(across) + 1, max(down) - min(down) + 1)


def _place(given: Any) -> tuple[float, float]:
    try:
        x, y = given
        return float(x), float(y)
    except (TypeError, ValueError):
        raise TypeError(f"a place is a pair of numbers, not {given!r}") from None


def _checked(surface: Any) -> Surface:
    if not isinstance(surface, Surface):
        raise TypeError(NO_SURFACE.format("argument 1", type(surface).__name__))
    return surface


def _refuse(name: str, unknown: dict[str, Any]) -> None:
    for each in unknown:
        raise TypeError(f"{name}() got an unexpected keyword argument '{each}'")


aacircle = circle
__getattr__ = lazily(__name__, flood_fill="effects")
