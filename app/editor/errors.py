"""Where the last program has failed: said once, and marked in the code. See public/errors.mjs.

It knows nothing of how programs are run: it is told when one begins, fails and is over.
"""

from app.base import browser
from app.editor import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.base.kinds import JsObject
    from app.editor.joints import Failure, OpenFiles

# Characters of a message that are told.
LONGEST = 300


class Errors:
    """The mark of one error.

    marks: those of the editor of the program; work(): what is open; see_code(): shows the code on a narrow
    page. What is in a file that is not shown is marked when that is shown: Run runs what is shown.
    """

    def __init__(
        self,
        marks: "JsObject",
        work: "Callable[[], OpenFiles]",
        see_code: "Callable[[], object]",
    ) -> None:
        self._marks, self._get_work = browser.Guarded(marks), work
        self._see_code = see_code
        self._news = browser.element("error-news")
        self._failure: Failure | None = None
        self._is_running = self._is_due = False
        # The file that is run.
        self._program = ""

    def begin(self) -> None:
        """A program is about to be run."""
        program = self._work.program()
        self._is_running, self._program = True, "" if program is None else program.name
        self._forget()
        self._marks.begin()

    def note(self, failure: "Failure") -> bool:
        """Take an error; tell whether it is the program's and has a place, and so is said here."""
        if not self._is_running or not failure.get("line"):
            return False
        self._failure = failure
        told = words.ERROR if failure.get("file") == self._program else words.ERROR_ELSEWHERE
        self._news.textContent = told.format(failure.get("line"), message(failure), failure.get("file"))
        return True

    def end(self, *, is_error: bool) -> None:
        """What was begun is over: if by an error, it is marked."""
        was_running, self._is_running = self._is_running, False
        if not was_running or self._failure is None:
            return
        if not is_error:
            self._failure = None
            return
        self._is_due = True
        self.on_shown()

    def on_shown(self) -> None:
        """Mark the error if its file is shown."""
        failure = self._failure
        if failure is None or not self._is_due or not self._is_shown():
            return
        self._is_due = False
        self._marks.mark(
            self._work.project.files.shown.key,
            failure.get("line", 0),
            failure.get("column", 0),
            failure.get("end_column", 0),
            failure.get("source", ""),
            message(failure),
        )

    def clear(self) -> None:
        """Take the mark away, and what was said."""
        self._forget()
        self._marks.unmark()

    def go_to(self, back: bool) -> bool:
        """Go to the mark, in whichever file it is; False if there is no error."""
        if self._failure is None or self._is_running:
            return False
        self._work.reveal(self._name_of_file())
        self._see_code()
        self._marks.goTo(back)
        return True

    @property
    def _work(self) -> "OpenFiles":
        return self._get_work()

    def _forget(self) -> None:
        self._failure, self._is_due = None, False
        self._news.textContent = ""

    def _is_shown(self) -> bool:
        return self._work.project.files.shown.name == self._name_of_file()

    def _name_of_file(self) -> str:
        return "" if self._failure is None else self._failure.get("file", "")


def message(failure: "Failure") -> str:
    """Return what an error says, and the first sentence of what may help."""
    said = failure.get("message", "").split("\n")[0][:LONGEST]
    text = words.SAID.format(failure.get("name", ""), said) if said else failure.get("name", "")
    hint = first_sentence(failure.get("hint", ""))
    return words.HINTED.format(text, hint) if hint else text


def first_sentence(text: str) -> str:
    """Return what stands before the first full stop that ends a sentence."""
    for mark in (". ", "? ", "! "):
        if mark in text:
            text = text[: text.index(mark) + 1]
    return text
