"""The way to the page. Where there is none, as on the machine that tests, time flies and nothing is shown.

The worker puts its own in the place of `current` when this module is imported.
"""

from __future__ import annotations

from typing import Any, Protocol

Op = list[Any]


class Door(Protocol):
    """What the page does for a canvas."""

    @property
    def can_wait(self) -> bool:
        """Whether a program hears of what happens to the canvas."""

    def now(self) -> float:
        """Milliseconds since some moment."""

    def put(self, moment: float, ops: list[Op]) -> None:
        """Have the page do these things, as soon as it may hear of them."""

    def flush(self) -> None:
        """Have the page hear of all that was put."""

    def canvas(self, width: int, height: int) -> Any:
        """A context to draw with, on a canvas of JavaScript's that is nowhere shown by itself."""

    def paint(self, canvas: Any) -> None:
        """Show what such a context has drawn."""

    def picture(self, content: bytes) -> Any:
        """What the file of a picture shows; None where a program cannot wait for that."""

    def pause(self, milliseconds: float) -> None:
        """Wait; a Stop ends that by KeyboardInterrupt."""

    def poll(self) -> list[dict[str, Any]]:
        """What has happened to the canvas since the last time."""


class Headless:
    """A page that nobody sees. put: what was told; painted: how often; events: what is still to happen."""

    can_wait = True

    def __init__(self, events: list[dict[str, Any]] | None = None) -> None:
        self.told: list[Op] = []
        self.events = events or []
        self.painted = 0
        self._now = 0.0

    def now(self) -> float:
        """Time passes while somebody waits."""
        return self._now

    def put(self, _moment: float, ops: list[Op]) -> None:
        """Keep it."""
        self.told += ops

    def flush(self) -> None:
        """There is nobody to tell."""

    def canvas(self, _width: int, _height: int) -> Any:
        """There is no browser to draw with."""
        return None

    def paint(self, _canvas: Any) -> None:
        """Count it."""
        self.painted += 1

    def picture(self, _content: bytes) -> Any:
        """There is nothing to read it."""
        return None

    def pause(self, milliseconds: float) -> None:
        """Let time pass."""
        self._now += milliseconds

    def poll(self) -> list[dict[str, Any]]:
        """One event at a time."""
        return [self.events.pop(0)] if self.events else []


current: Door = Headless()
