"""Has programs translated into JavaScript, by a worker of its own that never runs them.

Only the last program that was asked for is translated; each answer has a deadline.
"""

from app.base.signal import Signal
from app.editor import words
from app.runtime import losses
from app.runtime.connection import Connection
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.runtime.connection import Fields, Spawn
    from app.runtime.deadline import After
    from worker.messages import CrashedFields, FailedFields, ReadyFields, RefusedFields, TranslationFields

ANSWER_MS = 10000


class Translator:
    """One worker after another, made when there is something to translate.

    `translated` (fields of TRANSLATION): one is there; `failed` (words): there is none.
    """

    def __init__(self, spawn: "Spawn", after: "After") -> None:
        self.translated: Signal[[TranslationFields]] = Signal()
        self.failed: Signal[[str]] = Signal()
        self._spawn, self._after = spawn, after
        self._link: Connection | None = None
        self._wanted: str | None = None
        self._asked = self._answered = 0

    def put(self, code: str) -> None:
        """Have a program translated, in place of one that still waits for it."""
        self._wanted = code
        if self._link is None:
            self._link = Connection(1, self._spawn, self._after)
            self._link.hear(self._on_report, self._give_up, self._on_loss)
            self._link.open()
        self._next()

    def close(self) -> None:
        """End the worker."""
        link, self._link = self._link, None
        self._wanted, self._answered = None, self._asked
        if link is not None:
            link.close()

    def _next(self) -> None:
        """Ask, if the worker is there and has nothing to do."""
        link = self._link
        if link is None or link.ready is None or self._wanted is None or self._answered < self._asked:
            return
        code, self._wanted = self._wanted, None
        self._asked += 1
        link.ask(protocol.command(protocol.TRANSLATE, id=self._asked, code=code))
        link.wait(ANSWER_MS, lambda: self._give_up(words.LATE))

    def _on_report(self, kind: str, fields: "Fields") -> None:
        if kind in HANDLERS:
            HANDLERS[kind](self, fields)

    def on_ready(self, _fields: "ReadyFields") -> None:
        self._next()

    def on_translation(self, fields: "TranslationFields") -> None:
        self._answered = fields["id"]
        if self._link is not None:
            self._link.call_off()
        if self._wanted is None:
            self.translated.fire(fields)
        self._next()

    def on_failed(self, fields: "FailedFields") -> None:
        self._give_up(words.FAILED.format(fields["reason"], fields["fix"]))

    def on_crashed(self, fields: "CrashedFields | RefusedFields") -> None:
        self._on_loss(fields["reason"])

    def _on_loss(self, reason: str) -> None:
        self._give_up(losses.meaning(reason))

    def _give_up(self, sentence: str) -> None:
        self.close()
        self.failed.fire(sentence)


# What is done about each kind of report; a worker that runs nothing says no more that matters here.
HANDLERS: "dict[str, Callable[[Translator, Any], object]]" = {
    protocol.READY: Translator.on_ready,
    protocol.TRANSLATION: Translator.on_translation,
    protocol.FAILED: Translator.on_failed,
    protocol.CRASHED: Translator.on_crashed,
    protocol.REFUSED: Translator.on_crashed,
}
