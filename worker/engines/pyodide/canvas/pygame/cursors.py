"""Pointers: a program may have its own, but the page shows that of the device.

https://www.pygame.org/docs/ref/cursors.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pygame.constants import SYSTEM_CURSOR_ARROW
from pygame.lacking import names_of


class Cursor:
    """A pointer: of the system, of bits, or of a picture. type: which of these; data: what it is made of."""

    def __init__(self, *given: Any) -> None:
        if len(given) == 1 and isinstance(given[0], Cursor):
            given = given[0].data
        self.data: tuple[Any, ...] = given or (SYSTEM_CURSOR_ARROW,)
        kinds = {1: "system", 2: "color", 4: "bitmap"}
        if len(self.data) not in kinds:
            raise TypeError("Arguments must match a cursor specification")
        self.type = kinds[len(self.data)]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)

    def __getitem__(self, at: int) -> Any:
        return self.data[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cursor) and self.data == other.data

    def __hash__(self) -> int:
        return hash(self.data)

    def copy(self) -> Cursor:
        """Return another like it."""
        return Cursor(self)

    __copy__ = copy


arrow = diamond = broken_x = tri_left = tri_right = ball = Cursor()


__getattr__ = names_of(__name__)
