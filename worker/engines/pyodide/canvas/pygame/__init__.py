"""The part of pygame that most games need, on the canvas of the page. https://www.pygame.org/docs/

Written for this playground by the documentation of pygame, whose own code draws with SDL, which a worker
cannot. A program that names pygame-ce in its requirements gets that instead, without a window.
"""

from __future__ import annotations

from collections.abc import Callable

from pygame import (
    color,
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
from pygame.lacking import lazily, watch_imports
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
    "color",
    "display",
    "draw",
    "error",
    "event",
    "font",
    "get_error",
    "get_init",
    "get_sdl_byteorder",
    "get_sdl_version",
    "image",
    "init",
    "key",
    "locals",
    "math",
    "mixer",
    "mouse",
    "quit",
    "register_quit",
    "sprite",
    "time",
    "transform",
]


_is_begun = False
_at_quit: list[Callable[[], object]] = []


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
    while _at_quit:
        _at_quit.pop()()


def get_init() -> bool:
    """Whether it has begun."""
    return _is_begun


def get_error() -> str:
    """Return what went wrong last: errors say it themselves."""
    return ""


def get_sdl_version(linked: bool = True) -> tuple[int, int, int]:
    """Return the version of SDL that this is like: there is none below it."""
    return 2, 30, 0


def get_sdl_byteorder() -> int:
    """Return in which order bytes of a number are: the lowest first."""
    return 1234


def register_quit(callable: Callable[[], object]) -> None:
    """Have something called by quit()."""
    _at_quit.append(callable)


# Each is loaded when a program asks for it first.
_PARTS = (
    "colordict",
    "cursors",
    "freetype",
    "gfxdraw",
    "joystick",
    "mask",
    "sndarray",
    "surfarray",
    "version",
)
_NAMES = {
    "Cursor": "cursors",
    "FRect": "frect",
    "Mask": "mask",
    "PixelArray": "pixelarray",
    "Vector3": "vector3",
}
__getattr__ = lazily(__name__, **{each: each for each in _PARTS}, **_NAMES)
__all__ += [*_NAMES, *(each for each in _PARTS if each not in ("freetype", "gfxdraw"))]
watch_imports()
