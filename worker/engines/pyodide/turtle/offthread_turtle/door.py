"""The way to the page. Where there is none, as on the machine that tests, drawings are kept and time flies.

The worker puts its own in the place of `current` when this module is imported.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

Op = list[Any]
Event = dict[str, Any]


class Door(Protocol):
    """What the page does for a drawing."""

    @property
    def is_still(self) -> bool:
        """Whether the visitor wants no motion: then nothing waits for it."""

    @property
    def can_wait(self) -> bool:
        """Whether a program that waits hears of what happens to the drawing."""

    def now(self) -> float:
        """Milliseconds since some moment."""

    def watch(self, show: Callable[[], None]) -> None:
        """Have show() called when the program pauses or ends: all that it has drawn is to be seen then."""

    def put(self, moment: float, ops: list[Op]) -> None:
        """Have the page do these things at a moment, as soon as it may hear of them."""

    def flush(self) -> None:
        """Have the page hear of all that was put."""

    def pause(self, milliseconds: float) -> None:
        """Wait; a Stop ends that by KeyboardInterrupt."""

    def poll(self) -> list[Event]:
        """What has happened to the drawing since the last time."""

    def wait(self, milliseconds: float) -> list[Event]:
        """The same, but wait so long until something happens."""


class Headless:
    """A page that nobody sees. put: what was drawn, by moments; events: what is still to happen."""

    is_still, can_wait = False, True

    def __init__(self, events: list[Event] | None = None) -> None:
        self.drawn: list[tuple[float, list[Op]]] = []
        self.events = events or []
        self._now = 0.0

    def now(self) -> float:
        """Time passes while somebody waits."""
        return self._now

    def watch(self, show: Callable[[], None]) -> None:
        """Nobody looks."""

    def put(self, moment: float, ops: list[Op]) -> None:
        """Keep it."""
        self.drawn.append((moment, ops))

    def flush(self) -> None:
        """There is nobody to tell."""

    def pause(self, milliseconds: float) -> None:
        """Let time pass."""
        self._now += milliseconds

    def poll(self) -> list[Event]:
        """One event at a time."""
        return [self.events.pop(0)] if self.events else []

    def wait(self, milliseconds: float) -> list[Event]:
        """Nothing will happen but what is there already."""
        found = self.poll()
        if not found:
            self.pause(milliseconds)
        return found


current: Door = Headless()
