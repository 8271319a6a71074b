"""The pointer, which may be a finger: https://www.pygame.org/docs/ref/mouse.html"""

from __future__ import annotations

from pygame import display, event
from pygame.lacking import names_of

_last = (0, 0)


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


def set_cursor(*_given: object) -> None:
    """The page has its own."""


__getattr__ = names_of(__name__)
