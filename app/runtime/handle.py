"""A running worker, the WorkerHandle of app/runtime/connection.py: messages, and its start.

What reaches a busy worker is the Reach of worker/client/reach.mjs, by public/early.js.
"""

from app.base import browser, workers
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

# Characters of the longest line of input: in UTF-8 they fit into the shared memory.
LINE = 262_000

js = browser.window

# What the first worker of an engine has compiled, for the next ones: see READY in worker/protocol.py.
_compiled: "dict[str, Any]" = {}


class BrowserWorker:
    """A worker: messages go in as dicts, and come out as dicts of their fields."""

    def __init__(
        self,
        on_message: "Callable[[dict[str, object]], object]",
        on_error: "Callable[[str], object]",
        *,
        engine: str,
        address: str,
        packages: "list[str]",
    ) -> None:
        # The first worker was started with the page: see public/early.js.
        early, js.offthreadEarly = js.offthreadEarly, None
        self._is_started = early is not None
        self._engine = engine

        def hear(fields: "dict[str, object]") -> None:
            if "capabilities" in fields:
                fields["capabilities"] = browser.fields_of(fields["capabilities"])
                # Said before any program runs: later ones could say anything.
                _compiled.setdefault(engine, fields.pop("compiled", None))
            on_message(fields)

        # What it says must be known to the reach first: it may be answered as it is heard.
        def reach(worker: "Any") -> None:
            self._reach = js.offthreadReach(worker, early is not None)

        self._worker = workers.spawn(address, hear, on_error, reach, early)
        start = browser.fields_of(self._reach.fields)
        self.control: Any = start.get("control")
        self.lock: Any = start.get("lock")
        self.packages = packages

    def post(self, message: "Mapping[str, object]") -> None:
        """Send a message; the early worker has been sent START already."""
        if self._is_started and message["type"] == protocol.START:
            return
        posted = js.Object.new()
        if message["type"] == protocol.START:
            posted.engine = self._engine
            if _compiled.get(self._engine) is not None:
                posted.compiled = _compiled[self._engine]
        for name, value in message.items():
            js.Reflect.set(posted, name, browser.array(value) if type(value) is list else value)
        browser.call(self._worker, "postMessage", posted)

    def watch(self, on_death: "Callable[[], object]") -> None:
        """Have it told when the worker, which is ready, has died: then its lock can be had."""
        self._reach.watch(browser.proxy(on_death))

    def begin(self, run: int) -> "dict[str, object]":
        """Return what a new run must carry, so that it can be reached while it is busy."""
        return browser.fields_of(self._reach.begin(run))

    def interrupt(self, run: int) -> None:
        """Stop a run even if its worker is too busy to read messages."""
        self._reach.stop(run)

    def acknowledge(self, seq: int, token: "str | None") -> None:
        """Tell a busy worker that its output has been taken in."""
        self._reach.acknowledge(seq, token)

    def answer(self, text: "str | None") -> bool:
        """Give a waiting worker a line of input, or its end; False if that takes a message."""
        return bool(self._reach.answer(text if text is None else text[:LINE]))

    def terminate(self) -> None:
        """End the worker at once."""
        self._reach.end()
        self._worker.terminate()
