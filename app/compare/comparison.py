"""One program on several engines at once, and what they make of it, side by side. Pure.

The answers to `input()` are given once: the first answer goes to the engine that asks first, and to every
other when it comes to its first question; likewise the second.
"""

from app.base.signal import Signal
from app.base.units import count
from app.compare import differences, words
from app.compare.attempt import ENDED, STOPPED
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.compare.attempt import Attempt
    from app.compare.differences import Cell
    from worker.messages import RunFields

    # For each finding the words of one line, and of several: see words.py.
    Catalogue = dict[int, tuple[str, ...]]


class Comparison:
    """Several attempts at one program. `changed`: something is new."""

    def __init__(self, attempts: "list[Attempt]") -> None:
        self.changed: Signal[[]] = Signal()
        self.attempts = attempts
        self._answers: list[str | None] = []
        for attempt in attempts:
            attempt.changed.listen(self.changed.fire)
            attempt.waiting.listen(self._on_waiting)

    def begin(self, fields: "RunFields") -> None:
        """Run a program on all engines. fields: those of RUN."""
        for attempt in self.attempts:
            attempt.begin(fields)

    @property
    def is_over(self) -> bool:
        """Tell whether all have ended."""
        return not [each for each in self.attempts if each.state != ENDED]

    @property
    def asking(self) -> "list[Attempt]":
        """Return those that wait for an answer that has not been given."""
        return [each for each in self.attempts if each.question and each.state == protocol.ASKING]

    @property
    def base(self) -> "Attempt | None":
        """Return the one that the others are held against: the first, or the first that has run at all."""
        for attempt in self.attempts:
            if attempt.has_run or attempt.state != ENDED:
                return attempt
        return None

    def answer(self, text: str) -> None:
        """Answer a question, and those that follow if there are several lines."""
        for line in text.replace("\r\n", "\n").split("\n"):
            self._give(line)

    def end_input(self) -> None:
        """Answer a question by the end of input."""
        self._give(None)

    def stop(self) -> None:
        """Stop all."""
        for attempt in self.attempts:
            attempt.stop()

    def close(self) -> None:
        """End all workers, and say nothing more."""
        for attempt in self.attempts:
            attempt.close()

    def compared(self) -> "list[Attempt]":
        """Return the attempts that can be held against each other: the base first, if it has ended."""
        base = self.base
        if base is None or base.state != ENDED:
            return []
        others = [each for each in self.attempts if each is not base and each.has_run and each.state == ENDED]
        return [base] + others

    def outcome(self, attempt: "Attempt") -> "Cell":
        """Return the mark of an attempt's result or error, and what is held against that of the base."""
        base = self.base
        own = gist(attempt)
        if base is None or base is attempt or attempt not in self.compared():
            return differences.SAME, own
        return (differences.SAME if own == gist(base) else differences.CHANGED), own

    def verdict(self, attempt: "Attempt", cells: "list[Cell]") -> str:
        """Say how an attempt that has ended differs from the base. cells: its lines in the table."""
        return self._say(words.VERDICTS, attempt, cells)

    def summary(self, attempt: "Attempt", cells: "list[Cell]") -> str:
        """Say the same in a sentence that names the engine, when all have ended."""
        return self._say(words.SUMMARIES, attempt, cells)

    def differs(self, attempt: "Attempt", cells: "list[Cell]") -> bool:
        """Tell whether an attempt that has ended differs from the base in its lines or its outcome."""
        is_compared = attempt is not self.base and attempt in self.compared()
        return is_compared and (_marked(cells) > 0 or self.outcome(attempt)[0] != differences.SAME)

    def _say(self, catalogue: "Catalogue", attempt: "Attempt", cells: "list[Cell]") -> str:
        base = self.base
        if base is attempt:
            return ""
        title = "" if base is None else base.title
        return count(_marked(cells), catalogue[self._finding(attempt, cells)], title, attempt.title)

    def _finding(self, attempt: "Attempt", cells: "list[Cell]") -> int:
        """Return which of the catalogue's sentences holds for an attempt that is not the base."""
        base = self.base
        if base is None or not attempt.has_run:
            return words.NEVER_RAN
        if base.state != ENDED:
            return words.UNFINISHED
        has_other_outcome = self.outcome(attempt)[0] != differences.SAME
        if not _marked(cells):
            return words.OTHER_OUTCOME if has_other_outcome else words.ALL_SAME
        return words.OTHER_LINES_AND_OUTCOME if has_other_outcome else words.OTHER_LINES

    def _on_waiting(self, attempt: "Attempt") -> None:
        if attempt.asked <= len(self._answers):
            attempt.answer(self._answers[attempt.asked - 1])

    def _give(self, text: "str | None") -> None:
        waiting = self.asking
        self._answers.append(text)
        for attempt in waiting:
            if attempt.asked == len(self._answers):
                attempt.answer(text)


def _marked(cells: "list[Cell]") -> int:
    """Return how many lines are marked."""
    return len([mark for mark, _ in cells if mark in differences.MARKS])


def table(attempts: "list[Attempt]") -> "list[list[Cell]]":
    """Return the lines of attempts that can be compared, side by side."""
    made: list[list[Cell]] = []
    for _ in tabling(attempts, made):
        pass
    return made


def tabling(attempts: "list[Attempt]", made: "list[list[Cell]]") -> "Iterator[None]":
    """Append the same to a list; each `yield` is a place to pause at."""
    columns: list[list[str]] = []
    for attempt in attempts:
        columns.append([])
        yield from attempt.excerpt.reading(columns[-1])
    if columns:
        yield from differences.tabling(columns, made)


def gist(attempt: "Attempt") -> str:
    """Return what counts of how a program ended: its result, or its error without the places."""
    if attempt.status == STOPPED:
        return STOPPED
    if attempt.error is not None:
        return f"{attempt.error['name']}: {attempt.error['message']}"
    return attempt.result


def sentence(comparison: "Comparison", ended: "list[tuple[Attempt, list[Cell]]]") -> str:
    """Say where a comparison is. ended: each that has ended, and its lines in the table."""
    asking = [each.title for each in comparison.asking]
    if asking:
        said = words.ONE_WAITS if len(asking) == 1 else words.SEVERAL_WAIT
        return said.format(words.AND.join(asking))
    going = [each.title for each in comparison.attempts if each.state != ENDED]
    if going:
        return words.RUNNING.format(words.COMMA.join(going))
    told = [comparison.summary(attempt, cells) for attempt, cells in ended]
    return " ".join([each for each in told if each])
