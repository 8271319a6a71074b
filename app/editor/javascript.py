"""The pane "JavaScript": what the shown program becomes, beside it, line by line."""

from app.base import browser
from app.base.signal import Signal
from app.editor.translator import Translator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.editor.joints import ShownWork, TracedEditor
    from app.runtime.connection import After, Spawn

PAUSE_MS = 300
TRANSLATING = "Translating …"
MISSING = "The viewer could not be loaded. Close this pane and open it again."
NO_PYTHON = "There is no Python file to translate."
COPIED, SELECTED = "Copied", "Press Ctrl+C to copy what is selected"


class JavaScript:
    """Follows the editor while it is open, and has it follow the pane.

    spawn: of an engine that translates; go_to(file, line): go there. `opened`: it is shown.
    """

    def __init__(
        self,
        spawn: "Spawn",
        after: "After",
        work: "ShownWork",
        code: "TracedEditor",
        go_to: "Callable[[str, int], object]",
    ) -> None:
        self.opened: Signal[[]] = Signal()
        self._work, self._code, self._go_to = work, code, go_to
        self._pane, self._words = browser.element("javascript"), browser.element("javascript-words")
        self._translator = Translator(spawn, after, self._on_answer, self._on_problem)
        self._pause = browser.Delay(PAUSE_MS, self._translate)
        self._viewer: Any = None
        self._fields: Any = {}
        self._line = 1
        self._on_viewer = browser.proxy(self._take_viewer)
        self._on_copied = browser.proxy(lambda is_done: self._say(COPIED if is_done else SELECTED))
        browser.on_press(browser.element("javascript-copy"), self._copy)
        browser.on_press(browser.element("javascript-close"), self.close)

    def open(self) -> None:
        """Show the pane; the viewer is loaded when it is shown for the first time."""
        self.opened.fire()
        self._pane.hidden = False
        if self._viewer is None:
            self._say(TRANSLATING)
            browser.editor_module().openJavaScript("javascript-code", self._on_viewer)
        self._translate()

    def close(self) -> None:
        """Show it no longer, and end its worker."""
        had_focus = self._pane.contains(browser.document.activeElement)
        self._pause.call_off()
        self._translator.close()
        self._trace(0)
        self._pane.hidden = True
        if had_focus:
            browser.element("more").focus()

    def changed(self) -> None:
        """Translate again, after a pause."""
        if not self._pane.hidden:
            self._pause.start()

    def follow(self, line: int, _column: int = 1) -> None:
        """Show what a line of the program becomes, if it is the program that is edited."""
        if not self._work.shows_program:
            return
        self._line = line
        if not self._pane.hidden:
            self._mark()

    def _translate(self) -> None:
        program = self._work.program()
        if program is None:
            self._on_problem(NO_PYTHON)
        else:
            self._translator.put(str(program.content))

    def _take_viewer(self, viewer: "Any") -> None:
        if viewer is None:
            self._say(MISSING)
            return
        self._viewer = browser.Guarded(viewer)
        self._viewer.listen(browser.proxy(self._trace), browser.proxy(self._on_choice))
        if self._fields:
            self._show()

    def _on_answer(self, fields: "Any") -> None:
        if "problem" in fields:
            where = f"Line {fields['line']}: " if "line" in fields else ""
            self._on_problem(where + str(fields["problem"]))
            return
        self._fields = fields
        self._show()

    def _on_problem(self, words: str) -> None:
        """Say why there is no JavaScript; what was there belongs to another program."""
        self._fields = {}
        self._show()
        self._say(words)

    def _show(self) -> None:
        if self._viewer is not None:
            self._say("")
            self._viewer.show(self._fields.get("code", ""), self._fields.get("lines", browser.array([])))
            self._mark()

    def _mark(self) -> None:
        if self._viewer is not None and self._fields:
            self._viewer.follow(self._line)

    def _on_choice(self, line: int) -> None:
        program = self._work.program()
        if line and program is not None:
            self._go_to(program.name, line)

    def _trace(self, line: int) -> None:
        """Mark a line of the program, if it is in the editor, or none by 0."""
        if self._work.shows_program:
            self._code.trace(line)

    def _copy(self) -> None:
        if self._viewer is not None and self._fields:
            self._viewer.copy(self._on_copied)

    def _say(self, words: str) -> None:
        self._words.textContent = words
