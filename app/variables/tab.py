"""The tab "Variables" beside the output: there from the end of the first run on, where the engine can tell.

What it shows is a room that the start does without.
"""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.base.rooms import Room
    from app.variables.variables import Variables

OUTPUT, VARIABLES = "output", "variables"


class VariablesTab:
    """Has output or variables shown. For others it is the door of the room."""

    def __init__(self, room: "Room[Variables]") -> None:
        self._room = room
        self._tabs = {name: browser.element("show-" + name) for name in (OUTPUT, VARIABLES)}
        self._panels = {OUTPUT: browser.element("scroll"), VARIABLES: browser.element("variables")}
        self._unseen, self._bar = browser.element("unseen-output"), browser.element("results")
        self._is_possible = False
        self._chosen = OUTPUT
        for name, tab in self._tabs.items():
            browser.on_press(tab, self._chooser(name))
            browser.listen(tab, "keydown", self._on_key)
        # On a narrow page this tab stands for both.
        browser.on_press(browser.element("tab-output"), self._chooser(OUTPUT))

    def on_ready(self, capabilities: "dict[str, Any]") -> None:
        """Another worker is there, which may be unable to tell."""
        self._is_possible = bool(capabilities.get("variables"))
        if not self._is_possible:
            self._offer(False)
        elif self._chosen == VARIABLES:
            self._room.tell(lambda made: made.restart())

    def refresh(self) -> None:
        """A run has ended, or a line of the console: what is shown may have changed."""
        if self._is_possible:
            self._offer(True)
            if self._chosen == VARIABLES:
                self._room.tell(lambda made: made.refresh())

    def take(self, fields: "Any") -> None:
        """Take VARIABLES, TABLE or CSV."""
        self._room.tell(lambda made: made.take(fields))

    def note_output(self) -> None:
        """Mark the tab of the output if that is out of sight."""
        if self._chosen != OUTPUT:
            self._unseen.hidden = False

    def show_output(self) -> None:
        """Show the output: there is something to answer."""
        self.choose(OUTPUT)

    def see_output(self) -> None:
        """Show the output where there is room for one thing."""
        if browser.is_displayed(browser.element("tab-output").parentElement):
            self.choose(OUTPUT)

    def choose(self, name: str) -> None:
        """Show one of the two."""
        if name == self._chosen:
            return
        self._chosen = name
        for each, tab in self._tabs.items():
            tab.setAttribute("aria-selected", "true" if each == name else "false")
            self._panels[each].hidden = each != name
        browser.root.setAttribute("data-results", name)
        if name == OUTPUT:
            self._unseen.hidden = True
        else:
            self._room.use(lambda made: made.refresh())

    def _offer(self, is_offered: bool) -> None:
        self._bar.hidden = not is_offered
        browser.element("output-title").hidden = is_offered
        if not is_offered:
            self.choose(OUTPUT)

    def _chooser(self, name: str) -> "Any":
        return lambda: self.choose(name)

    def _on_key(self, event: "Any") -> None:
        if event.key in ("ArrowLeft", "ArrowRight"):
            other = VARIABLES if self._chosen == OUTPUT else OUTPUT
            self.choose(other)
            self._tabs[other].focus()
