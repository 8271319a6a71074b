"""What goes on beside the drawing: timers, and events that find their handlers. Tk's event loop.

Time is the drawing's own. It may be a moment ahead of the real one, so that the page always knows what comes
next; then the program waits.
"""

from __future__ import annotations

import heapq
import itertools
import sys
import traceback
from collections.abc import Callable
from typing import Any

from offthread_turtle.door import Door, Event

# Milliseconds that the drawing may be ahead.
AHEAD_MS = 30.0
# Milliseconds of a frame: a program that only redraws does so once in each.
FRAME_MS = 1000 / 60
# Milliseconds of one wait for whatever may happen.
LONG_MS = 60_000.0

CANNOT_WAIT = (
    "This browser cannot tell a program of clicks and keys while it waits for them on this page. Use Chrome "
    "or Edge."
)

Call = Callable[[], object]


class Loop:
    """Timers and events of one window. handle(event): what is done about an event."""

    def __init__(self, door: Door, handle: Callable[[Event], None]) -> None:
        self.door = door
        self._handle = handle
        self._moment = door.now()
        self._paced = self._moment - FRAME_MS
        self._timers: list[tuple[float, int, str]] = []
        self._calls: dict[str, Call] = {}
        self._count = itertools.count(1)
        self._is_over = False
        # Handlers that wait for events: they are asked by `hears` whether any can come.
        self.hears: Callable[[], bool] = lambda: False

    @property
    def moment(self) -> float:
        """The time of the drawing, in milliseconds."""
        self._moment = max(self._moment, self.door.now())
        return self._moment

    def delay(self, milliseconds: float) -> None:
        """Let time pass in the drawing; wait if it is too far ahead."""
        if self.door.is_still:
            return
        self._moment = self.moment + max(0.0, milliseconds)
        ahead = self._moment - self.door.now()
        if ahead > AHEAD_MS:
            self.door.flush()
            self.door.pause(ahead)

    def pace(self) -> None:
        """Wait for the frame to end that the last call has begun."""
        left = self._paced + FRAME_MS - self.door.now()
        if left > 0:
            self.door.flush()
            self.door.pause(left)
        self._paced = self.door.now()

    def set(self, milliseconds: float, call: Call) -> str:
        """Have something called after some time; return the timer's name."""
        number = next(self._count)
        name = f"after#{number}"
        self._calls[name] = call
        heapq.heappush(self._timers, (self.door.now() + milliseconds, number, name))
        return name

    def cancel(self, name: str) -> None:
        """Forget a timer."""
        self._calls.pop(name, None)

    def turn(self) -> None:
        """Do what is due, and act on what has happened."""
        for event in self.door.poll():
            self._take(event)
        self._fire()

    def run(self) -> None:
        """Wait for timers and events, until nothing can happen any more, or the window is closed."""
        self._is_over = False
        self.door.flush()
        if self.hears() and not self.door.can_wait:
            raise RuntimeError(CANNOT_WAIT)
        self._fire()
        while not self._is_over and (self._calls or self.hears()):
            for event in self.door.wait(self._until_next()):
                self._take(event)
            self._fire()

    def end(self) -> None:
        """The window is closed."""
        self._is_over = True
        self._calls.clear()
        self._timers.clear()

    def _until_next(self) -> float:
        while self._timers and self._timers[0][2] not in self._calls:
            heapq.heappop(self._timers)
        return max(0.0, self._timers[0][0] - self.door.now()) if self._timers else LONG_MS

    def _fire(self) -> None:
        # Only what is due by now: a timer that sets another of no time must not keep events away.
        now, due = self.door.now(), []
        while self._timers and self._timers[0][0] <= now:
            due.append(heapq.heappop(self._timers)[2])
        for name in due:
            call = self._calls.pop(name, None)
            if call is not None:
                self._call(call)

    def _take(self, event: Event) -> None:
        if not self._is_over:
            self._call(lambda: self._handle(event))

    @staticmethod
    def _call(call: Call) -> None:
        """Call back; an error is shown and ends nothing, as with Tk."""
        try:
            call()
        except Exception:  # noqa: BLE001 - whatever the program's own handler raises
            _show_error(sys.exc_info())


def _show_error(raised: Any) -> None:
    kind, error, place = raised
    while place is not None and place.tb_frame.f_globals.get("__package__") == __package__:
        place = place.tb_next
    text = "".join(traceback.format_exception(kind, error, place))
    print(f"Exception in Tkinter callback\n{text}", end="", file=sys.stderr)
