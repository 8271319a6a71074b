"""The tabs of the results: the output, and what else there is, each as soon as there is any of it."""

from app.base import browser
from app.base.signal import Signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

OUTPUT, DRAWING, VARIABLES = "output", "drawing", "variables"
NAMES = (OUTPUT, DRAWING, VARIABLES)
PANELS = {OUTPUT: "scroll", DRAWING: "drawing", VARIABLES: "variables"}


class Results:
    """Has one of them shown. Tells by `chosen` (name) which."""

    def __init__(self) -> None:
        self.chosen: Signal[[str]] = Signal()
        self._tabs = {name: browser.element("show-" + name) for name in NAMES}
        self._panels = {name: browser.element(PANELS[name]) for name in NAMES}
        self._unseen, self._bar = browser.element("unseen-output"), browser.element("results")
        self._offered = [OUTPUT]
        self.name = OUTPUT
        for name in NAMES:
            browser.on_press(self._tabs[name], self._chooser(name))
            browser.listen(self._tabs[name], "keydown", self._on_key)
        # On a narrow page this tab stands for all of them.
        browser.on_press(browser.element("tab-output"), self._chooser(OUTPUT))

    def offer(self, name: str, is_offered: bool) -> None:
        """Have a tab, or none; the output is always there."""
        self._offered = [each for each in NAMES if (is_offered if each == name else each in self._offered)]
        self._tabs[name].hidden = not is_offered
        has_others = len(self._offered) > 1
        self._bar.hidden = not has_others
        browser.element("output-title").hidden = has_others
        if self.name not in self._offered:
            self.choose(OUTPUT)

    def choose(self, name: str) -> None:
        """Show one of them."""
        if name == self.name:
            return
        self.name = name
        for each, tab in self._tabs.items():
            tab.setAttribute("aria-selected", "true" if each == name else "false")
            self._panels[each].hidden = each != name
        browser.root.setAttribute("data-results", name)
        if name == OUTPUT:
            self._unseen.hidden = True
        self.chosen.fire(name)

    def note_output(self) -> None:
        """Mark the tab of the output if that is out of sight."""
        if self.name != OUTPUT:
            self._unseen.hidden = False

    def show_output(self) -> None:
        """Show the output, unless it is seen anyway: there is something to answer."""
        if not browser.is_displayed(self._panels[OUTPUT]):
            self.choose(OUTPUT)

    def see_output(self) -> None:
        """Show the output where there is room for one thing."""
        if browser.is_displayed(browser.element("tab-output").parentElement):
            self.choose(OUTPUT)

    def _chooser(self, name: str) -> "Callable[[], None]":
        return lambda: self.choose(name)

    def _on_key(self, event: "Any") -> None:
        if event.key in ("ArrowLeft", "ArrowRight"):
            step = 1 if event.key == "ArrowRight" else -1
            at = (self._offered.index(self.name) + step) % len(self._offered)
            self.choose(self._offered[at])
            self._tabs[self._offered[at]].focus()
