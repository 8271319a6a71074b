"""Others that run Python in a page, from the navigation to the first result: PyScript's worker, JupyterLite.

Each is as its makers have it, on an origin and in a profile of its own, where it may have its service worker.
What counts is when the result stands in the page. One that fails takes nothing from the others.
"""

from playwright.sync_api import BrowserContext

from tools.bench.browser import Profile
from tools.bench.lab import Lab
from tools.bench.pages import on_page, shown, watching
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

# What the result says and nothing else.
TWO = r"^\s*2\s*$"


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
        watched(PYSCRIPT, f"{lab.pyscript.url}pyscript.html", "#result", TWO),
        watched(LITE, lab.jupyterlite.url + REPL, ".jp-OutputArea-output pre", TWO),
        watched(LITE_ALONE, lab.jupyterlite_alone.url + REPL, ".jp-OutputArea-output pre", TWO),
    ]


def watched(name: str, address: str, selector: str, result: str) -> Contender:
    """Return one of the others, with a profile of its own.

    selector: finds the elements that may show a result; result: a pattern for its text.
    """

    def measure(context: BrowserContext, stay: int) -> float:
        with context.new_page() as page:
            page.add_init_script(watching(selector, result))
            return shown(page, address, stay)

    return Contender(name, measure, Profile(name, service_workers=True))
