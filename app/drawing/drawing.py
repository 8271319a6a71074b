"""The drawing of a program: what comes is shown and acknowledged, and what a visitor does is told to it."""

import json

from app.drawing import description, words
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from app.drawing.view import View
    from app.runtime.reports import WorkerDrawing
    from worker.messages import Command

    class Client(Protocol):
        """The page's end of the worker: app/runtime/client.py."""

        @property
        def state(self) -> str: ...
        def ask(self, message: "Command") -> None: ...
        def acknowledge(self, seq: int, token: "str | None", *, worker: int) -> None: ...


class Drawing:
    """Keeps what has come until it can be shown. say(sentence): tells the visitor what went wrong."""

    def __init__(self, client: "Client", view: "View", say: "Callable[[str], object]") -> None:
        self._client, self._view, self._say = client, view, say
        self._run = 0
        self._waiting: list[WorkerDrawing] = []
        self._is_coming = self._is_over = False
        view.happened.listen(self._tell)
        view.calmed.listen(self._describe)
        view.failed.listen(lambda: self._say(words.BROKEN))
        self._load()

    def take(self, fields: "WorkerDrawing") -> None:
        """Show changes, and acknowledge them when they are seen."""
        self._is_over = False
        if not self._view.is_there:
            if self._is_coming:
                self._waiting.append(fields)
            else:
                self._acknowledge(fields)
            return
        self._show(fields)

    def end(self) -> None:
        """The program is over."""
        self._is_over = True
        self._view.live(False)

    def hurry(self) -> None:
        """Show at once what is on its way."""
        self._view.hurry()

    def clear(self) -> None:
        """Take all of it away; what could not be loaded is tried again."""
        self._view.clear()
        if not self._view.is_there and not self._is_coming:
            self._load()

    def _load(self) -> None:
        self._is_coming = True
        self._view.load(self._on_loaded)

    def _on_loaded(self, is_there: bool) -> None:
        self._is_coming = False
        waiting, self._waiting = self._waiting, []
        if not is_there:
            self._say(words.MISSING)
        for fields in waiting:
            if is_there:
                self._show(fields)
            else:
                self._acknowledge(fields)

    def _show(self, fields: "WorkerDrawing") -> None:
        self._run = fields["id"]
        # A short program is over before what paints has been loaded.
        self._view.live(not self._is_over)
        self._view.take(fields, lambda: self._acknowledge(fields))

    def _acknowledge(self, fields: "WorkerDrawing") -> None:
        self._client.acknowledge(fields["seq"], fields.get("token"), worker=fields["worker"])

    def _tell(self, what: str, x: float, y: float, button: int, key: str) -> None:
        if self._client.state != protocol.RUNNING:
            return
        if key:
            self._client.ask(protocol.command(protocol.EVENT, id=self._run, what=what, key=key))
        else:
            self._client.ask(
                protocol.command(protocol.EVENT, id=self._run, what=what, x=x, y=y, button=button)
            )

    def _describe(self, summary: str) -> None:
        self._view.describe(description.described(json.loads(summary)))
