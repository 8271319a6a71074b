"""The browser keeps the code that it compiles of Python, and gives it back to the next visit."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.playground import Playground
from tools.base import chromium
from tools.serve.server import Server

# Waits for an idle page, and starts browsers of its own.
pytestmark = pytest.mark.timeout(300)

# Where V8 and the browser tell of wasm: https://v8.dev/blog/wasm-code-caching
CATEGORIES = ["disabled-by-default-devtools.timeline", "devtools.timeline", "v8.wasm"]
IS_EXERCISED = """async () => {
  while (!JSON.parse(localStorage["offthread.settings"] ?? "{}").exercised) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}"""


@contextmanager
def launched(browser: Browser, profile: Path) -> Iterator[BrowserContext]:
    """A browser of its own, whose profile stays when it ends."""
    found = chromium.find()
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=found.executable, args=[*found.arguments], headless=True
    )
    yield context
    context.close()


class Trace:
    """What a browser tells of wasm from now on."""

    def __init__(self, context: BrowserContext) -> None:
        assert context.browser is not None
        self._session = context.browser.new_browser_cdp_session()
        self._events: list[dict[str, Any]] = []
        self._is_over = False
        self._session.on("Tracing.dataCollected", lambda told: self._events.extend(told["value"]))
        self._session.on("Tracing.tracingComplete", lambda _: setattr(self, "_is_over", True))
        config = {"includedCategories": CATEGORIES}
        self._session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": config})

    def hits(self, page: Page) -> int:
        """End it, and return how often Python's compiled code was given back."""
        self._session.send("Tracing.end")
        while not self._is_over:
            page.wait_for_timeout(50)
        hits = [each["args"]["url"] for each in self._events if each["name"] == "v8.wasm.moduleCacheHit"]
        return sum(url.endswith("/pyodide.asm.wasm") for url in hits)


def test_the_second_visit_gets_the_compiled_code_of_the_first(
    browser: Browser, site: Server, tmp_path: Path
) -> None:
    with launched(browser, tmp_path) as context:
        trace = Trace(context)
        play = Playground(context.new_page()).open(site).wait_for("ready")
        play.page.evaluate(IS_EXERCISED)
        assert play.page.evaluate("offthread.capabilities.code") == "kept"
        assert trace.hits(play.page) == 0
    # In a browser that was started anew: nothing of the first one's memory is left.
    with launched(browser, tmp_path) as context:
        trace = Trace(context)
        play = Playground(context.new_page()).open(site).wait_for("ready")
        assert play.page.evaluate("offthread.capabilities.code") == "kept"
        assert trace.hits(play.page) == 1
