"""The page's adapter to its code editor; nobody else knows which editor that is.

`public/editor.mjs` has mounted CodeMirror before Python is there; here it gets a Python face.
"""

from app.base import browser
from app.base.signal import Signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.base.kinds import JsObject
    from app.editor.completion import Answer


class Editor:
    """One of the page's editors: lines and columns count from 1, columns in characters.

    `changed`: the text is another; `moved` (line, column): the cursor is there. See `watch`.
    """

    def __init__(self, pane: "JsObject") -> None:
        self.changed: Signal[[]] = Signal()
        self.moved: Signal[[int, int]] = Signal()
        # Where the cursor is, as far as it has been told.
        self.line = 1
        self._pane = browser.Guarded(pane)

    @property
    def text(self) -> str:
        """Return the whole text."""
        return str(self._pane.text())

    @property
    def was_edited(self) -> bool:
        """Tell whether the text is another than the one that was there before Python."""
        return bool(self._pane.wasEdited())

    def replace(self, text: str) -> None:
        """Put a text in place of all there is, in one step that can be undone."""
        self._pane.replace(text)

    def adopt(self, key: str, language: str) -> None:
        """Call the document that is shown by a key; language: one of those of public/pane.mjs."""
        self._pane.adopt(key, language)

    def show(self, key: str, text: str, language: str) -> None:
        """Show a document: as it was left, with its undo history, or afresh with a text."""
        self._pane.show(key, text, language)

    def refresh(self, key: str, text: str) -> None:
        """Put another text into a document, if it was ever shown, in a step that can be undone."""
        self._pane.refresh(key, text)

    def forget(self) -> None:
        """Forget all documents that are not shown, and what the shown one is called."""
        self._pane.forget()

    def focus(self) -> None:
        """Move the keyboard here."""
        self._pane.focus()

    def go_to(self, line: int, column: int = 1) -> None:
        """Move the cursor and the keyboard to a place, and show it."""
        self._pane.goTo(line, column)

    def trace(self, line: int) -> None:
        """Mark a line that something else comes from, and show it, until the cursor moves; 0 for none."""
        self._pane.trace(line)

    def mark(self, line: int, column: int, length: int, described_by: str) -> None:
        """Mark characters as wrong; described_by: the id of the element that says why."""
        self._pane.mark(line, column, length, described_by)

    def unmark(self) -> None:
        """Take back the mark."""
        self._pane.unmark()

    def watch(self) -> None:
        """Begin to tell of changes, and of the cursor: of that at once, too."""
        self._pane.onChange(browser.proxy(lambda *_: self.changed.fire()))
        self._pane.onMove(browser.proxy(self._move))

    def _move(self, line: int, column: int) -> None:
        self.line = line
        self.moved.fire(line, column)


def code() -> Editor:
    """Return the editor of the program."""
    return Editor(browser.window.offthreadEditor.code)


def error_marks() -> "JsObject":
    """Return what marks errors in the program: public/errors.mjs."""
    return browser.window.offthreadEditor.code.errors


def data() -> Editor:
    """Return the editor of the data."""
    return Editor(browser.window.offthreadEditor.data)


def on_complete(ask: "Callable[[str, Answer], object]") -> None:
    """Have ask(line, answer) called when the visitor wants a name completed; answer(names, length), once."""

    def told(line: str, answer: "JsObject") -> None:
        ask(line, lambda names, length: answer(browser.array(names), length))

    browser.editor_module().onComplete(browser.proxy(told))


def take_early_run() -> bool:
    """Tell whether Run was pressed before Python was there, and leave Run to Python from now on."""
    return bool(browser.editor_module().takeEarlyRun())


def take_early_entries() -> "list[str]":
    """Return what was entered at the console before Python was there, once."""
    return [str(each) for each in browser.editor_module().takeEarlyEntries()]
