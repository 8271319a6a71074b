"""A table among the variables: which rows are shown, in which order, and its file. Pure, but for its view.

Of a table of any size only the rows of a page are here; its file is made by the worker in pieces, between
which a program may be run.
"""

from app.base import units
from app.base.signal import Signal
from app.variables import words
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.variables.questions import Questions
    from app.variables.sheet_view import SheetView
    from worker.messages import CsvFields, TableFields

# Rows of a page: see worker/kernel/tabulating.py.
PAGE = 25
UP, DOWN = "ascending", "descending"


class Sheet:
    """The table that is open. `closed`: the list is to be shown again; gather(): see `browser.Gathered`."""

    def __init__(self, questions: "Questions", view: "SheetView", gather: "Callable[[], Any]") -> None:
        self.closed: Signal[[]] = Signal()
        self._questions, self._view, self._gather = questions, view, gather
        self._name = ""
        self._start = self._rows = 0
        self._column, self._direction = -1, ""
        self._pieces: Any = None
        view.left.listen(self._leave)
        view.turned.listen(self._turn)
        view.sorted.listen(self._sort)
        view.saved.listen(self._save)
        view.cancelled.listen(self._cancel)

    @property
    def is_open(self) -> bool:
        """Tell whether a table is shown."""
        return bool(self._name)

    def open(self, name: str) -> None:
        """Show the first rows of what a name stands for."""
        self._name, self._start = name, 0
        self._column, self._direction = -1, ""
        self._view.open(name)
        self.refresh()

    def refresh(self) -> None:
        """Show the rows as they are now."""
        if self._pieces is not None:
            self._end_file(words.GIVEN_UP)
        self._ask(self._start)

    def close(self) -> None:
        """Show no table any more."""
        self._name, self._pieces = "", None
        self._view.close()

    def _leave(self) -> None:
        self._questions.forget()
        self.close()
        self.closed.fire()

    def _turn(self, where: str) -> None:
        last = max(0, (self._rows - 1) // PAGE * PAGE)
        places = {"first": 0, "previous": self._start - PAGE, "next": self._start + PAGE, "last": last}
        start = min(max(places[where], 0), last)
        if start != self._start:
            self._ask(start)

    def _sort(self, column: int) -> None:
        """Sort upwards, then downwards, then not at all."""
        if column != self._column:
            self._direction = UP
        else:
            self._direction = DOWN if self._direction == UP else ""
        self._column = column if self._direction else -1
        self._ask(0)

    def _wanted(self) -> "dict[str, object]":
        fields: dict[str, object] = {"name": self._name}
        if self._direction:
            fields["column"], fields["descending"] = self._column, self._direction == DOWN
        return fields

    def _ask(self, start: int) -> None:
        if self._pieces is not None:
            self._end_file(words.CALLED_OFF)

        def answer(fields: "TableFields") -> None:
            self._view.wait("")
            problem = fields.get("problem")
            if problem:
                self._miss(problem)
                return
            self._start, self._rows = start, fields["rows"]
            if start and start >= self._rows:
                self._ask(0)
                return
            self._view.show(fields, start, self._column, self._direction)

        if self._questions.ask(protocol.TABULATE, answer, start=start, **self._wanted()):
            self._view.wait(words.SORTING)
        else:
            self._view.say(words.PROBLEMS["busy"])

    def _miss(self, problem: str) -> None:
        if problem == "gone":
            self._leave()
        else:
            self._view.say(words.PROBLEMS[problem])

    def _save(self) -> None:
        """Have the file made, and offer it."""
        self._pieces = self._gather()
        self._ask_piece(0)

    def _ask_piece(self, start: int) -> None:
        is_asked = self._questions.ask(protocol.EXPORT, self._take_piece, start=start, **self._wanted())
        if is_asked:
            made = units.number(start), units.number(self._rows)
            self._view.make(words.MAKING.format(*made))
        else:
            self._end_file(words.GIVEN_UP)

    def _take_piece(self, fields: "CsvFields") -> None:
        problem = fields.get("problem")
        if problem or "data" not in fields:
            self._end_file(words.PROBLEMS[problem or "broken"])
            return
        self._pieces.add(fields["data"])
        self._rows = fields["rows"]
        if fields["next"] < fields["rows"]:
            self._ask_piece(fields["next"])
        else:
            self._pieces.download(words.FILE.format(self._name))
            self._end_file(words.SAVED)

    def _cancel(self) -> None:
        self._questions.forget()
        self._end_file(words.CALLED_OFF)

    def _end_file(self, sentence: str) -> None:
        self._pieces = None
        self._view.make("")
        self._view.say(sentence)
