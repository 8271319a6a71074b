"""What was entered at the console and is not done yet: one entry, and those that wait behind it. Pure."""

from app.console import lines

# Entries that may wait.
MOST = 20


class Pending:
    """The entry that was sent, and what was typed ahead of the next prompt, as in a terminal."""

    def __init__(self) -> None:
        self.run: int | None = None
        # What the next line goes on with, since it is only the beginning of something.
        self.begun = ""
        self._text = ""
        self._is_in_doubt = False
        self._queue: list[str] = []

    @property
    def is_free(self) -> bool:
        """Tell whether nothing was sent that is not done, and nothing waits."""
        return self.run is None and not self._queue

    @property
    def is_in_doubt(self) -> bool:
        """Tell whether it is not known yet if what was sent is complete."""
        return self.run is not None and self._is_in_doubt

    @property
    def waits(self) -> bool:
        """Tell whether something waits for its turn."""
        return bool(self._queue)

    @property
    def is_full(self) -> bool:
        """Tell whether no more can wait."""
        return len(self._queue) >= MOST

    def send(self, run: int, text: str) -> None:
        """Note that a text was sent by this number."""
        self.run, self._text, self._is_in_doubt, self.begun = run, text, True, ""

    def put(self, text: str) -> None:
        """Have a text wait until what was sent is done."""
        self._queue.append(text)

    def begin(self, run: int, is_incomplete: bool) -> "str | None":
        """Note that a run has begun; return what is to be shown of it: None if it is not that of an entry."""
        if run != self.run:
            return None
        if is_incomplete:
            self.begun = self._text
            return ""
        self._is_in_doubt = False
        return self._text

    def end(self, run: int, *, goes_on: bool) -> "str | None":
        """Note that a run is over; return what was sent if it was not run. goes_on: what waits may follow."""
        if run != self.run:
            return None
        self.run = None
        if not goes_on:
            self._queue = []
        return self._text if self._is_in_doubt else None

    def next(self) -> str:
        """Return what is to be sent next, behind what was begun."""
        text, self._queue = self._queue[0], self._queue[1:]
        begun, self.begun = self.begun, ""
        return lines.joined(begun, text) if begun else text

    def forget(self) -> None:
        """Nothing waits any more, and nothing was begun."""
        self._queue, self.begun = [], ""
