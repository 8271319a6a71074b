"""The pointer, which may be a finger: https://www.pygame.org/docs/ref/mouse.html"""

from __future__ import annotations

from typing import Any

from pygame import display, event
from pygame.lacking import names_of

_last = (0, 0)
_cursor: Any = None


def get_pos() -> tuple[int, int]:
    """Return where it is."""
    event.pump()
    canvas = display.heard()
    return canvas.pointer if canvas else (0, 0)


def get_pressed(num_buttons: int = 3) -> tuple[bool, ...]:
    """Return which of its buttons are down: left, middle, right."""
    event.pump()
    canvas = display.heard()
    buttons = canvas.buttons if canvas else set()
    return tuple(each in buttons for each in range(1, num_buttons + 1))


def get_rel() -> tuple[int, int]:
    """Return how far it has moved since the last time."""
    global _last
    before, _last = _last, get_pos()
    return _last[0] - before[0], _last[1] - before[1]


def set_visible(value: bool) -> bool:
    """A page's pointer is always to be seen."""
    return True


def get_visible() -> bool:
    """It is."""
    return True


def get_focused() -> bool:
    """Whether the window can be seen."""
    return display.get_active()


def set_pos(*_place: object) -> None:
    """No page moves the pointer."""


def set_cursor(*given: Any) -> None:
    """Take a pointer; the page shows that of the device all the same."""
    from pygame.cursors import Cursor

    global _cursor
    _cursor = Cursor(*given)


set_system_cursor = set_cursor


def get_cursor() -> Any:
    """Return the one that was taken last."""
    if _cursor is None:
        set_cursor()
    return _cursor


def get_relative_mode() -> bool:
    """The pointer goes where it likes."""
    return False


def set_relative_mode(enable: bool) -> None:
    """The pointer goes where it likes."""


__getattr__ = names_of(__name__)
