"""The page in WebKit, as visitors know it: by roles, names and states, as in tests/browser/playground.py."""

import time
from collections.abc import Callable
from typing import Any

from tests.browser.playground import ADDED, ENTRIES, MARK, Entry, Site
from tests.webkit.driver import Browser, WebKitError

# Ten times what a busy machine takes: whatever takes longer is stuck, and costs the run this much.
PATIENCE_S = 90
# By what names a screen reader would say it; the page keeps them in sight of scripts, too.
LOG, WORKER = '[role="log"][aria-label="Output"]', '[role="status"][aria-label="Worker"]'
FILL = """(element, text) => {
  element.focus();
  if ("value" in element) element.select();
  else getSelection().selectAllChildren(element);
  document.execCommand("insertText", false, text);
}"""
# The text of every kind of field that may be filled. What an empty one shows instead is not its text.
TEXT = """(element) => {
  if ("value" in element) return element.value;
  if (element.querySelector(".cm-placeholder")) return "";
  return [...element.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\\n");
}"""
ENTER, CONTROL, DELETE, LET_GO = "\ue007", "\ue009", "\ue017", "\ue000"


class Visitor:
    """One open page."""

    def __init__(self, browser: Browser, site: Site, query: str = "") -> None:
        self.browser = browser
        self.url = site.url + query
        browser.go(self.url)

    def wait(self, wanted: Callable[[], object], what: str) -> Any:
        """Wait until something is so, and return it."""
        end = time.monotonic() + PATIENCE_S
        while not (found := self._tried(wanted)):
            if time.monotonic() > end:
                raise AssertionError(f"{what}: not within {PATIENCE_S} s; {self._seen()}")
            time.sleep(0.05)
        return found

    def _tried(self, wanted: Callable[[], object]) -> object:
        try:
            return wanted()
        except WebKitError:
            # The page is on its way, or the element is.
            return None

    def _seen(self) -> str:
        try:
            return f"{self.state()}: {self.entries()[-3:]}"
        except WebKitError:
            # Within a frame there is nothing of the page.
            return "the page cannot be asked"

    def on(self, selector: str, function: str, *arguments: object) -> Any:
        """Call a function with an element of the page."""
        call = f"(selector, ...rest) => ({function})(document.querySelector(selector), ...rest)"
        return self.browser.evaluate(call, selector, *arguments)

    def state(self) -> str:
        """The worker's state, one of those of the protocol."""
        return str(self.on(WORKER, "(status) => status?.dataset.state"))

    def wait_for(self, state: str) -> "Visitor":
        """Wait until the worker is in a state, which it never will be once it has failed."""
        self.wait(lambda: self.state() in (state, "failed"), state)
        assert self.state() == state, self.entries()[-3:]
        return self

    def entries(self) -> list[Entry]:
        """Everything in the output, as (kind, text)."""
        return [(kind, text) for kind, text in self.on(LOG, ENTRIES)]

    def wait_for_entry(self, kind: str, text: str) -> None:
        """Wait until there is an entry of a kind that contains a text."""
        self.wait(
            lambda: any(each[0] == kind and text in each[1] for each in self.entries()), f"{kind} {text}"
        )

    def fill(self, name: str, text: str) -> None:
        """Put a text in place of what is in a field."""
        field = self.browser.find("textbox", name)
        if text:
            self.browser.evaluate(FILL, field, text)
        elif self.browser.evaluate(TEXT, field):
            # WebKit's own command leaves an editor as it is when all is to go; keys do not.
            self.browser.type(field, f"{CONTROL}a{LET_GO}{DELETE}")
        self.wait(lambda: self.browser.evaluate(TEXT, field) == text, f"{text!r} in {name}")

    def press(self, name: str) -> None:
        """Press a button."""
        self.browser.click(self.wait(lambda: self.browser.find("button", name), name))

    def begin(self, code: str) -> "Visitor":
        """Run a program, and do not wait for its end."""
        self.fill("Code", code)
        self.press("Run")
        return self

    def run(self, code: str) -> list[Entry]:
        """Run a program to its end, and return the entries that it added."""
        self.on(LOG, MARK)
        self.begin(code).wait_for("ready")
        return [(kind, text) for kind, text in self.on(LOG, ADDED)]

    def mark(self) -> None:
        """Leave something where no run takes it away, by which this Python is known again."""
        assert self.run("import js\njs.mark = 1") == []

    def is_marked(self) -> bool:
        """Whether Python is the one that was marked, and not another in its place."""
        return self.run("import js\nhasattr(js, 'mark')") == [("result", "True")]

    def answer(self, text: str, prompt: str = "Input") -> None:
        """Answer a program that asks: the field is called by its prompt, or "Input" where it has none."""
        field = self.wait(lambda: self.browser.find("textbox", prompt), "a field for the answer")
        self.browser.type(field, text + ENTER)

    def stop(self) -> None:
        """Stop the program, and wait until the next can run."""
        self.press("Stop")
        self.wait_for("ready")

    def restart(self) -> None:
        """Restart Python, and wait until it is ready."""
        self.press("Restart")
        self.wait_for("ready")

    def reset(self) -> "Visitor":
        """Leave nothing in the page of what a test before did; Python keeps its variables."""
        if self.state() in ("running", "waiting"):
            self.press("Stop")
        self.wait_for("ready")
        if self.entries():
            self.press("Clear")
            self.wait(lambda: not self.entries(), "an empty output")
        self.fill("Data", "")
        return self

    def facts(self) -> dict[str, Any]:
        """What the page says that this device can do."""
        found: dict[str, Any] = self.browser.evaluate("() => window.offthread.capabilities")
        return found
