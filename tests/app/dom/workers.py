"""A worker as the page sees it: what was posted to it, and what the test has it say."""

from typing import Any

from tests.app.dom.events import Event, EventTarget
from tests.app.dom.values import JsObject, SharedArrayBuffer, to_js, to_python
from tests.app.dom.web import clone
from worker.contract import memory

READY: dict[str, Any] = {
    "type": "ready",
    "python": "3.14.2",
    "engine": "Pyodide",
    "ms": 300,
    "capabilities": {
        "stop": "shared memory",
        "input": "shared memory",
        "packages": True,
        "start": "snapshot",
    },
}


class Worker(EventTarget):
    """Each that the page makes is among `Page.workers`."""

    def __init__(self, page: Any, address: str, options: Any = None) -> None:
        super().__init__()
        self._page = page
        self.address, self.name = address, str(getattr(options, "name", ""))
        self.posted: list[dict[str, Any]] = []
        self.is_terminated = False
        self._lock = ""
        page.workers.append(self)

    def report(self, error: BaseException) -> None:
        self._page.report(error)

    def postMessage(self, message: Any) -> None:
        self.posted.append(to_python(clone(message)))
        if self.posted[-1].get("lock"):
            self.hold(self.posted[-1]["lock"])

    def hold(self, lock: str) -> None:
        """Hold a Web Lock as long as it lives: see `watch` in app/runtime/handle.py."""
        self._lock = lock
        self._page.window.navigator.locks.hold(lock)

    def terminate(self) -> None:
        self.is_terminated = True
        self.die()

    def die(self) -> None:
        """Be ended without a word, as by a browser that is short of memory."""
        self._page.window.navigator.locks.let_go(self._lock)

    def say(self, kind: str, **fields: Any) -> None:
        """Send a message to the page, which hears it at once."""
        self.dispatchEvent(Event("message", bubbles=False, data=to_js({"type": kind, **fields})))
        self._page.settle()

    def get_ready(self) -> None:
        """Say that Python has started."""
        self.say(**{"kind": READY["type"], **{name: READY[name] for name in READY if name != "type"}})

    def fail(self, message: str) -> None:
        """Have the browser say that the worker's script has failed."""
        self.dispatchEvent(Event("error", bubbles=False, message=message))
        self._page.settle()

    @property
    def commands(self) -> list[str]:
        """The kinds of what was posted."""
        return [each["type"] for each in self.posted]


class Early(JsObject):
    """The worker of `public/early.js`."""

    def __init__(self, worker: Worker, is_isolated: bool) -> None:
        self.worker = worker
        self.control = SharedArrayBuffer(memory.BLOCK_BYTES) if is_isolated else None
        self.lock = "offthread early"
        worker.hold(self.lock)

    def release(self) -> None:
        """Let go of the worker; nothing has been said by it yet."""


class Reach(JsObject):
    """What reaches a busy worker, as `public/early.js` makes it; calls: what it was told, in order.

    takes_answers: whether an answer needs no message.
    """

    def __init__(self, page: Any, worker: Worker, early: Early | None) -> None:
        self._page = page
        locks = page.window.navigator.locks
        made = getattr(page.window, "SharedArrayBuffer", None)
        self.lock = early.lock if early else None if locks is None else f"offthread {len(page.reaches) + 1}"
        self.memory = early.control if early else made and made(memory.BLOCK_BYTES)
        self.calls: list[tuple[Any, ...]] = []
        self.takes_answers = self.memory is not None
        # The kinds of what the worker has said.
        self.heard: list[str] = []
        self._is_over = False
        page.reaches.append(self)
        worker.addEventListener("message", lambda event: self.heard.append(event.data.type))

    @property
    def fields(self) -> JsObject:
        """What START says of it."""
        found = {"control": self.memory, "lock": self.lock}
        made = JsObject()
        for name, value in found.items():
            if value is not None:
                setattr(made, name, value)
        return made

    def begin(self, run: int) -> Any:
        self.calls.append(("begin", run))
        return to_js({} if self.memory is not None else {"token": f"blob:{run}", "acks": ["blob:ack"]})

    def stop(self, run: int) -> None:
        self.calls.append(("stop", run))

    def acknowledge(self, seq: int, token: str | None) -> None:
        self.calls.append(("acknowledge", seq, token))

    def answer(self, text: str | None) -> bool:
        self.calls.append(("answer", text))
        return self.takes_answers

    def watch(self, on_death: Any) -> None:
        if self.lock is not None and self._page.window.navigator.locks is not None:
            self._page.window.navigator.locks.request(
                self.lock, lambda *_: None if self._is_over else on_death()
            )

    def end(self) -> None:
        self._is_over = True
