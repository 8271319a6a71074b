"""What programs draw: changes go to the page in portions, and what happens there comes back.

Imports pyodide by `waiting`. It is the door of the packages offthread_turtle, which comes with the module
`turtle`, and offthread_canvas, on which `pygame` stands: see their door.py. A program may be a moment ahead
of the page, never far: the page acknowledges.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Callable
from json import JSONDecoder, JSONEncoder
from typing import TYPE_CHECKING, Any

from worker.kernel.importing import watch_import

if TYPE_CHECKING:
    from worker.bridge.edges import Edges
    from worker.bridge.page import Page
    from worker.bridge.waiting import Waiting

MODULES = ("offthread_turtle.door", "offthread_canvas.door")
# Milliseconds between two portions, and the characters of one at which it leaves at once.
PORTION_MS = 16.0
PORTION = 200_000
# Milliseconds after which a program that does not wait lets messages in.
YIELD_MS = 15.0
# Events that wait for a program to look at them.
MOST_EVENTS = 256
_FIELDS = ("what", "x", "y", "button", "key")

Event = dict[str, Any]

# Bound before any program runs.
_encode = JSONEncoder(separators=(",", ":"), check_circular=False).encode
_decode = JSONDecoder().decode
_clock = time.perf_counter


class Drawing:
    """The page's drawing, for the program that runs."""

    def __init__(self, edges: Edges, page: Page, waiting: Waiting) -> None:
        self._edges, self._page, self._waiting = edges, page, waiting
        self._batches: list[str] = []
        self._size = 0
        self._posted = self._yielded = 0.0
        self._events: deque[Event] = deque(maxlen=MOST_EVENTS)
        self._show: Callable[[], None] | None = None
        self._heard: asyncio.Future[None] | None = None
        self.is_still = False

    def install(self) -> None:
        """Be the door of each package that draws, whenever it is imported."""

        def connect(module: Any) -> None:
            module.current = self

        for name in MODULES:
            watch_import(name, after=connect)

    def begin(self, *, is_still: bool, is_fresh: bool) -> None:
        """A program begins. is_still: the visitor wants no motion; is_fresh: nothing is left of others."""
        self.is_still = is_still
        self._events.clear()
        if is_fresh:
            self._show = None

    def watch(self, show: Callable[[], None]) -> None:
        """Have show() called when the program pauses or ends."""
        self._show = show

    def rest(self) -> None:
        """The program pauses or ends: all that it has drawn is to be seen, if it lets us."""
        with contextlib.suppress(BaseException):
            if self._show is not None:
                self._show()
        self.flush()

    @property
    def can_wait(self) -> bool:
        """Tell whether a program that waits hears of what happens to the drawing."""
        return self._edges.events.shares or self._waiting.can_run_sync()

    def now(self) -> float:
        """Return milliseconds since some moment."""
        return _clock() * 1000

    def put(self, moment: float, ops: list[Any]) -> None:
        """Have the page do these things at a moment, as soon as it may hear of them."""
        text = _encode([round(moment, 1), *ops])
        self._batches.append(text)
        self._size += len(text)
        if self._size > PORTION or self.now() - self._posted >= PORTION_MS:
            self.flush()

    def flush(self) -> None:
        """Post all that was put; the program waits if the page is too far behind."""
        if self._batches:
            self._send()

    def canvas(self, width: int, height: int) -> Any:
        """Return the context of a canvas of JavaScript's, which is nowhere shown by itself."""
        return self._page.canvas(width, height)

    def paint(self, canvas: Any) -> None:
        """Show what a canvas has now, and all that was put before."""
        self._send(canvas)

    def _send(self, canvas: Any = None) -> None:
        batches, self._batches, self._size = self._batches, [], 0
        self._posted = self.now()
        self._page.draw(f"[{','.join(batches)}]", canvas)

    def picture(self, content: bytes) -> Any:
        """Return what a picture's file shows; None where a program cannot wait for that."""
        if not self._waiting.can_run_sync():
            return None
        return self._waiting.run_sync(self._page.picture(content))

    def pause(self, milliseconds: float) -> None:
        """Have the program wait, so that it can be stopped, and that messages come where they have to."""
        self.flush()
        if self._edges.events.shares or not self._waiting.can_run_sync():
            self._waiting.sleep(milliseconds / 1000)
        else:
            self._suspend(asyncio.sleep(milliseconds / 1000))

    def poll(self) -> list[Event]:
        """Return what has happened since the last time."""
        is_due = self.now() - self._yielded > YIELD_MS
        if not self._edges.events.shares and is_due and self._waiting.can_run_sync():
            self._suspend(asyncio.sleep(0))
        return self._taken()

    def wait(self, milliseconds: float) -> list[Event]:
        """The same, but wait so long until something happens."""
        self.flush()
        found = self._taken()
        if found:
            return found
        if self._edges.events.shares:
            if self._edges.awaitEvent(milliseconds):
                self._waiting.interrupt()
        elif self._waiting.can_run_sync():
            self._heard = asyncio.get_event_loop().create_future()
            self._suspend(asyncio.wait([self._heard], timeout=milliseconds / 1000))
            self._heard = None
        else:
            self._waiting.sleep(milliseconds / 1000)
        return self._taken()

    def hear(self, event: Event) -> None:
        """Something has happened, as a message tells."""
        self._events.append({name: event[name] for name in _FIELDS if name in event})
        if self._heard is not None and not self._heard.done():
            self._heard.set_result(None)

    def _suspend(self, awaitable: Any) -> None:
        self._waiting.run_sync(awaitable)
        self._yielded = self.now()

    def _taken(self) -> list[Event]:
        while (text := self._edges.events.take()) is not None:
            self._events.append(_decode(text))
        found = list(self._events)
        self._events.clear()
        return found
