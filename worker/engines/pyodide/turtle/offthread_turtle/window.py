"""The window that a program opens: its size, its loop, and what the page has still to be told of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from offthread_turtle.door import Door, Event, Op
from offthread_turtle.loop import Loop

# The screen on which windows are: half of its width and three quarters of its height are 600 by 600.
SCREEN = 1200, 800
# Changes that are told even if the program does not update, so that a drawing can be as large as it likes.
MOST_PENDING = 4000

Make = Callable[[], Op]


class Window:
    """A drawing of the page. What changes in it is told when the program shows it."""

    def __init__(self, door: Door) -> None:
        self.width, self.height = SCREEN[0] // 2, SCREEN[1] * 3 // 4
        self.is_closed = False
        self._title = ""
        self.loop = Loop(door, self._on_event)
        self.heard: Callable[[Event], None] = lambda _event: None
        self._door = door
        # By what each is about: of several changes the last counts, and a late one goes behind the others.
        self._pending: dict[object, Make] = {}
        self.resized: Callable[[], None] = lambda: None
        self.tell("window", lambda: ["new"])
        door.watch(self.show)

    def tell(self, about: object, make: Make, *, is_last: bool = False) -> None:
        """Have the page told, in the order in which things were first told of; is_last: behind all others."""
        if is_last:
            self._pending.pop(about, None)
        self._pending[about] = make
        if len(self._pending) > MOST_PENDING:
            self.show()

    def forget(self, about: object) -> None:
        """Do not tell of something after all."""
        self._pending.pop(about, None)

    def show(self) -> None:
        """Put all changes on the page."""
        if self._pending:
            ops = [make() for make in self._pending.values()]
            self._pending.clear()
            self._door.put(self.loop.moment, ops)

    def title(self, text: str | None = None) -> str:
        """Name the window, or return its name."""
        if text is not None:
            self._title = str(text)
            self.tell("title", lambda: ["k", self._title])
        return self._title

    wm_title = title

    def resize(self, width: int, height: int) -> None:
        """Make the window larger or smaller."""
        self.width, self.height = max(1, width), max(1, height)
        self.resized()

    def after_for(self, ms: float, func: Any, args: tuple[Any, ...]) -> str | None:
        """Call something later; or let time pass, if there is nothing to call."""
        if func is None:
            self.show()
            self.loop.delay(float(ms))
            return None
        return self.loop.set(float(ms), lambda: func(*args))

    def close(self) -> None:
        """Hear and call nothing more."""
        self.is_closed = True
        self.loop.end()

    def _on_event(self, event: Event) -> None:
        self.heard(event)
