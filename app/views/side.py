"""One engine's column of a comparison: its state, what it wrote, its result or error, all of it as text."""

from app import browser, differences, units
from app.attempt import ENDED, FAILED, STOPPED
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.attempt import Attempt
    from app.differences import Cell

STATES = {
    protocol.STARTING: "Starting",
    protocol.RUNNING: "Running",
    protocol.ASKING: "Waits for input",
    protocol.STOPPING: "Being stopped",
    ENDED: "Ended",
}
ENDINGS = {"ok": "Ended", "error": "Error", STOPPED: "Stopped", FAILED: "Could not run"}
# What is said of a line that is marked.
WORDS = {differences.CHANGED: "differs: ", differences.EXTRA: "more: ", differences.MISSING: "missing: "}
NOTHING = "no result"
# Characters of a result or a traceback that are shown.
MOST = 10000


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
            "div", class_="side-lines", tabindex="0", role="region", aria_label=f"Output of {title}"
        )
        self._outcome = browser.create(
            "div", class_="side-outcome", tabindex="0", role="region", aria_label=f"Outcome of {title}"
        )
        for part in (name, self._state, self._verdict, self._lines, self._outcome):
            self.element.append(part)

    def show(self, verdict: str, outcome_mark: str) -> None:
        """Show how the attempt stands."""
        attempt = self.attempt
        self.element.setAttribute("data-state", attempt.state)
        self.element.setAttribute("data-status", attempt.status)
        self._version.textContent = attempt.version
        self._state.textContent = words(attempt)
        self._verdict.textContent = verdict
        self._verdict.setAttribute("data-differs", "true" if verdict.startswith("Differs") else "false")
        if not self.cells:
            fresh = attempt.excerpt.take_fresh()
            if fresh:
                self._lines.append(fresh)
        if attempt.state == ENDED:
            self._show_outcome(outcome_mark)

    def fill(self, cells: "list[Cell]") -> None:
        """Show the lines with their marks; neighbours that are not marked are one element."""
        self.cells = cells
        made = browser.fragment()
        at = 0
        while at < len(cells):
            mark, end = cells[at][0], at + 1
            while mark not in differences.MARKS and end < len(cells) and cells[end][0] == mark:
                end += 1
            made.append(_line(mark, "".join([text + "\n" for _, text in cells[at:end]])))
            at = end
        self._lines.replaceChildren(made)

    def _show_outcome(self, mark: str) -> None:
        attempt = self.attempt
        kind = "error" if attempt.error else "result" if attempt.result else "none"
        text = str(attempt.error["traceback"]).rstrip() if attempt.error else attempt.result or NOTHING
        self._outcome.replaceChildren(_line(mark, text if len(text) <= MOST else text[:MOST] + "…"))
        self._outcome.setAttribute("data-kind", kind)


def words(attempt: "Attempt") -> str:
    """Return the state, and how long what took."""
    said = [ENDINGS.get(attempt.status, "Ended") if attempt.status else STATES.get(attempt.state, "")]
    if attempt.loading:
        said.append(attempt.loading)
    if attempt.start_ms is not None:
        said.append(f"start {units.duration(attempt.start_ms)}")
    if attempt.run_ms is not None:
        said.append(f"run {units.duration(attempt.run_ms)}")
    return " · ".join(said)


def _line(mark: str, text: str) -> object:
    made = browser.create("div", class_="line", data_mark=mark)
    if mark in WORDS:
        made.append(browser.create("span", WORDS[mark], class_="unseen"))
    made.append(text)
    return made
