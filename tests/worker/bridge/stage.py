"""A worker in a test: the page's messages go in, and what it says comes out as a list."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tests.worker.bridge.doubles import interpreter, values
from tests.worker.bridge.doubles.edges import FakeEdges
from tests.worker.bridge.doubles.loop import WebLoop
from tests.worker.bridge.doubles.modules import MODULES

if TYPE_CHECKING:
    from worker.bridge.main import Worker

Message = dict[str, Any]
# The fields of ERROR that say where it was.
PLACE = ("file", "line", "source", "column", "end_column")


class Stage:
    """A worker and its page."""

    def __init__(self, worker: "Worker", edges: FakeEdges, loop: WebLoop) -> None:
        self.worker, self.edges, self.loop = worker, edges, loop
        self._streams = interpreter.Streams(edges.output)
        self.tracebacks: list[str] = []
        self.places: list[Message] = []

    def start(self) -> list[Message]:
        """Have the worker say that runs can begin."""
        self.worker.ready("Fake 1.0", 5.0, values.JsObject({"site": "1"}))
        return self.heard()

    def post(self, *messages: Message) -> list[Message]:
        """Post messages one after the other, and return what the worker says until it waits."""
        for message in messages:
            self.loop.call_soon(self._deliver, message)
        with self._streams.connected():
            self.loop.settle()
        return self.heard()

    def converse(self, *messages: Message) -> list[Message]:
        """Post messages a second apart, the first at once; a program that is suspended hears them, too."""
        for at, message in enumerate(messages):
            self.later(at, message)
        return self.pass_time(len(messages))

    def later(self, seconds: float, message: Message) -> None:
        """Have a message posted after a while."""
        self.loop.call_later(seconds, self._deliver, message)

    def _deliver(self, message: Message) -> None:
        self.edges.note(message)
        self.worker.receive(values.in_js(message))

    def pass_time(self, seconds: float) -> list[Message]:
        """Let time pass, and return what the worker says meanwhile."""
        with self._streams.connected():
            self.loop.pass_time(seconds)
        return self.heard()

    def run(self, code: str, run: int = 1, **fields: Any) -> list[Message]:
        """Run a program, and return what is said between STARTED and DONE, and the status."""
        heard = self.post({"type": "run", "id": run, "code": code, **fields})
        assert heard[0] == {"type": "started", "id": run}
        assert heard[-1] == done(run, heard[-1].get("status", ""))
        return heard[1:-1]

    def heard(self) -> list[Message]:
        """Take what the worker has said; how long programs ran is left out; tracebacks, places are apart."""
        said, self.edges.posted = self.edges.posted, []
        for message in said:
            if message["type"] == "done":
                assert message.pop("ms") >= 0
            if message["type"] == "error":
                self.tracebacks.append(message.pop("traceback"))
                self.places.append({name: message.pop(name) for name in PLACE if name in message})
        return said


def done(run: int, status: str = "ok") -> Message:
    """The end of a run."""
    return {"type": "done", "id": run, "status": status, "heap": 640}


def started(run: int) -> Message:
    """The beginning of a run."""
    return {"type": "started", "id": run}


def refused(reason: str, **fields: Any) -> Message:
    """The answer to what breaks the contract."""
    return {"type": "refused", "reason": reason, **fields}


@contextmanager
def attached(edges: FakeEdges) -> Iterator[Stage]:
    """A worker on a loop of its own, which is still starting."""
    import worker.bridge.main as room  # see conftest.py

    with interpreter.kept():
        sys.modules.update(MODULES.by_name)
        loop = WebLoop()
        asyncio.set_event_loop(loop)
        try:
            yield Stage(room.attach(edges), edges, loop)
        finally:
            _close(loop)
    assert loop.mistakes == []


def _close(loop: WebLoop) -> None:
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.settle()
    loop.close()
    asyncio.set_event_loop(None)
