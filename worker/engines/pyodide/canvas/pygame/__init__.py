"""The part of pygame that most games need, on the canvas of the page. https://www.pygame.org/docs/

Written for this playground by the documentation of pygame, whose own code draws with SDL, which a worker
cannot. A program that names pygame-ce in its requirements gets that instead, without a window.
"""

from __future__ import annotations

from pygame import (
    display,
    draw,
    event,
    font,
    image,
    key,
    locals,
    math,
    mixer,
    mouse,
    sprite,
    time,
    transform,
)
from pygame.color import Color
from pygame.constants import *  # noqa: F403 - a table
from pygame.constants import __all__ as _names
from pygame.error import error
from pygame.lacking import names_of, watch_imports
from pygame.math import Vector2
from pygame.rect import Rect
from pygame.surface import Surface

__version__ = ver = "2.5"
__all__ = [
    *_names,
    "Color",
    "Rect",
    "Surface",
    "Vector2",
    "display",
    "draw",
    "error",
    "event",
    "font",
    "get_init",
    "image",
    "init",
    "key",
    "locals",
    "math",
    "mixer",
    "mouse",
    "quit",
    "sprite",
    "time",
    "transform",
]


_is_begun = False


def init() -> tuple[int, int]:
    """Begin; return how many parts have, and how many could not."""
    global _is_begun
    _is_begun = True
    display.init()
    return 5, 0


def quit() -> None:
    """End; what was shown last stays."""
    global _is_begun
    _is_begun = False
    display.quit()
    mixer.stop()
    mixer.music.stop()


def get_init() -> bool:
    """Whether it has begun."""
    return _is_begun


__getattr__ = names_of(__name__)
watch_imports()
