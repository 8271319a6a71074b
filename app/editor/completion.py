"""Has the names completed that are typed: by what programs have made so far, and by the language. Pure.

The present worker is asked if it has nothing to do; one that computes would answer too late.
"""

from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.editor.joints import Asked
    from app.runtime.deadline import After
    from worker.messages import CompletionFields

    Answer = Callable[[list[str], int], object]

ANSWER_MS = 1000


class Completion:
    """Asks for one completion at a time. client: the present worker's; after: see `Connection`."""

    def __init__(self, client: "Asked", after: "After") -> None:
        self._client, self._after = client, after
        self._asked = 0
        self._line = ""
        self._answer: Answer | None = None
        self._call_off: Callable[[], None] = lambda: None

    def ask(self, line: str, answer: "Answer") -> None:
        """Answer with the names that may stand at the end of a line, and how much of one is there; always."""
        self._settle([], 0)
        self._line, self._answer = line, answer
        self._asked += 1
        if self._client.state != protocol.IDLE:
            self._settle([], 0)
            return
        self._call_off = self._after(ANSWER_MS, lambda: self._settle([], 0))
        self._client.ask(protocol.command(protocol.COMPLETE, id=self._asked, code=line))

    def take(self, fields: "CompletionFields") -> None:
        """Take what the worker says; what was asked before it was asked again comes too late."""
        if fields["id"] == self._asked:
            self._settle([str(name) for name in fields["names"]], fields["length"])

    def _settle(self, names: "list[str]", length: int) -> None:
        answer, self._answer = self._answer, None
        if answer is None:
            return
        self._call_off()
        word = last_word(self._line)
        if not names:
            length = len(word)
        if word == self._line or self._line[-len(word) - 1] != ".":
            names = names + [each for each in protocol.KEYWORDS if word and each.startswith(word)]
        answer(sorted(set(names)), length)


def last_word(line: str) -> str:
    """Return the name, or the beginning of one, that a line ends with."""
    start = len(line)
    while start and protocol.is_identifier("_" + line[start - 1]):
        start -= 1
    return line[start:]
