"""WebKit by plain HTTP: the few commands of W3C WebDriver that tests need, each an exchange of JSON.

Every exchange has a deadline. A browser that lets one pass is killed: it costs one test and not the run.
Knows nothing of the page. Roles and accessible names are those that the browser itself computes.
https://www.w3.org/TR/webdriver2/
"""

import base64
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from typing import Any

from tests.webkit.processes import Group, driver

# What an element is called in JSON.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
# Its own Python finds no element of these roles otherwise: which elements may have a role.
BEARERS = {
    "button": "button, [role=button]",
    "textbox": "[role=textbox], textarea, input",
    "combobox": "select",
    "dialog": "dialog[open], [role=dialog]",
}
# The driver's own deadlines are the shorter ones: then it says what it was.
ANSWER_S = 40
TIMEOUTS = {"script": 30_000, "pageLoad": 30_000}
# Of the page; otherwise it would be that of the machine.
LANGUAGE = {"LANG": "en_US.UTF-8"}
# A Safari shares memory where it is isolated; WebKitGTK has to be told to.
SHARED = {"JSC_useSharedArrayBuffer": "1"}
HEARS = """() => { window.heardClick = new Promise((heard) => {
  window.addEventListener("click", () => setTimeout(heard), { capture: true, once: true });
}); }"""
ALL = """(selector, cell) =>
  [...(cell ? document.getElementById(cell).shadowRoot : document).querySelectorAll(selector)]"""
HAS_HEARD = "() => window.heardClick"


class WebKitError(Exception):
    """A command that failed, and what the driver said."""


class WebKitGone(Exception):  # noqa: N818  it is told what has become of the browser
    """The browser did not answer in time, or not at all: it was killed."""


class Element(dict[str, str]):
    """An element of the page, as the driver knows it."""

    @property
    def id(self) -> str:
        """Its name in addresses."""
        return self[ELEMENT]


class Browser:
    """A window of WebKit; is_gone: it had to be killed."""

    def __init__(self, base: str, processes: Group) -> None:
        self._base, self._processes = base, processes
        self.is_gone = False
        # Where an element was found last: to look at all of them costs hundreds of exchanges.
        self._known: dict[tuple[str, str, str], Element] = {}
        # A page that would ask whether it may be left holds up whatever is next.
        wanted = {"timeouts": TIMEOUTS, "unhandledPromptBehavior": "accept"}
        made = self.call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._base += f"/session/{made['sessionId']}"
        self.version = str(made["capabilities"]["browserVersion"])

    def call(self, method: str, path: str, body: object = None) -> Any:
        """Carry out a command, and return its value."""
        if self.is_gone:
            raise WebKitGone(f"{method} {path}: it was killed before")
        data = None if method == "GET" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self._base + path, data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=ANSWER_S) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                raise WebKitError(f"{method} {path}: {error.read().decode()}") from None
        except (OSError, HTTPException) as error:
            self._kill()
            raise WebKitGone(f"{method} {path}: {error!r} within {ANSWER_S} s") from error

    def _kill(self) -> None:
        self.is_gone = True
        self._processes.kill()

    def go(self, url: str) -> None:
        """Open an address, and wait until the page is loaded."""
        self._known.clear()
        self.call("POST", "/url", {"url": url})

    def evaluate(self, function: str, *arguments: object) -> Any:
        """Call a function of JavaScript in the page, and return what it returns, or comes to."""
        script = f"return ({function})(...arguments)"
        return self.call("POST", "/execute/sync", {"script": script, "args": arguments})

    def find(self, role: str, name: str, cell: str = "") -> Element:
        """Return the element that is shown and has a role and an accessible name.

        cell: the id of the element in whose shadow tree it is.
        """
        known = self._known.get((role, name, cell))
        if known and self._is_called(known, role, name):
            return known
        for found in self.evaluate(ALL, BEARERS.get(role, f"[role={role}]"), cell):
            if self._is_called(each := Element(found), role, name):
                self._known[role, name, cell] = each
                return each
        raise WebKitError(f"no {role} is called {name!r}")

    def _is_called(self, element: Element, role: str, name: str) -> bool:
        # The name first: it tells most of them apart.
        return (
            str(self._of(element, "computedlabel")).strip() == name
            and self._of(element, "displayed") is True
            and self._of(element, "computedrole") == role
        )

    def _of(self, element: Element, what: str) -> Any:
        try:
            return self.call("GET", f"/element/{element.id}/{what}")
        except WebKitError:
            # It has gone meanwhile, or is hidden from assistive technology.
            return None

    def click(self, element: Element) -> None:
        """Press an element, as a mouse does, and wait until the page has heard of it."""
        self.evaluate(HEARS)
        self.call("POST", f"/element/{element.id}/click")
        self.evaluate(HAS_HEARD)

    def type(self, element: Element, keys: str) -> None:
        """Press keys while an element has the focus."""
        self.call("POST", f"/element/{element.id}/value", {"text": keys})

    @contextmanager
    def within(self, frame: Element) -> Iterator[None]:
        """Be in the document of a frame, whatever its origin, as long as the context lasts."""
        self._enter(frame)
        try:
            yield
        finally:
            self._enter(None)

    def _enter(self, frame: Element | None) -> None:
        self._known.clear()
        self.call("POST", "/frame", {"id": frame})

    def shoot(self, path: Path) -> None:
        """Keep a picture of the page."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(self.call("GET", "/screenshot")))


@contextmanager
def webkit_browser(shares_memory: bool) -> Iterator[Browser]:
    """A WebKit of its own, with a profile of its own; shares_memory: where the page is isolated."""
    with driver({**LANGUAGE, **(SHARED if shares_memory else {})}) as (base, processes):
        # Killed in the end, and not closed, which may hang: what it has kept is in memory.
        yield Browser(base, processes)
