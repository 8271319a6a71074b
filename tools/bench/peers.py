"""Others that run Python in a page, from the navigation to the first result: PyScript's worker, JupyterLite.

Each is as its makers have it, on an origin and in a profile of its own, where it may have its service worker.
What counts is when the result stands in the page. One that fails takes nothing from the others.
"""

from playwright.sync_api import BrowserContext

from tools.bench.browser import Profile
from tools.bench.lab import Lab
from tools.bench.pages import on_page, shown
from tools.bench.report import Row
from tools.bench.start import OURS, STORED, STORING
from tools.bench.turns import EMPTY, WARM, Contender, by_turns, compared

PYSCRIPT, LITE, LITE_ALONE = "PyScript's worker tag", "JupyterLite", "JupyterLite, no packages"

# The address names the program, which JupyterLite runs as soon as its kernel can. It is the folder's, since a
# server that leads from index.html to the folder drops the rest, and JupyterLite would ask for a kernel.
REPL = "lite/repl/?kernel=python&code=1%2B1"

# Whom, the target, and what must be known of them.
AGAINST = (
    (PYSCRIPT, None, ""),
    (LITE, 0.1, "As its package has it: pandas and pyarrow are loaded with Python, before the first result."),
    (LITE_ALONE, 0.1, "The same site without those packages, as JupyterLite is by default."),
)

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
    """Ours against each, on a later visit and on a first one.

    On a later visit ours is there twice: without a service worker, and with one, as the others have it.
    """
    stored = Contender(STORED, on_page(lab, stores=True), STORING)
    rows = []
    for where, also in ((WARM, [stored]), (EMPTY, [])):
        what = f"navigation to first result, {where}"
        spreads = by_turns(lab, what, [*also, *contenders(lab)], where)
        for name, limit, note in AGAINST:
            rows += compared("peers", f"{what}, against {name}", spreads, (OURS, name), limit, note)
            pair = (STORED, name)
            rows += compared("peers", f"{what}, offline ready, against {name}", spreads, pair, limit, note)
    return rows


def contenders(lab: Lab) -> list[Contender]:
    """Return ours and the others."""
    return [
        Contender(OURS, on_page(lab)),
        _contender(PYSCRIPT, f"{lab.pyscript.url}pyscript.html", "#result"),
        _contender(LITE, lab.jupyterlite.url + REPL, ".jp-OutputArea-output pre"),
        _contender(LITE_ALONE, lab.jupyterlite_alone.url + REPL, ".jp-OutputArea-output pre"),
    ]


def _contender(name: str, address: str, selector: str) -> Contender:
    def measure(context: BrowserContext, stay: int) -> float:
        with context.new_page() as page:
            page.add_init_script(WATCH % selector)
            return shown(page, address, stay)

    return Contender(name, measure, Profile(name, service_workers=True))
