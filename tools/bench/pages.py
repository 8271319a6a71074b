"""What a visitor does who opens a page, with a stopwatch in it: our page, and the bare one of Pyodide."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from urllib.parse import quote

from playwright.sync_api import BrowserContext, Page

from tools.bench.lab import Lab, noted, opened
from tools.bench.turns import Measure

PROGRAM = "1+1"
PATIENCE_MS = 120_000

# What makes it harder for a page while the context lasts.
Handicap = Callable[[Page], AbstractContextManager[None]]

# Presses Run as soon as it is heard. The program is what an older version has left, which is shown if there
# is no work of an earlier visit.
PRESS = """
indexedDB.deleteDatabase("offthread");
localStorage.setItem("offthread.code", %r);
const pressing = setInterval(() => {
  if (!window.offthreadEditor) return;
  clearInterval(pressing);
  document.querySelector("#run").click();
}, 1);
"""
RESULT = "[role=log] [data-kind=result]"

# Notes when the text of an element that a selector finds is as a pattern says.
WATCH = """
new MutationObserver((_, observer) => {
  const found = [...document.querySelectorAll(%s)].some((each) => new RegExp(%s).test(each.textContent));
  if (!found) return;
  observer.disconnect();
  window.shown = performance.now();
}).observe(document, { childList: true, subtree: true, characterData: true });
"""

# Resolves once the browser keeps the whole site.
STORED = """(patience) => new Promise((resolve, reject) => {
  const end = performance.now() + patience;
  const look = () => {
    if (window.offthread?.capabilities.offline) resolve();
    else if (performance.now() > end) reject(new Error("the site was not stored"));
    else setTimeout(look, 200);
  };
  look();
})"""


def watching(selector: str, result: str) -> str:
    """Return a script that notes when an element that a selector finds has a text that fits a pattern."""
    return WATCH % (json.dumps(selector), json.dumps(result))


def spawning(address: str) -> Measure:
    """From a worker's creation to its word that it is ready, on a page of the bench."""

    def measure(context: BrowserContext, stay: int) -> float:
        with opened(context, address) as page:
            time = float(page.evaluate("spawn()"))
            page.wait_for_timeout(stay)
            return time

    return measure


def no_handicap(_page: Page) -> AbstractContextManager[None]:
    """Leave the page as it is."""
    return nullcontext()


def shown(page: Page, address: str, stay: int, handicap: Handicap = no_handicap) -> float:
    """Open an address: the milliseconds from the navigation until the page has noted its result.

    A visit that only warms up is spared the handicap.
    """
    with no_handicap(page) if stay else handicap(page):
        page.goto(address, timeout=PATIENCE_MS)
        time = float(noted(page, "shown", PATIENCE_MS))
    page.wait_for_timeout(stay)
    return time


def on_page(
    lab: Lab,
    site: str = "",
    handicap: Handicap = no_handicap,
    program: str = PROGRAM,
    stores: bool = False,
) -> Measure:
    """Our page: from the navigation to the first result.

    stores: a page that warms up stays until it has stored the site, so that later visits are answered by its
    service worker.
    """

    def measure(context: BrowserContext, stay: int) -> float:
        with context.new_page() as page:
            page.add_init_script(PRESS % program + watching(RESULT, ""))
            time = shown(page, site or lab.isolated.url, stay, handicap)
            if stay and stores:
                page.evaluate(STORED, PATIENCE_MS)
            return time

    return measure


def on_bare_page(address: str, handicap: Handicap = no_handicap, program: str = PROGRAM) -> Measure:
    """The bare page of Pyodide, by the address with which it runs nothing yet."""

    def measure(context: BrowserContext, stay: int) -> float:
        with context.new_page() as page:
            return shown(page, f"{address}&python={quote(program)}", stay, handicap)

    return measure
