"""Has programs translated into JavaScript, by a worker of its own that never runs them.

Only the last program that was asked for is translated; each answer has a deadline.
"""

from app.runtime import losses
from app.runtime.connection import Connection
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.runtime.connection import After, Fields, Spawn

ANSWER_MS = 10000
LATE = "The translation took too long. It is tried again when the program changes."


class Translator:
    """One worker after another, made when there is something to translate.

    on_answer(fields): those of TRANSLATION; on_problem(words): there is no translation.
    """

    def __init__(
        self,
        spawn: "Spawn",
        after: "After",
        on_answer: "Callable[[Fields], object]",
        on_problem: "Callable[[str], object]",
    ) -> None:
        self._spawn, self._after = spawn, after
        self._on_answer, self._on_problem = on_answer, on_problem
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
        link.wait(ANSWER_MS, lambda: self._give_up(LATE))

    def _on_report(self, kind: str, fields: "Any") -> None:
        if kind == protocol.READY:
            self._next()
        elif kind == protocol.TRANSLATION:
            self._answered = fields["id"]
            if self._link is not None:
                self._link.call_off()
            if self._wanted is None:
                self._on_answer(fields)
            self._next()
        elif kind == protocol.FAILED:
            self._give_up(f"{fields['reason']} {fields['mend']}")
        elif kind in (protocol.CRASHED, protocol.REFUSED):
            self._on_loss(str(fields["reason"]))

    def _on_loss(self, reason: str) -> None:
        self._give_up(losses.meaning(reason))

    def _give_up(self, words: str) -> None:
        self.close()
        self._on_problem(words)
