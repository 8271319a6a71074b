"""A worker in the box as the page sees it: what was posted to it, and what the test has it say."""

from typing import Any

from tests.app.dom.values import JsArray, JsObject, to_js, to_python
from tests.app.dom.web import clone

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


class Worker(JsObject):
    """A cell of `public/cell.mjs`. Each that the page makes is among `Page.workers`."""

    def __init__(self, page: Any, address: str) -> None:
        self._page = page
        self.address = address
        self.posted: list[dict[str, Any]] = []
        self.is_terminated = False
        self._on_report: Any = None
        self._on_breach: Any = None
        self._on_error: Any = None
        page.workers.append(self)

    def listen(self, on_report: Any, on_breach: Any, on_error: Any) -> None:
        self._on_report, self._on_breach, self._on_error = on_report, on_breach, on_error

    def breach(self, sentence: str) -> None:
        """Have the gate refuse what it said."""
        self._on_breach(sentence)
        self._page.settle()

    def post(self, message: Any) -> None:
        self.posted.append(to_python(clone(message)))

    def terminate(self) -> None:
        self.is_terminated = True

    def die(self) -> None:
        """Be closed by its program."""
        self.fail("the worker was closed")

    def say(self, kind: str, **fields: Any) -> None:
        """Send a message to the page, which hears it at once."""
        if not self.is_terminated:
            self._on_report(to_js({"type": kind, **fields}))
        self._page.settle()

    def get_ready(self) -> None:
        """Say that Python has started."""
        self.say(**{"kind": READY["type"], **{name: READY[name] for name in READY if name != "type"}})

    def fail(self, message: str) -> None:
        """Have the box say that something is wrong with it."""
        if not self.is_terminated:
            self._on_error(message)
        self._page.settle()

    @property
    def commands(self) -> list[str]:
        """The kinds of what was posted."""
        return [each["type"] for each in self.posted]


class Images(JsObject):
    """Those of the box. wanted: what a program imports that an image has; opened: programs that were open."""

    def __init__(self) -> None:
        self.imports = JsArray([])
        self.names = JsArray([])
        self.trouble = ""
        self.wanted: list[str] = []
        self.opened: list[str] = []
        self.onlearned: Any = None

    def open(self, code: str) -> None:
        self.opened.append(code)

    def note(self, _code: str) -> JsArray:
        return JsArray(self.wanted)


class Box(JsObject):
    """`window.offthreadBox`."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.images = Images()
        # What the worker that was made last will ask an image for.
        self.expected: list[str] = []

    def open(self, address: str, imports: Any) -> Worker:
        self.expected = list(imports)
        return Worker(self._page, address)
