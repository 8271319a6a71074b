"""The panel "Compare": a column for each engine, and a field while a program waits for input."""

from app.base import browser
from app.base.signal import Signal
from app.compare import comparison, words
from app.compare.attempt import ENDED
from app.compare.side import Side
from app.output import display
from app.output.ask import Ask
from app.output.question import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.compare.attempt import Attempt
    from app.compare.comparison import Comparison
    from app.compare.differences import Cell

# Milliseconds of a frame in which lines are set side by side.
WORK_MS = 10


class CompareView:
    """Shows a comparison. `again`, `stopped`, `closed`: pressed; `answered` (text), `ended`: of the field."""

    def __init__(self) -> None:
        self.again: Signal[[]] = Signal()
        self.stopped: Signal[[]] = Signal()
        self.closed: Signal[[]] = Signal()
        self.answered: Signal[[str]] = Signal()
        self.ended: Signal[[]] = Signal()
        self._dialog, self._sides = browser.element("compare"), browser.element("compare-sides")
        self._words, self._stop = browser.element("compare-words"), browser.element("compare-stop")
        self._program = browser.element("compare-program")
        self._ask = Ask(self.answered.fire, self.ended.fire, "compare-")
        self._frames = browser.Frames(self._paint)
        self._model: Comparison | None = None
        self._columns: list[Side] = []
        self._compared = 0
        # What sets the lines of those that have ended side by side, while there is something to do.
        self._work: Iterator[object] | None = None
        # The number of the question that is shown.
        self._question = 0
        browser.on_press(browser.element("compare-again"), self.again.fire)
        browser.on_press(self._stop, self.stopped.fire)
        browser.on_press(browser.element("compare-close"), self._dialog.close)
        browser.listen(self._dialog, "close", lambda _: self._on_close())
        browser.listen(self._sides, "click", display.on_click)
        # What loads does not bubble.
        self._sides.addEventListener("load", browser.proxy(lambda event: display.fit(event.target)), True)

    def open(self, model: "Comparison", program: str) -> None:
        """Show a comparison that is about to begin."""
        self._model, self._compared, self._question = model, 0, 0
        self._work = None
        self._program.textContent = program
        self._columns = [Side(attempt) for attempt in model.attempts]
        self._empty()
        for column in self._columns:
            self._sides.append(column.element)
        browser.show_modal(self._dialog)
        self.refresh()

    def refresh(self) -> None:
        """Show with the next frame what is new."""
        self._frames.ask()

    def close(self) -> None:
        """Show it no longer."""
        self._dialog.close()

    def _on_close(self) -> None:
        self.closed.fire()
        self._model = self._work = None
        self._columns = []
        self._ask.hide(goes_on=False)
        self._empty()

    def _empty(self) -> None:
        display.release(self._sides)
        self._sides.replaceChildren()

    def _paint(self) -> None:
        model = self._model
        if model is None:
            return
        self._set_side_by_side(model)
        ended = []
        for column in self._columns:
            attempt = column.attempt
            is_known = attempt.state == ENDED and self._work is None
            verdict = model.verdict(attempt, column.cells) if is_known else ""
            if is_known:
                ended.append((attempt, column.cells))
            differs = is_known and model.differs(attempt, column.cells)
            column.show(verdict, model.outcome(attempt)[0], differs=differs)
        self._words.textContent = comparison.sentence(model, ended)
        browser.set_disabled(self._stop, words.IDLE if model.is_over else "", words.STOP_ALL)
        self._show_question(model)

    def _set_side_by_side(self, model: "Comparison") -> None:
        """Set side by side what can be compared, whenever there is one more of it; not all in one frame."""
        compared = model.compared()
        if len(compared) != self._compared:
            self._compared = len(compared)
            self._work = self._working(compared)
        began = browser.now()
        for is_heavy in self._work or ():
            if is_heavy or browser.now() - began > WORK_MS:
                self._frames.ask()
                break
        else:
            self._work = None
        self._sides.setAttribute("aria-busy", "false" if self._work is None else "true")

    def _working(self, compared: "list[Attempt]") -> "Iterator[object]":
        made: list[list[Cell]] = []
        yield from comparison.tabling(compared, made)
        for attempt, cells in zip(compared, made):
            for column in self._columns:
                if column.attempt is attempt:
                    yield from column.filling(cells)

    def _show_question(self, model: "Comparison") -> None:
        asking = model.asking
        # An engine that later comes to the same question must not disturb an answer that is being typed.
        question = asking[0].asked if asking else 0
        if model.is_over:
            self._ask.hide(goes_on=False)
        if question == self._question:
            return
        self._question = question
        fields = asking[0].question if asking else None
        if fields is not None:
            self._ask.show(shown(fields["prompt"]), fields["secret"])
        else:
            self._ask.hide(goes_on=not model.is_over)
