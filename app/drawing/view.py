"""How the drawing looks: the paper, buttons to save it, and its description for those who do not see it.

What paints it is public/drawing/drawing.mjs, which comes when it is first needed.
"""

from app.base import browser, titles
from app.base.signal import Signal
from app.drawing import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.runtime.reports import WorkerDrawing


class View:
    """Tells by `happened` (what, x, y, button, key) what a visitor does, by `calmed` (summary) what there is,
    by `failed` that nothing more is shown until it is cleared.

    is_typing(): whether the keyboard must be left where it is; title(): what the work is called; remark(…):
    says something for a moment.
    """

    def __init__(
        self,
        is_typing: "Callable[[], bool]",
        title: "Callable[[], str]",
        remark: "Callable[[str], object]",
    ) -> None:
        self.happened: Signal[[str, float, float, int, str]] = Signal()
        self.calmed: Signal[[str]] = Signal()
        self.failed: Signal[[]] = Signal()
        self._is_typing, self._title, self._remark = is_typing, title, remark
        self._paper, self._space = browser.element("drawing-paper"), browser.element("drawing-space")
        self._words = browser.element("drawing-words")
        # Who had the keyboard before the paper, and gets it back.
        self._before: Any = None
        self._painter: Any = None
        browser.element("drawing-keys").textContent = words.KEYS
        for kind in ("svg", "png"):
            browser.on_press(browser.element("save-" + kind), self._saver(kind))
        browser.listen(self._paper, "focusin", self._on_focus)

    @property
    def is_there(self) -> bool:
        """Tell whether something can be shown."""
        return self._painter is not None

    def load(self, then: "Callable[[bool], object]") -> None:
        """Have the painter, and call then(whether it is there)."""

        def arrive(is_there: object) -> None:
            if is_there is True:
                self._mount()
            then(self.is_there)

        address = browser.root.getAttribute("data-drawing")
        browser.window.offthreadScript(address).then(browser.proxy(arrive))

    def _mount(self) -> None:
        self._painter = browser.call(
            browser.window,
            "offthreadDrawing.mount",
            self._paper,
            self._space,
            browser.proxy(self.happened.fire),
            browser.proxy(self._want_keys),
            browser.proxy(self._leave),
            browser.proxy(self._on_calm),
            browser.proxy(self.failed.fire),
        )

    def take(self, fields: "WorkerDrawing", done: "Callable[[], object]") -> None:
        """Show changes, and call done() when they are seen."""
        pixels, width = fields.get("pixels"), fields.get("width")
        browser.call(self._painter, "take", fields["ops"], pixels, width, browser.proxy(done))

    def live(self, is_live: bool) -> None:
        """A program hears what happens here, or none."""
        if self.is_there:
            browser.call(self._painter, "live", is_live)
            self._paper.setAttribute("data-live", "true" if is_live else "false")

    def hurry(self) -> None:
        """Show at once what is on its way."""
        if self.is_there:
            browser.call(self._painter, "hurry")

    def clear(self) -> None:
        """Show an empty paper."""
        if self.is_there:
            browser.call(self._painter, "clear")
        self._words.textContent = ""

    def describe(self, sentences: str) -> None:
        """Say what is on the paper."""
        # What is said again is not to be read out again.
        if str(self._words.textContent) != sentences:
            self._words.textContent = sentences

    def _want_keys(self) -> None:
        # Where one types, the keyboard stays.
        if not self._is_typing():
            self._paper.focus()

    def _on_focus(self, event: "Any") -> None:
        if event.relatedTarget is not None and event.relatedTarget is not browser.undefined:
            self._before = event.relatedTarget

    def _leave(self) -> None:
        """Give the keyboard back."""
        if self._before is not None:
            self._before.focus()
        # On a narrow page the code is out of sight, and cannot have it.
        if self._before is None or self._paper.contains(browser.document.activeElement):
            browser.element("stop").focus()

    def _on_calm(self, summary: str) -> None:
        self.calmed.fire(str(summary))

    def _saver(self, kind: str) -> "Callable[[], None]":
        def offer(content: "Any") -> None:
            if content is None or content is browser.undefined:
                self._remark(words.NO_FILE)
                return
            name = titles.file_name(self._title(), browser.today(), "." + kind)
            browser.download(name, content)

        def save() -> None:
            if self.is_there:
                browser.call(self._painter, "save", kind).then(browser.proxy(offer))
            else:
                self._remark(words.NOTHING)

        return save
