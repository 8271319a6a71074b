"""Others that run Python in a page, from the navigation to the first result: PyScript's worker, JupyterLite.

Each page is as its makers have it. What counts is when the result stands in the page.
"""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

from tools.bench_lab import FOLDER, Lab
from tools.bench_report import Row
from tools.bench_start import Measure, by_turns, on_page

PATIENCE_MS = 180_000

# Notes when an element that a selector finds says 2.
WATCH = """
new MutationObserver((_, observer) => {
  const found = [...document.querySelectorAll(%r)].some((each) => each.textContent.trim() === "2");
  if (!found) return;
  observer.disconnect();
  window.shown = performance.now();
}).observe(document, { childList: true, subtree: true, characterData: true });
"""


def peers(lab: Lab) -> list[Row]:
    """Ours against both, on a later visit."""
    ours, script, lite = by_turns(lab, (on_page(lab), pyscript(lab), jupyterlite(lab)))
    what = "navigation to first result, warm, against"
    return [
        Row("peers", f"{what} PyScript's worker tag", ours, script),
        Row("peers", f"{what} JupyterLite 0.5", ours, lite, 0.1),
    ]


def pyscript(lab: Lab) -> Measure:
    """A page with one `<script type="py" worker>`."""
    return _shown(f"{lab.isolated.url}{FOLDER}/pyscript.html", "#result")


def jupyterlite(lab: Lab) -> Measure:
    """JupyterLite's console, into which a program is typed as soon as that can be done.

    Programs in its address (`code=`) were not run by this version.
    """

    def ask(page: Page) -> None:
        page.locator(".jp-CodeConsole-promptCell .cm-content").click(timeout=PATIENCE_MS)
        page.keyboard.type("1+1")
        page.keyboard.press("Shift+Enter")

    return _shown(f"{lab.plain.url}lite/repl/index.html?kernel=python", ".jp-OutputArea-output pre", ask)


def _shown(address: str, selector: str, ask: Callable[[Page], None] = lambda _page: None) -> Measure:
    def measure(context: BrowserContext, stay: int) -> float:
        page = context.new_page()
        page.add_init_script(WATCH % selector)
        page.goto(address)
        ask(page)
        page.wait_for_function("window.shown", timeout=PATIENCE_MS)
        page.wait_for_timeout(stay)
        time = float(page.evaluate("shown"))
        page.close()
        return time

    return measure
