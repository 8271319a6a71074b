"""How a program waits in the worker, and is woken by a Stop: `time.sleep`, `run_sync`, input.

Imports pyodide, like `main`. `time.sleep` blocks the worker. What is waited for by stack switching
(`asyncio.run`, `run_sync`, input where there is no shared memory) suspends the program, and a Stop, which
then arrives as a message, wakes it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pyodide.ffi
import pyodide.webloop
from pyodide.ffi import can_run_sync

from worker.kernel import clearing, streams
from worker.kernel.hiding import Unwatched
from worker.kernel.outlets import push_streams

if TYPE_CHECKING:
    from worker.bridge.edges import Edges

NO_INPUT = (
    "input() cannot wait for an answer here: the page that started this worker has no way to answer it. It "
    "must either share memory with it, or post the message 'letters' to it."
)
CANNOT_SUSPEND = "This browser cannot suspend a program here. Write await instead."
# Where the browser has no way, whatever the page does.
NOT_HERE = "input() does not work in this browser on this page. Use Chrome, Edge, Firefox or Safari."


class Waiting:
    """The waits of the program that runs."""

    def __init__(
        self,
        edges: Edges,
        arm: Callable[[bool], None],
        end: Callable[[], None],
        announce: Callable[[str, bool], None],
        resume: Callable[[], None],
    ) -> None:
        """Take the place of the ways to wait.

        arm: lets a Stop strike or not, and shows what was written before a pause;
        end: ends a program that was stopped and goes on all the same;
        announce: tells the page that the program asks, by prompt and whether the answer is secret;
        resume: notes that an answer has come.
        """
        self._edges, self._arm, self._end = edges, arm, end
        self._announce, self._resume = announce, resume
        self._run_sync = pyodide.ffi.run_sync
        self._gates: list[asyncio.Future[None]] = []
        # What is raised where a suspension was ended; a KeyboardInterrupt if nothing.
        self._error: BaseException | None = None
        pyodide.ffi.run_sync = pyodide.webloop.run_sync = self.run_sync
        pyodide.ffi.can_run_sync = pyodide.webloop.can_run_sync = self.can_run_sync
        time.sleep = self.sleep  # type: ignore[assignment]
        # A run begins.
        self.begin = streams.install(self.ask)
        clearing.install()

    def sleep(self, seconds: float, /) -> None:
        """Suspend the program for so many seconds."""
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        push_streams()
        if self._edges.block(seconds * 1000):
            self.interrupt()

    def can_run_sync(self) -> bool:
        """Tell whether the program can be suspended where it is."""
        # Pyodide would try where functions of C are called by JavaScript, and come to its end.
        return self._edges.suspends and can_run_sync()

    def run_sync(self, awaitable: Any) -> Any:
        """Suspend the program until an awaitable is done, and return its result.

        Raises RuntimeError where the browser cannot switch stacks.
        """
        if not self._edges.suspends:
            raise RuntimeError(CANNOT_SUSPEND)
        if not can_run_sync():
            return self._run_sync(awaitable)
        with Unwatched():
            future = asyncio.ensure_future(awaitable)
            is_stopped = self._suspend(future)
        if is_stopped:
            self.interrupt()
        return future.result()

    def _suspend(self, future: asyncio.Future[Any]) -> bool:
        """Wait until the future is done; True, and the future is cancelled, if a Stop ended the wait."""
        gate: asyncio.Future[None] = asyncio.get_event_loop().create_future()
        future.add_done_callback(lambda _: _open(gate))
        try:
            self._arm(False)
            # Not before: a gate that a Stop has kept from being taken away would be taken for a wait.
            self._gates.append(gate)
            self._error = None
            self._run_sync(gate)
        finally:
            if gate in self._gates:
                self._gates.remove(gate)
            is_stopped = not future.done()
            if is_stopped:
                future.cancel()
            self._arm(True)
        return is_stopped

    def wake(self, error: BaseException | None = None) -> bool:
        """End all suspensions by a Stop, or by an error; False if there is none."""
        waits = bool(self._gates) or self._edges.input.waits
        self._error = error if waits else None
        for gate in self._gates:
            _open(gate)
        self._edges.input.stop()
        return waits

    def ask(self, prompt: str, secret: bool) -> str | None:
        """Get a line from the visitor; None at the end of input."""
        self._must_go_on()
        source = self._edges.input
        source.stuck = not self.can_run_sync()
        blocks = source.blocks
        if not blocks and (source.stuck or source.tier != "stack switching"):
            raise OSError(NOT_HERE if source.tier == "none" else NO_INPUT)
        # A Stop must not strike before the session knows that the waiting is over.
        try:
            self._arm(False)
            self._error = None
            self._announce(prompt, secret)
            answer = source.wait() if blocks else self._answer(source.promise())
            self._resume()
        finally:
            self._arm(True)
        if source.isStopped(answer):
            self.interrupt()
        return None if answer is None else str(answer)

    def _answer(self, promise: Any) -> Any:
        with Unwatched():
            return self._run_sync(promise)

    def interrupt(self) -> None:
        """End what the program waits for: it has been stopped, or an error is to be raised there."""
        error, self._error = self._error, None
        if error is not None:
            raise error
        is_first = not self._edges.interrupt.ends
        self._edges.stopped()
        if is_first:
            raise KeyboardInterrupt
        self._end()

    def _must_go_on(self) -> None:
        """Refuse to wait in a program that was stopped and goes on all the same."""
        if self._edges.interrupt.ends:
            self._end()


def _open(gate: asyncio.Future[None]) -> None:
    if not gate.done():
        gate.set_result(None)
