"""The window, which is the canvas in the tab "Drawing": https://www.pygame.org/docs/ref/display.html"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from offthread_canvas.canvas import MOST_SIDE, Canvas

from pygame.error import CLOSED, NO_MODE, error
from pygame.lacking import names_of
from pygame.rect import Rect
from pygame.surface import Surface

DEFAULT = 640, 480
_canvas: Canvas | None = None
_surface: Surface | None = None
_caption = "pygame window"
_is_closed = False


def init() -> None:
    """Begin, perhaps again."""
    global _is_closed
    _is_closed = False


def quit() -> None:
    """Close the window; what was shown last stays."""
    global _canvas, _surface, _is_closed
    if _surface is not None:
        _surface.context = _Closed()
    _canvas, _surface, _is_closed = None, None, True


class _Closed:
    """What draws in a window that is closed."""

    def __getattribute__(self, _name: str) -> Any:
        raise error(CLOSED)

    def __setattr__(self, _name: str, _value: object) -> None:
        raise error(CLOSED)


def get_init() -> bool:
    """Whether a window can be opened."""
    return not _is_closed


def set_mode(size: Sequence[float] = (0, 0), flags: int = 0, *_more: object, **_options: object) -> Surface:
    """Open the window, and return what is drawn on."""
    global _canvas, _surface, _is_closed
    width, height = (int(each) for each in size)
    if not (width and height):
        width, height = DEFAULT
    if width > MOST_SIDE or height > MOST_SIDE:
        raise error(f"No video mode large enough: at most {MOST_SIDE} × {MOST_SIDE}")
    _canvas, _is_closed = Canvas(width, height, _caption), False
    _surface = Surface((width, height), context=_canvas.context)
    _surface.fill((0, 0, 0))
    return _surface


def get_surface() -> Surface | None:
    """Return what is drawn on; None before set_mode()."""
    return _surface


def canvas() -> Canvas:
    """Return the canvas of the page."""
    if _canvas is None:
        raise error(CLOSED if _is_closed else NO_MODE)
    return _canvas


def heard() -> Canvas | None:
    """Return what tells of events: nothing before set_mode(); an error after quit()."""
    return canvas() if _is_closed else _canvas


def flip() -> None:
    """Show what was drawn; 60 times a second at most."""
    canvas().show(60)


def update(*_rects: Any) -> None:
    """Show what was drawn."""
    flip()


def set_caption(title: str, icontitle: str = "") -> None:
    """Name the window."""
    global _caption
    _caption = str(title)
    if _canvas is not None:
        _canvas.title(_caption)


def get_caption() -> tuple[str, str]:
    """Return its name."""
    return _caption, _caption


def set_icon(_surface: Surface) -> None:
    """A page shows none."""


def toggle_fullscreen() -> int:
    """The window is as large as the page lets it be."""
    return 0


class Info:
    """What there is of a screen."""

    current_w, current_h, bitsize = *DEFAULT, 32

    def __init__(self) -> None:
        if _surface is not None:
            self.current_w, self.current_h = _surface.get_size()


def get_window_size() -> tuple[int, int]:
    """Return the size of the window."""
    return canvas().width, canvas().height


def get_desktop_sizes() -> list[tuple[int, int]]:
    """Return a size that fits a page."""
    return [DEFAULT]


def get_active() -> bool:
    """Whether the window can be seen."""
    return _canvas is not None


def window_rect() -> Rect:
    """Return the window as a rectangle."""
    return Rect(0, 0, *get_window_size())


__getattr__ = names_of(__name__)
