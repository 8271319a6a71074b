"""How colours mix when a picture is drawn with one of the BLEND_ options.

A canvas would paint where nothing was, too. In pygame a pixel that is not to be seen stays so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from offthread_canvas import door

from pygame import constants

# How a canvas calls what the options do; a subtraction is an addition to the opposite.
_ADD, _SUBTRACT = "lighter", "subtract"
NAMES = {
    constants.BLEND_RGB_ADD: _ADD,
    constants.BLEND_RGBA_ADD: _ADD,
    constants.BLEND_RGB_SUB: _SUBTRACT,
    constants.BLEND_RGBA_SUB: _SUBTRACT,
    constants.BLEND_RGB_MULT: "multiply",
    constants.BLEND_RGBA_MULT: "multiply",
    constants.BLEND_RGB_MIN: "darken",
    constants.BLEND_RGBA_MIN: "darken",
    constants.BLEND_RGB_MAX: "lighten",
    constants.BLEND_RGBA_MAX: "lighten",
}

Put = Callable[[Any], object]


def mix(context: Any, area: Iterable[float], option: int, *, has_alpha: bool, put: Put) -> None:
    """Have put(context) paint in an area by an option; has_alpha: whether pixels may be transparent."""
    area = tuple(area)
    before = _kept(context) if has_alpha and option != constants.BLEND_RGBA_ADD else None
    context.save()
    context.beginPath()
    context.rect(*area)
    context.clip()
    _paint(context, area, NAMES.get(option, "source-over"), put)
    if before is not None:
        context.globalAlpha, context.globalCompositeOperation = 1, "destination-in"
        context.save()
        context.resetTransform()
        context.drawImage(before, 0, 0)
        context.restore()
        if option == constants.BLEND_RGBA_MULT:
            put(context)
    context.restore()


def _paint(context: Any, area: Iterable[float], name: str, put: Put) -> None:
    is_opposite = name == _SUBTRACT
    if is_opposite:
        _invert(context, area)
    context.globalCompositeOperation = _ADD if is_opposite else name
    put(context)
    if is_opposite:
        _invert(context, area)


def _invert(context: Any, area: Iterable[float]) -> None:
    context.globalCompositeOperation, context.fillStyle = "difference", "#ffffff"
    context.fillRect(*area)


def _kept(context: Any) -> Any:
    copied = door.current.canvas(context.canvas.width, context.canvas.height)
    copied.drawImage(context.canvas, 0, 0)
    return copied.canvas
