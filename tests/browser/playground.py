"""The page as its visitors know it: by roles, names and states, never by how it is made.

`Playground` does what a visitor does and tells what a visitor can tell. Every wait is for something that
the page says, so that a slow machine makes a test slow and not wrong.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect
from playwright.sync_api import TimeoutError as TooLate

from tests.browser import box
from tests.browser.settings import ISOLATED, PLAIN, UNISOLATED, new_context
from tools.serve.server import Server

Entry = tuple[str, str]

# A cold start on a busy machine of a classroom.
BOOT_MS = 60_000
# How often the page is asked whether it has come to a state.
LOOK_MS = 20
IS_STATE = """(state) => document.getElementById("worker")?.dataset.state === state"""
ENTRIES = """(log) => [...log.querySelectorAll("[data-kind]")]
  .map((each) => [each.dataset.kind, each.textContent])"""
MARK = """(log) => log.querySelectorAll("[data-kind]").forEach((each) => { each.isOld = true; })"""
ADDED = """(log) => [...log.querySelectorAll("[data-kind]")].filter((each) => !each.isOld)
  .map((each) => [each.dataset.kind, each.textContent])"""


class Site(Protocol):
    """Wherever the site is served."""

    url: str


class Playground:
    """One open page; errors: what it logged, as far as somebody watches it."""

    def __init__(self, page: Page, errors: list[str] | None = None) -> None:
        self.page = page
        self.errors = [] if errors is None else errors
        self.code = page.get_by_role("textbox", name="Code", exact=True)
        self.data = page.get_by_role("textbox", name="Data", exact=True)
        # Its name is the program's prompt.
        self.input = page.locator("#input")
        # On a narrow page it is there even while the code is shown.
        self.log = page.get_by_role("log", name="Output", include_hidden=True)
        self.worker = page.get_by_role("status", name="Worker")
        self.progress = page.get_by_role("progressbar", name="Loading")
        self.place = page.get_by_role("contentinfo")

    def open(self, site: Site, query: str = "") -> "Playground":
        """Open the page, and wait until one can type."""
        self.page.goto(site.url + query)
        expect(self.code).to_be_visible(timeout=BOOT_MS)
        return self

    def button(self, name: str) -> Locator:
        """A button by its exact name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def alert(self) -> Locator:
        """What is wrong with the data."""
        return self.page.get_by_role("alert")

    def show(self, pane: str) -> None:
        """Show the pane "Code" or "Output"; on a wide page both are there."""
        # Before its style is there, each page has the tabs of a narrow one.
        self.page.wait_for_load_state("domcontentloaded")
        tab = self.page.get_by_role("tab", name=pane)
        if tab.is_visible():
            tab.click()

    def type_code(self, text: str) -> "Playground":
        """Put a program in place of the one that is there."""
        self.show("Code")
        return self._replace(self.code, text)

    def type_data(self, text: str) -> "Playground":
        """Put JSON in place of what is there."""
        self.show("Code")
        return self._replace(self.data, text)

    def _replace(self, box: Locator, text: str) -> "Playground":
        """Type in place of what stands in an editor.

        By its own key for all: `fill` selects first and types later, and an editor that gets its colours
        between the two forgets a selection that it was not told of.
        """
        box.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text) if text else self.page.keyboard.press("Delete")
        return self

    def press(self, name: str) -> None:
        """Press a button."""
        self.button(name).click()

    def begin(self, code: str | None = None) -> "Playground":
        """Run a program, or the one that is there, and do not wait for its end."""
        if code is not None:
            self.type_code(code)
        self.press("Run")
        return self

    def run(self, code: str | None = None, patience: float = BOOT_MS) -> list[Entry]:
        """Run a program to its end, within so many milliseconds; return the entries that it added."""
        # By a mark, and not by their number: what is added at the end may have others fall off at the top.
        self.log.evaluate(MARK)
        self.begin(code).wait_for("ready", patience)
        return [(kind, text) for kind, text in self.log.evaluate(ADDED)]

    def mark(self) -> None:
        """Leave something where no run takes it away, by which this Python is known again."""
        assert self.run("import js\njs.mark = 1") == []

    def is_marked(self) -> bool:
        """Whether Python is the one that was marked, and not another in its place."""
        return self.run("import js\nhasattr(js, 'mark')") == [("result", "True")]

    def keep_names(self, is_wanted: bool) -> None:
        """Choose whether a run finds the names of the one before."""
        self.press("More")
        self.page.get_by_role("checkbox", name="Keep names between runs").set_checked(is_wanted)
        self.page.keyboard.press("Escape")

    def stop(self) -> None:
        """Stop the program, and wait until the next can run."""
        self.press("Stop")
        self.wait_for("ready")

    def restart(self) -> None:
        """Restart Python, and wait until it is ready."""
        self.press("Restart")
        self.wait_for("ready")

    def clear(self) -> None:
        """Empty the output, if there is any."""
        if self.is_enabled("Clear"):
            self.press("Clear")
        expect(self.log).to_be_empty()

    def reset(self) -> "Playground":
        """Leave nothing in the page of what a test before did; Python is the same."""
        if self.state() in ("running", "waiting"):
            self.press("Stop")
        self.wait_for("ready")
        self.clear()
        self.remove_files()
        self.type_data("")
        self.type_code("")
        return self

    def remove_files(self) -> None:
        """Delete every file but the first, and leave nothing to undo."""
        tabs = self.page.get_by_role("tablist", name="Files").get_by_role("tab")
        for name in tabs.all_text_contents()[1:]:
            tabs.filter(has_text=name).last.click()
            self.press("File")
            self.page.locator("#file-menu").get_by_role("button", name="Delete").click()
            expect(tabs.filter(has_text=name)).to_have_count(0)
            self.page.locator("#bar-close").click()

    def state(self) -> str:
        """The worker's state, one of those of the protocol."""
        return self.worker.get_attribute("data-state") or ""

    def wait_for(self, state: str, patience: float = BOOT_MS) -> "Playground":
        """Wait until the worker is in a state, for so many milliseconds at most."""
        # By looks that follow each other closely: `expect` comes to wait for a second between two.
        try:
            self.page.wait_for_function(IS_STATE, arg=state, polling=LOOK_MS, timeout=patience)
        except TooLate:
            expect(self.worker).to_have_attribute("data-state", state, timeout=1)
        return self

    def wait_for_entry(self, kind: str, text: str) -> None:
        """Wait until there is an entry of a kind that contains a text."""
        try:
            expect(self.of_kind(kind).filter(has_text=text)).not_to_have_count(0, timeout=BOOT_MS)
        except AssertionError as error:
            raise AssertionError(f"{self.state()}: {self.entries()}") from error

    def of_kind(self, kind: str) -> Locator:
        """The entries of a kind."""
        return self.log.locator(f'[data-kind="{kind}"]')

    def entries(self) -> list[Entry]:
        """Everything in the output, as (kind, text)."""
        return [(kind, text) for kind, text in self.log.evaluate(ENTRIES)]

    def is_enabled(self, name: str) -> bool:
        """Whether a button can be pressed; one that cannot stays there, to say why."""
        return self.button(name).get_attribute("aria-disabled") != "true"

    def expect_disabled(self, name: str, reason: str) -> None:
        """Wait until a button cannot be pressed and says why."""
        expect(self.button(name)).to_have_attribute("aria-disabled", "true")
        expect(self.button(name)).to_have_accessible_description(reason)

    def expect_line(self, line: int) -> None:
        """Wait until the cursor is said to be in a line of the program."""
        expect(self.place).to_contain_text(re.compile(rf"line {line}, column \d+"))


def engines_at_work(page: Page) -> list[str]:
    """The engines but CPython that have a worker in a page."""
    return [name for name in box.engines(page) if name != "cpython"]


def expect_no_engine_at_work(page: Page) -> None:
    """Wait until the browser has ended the workers of these engines."""
    for _ in range(100):
        if engines_at_work(page):
            page.wait_for_timeout(100)
    assert engines_at_work(page) == []


def watch(page: Page, errors: list[str]) -> Page:
    """Collect what a page throws and what it logs as an error."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"{message.text} ({message.location.get('url', '')})")

    page.on("console", on_console)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return page


@contextmanager
def playing(
    browser: Browser, site: Server, setting: str = ISOLATED, script: str = ""
) -> Iterator[Playground]:
    """A page of its own, ready to run programs; script: what is done in it before anything else."""
    context = new_context(browser, setting, permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(script)
    errors: list[str] = []
    query = UNISOLATED if setting == PLAIN else ""
    yield Playground(watch(context.new_page(), errors), errors).open(site, query).wait_for("ready")
    context.close()
