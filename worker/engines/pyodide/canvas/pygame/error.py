"""The error of pygame, by its name."""

from __future__ import annotations


class error(RuntimeError):  # noqa: N801, N818 - pygame's own name
    """Something cannot be done, as here or with SDL."""

    # As tracebacks name it everywhere.
    __module__ = "pygame"


NO_MODE = "Call pygame.display.set_mode((width, height)) first: there is no window yet"
CLOSED = (
    "pygame.quit() has closed the window, so nothing can be drawn or shown any more. Let the program end "
    "there, or call pygame.init() and pygame.display.set_mode((width, height)) again"
)
NO_PICTURE = (
    "This browser cannot load pictures while a program runs. Use Chrome or Edge, or draw with pygame.draw"
)
