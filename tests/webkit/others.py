"""A page of others in WebKit, with cells or a frame of the playground: what its readers do and see."""

from typing import Any

from tests.browser.hosts import Address
from tests.browser.test_cells import IDLE, KINDS, LISTEN
from tests.webkit.driver import Browser, Element
from tests.webkit.visitor import Visitor

# Within a cell.
OF_CELL = """(id, selector) =>
  (%s)(document.getElementById(id).shadowRoot.querySelector(selector))"""
RUNS = "(id) => (told[id] ?? []).filter(([kind]) => kind === 'run').length"
PAGE = "() => document.readyState === 'complete' && document.title"


class OtherPage(Visitor):
    """A page that knows nothing of us but what the documents say; cells are called by their ids."""

    def __init__(self, browser: Browser, url: str) -> None:
        super().__init__(browser, Address(url))
        self.wait(lambda: browser.evaluate(PAGE), "the page")

    def entries(self) -> list[tuple[str, str]]:
        """It has no output of the playground's."""
        return []

    def evaluate(self, function: str, *arguments: object) -> Any:
        """Call a function of JavaScript in the page, and return what it returns, or comes to."""
        return self.browser.evaluate(function, *arguments)

    def listen(self) -> None:
        """Note from now on what happens to cells."""
        self.evaluate(LISTEN, KINDS)

    def of(self, cell: str, selector: str, function: str) -> Any:
        """Call a function with an element within a cell."""
        return self.evaluate(OF_CELL % function, cell, selector)

    def find(self, cell: str, role: str, name: str) -> Element:
        """What has a role and a name within a cell, once it is there."""
        found = self.wait(lambda: self.browser.find(role, name, cell), f"{role} {name} of {cell}")
        assert isinstance(found, Element)
        return found

    def editor_of(self, cell: str) -> Element:
        """The editor of a cell, which takes the place of a plain field once somebody is near."""
        self.evaluate("(id) => document.getElementById(id).scrollIntoView()", cell)
        self.wait(lambda: self.of(cell, ".cm-content", "Boolean"), f"the editor of {cell}")
        return self.find(cell, "textbox", "Code")

    def press_in(self, cell: str, name: str) -> None:
        """Press a button of a cell."""
        self.browser.click(self.find(cell, "button", name))

    def run_in(self, cell: str) -> str:
        """Press Run, and return what the cell shows once its program is over; `listen` comes first."""
        before = self.evaluate(RUNS, cell)
        self.press_in(cell, "Run")
        # Its program may still have to come.
        self.wait(lambda: self.evaluate(RUNS, cell) > before, f"a run of {cell}")
        return self.output_of(cell)

    def output_of(self, cell: str) -> str:
        """What a cell shows once its program is over."""
        self.wait(lambda: self.evaluate(IDLE, cell), f"the end of {cell}")
        return str(self.evaluate("(id) => document.getElementById(id).output", cell))

    def told(self, cell: str) -> list[tuple[str, dict[str, Any]]]:
        """The events of a cell until now."""
        return [(kind, detail) for kind, detail in self.evaluate("(id) => told[id]", cell)]
