"""A running worker, the WorkerHandle of app/runtime/connection.py: messages, and what reaches a busy worker.

It knows what the words of the shared memory mean (see worker/contract/memory.py), and not what messages mean.
"""

from app.base import browser, workers
from worker import protocol
from worker.contract import memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

# Milliseconds between the two times that a worker's lock must be had before the worker counts as dead.
DOUBT_MS = 200

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

        # It asks the service worker, if neither shared memory nor stack switching is there for its engine.
        self._asks_at_door = False

        def hear(fields: "dict[str, object]") -> None:
            if "capabilities" in fields:
                found = fields["capabilities"] = browser.fields_of(fields["capabilities"])
                self._asks_at_door = found.get("input") == "none"
                # Said before any program runs: later ones could say anything.
                _compiled.setdefault(engine, fields.pop("compiled", None))
            on_message(fields)

        self._worker = workers.spawn(address, hear, on_error, early)
        self.control: Any = None
        if early is None:
            self.control = browser.shared_memory(memory.BLOCK_BYTES)
        elif browser.shares_memory():
            self.control = early.control
        self._words = None if self.control is None else js.Int32Array.new(self.control)
        self.packages = packages
        self._token = ""
        self._is_over = False
        self.lock: str | None = None
        if browser.locks() is not None:
            self.lock = f"offthread {js.crypto.randomUUID()}" if early is None else early.lock
        self._service = browser.module("offthreadService")
        self._service.admit(self.lock)

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
        """Have it told when the worker, which is ready, has died: then its lock can be had.

        The worker asks for the lock before it says that it is ready, but the page might still be served
        first: hence the lock must be had twice, with time for the worker in between.
        """

        def ask(on_granted: "Callable[[], object]") -> None:
            if not self._is_over and self.lock is not None:
                browser.request_lock(self.lock, lambda: None if self._is_over else on_granted())

        ask(lambda: browser.after(DOUBT_MS, lambda: ask(on_death)))

    def token(self) -> str:
        """Return the address of a new blob, and revoke the former."""
        browser.forget_address(self._token)
        self._token = browser.address_of(browser.make("Blob", browser.array(["1"])))
        return self._token

    def interrupt(self, run: int) -> None:
        """Stop a run even if its worker is too busy to read messages."""
        browser.forget_address(self._token)
        self._service.stop(self.lock)
        if self._words is not None:
            js.Atomics.store(self._words, memory.SIGNAL_RUN, run)
            js.Atomics.store(self._words, memory.SIGNAL, memory.SIGINT)
            for word in (memory.SIGNAL, memory.ACKED, memory.ANSWER):
                js.Atomics.notify(self._words, word)

    def acknowledge(self, seq: int, token: "str | None") -> None:
        """Tell a busy worker that its output has been taken in."""
        if token is not None:
            browser.forget_address(token)
        if self._words is not None:
            js.Atomics.store(self._words, memory.ACKED, seq)
            js.Atomics.notify(self._words, memory.ACKED)

    def answer(self, text: "str | None") -> bool:
        """Give a waiting worker a line of input, or its end; False if that takes a message."""
        if self._words is None and not self._asks_at_door:
            return False
        if self._words is None:
            return bool(
                self._service.end(self.lock) if text is None else self._service.answer(self.lock, text)
            )
        line = js.TextEncoder.new().encode(text or "").slice(0, memory.BLOCK_BYTES - memory.TEXT_AT)
        js.Uint8Array.new(self.control).set(line, memory.TEXT_AT)
        length = memory.END_OF_INPUT if text is None else line.length + 1
        js.Atomics.store(self._words, memory.ANSWER, length)
        js.Atomics.notify(self._words, memory.ANSWER)
        return True

    def terminate(self) -> None:
        """End the worker at once."""
        self._is_over = True
        self._worker.terminate()
