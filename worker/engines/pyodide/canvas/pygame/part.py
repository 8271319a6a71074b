"""A part of a surface: what is drawn on one is seen on the other."""

from __future__ import annotations

import weakref
from typing import Any

from offthread_canvas import door

from pygame.rect import Rect
from pygame.store import Store
from pygame.surface import Surface


class Part(Surface):
    """A surface without pixels of its own: it draws on another's, and reads from it."""

    def __init__(self, parent: Surface, area: Rect) -> None:
        self._parent = parent
        self._stamp: dict[Any, Any] | None = None
        self._offset: tuple[int, int] = area.topleft
        self._root: Surface = parent.get_abs_parent()
        x, y = parent.get_abs_offset()
        self._at = x + area.x, y + area.y
        super().__init__(area.size, parent.get_flags(), context=self._root.context)
        self._alpha, self._key = parent._alpha, parent._key
        self._judge()

    def _judge(self) -> None:
        self._is_quick, self._canvas = False, None

    def _prepare(self) -> Any:
        root = self._root
        root.kept = None
        root.settle()
        root.context.save()
        root.context.translate(*self._at)
        self._bound(root.context, self._clip or (0, 0, *self._size))
        return root.context

    def kept_now(self) -> dict[Any, Any]:
        """Return where it is kept, with this part alone: the other knows whether something has changed."""
        stamp = self._root.kept_now()
        if self._stamp is not stamp or self.kept is None:
            self._stamp, self.kept = stamp, {}
        return self.kept

    def _seen(self) -> Any:
        return self.keep(self._key, self._cut if self._key is None else self._without_key)

    def _cut(self) -> Any:
        made = door.current.canvas(max(1, self._size[0]), max(1, self._size[1]))
        area = (*self._at, *self._size)
        if all(self._size):
            made.drawImage(self._root.context.canvas, *area, 0, 0, *self._size)
        return made.canvas

    def take(self, x: int, y: int, width: int, height: int) -> bytes:
        """Return pixels of the other."""
        return self._root.take(x + self._at[0], y + self._at[1], width, height)

    def put(self, content: bytes | bytearray, x: int, y: int, width: int, height: int) -> None:
        """Put pixels onto the other."""
        self._root.put(content, x + self._at[0], y + self._at[1], width, height)

    def note(self, store: weakref.ref[Store]) -> None:
        """Have the other heed a memory."""
        self._root.note(store)

    def forget(self, store: Store) -> None:
        """Have the other heed it no longer."""
        self._root.forget(store)

    def settle(self) -> None:
        """Take over what was changed in memory."""
        self._root.settle()

    def reload(self) -> None:
        """Have memory take over what was changed here."""
        self._root.reload()

    def get_locked(self) -> bool:
        """Whether somebody has its pixels as memory."""
        return self._root.get_locked()

    def get_parent(self) -> Surface | None:
        """Return the surface that it is a part of."""
        return self._parent

    def get_abs_parent(self) -> Surface:
        """Return the surface that all is a part of."""
        return self._root

    def get_offset(self) -> tuple[int, int]:
        """Return where it lies on the one it is a part of."""
        return self._offset

    def get_abs_offset(self) -> tuple[int, int]:
        """Return where it lies on the one that all is a part of."""
        return self._at
