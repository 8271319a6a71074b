"""WebKit by plain HTTP: the few commands of W3C WebDriver that tests need, each an exchange of JSON.

Knows nothing of the page. Roles and accessible names are those that the browser itself computes.
https://www.w3.org/TR/webdriver2/
"""

import base64
import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools.base import webkit

# What an element is called in JSON.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
# Its own Python finds no element of these roles otherwise: which elements may have a role.
BEARERS = {
    "button": "button, [role=button]",
    "textbox": "[role=textbox], textarea, input",
    "combobox": "select",
    "dialog": "dialog[open], [role=dialog]",
}
START_S = 20
ANSWER_S = 60
SCRIPT_MS = 50_000
# A Safari shares memory where it is isolated; WebKitGTK has to be told to.
SHARED = {"JSC_useSharedArrayBuffer": "1"}


class WebKitError(Exception):
    """A command that failed, and what the driver said."""


class Element(dict[str, str]):
    """An element of the page, as the driver knows it."""

    @property
    def id(self) -> str:
        """Its name in addresses."""
        return self[ELEMENT]


class Browser:
    """A window of WebKit."""

    def __init__(self, base: str) -> None:
        self._base = base
        timeouts = {"script": SCRIPT_MS}
        made = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {"timeouts": timeouts}}})
        self._base += f"/session/{made['sessionId']}"
        self.version = str(made["capabilities"]["browserVersion"])

    def call(self, method: str, path: str, body: object = None) -> Any:
        """Carry out a command, and return its value."""
        data = None if method == "GET" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self._base + path, data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=ANSWER_S) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise WebKitError(f"{method} {path}: {error.read().decode()}") from None

    def go(self, url: str) -> None:
        """Open an address, and wait until the page is loaded."""
        self.call("POST", "/url", {"url": url})

    def evaluate(self, function: str, *arguments: object) -> Any:
        """Call a function of JavaScript in the page, and return what it returns, or comes to."""
        script = f"return ({function})(...arguments)"
        return self.call("POST", "/execute/sync", {"script": script, "args": arguments})

    def all(self, role: str) -> list[Element]:
        """Return the elements that are shown and have a role."""
        query = {"using": "css selector", "value": BEARERS.get(role, f"[role={role}]")}
        found = [Element(each) for each in self.call("POST", "/elements", query)]
        return [
            each for each in found if self._is(each, "displayed") and self._is(each, "computedrole") == role
        ]

    def find(self, role: str, name: str) -> Element:
        """Return the element that is shown and has a role and an accessible name."""
        for each in self.all(role):
            if str(self._is(each, "computedlabel")).strip() == name:
                return each
        raise WebKitError(f"no {role} is called {name!r}")

    def _is(self, element: Element, what: str) -> Any:
        try:
            return self.call("GET", f"/element/{element.id}/{what}")
        except WebKitError:
            # It has gone meanwhile, or is hidden from assistive technology.
            return None

    def click(self, element: Element) -> None:
        """Press an element, as a mouse does."""
        self.call("POST", f"/element/{element.id}/click")

    def type(self, element: Element, keys: str) -> None:
        """Press keys while an element has the focus."""
        self.call("POST", f"/element/{element.id}/value", {"text": keys})

    def shoot(self, path: Path) -> None:
        """Keep a picture of the page."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(self.call("GET", "/screenshot")))

    def close(self) -> None:
        """Close the window, and forget what its profile has kept."""
        self.call("DELETE", "")


@contextmanager
def webkit_browser(shares_memory: bool) -> Iterator[Browser]:
    """A WebKit of its own, with a profile of its own; shares_memory: where the page is isolated."""
    programs = webkit.find()
    with screen(programs.screen) as display:
        more = {"DISPLAY": display, "LANG": "en_US.UTF-8", **(SHARED if shares_memory else {})}
        port = free_port()
        driver = subprocess.Popen([programs.driver, f"--port={port}"], env={**os.environ, **more})
        try:
            browser = Browser(wait_until_up(f"http://127.0.0.1:{port}"))
            yield browser
            browser.close()
        finally:
            driver.terminate()
            driver.wait()


@contextmanager
def screen(program: Path) -> Iterator[str]:
    """A screen that nobody sees; its name."""
    told, tells = os.pipe()
    size = ("-screen", "0", "1366x900x24")
    running = subprocess.Popen(
        [program, "-displayfd", str(tells), *size, "-nolisten", "tcp"],
        pass_fds=[tells],
        stderr=subprocess.DEVNULL,
    )
    os.close(tells)
    try:
        with os.fdopen(told) as number:
            yield f":{number.readline().strip()}"
    finally:
        running.terminate()
        running.wait()


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_up(base: str) -> str:
    """Wait until a driver answers at an address; return the address."""
    end = time.monotonic() + START_S
    while True:
        try:
            with urllib.request.urlopen(f"{base}/status"):
                return base
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
