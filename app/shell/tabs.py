"""The tabs of a narrow page, which shows either the code or the output."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

CODE, OUTPUT = "code", "output"
NAMES = (CODE, OUTPUT)


class Tabs:
    """Shows one pane; on a wide page both are there whatever is chosen."""

    def __init__(self) -> None:
        self._tabs = {name: browser.element("tab-" + name) for name in NAMES}
        self._unseen = browser.element("unseen")
        self._chosen = CODE
        for name in NAMES:
            self._watch(name)

    def choose(self, name: str) -> None:
        """Show a pane."""
        self._chosen = name
        browser.root.setAttribute("data-tab", name)
        for each in NAMES:
            self._tabs[each].setAttribute("aria-selected", "true" if each == name else "false")
            self._tabs[each].setAttribute("tabindex", "0" if each == name else "-1")
        if name == OUTPUT:
            self._unseen.hidden = True

    def note_output(self) -> None:
        """Mark the tab of the output if that is out of sight."""
        if self._chosen != OUTPUT:
            self._unseen.hidden = False

    def _watch(self, name: str) -> None:
        browser.listen(self._tabs[name], "click", lambda _: self.choose(name))
        browser.listen(self._tabs[name], "keydown", self._on_key)

    def _on_key(self, event: "Any") -> None:
        if event.key in ("ArrowLeft", "ArrowRight"):
            other = OUTPUT if self._chosen == CODE else CODE
            self.choose(other)
            self._tabs[other].focus()
