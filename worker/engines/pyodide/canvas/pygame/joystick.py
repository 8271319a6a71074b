"""Game controllers: no page tells a program in a worker of one. https://www.pygame.org/docs/ref/joystick.html"""

from __future__ import annotations

from pygame.error import error
from pygame.lacking import names_of

_is_begun = False


def init() -> None:
    """Begin."""
    global _is_begun
    _is_begun = True


def quit() -> None:
    """End."""
    global _is_begun
    _is_begun = False


def get_init() -> bool:
    """Whether it has begun."""
    return _is_begun


def get_count() -> int:
    """Return how many there are: none."""
    return 0


class JoystickType:
    """A controller: as on a computer without one, there is none."""

    def __init__(self, id: int) -> None:
        raise error("Invalid joystick device number")


Joystick = JoystickType
__getattr__ = names_of(__name__)
