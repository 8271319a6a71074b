"""How long Python takes to be ready in each browser, against bare Pyodide: `python -m tests.ready`.

Both workers are made by turns on pages of the bench: ours in its box from its snapshot, and one that calls
`loadPyodide()`. The first of each is not counted. Prints milliseconds, medians, and their ratio.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from statistics import median

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from tests.browser.browsers import start_chromium, start_firefox
from tests.webkit.driver import WebKitError, WebKitGone, webkit_browser
from tools.base.steps import StepError
from tools.bench.sites import bare_page, client_page, with_pages
from tools.serve.server import Server

# Opens a page, and returns how long its next worker takes, in milliseconds.
Measure = Callable[[str], float]
MADE = """async () => {
  while (!window.spawn) await new Promise((later) => setTimeout(later, 10));
  return spawn();
}"""


@contextmanager
def by_playwright(start: Callable[[Playwright], Browser]) -> Iterator[Measure]:
    """A browser that Playwright drives, with one profile."""
    with sync_playwright() as playwright:
        context = start(playwright).new_context()

        def measure(address: str) -> float:
            with context.new_page() as page:
                page.goto(address)
                return float(page.evaluate(MADE))

        yield measure


@contextmanager
def by_webdriver(*, shares_memory: bool) -> Iterator[Measure]:
    """A WebKit."""
    with webkit_browser(shares_memory) as browser:

        def measure(address: str) -> float:
            browser.go(address)
            return float(browser.evaluate(MADE))

        yield measure


BROWSERS = {
    "Chromium": lambda: by_playwright(start_chromium),
    "Firefox": lambda: by_playwright(start_firefox),
    "WebKit, sharing memory": lambda: by_webdriver(shares_memory=True),
    "WebKit": lambda: by_webdriver(shares_memory=False),
}


def row(name: str, host: str, site: str, runs: int) -> str:
    """Measure one browser before one host, and return a row of the table."""
    ours, bare = [], []
    with BROWSERS[name]() as measure:
        for _ in range(runs + 1):
            ours.append(measure(client_page(site, "cpython", older=False) + "&boxed"))
            bare.append(measure(bare_page(site, "")))
    of_ours, of_bare = median(ours[1:]), median(bare[1:])
    return f"| {name} | {host} | {of_ours:.0f} | {of_bare:.0f} | {of_ours / of_bare:.2f} |"


def main(argv: Sequence[str]) -> None:
    """Print the table, a row at a time, and why a row could not be measured."""
    face = argparse.ArgumentParser(prog="tests.ready", description=__doc__)
    face.add_argument("--runs", type=int, default=5, help="how often each is measured (default: %(default)s)")
    runs = face.parse_args(argv).runs
    print("| browser | host | ours, ms | bare Pyodide, ms | ratio |\n| --- | --- | --- | --- | --- |")
    for host, isolated in (("isolated", True), ("plain", False)):
        with Server(with_pages(isolated=isolated)) as server:
            for name in BROWSERS:
                try:
                    print(row(name, host, server.url, runs), flush=True)
                except (StepError, Error, WebKitError, WebKitGone) as error:
                    print(f"{name}, {host}: {error}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
