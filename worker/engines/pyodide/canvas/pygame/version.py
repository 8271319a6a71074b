"""Which pygame this is like: https://www.pygame.org/docs/ref/pygame.html#module-pygame.version"""

from __future__ import annotations

from typing import NamedTuple


class Version(NamedTuple):
    """Numbers of a version, the most weighty first."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return ".".join(map(str, self))


PygameVersion = SDLVersion = Version
vernum, SDL = Version(2, 5, 0), Version(2, 30, 0)
ver, rev = str(vernum), ""
