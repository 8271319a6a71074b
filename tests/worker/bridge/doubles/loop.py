"""Pyodide's event loop, and its stack switching, on the host. Time passes only where nothing is to be done.

Of several programs that are suspended the last one goes on first, since they share one stack here.
"""

import asyncio
import heapq
from asyncio import base_events
from typing import Any


class WebLoop(base_events.BaseEventLoop):
    """One callback a turn, by a clock that jumps to the next timer."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.mistakes: list[object] = []
        self.set_exception_handler(lambda _loop, context: self.mistakes.append(context))

    def time(self) -> float:
        return self.now

    def _decrement_in_progress(self, _task: Any = None) -> None:
        """Pyodide counts the tasks that are under way."""

    def _write_to_self(self) -> None:
        """Nobody waits for it: all happens in one thread."""

    def _run_once(self) -> None:
        me: Any = self
        if not me._ready:
            if not me._scheduled:
                self.mistakes.append("everybody waits, and nothing will ever happen")
                raise SystemExit
            self._wake(heapq.heappop(me._scheduled))
            return
        handle = me._ready.popleft()
        if not handle._cancelled:
            self._carry_out(handle)

    def _wake(self, timer: Any) -> None:
        timer._scheduled = False
        if not timer._cancelled:
            self.now = max(self.now, timer._when)
            me: Any = self
            me._ready.append(timer)

    def _carry_out(self, handle: Any) -> None:
        """As Pyodide's: an interrupt of a task ends the program and not the loop."""
        try:
            handle._run()
        except KeyboardInterrupt:
            me: Any = self
            me._keyboard_interrupt_handler()

    def settle(self) -> None:
        """Do all that waits for nothing but its turn; time stands still."""
        me: Any = self
        while me._ready:
            self.call_soon(self.stop)
            self.run_forever()

    def pass_time(self, seconds: float) -> None:
        """Let time pass."""
        self.call_later(seconds, self.stop)
        self.run_forever()
        self.settle()


def run_sync(awaitable: Any) -> Any:
    """Go on with the loop until an awaitable is done, while the task at hand is suspended."""
    loop: Any = asyncio.get_running_loop()
    future = asyncio.ensure_future(awaitable)
    task = asyncio.current_task()
    asyncio.tasks._leave_task(loop, task)  # type: ignore[arg-type]
    try:
        while not future.done():
            loop._run_once()
    finally:
        asyncio.tasks._enter_task(loop, task)  # type: ignore[arg-type]
    return future.result()
