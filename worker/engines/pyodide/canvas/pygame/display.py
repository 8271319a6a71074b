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
    window = canvas()
    if _surface is not None:
        _surface.settle()
    window.show(60)


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


def is_fullscreen() -> bool:
    """It is not."""
    return False


def iconify() -> bool:
    """A page cannot be put away by a program."""
    return False


class Info:
    """What there is of a screen."""

    current_w, current_h, bitsize, bytesize = *DEFAULT, 32, 4
    hw = wm = blit_hw = blit_sw = 0
    video_mem, masks = 0, (0xFF0000, 0xFF00, 0xFF, 0)
    shifts, losses = (16, 8, 0, 0), (0, 0, 0, 8)

    def __init__(self) -> None:
        if _surface is not None:
            self.current_w, self.current_h = _surface.get_size()


def get_window_size() -> tuple[int, int]:
    """Return the size of the window."""
    return canvas().width, canvas().height


def get_desktop_sizes() -> list[tuple[int, int]]:
    """Return a size that fits a page."""
    return [DEFAULT]


def list_modes(depth: int = 0, flags: int = 0, display: int = 0) -> list[tuple[int, int]]:
    """Return sizes that fit a page, the largest first."""
    return [(800, 600), DEFAULT, (320, 240)]


def mode_ok(size: Sequence[float], flags: int = 0, depth: int = 0, display: int = 0) -> int:
    """Return how many bits a pixel has in a window of a size; 0 if there is none so large."""
    return 32 if max(size) <= MOST_SIDE else 0


def get_num_displays() -> int:
    """Return how many screens there are: a page has one."""
    return 1


def get_driver() -> str:
    """Return what draws."""
    return "canvas"


def get_current_refresh_rate() -> int:
    """Return how many frames a second are shown."""
    return 60


def is_vsync() -> bool:
    """Frames are shown with those of the screen."""
    return True


def set_gamma(red: float, green: float | None = None, blue: float | None = None) -> bool:
    """No page changes the colours of a screen."""
    return False


def get_allow_screensaver() -> bool:
    """The device decides."""
    return True


def set_allow_screensaver(value: bool = True) -> None:
    """The device decides."""


def get_active() -> bool:
    """Whether the window can be seen."""
    return _canvas is not None


def window_rect() -> Rect:
    """Return the window as a rectangle."""
    return Rect(0, 0, *get_window_size())


__getattr__ = names_of(__name__)
