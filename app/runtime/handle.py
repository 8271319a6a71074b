"""A running worker, the WorkerHandle of app/runtime/connection.py: messages go in, and come out.

How a worker is reached that is too busy to read messages is the box's business: see worker/box/seat.mjs.
"""

from app.base import browser, workers
from app.runtime.connection import BREACH
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

js = browser.window

# What READY says of a worker that found an image.
IMAGE = "image"


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
        imports: "list[str]",
        note: "Callable[[str], list[str]]",
    ) -> None:
        """imports: what will be imported, and may be there from the start; note(code): that of a program."""
        # The first worker was started with the page: see public/early.js.
        early, js.offthreadEarly = js.offthreadEarly, None
        self._is_started = early is not None
        self._engine = engine
        self.packages, self.imports, self._note = packages, imports, note

        def hear(fields: "dict[str, object]") -> None:
            if "capabilities" in fields:
                fields["capabilities"] = browser.fields_of(fields["capabilities"])
            on_message(fields)

        def refuse(sentence: str) -> None:
            on_message({"type": BREACH, "sentence": sentence})

        self._worker = workers.spawn(address, hear, refuse, on_error, imports, early)

    def post(self, message: "Mapping[str, object]") -> None:
        """Send a message; the early worker has been sent START already."""
        if self._is_started and message["type"] == protocol.START:
            return
        posted = js.Object.new()
        if message["type"] == protocol.START:
            posted.engine = self._engine
        for name, value in message.items():
            js.Reflect.set(posted, name, browser.array(value) if type(value) is list else value)
        browser.call(self._worker, "post", posted)

    def suits(self, code: str, start: str) -> bool:
        """Note a program; tell whether this began with what it imports, as far as any worker could.

        start: what its READY says of that, or nothing if it has not come.
        """
        wanted = self._note(code)
        return not wanted or (start in ("", IMAGE) and any(each in self.imports for each in wanted))

    def terminate(self) -> None:
        """End the worker at once."""
        self._worker.terminate()
