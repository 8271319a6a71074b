"""One question at a time to the present worker, if it has nothing to do. Pure.

A worker that does not answer in time hangs in something that the last program has made: it is replaced.
"""

from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.runtime.deadline import After
    from app.variables.joints import Asked

    Answer = Callable[[Any], object]

# The worker gives up by itself long before: see worker/kernel/looking.py and tabulating.py.
ANSWER_MS, TABLE_MS = 10000, 60000


class Questions:
    """Asks, and hands each answer to the one that asked. on_stuck(): no answer comes."""

    def __init__(self, client: "Asked", after: "After", on_stuck: "Callable[[], object]") -> None:
        self._client, self._after, self._on_stuck = client, after, on_stuck
        self._asked = 0
        self._answer: Answer | None = None
        self._call_off: Callable[[], None] = lambda: None

    @property
    def is_free(self) -> bool:
        """Tell whether something can be asked."""
        return self._client.state == protocol.IDLE

    def ask(self, kind: str, answer: "Answer", **fields: object) -> bool:
        """Have a question answered by answer(fields), in place of any before; False if not now."""
        self.forget()
        if not self.is_free:
            return False
        self._asked += 1
        self._answer = answer
        self._call_off = self._after(ANSWER_MS if kind == protocol.INSPECT else TABLE_MS, self._miss)
        self._client.ask(protocol.build(protocol.COMMANDS, kind, dict(id=self._asked, **fields)))
        return True

    def take(self, fields: "Any") -> None:
        """Take what the worker says; what was asked before something else was comes too late."""
        answer = self._answer
        if fields["id"] == self._asked and answer is not None:
            self.forget()
            answer(fields)

    def forget(self) -> None:
        """Want no answer any more."""
        self._call_off()
        self._call_off = lambda: None
        self._answer = None

    def _miss(self) -> None:
        self.forget()
        self._on_stuck()
