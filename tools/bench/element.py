"""How long the first Run of a cell takes in a page of others, against the drop-in worker in the same page."""

from playwright.sync_api import BrowserContext

from tools.bench.lab import Lab, noted, opened
from tools.bench.report import Row
from tools.bench.sites import FOLDER
from tools.bench.turns import EMPTY, WARM, Contender, Measure, by_turns, compared

CELL, DROP_IN = "cell", "drop-in"
LIMIT = 1.1
PATIENCE_MS = 60_000
# A reader looks at the page before the press; what a page fetches until then is there.
LOOK_MS = 1000
# How long before a press its pointer is over the cell: a mouse is on its way. A finger is there while it
# presses, some 100 ms, and a page's own call comes without any.
PRESSES = {"by a mouse": 200, "by the page": 0}


def element(lab: Lab) -> list[Row]:
    """From the press until the result, on a first visit and on later ones."""
    rows: list[Row] = []
    for where in (EMPTY, WARM):
        for press, ahead in PRESSES.items():
            what = f"first Run of a cell, {press}, {where}, against the drop-in"
            contenders = [Contender(each, _first_run(lab, each, ahead)) for each in (CELL, DROP_IN)]
            spreads = by_turns(lab, what, contenders, where)
            rows += compared("element", what, spreads, (CELL, DROP_IN), LIMIT)
    return rows


def _first_run(lab: Lab, way: str, ahead: float) -> Measure:
    def measure(context: BrowserContext, stay: int) -> float:
        with opened(context, f"{lab.isolated.url}{FOLDER}/cell.html?as={way}") as page:
            noted(page, "there", PATIENCE_MS)
            page.wait_for_timeout(LOOK_MS)
            button = page.get_by_role("button", name="Run")
            if ahead:
                button.hover()
                page.wait_for_timeout(ahead)
            button.click()
            time = float(noted(page, "ms", PATIENCE_MS))
            page.wait_for_timeout(stay)
        return time

    return measure
