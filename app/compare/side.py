"""One engine's column of a comparison: its state, what it wrote and showed, its result or error.

All text goes in as text; pictures, tables and HTML as in the output pane, see app/output/display.py.
"""

from app.base import browser, units
from app.compare import differences, words
from app.compare.attempt import ENDED, FAILED, STOPPED
from app.output import display
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.base.kinds import JsObject
    from app.compare.attempt import Attempt
    from app.compare.differences import Cell

STATES = {
    protocol.STARTING: words.STARTING,
    protocol.RUNNING: words.RUNNING_HERE,
    protocol.ASKING: words.WAITING,
    protocol.STOPPING: words.STOPPING,
    ENDED: words.ENDED,
}
ENDINGS = {"ok": words.ENDED, "error": words.ERROR, STOPPED: words.STOPPED, FAILED: words.COULD_NOT_RUN}
# What is said of a line that is marked.
MARKED = {
    differences.CHANGED: words.CHANGED_LINE,
    differences.EXTRA: words.EXTRA_LINE,
    differences.MISSING: words.MISSING_LINE,
}
# Characters of a result or a traceback that are shown.
MOST = 10000
# Elements that are made before there is a pause.
PORTION = 20


class Side:
    """Shows an attempt; `cells` are the lines as they were filled in last."""

    def __init__(self, attempt: "Attempt") -> None:
        self.attempt = attempt
        self.cells: list[Cell] = []
        title = attempt.title
        self.element = browser.create("section", class_="side", aria_label=title)
        self._version = browser.create("span", class_="side-version")
        name = browser.create("h3", title + " ")
        name.append(self._version)
        self._state = browser.create("p", class_="side-state")
        self._verdict = browser.create("p", class_="side-verdict")
        self._lines = browser.create(
            "div", class_="side-lines", tabindex="0", role="region", aria_label=words.OUTPUT_OF.format(title)
        )
        # As wide as its longest line, so that each line is, too.
        self._text = browser.create("div", class_="side-text")
        self._raw = browser.create("div", class_="line")
        self._text.append(self._raw)
        self._lines.append(self._text)
        self._shown = browser.create(
            "div", class_="side-shown", role="region", aria_label=words.SHOWN_BY.format(title)
        )
        self._more = browser.create("p", class_="side-more")
        self._figures: list[JsObject] = []
        self._outcome = browser.create(
            "div",
            class_="side-outcome",
            tabindex="0",
            role="region",
            aria_label=words.OUTCOME_OF.format(title),
        )
        for part in (name, self._state, self._verdict, self._lines, self._shown, self._outcome):
            self.element.append(part)

    def show(self, verdict: str, outcome_mark: str, *, differs: bool) -> None:
        """Show how the attempt stands."""
        attempt = self.attempt
        self.element.setAttribute("data-state", attempt.state)
        self.element.setAttribute("data-status", attempt.status)
        self._version.textContent = attempt.version
        self._state.textContent = described(attempt)
        self._verdict.textContent = verdict
        self._verdict.setAttribute("data-differs", "true" if differs else "false")
        if not self.cells:
            fresh = attempt.excerpt.take_fresh()
            if fresh:
                self._raw.append(fresh)
        self._show_displays()
        if attempt.state == ENDED:
            self._show_outcome(outcome_mark)

    def filling(self, cells: "list[Cell]") -> "Iterator[object]":
        """Show the lines with their marks; neighbours that are not marked are one element.

        Each `yield` is a place to pause at; one that yields True is followed by work for the browser.
        """
        made = browser.fragment()
        at = count = 0
        while at < len(cells):
            count += 1
            if count % PORTION == 0:
                yield False
            mark, end = cells[at][0], at + 1
            while mark not in differences.MARKS and end < len(cells) and cells[end][0] == mark:
                end += 1
            made.append(_line(mark, "".join([text + "\n" for _, text in cells[at:end]])))
            at = end
        yield True
        self.cells = cells
        self._text.replaceChildren(made)
        yield True

    def _show_displays(self) -> None:
        gallery = self.attempt.gallery
        for number in gallery.take_fresh():
            if number < len(self._figures):
                display.renew(self._figures[number], gallery.shown[number])
                continue
            made = browser.create("div", class_="entry")
            display.fill(made, gallery.shown[number])
            self._figures.append(made)
            self._shown.append(made)
        if gallery.left_out:
            self._more.textContent = words.MORE_SHOWN.format(gallery.left_out)
            self._shown.append(self._more)

    def _show_outcome(self, mark: str) -> None:
        attempt = self.attempt
        kind = "error" if attempt.error else "result" if attempt.result else "none"
        text = attempt.error["traceback"].rstrip() if attempt.error else attempt.result or words.NO_RESULT
        self._outcome.replaceChildren(_line(mark, text if len(text) <= MOST else text[:MOST] + "…"))
        self._outcome.setAttribute("data-kind", kind)


def described(attempt: "Attempt") -> str:
    """Return the state, and how long what took."""
    said = [ENDINGS.get(attempt.status, words.ENDED) if attempt.status else STATES.get(attempt.state, "")]
    if attempt.loading:
        said.append(attempt.loading)
    if attempt.start_ms is not None:
        said.append(words.START_TIME.format(units.duration(attempt.start_ms)))
    if attempt.run_ms is not None:
        said.append(words.RUN_TIME.format(units.duration(attempt.run_ms)))
    return " · ".join(said)


def _line(mark: str, text: str) -> object:
    made = browser.create("div", class_="line", data_mark=mark)
    if mark in MARKED:
        made.append(browser.create("span", MARKED[mark], class_="unseen"))
    made.append(text)
    return made
