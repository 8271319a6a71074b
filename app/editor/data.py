"""The data pane: folds away, and marks what is wrong with the JSON in it."""

from app.base import browser
from app.editor import jsondata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.editor.joints import Folding, MarkedEditor

PROBLEM = "data-problem"
PAUSE_MS = 400
# A longer text is checked when the program is run, since checking takes a while.
CHECKED_WHILE_TYPING = 20000


class Data:
    """Knows whether the data can be posted."""

    def __init__(self, editor: "MarkedEditor", settings: "Folding") -> None:
        self._editor, self._settings = editor, settings
        self._fold, self._problem = browser.element("data-fold"), browser.element(PROBLEM)
        self._body = browser.element("data-body")
        self._watch = browser.Delay(PAUSE_MS, self._check_quietly)
        browser.on_press(self._fold, self._toggle)
        self._show_fold()

    def changed(self) -> None:
        """Look again, after a pause."""
        self._watch.start()

    def read(self) -> "str | None":
        """Return the JSON text; None if something is wrong with it, which is then shown."""
        self._watch.call_off()
        text = self._editor.text
        problem = self._check(text)
        if problem is None:
            return text if text.strip() else "{}"
        self.unfold()
        self._editor.go_to(problem.line, problem.column)
        return None

    def unfold(self) -> None:
        """Show the pane's contents."""
        if self._is_folded():
            self._toggle()

    def _check_quietly(self) -> None:
        text = self._editor.text
        if len(text) <= CHECKED_WHILE_TYPING:
            self._check(text)

    def _check(self, text: str) -> "jsondata.DataError | None":
        try:
            jsondata.check(text)
        except jsondata.DataError as error:
            self._problem.textContent = str(error)
            self._editor.mark(error.line, error.column, error.length, PROBLEM)
            return error
        if self._problem.textContent:
            self._problem.textContent = ""
        self._editor.unmark()
        return None

    def _is_folded(self) -> bool:
        # The style sheet folds it by itself where there is little room.
        return not browser.is_displayed(self._body)

    def _toggle(self) -> None:
        self._settings.data = "open" if self._is_folded() else "folded"
        self._show_fold()

    def _show_fold(self) -> None:
        if self._settings.data:
            browser.root.setAttribute("data-data", self._settings.data)
        self._fold.setAttribute("aria-expanded", "false" if self._is_folded() else "true")
