"""The pane "JavaScript": what the shown program becomes, beside it, line by line."""

from app.base import browser
from app.base.signal import Signal
from app.editor import words
from app.editor.translator import Translator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.base.kinds import JsObject
    from app.editor.joints import ShownProject, TracedEditor, Viewer
    from app.runtime.connection import Spawn
    from app.runtime.deadline import After
    from worker.messages import TranslationFields

PAUSE_MS = 300


class JavaScript:
    """Follows the editor while it is open, and has it follow the pane.

    spawn: of an engine that translates; go_to(file, line): go there. `opened`: it is shown.
    """

    def __init__(
        self,
        spawn: "Spawn",
        after: "After",
        project: "ShownProject",
        code: "TracedEditor",
        go_to: "Callable[[str, int], object]",
    ) -> None:
        self.opened: Signal[[]] = Signal()
        self._project, self._code, self._go_to = project, code, go_to
        self._pane, self._words = browser.element("javascript"), browser.element("javascript-words")
        self._translator = Translator(spawn, after)
        self._translator.translated.listen(self._on_translated)
        self._translator.failed.listen(self._on_problem)
        self._pause = browser.Delay(PAUSE_MS, self._translate)
        self._viewer: Viewer | None = None
        self._shown: TranslationFields | None = None
        self._line = code.line if project.shows_program else 1
        self._on_viewer = browser.proxy(self._take_viewer)
        self._on_copied = browser.proxy(
            lambda is_done: self._say(words.COPIED if is_done else words.SELECTED)
        )
        browser.on_press(browser.element("javascript-copy"), self._copy)
        browser.on_press(browser.element("javascript-close"), self.close)

    def open(self) -> None:
        """Show the pane; the viewer is loaded when it is shown for the first time."""
        self.opened.fire()
        self._pane.hidden = False
        if self._viewer is None:
            self._say(words.TRANSLATING)
            browser.editor_module().openJavaScript("javascript-code", self._on_viewer)
        self._translate()

    def close(self) -> None:
        """Show it no longer, and end its worker."""
        had_focus = self._pane.contains(browser.document.activeElement)
        self._pause.call_off()
        self._translator.close()
        self._shown = None
        self._trace(0)
        self._pane.hidden = True
        if had_focus:
            browser.element("more").focus()

    def changed(self) -> None:
        """Translate again, after a pause."""
        if not self._pane.hidden:
            self._pause.start()

    def follow(self, line: int) -> None:
        """Show what a line of the program becomes, if it is the program that is edited."""
        if not self._project.shows_program:
            return
        self._line = line
        if not self._pane.hidden:
            self._mark()

    def _translate(self) -> None:
        program = self._project.program()
        if program is None:
            self._on_problem(words.NO_PYTHON)
        else:
            self._translator.put(program.text)

    def _take_viewer(self, viewer: "JsObject") -> None:
        if viewer is None:
            self._say(words.MISSING)
            return
        guarded: JsObject = browser.Guarded(viewer)
        self._viewer = guarded
        guarded.listen(browser.proxy(self._trace), browser.proxy(self._on_choice))
        if self._shown is not None:
            self._show()

    def _on_translated(self, fields: "TranslationFields") -> None:
        if "problem" in fields:
            problem = fields["problem"]
            self._on_problem(words.LINE.format(fields["line"], problem) if "line" in fields else problem)
            return
        shown, self._shown = self._shown, fields
        # The same again is no reason to mark another line: the visitor may have chosen one in the pane.
        if shown is None or shown.get("code") != fields.get("code"):
            self._show()

    def _on_problem(self, sentence: str) -> None:
        """Say why there is no JavaScript; what was there belongs to another program."""
        self._shown = None
        self._show()
        self._say(sentence)

    def _show(self) -> None:
        if self._viewer is not None:
            self._say("")
            shown = self._shown
            if shown is None:
                self._viewer.show("", browser.array([]))
            else:
                self._viewer.show(shown.get("code", ""), shown.get("lines", browser.array([])))
            self._mark()

    def _mark(self) -> None:
        if self._viewer is not None and self._shown is not None:
            self._viewer.follow(self._line)

    def _on_choice(self, line: int) -> None:
        program = self._project.program()
        if line and program is not None:
            self._go_to(program.name, line)

    def _trace(self, line: int) -> None:
        """Mark a line of the program, if it is in the editor, or none by 0."""
        if self._project.shows_program:
            self._code.trace(line)

    def _copy(self) -> None:
        if self._viewer is not None and self._shown is not None:
            self._viewer.copy(self._on_copied)

    def _say(self, sentence: str) -> None:
        self._words.textContent = sentence
