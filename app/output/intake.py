"""Takes a worker's output into the transcript and the log, and says when it has been taken in. Pure.

It knows neither the view nor when a frame comes: `app/playground/frames.py` asks, and paints.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Protocol

    from app.output.chunk import Chunk
    from app.output.log import Log
    from app.output.row import Run
    from app.output.transcript import Transcript

    class Tell(Protocol):
        """Acknowledges a message to a worker."""

        def __call__(self, seq: int, token: "str | None", *, worker: int) -> object: ...


# Chunks of a message that are taken in at a time.
CHUNKS = 50


class Intake:
    """What comes between a message of output and what is shown of it.

    chunk(text), chunks(texts): make chunks of a text, and of stream, text, stream, text, … of a message.
    """

    def __init__(
        self,
        entries: "Transcript",
        log: "Log",
        chunk: "Callable[[str], Chunk]",
        chunks: "Callable[[Any], list[Any]]",
    ) -> None:
        self._entries, self._log = entries, log
        self._chunk, self._chunks = chunk, chunks
        # Of the message that is being taken in: stream, chunk, stream, chunk, …
        self._left: list[Any] | None = None
        self._owed: list[tuple[int, str | None, int]] = []

    def take(self, fields: "Any") -> bool:
        """Take in some of the first message; tell whether there is more of it."""
        # If this fails, nothing of the message is left, and its worker is told all the same.
        left, self._left = self._left, None
        try:
            if left is None:
                left = self._chunks(fields["chunks"])
            for at in range(0, min(len(left), 2 * CHUNKS), 2):
                self._log.add(left[at + 1])
                self._entries.write(left[at], left[at + 1])
            self._left = left[2 * CHUNKS :] or None
        finally:
            if self._left is None:
                self.owe(fields)
        return self._left is not None

    def record(self, text: str) -> None:
        """Add a line to the log that is shown otherwise than as a program's text."""
        self._log.add(self._chunk(text + "\n"))

    def put_back(self, line: "list[Run]") -> None:
        """Show the beginning of a line again that had been taken out of the transcript."""
        if any(style for style, _ in line):
            self._entries.put_back(line)
        else:
            self._entries.write("stdout", self._chunk("".join([text for _, text in line])))

    def owe(self, fields: "Any") -> None:
        """Note that a message has been taken in, so that its worker is to be told."""
        self._owed.append((fields["seq"], fields.get("token"), fields["worker"]))

    def acknowledge(self, tell: "Tell") -> None:
        """Tell what has been taken in, unless there is more of it than can be looked at."""
        if self._entries.is_swamped:
            return
        owed, self._owed = self._owed, []
        for number, (seq, token, worker) in enumerate(owed):
            # The last one speaks for all, but every token must be revoked.
            if token is not None or number == len(owed) - 1:
                tell(seq, token, worker=worker)
