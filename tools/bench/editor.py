"""The page itself: how long until one can type, and how long a Restart takes."""

from functools import partial

from playwright.sync_api import BrowserContext, Page

from tools.bench.lab import Lab, noted, playground, ready_page
from tools.bench.pages import PROGRAM
from tools.bench.report import Row, Spread
from tools.bench.turns import Contender, Measure, by_turns, compared, rows_or_why

OURS, ALONE = "ours", "the editor alone"
PATIENCE_MS = 60_000

# Notes when the editor is there, which takes what is typed from then on.
USABLE = """
new MutationObserver((_, observer) => {
  if (!document.querySelector("#editor [contenteditable=true]")) return;
  observer.disconnect();
  window.usable = performance.now();
}).observe(document, { childList: true, subtree: true });
"""

# Presses Restart, and resolves with the milliseconds until Python is ready again.
RESTART = """() => new Promise((resolve) => {
  const worker = document.querySelector("#worker");
  const began = performance.now();
  const observer = new MutationObserver(() => {
    if (worker.dataset.state !== "ready") return;
    observer.disconnect();
    resolve(performance.now() - began);
  });
  observer.observe(worker, { attributeFilter: ["data-state"] });
  document.querySelector("#restart").click();
})"""

# Presses Restart and then Run, and resolves with the milliseconds until there is a further result. A standby
# is ready at once, so that the page's state does not change; the worker before can give no result any more.
RESTART_AND_RUN = """() => new Promise((resolve) => {
  const log = document.querySelector("[role=log]");
  const count = () => log.querySelectorAll("[data-kind=result]").length;
  const before = count();
  const began = performance.now();
  const observer = new MutationObserver(() => {
    if (count() === before) return;
    observer.disconnect();
    resolve(performance.now() - began);
  });
  observer.observe(log, { childList: true, subtree: true });
  document.querySelector("#restart").click();
  document.querySelector("#run").click();
})"""

# Resolves once the page has a worker in reserve.
STANDBY = """(patience) => new Promise((resolve, reject) => {
  const end = performance.now() + patience;
  const look = () => {
    if (offthread.capabilities.standby === "ready") resolve();
    else if (performance.now() > end) reject(new Error("the page has made no standby worker"));
    else setTimeout(look, 50);
  };
  look();
})"""


def editor(lab: Lab) -> list[Row]:
    """From the navigation until one can type, on a later visit, beside a page that has nothing else.

    The clock begins with the navigation, before the browser has a process for the page.
    """
    contenders = (
        Contender(OURS, _editor(lab.isolated.url)),
        Contender(ALONE, _editor(f"{lab.editor_alone.url}editor.html")),
    )
    spreads = by_turns(lab, "an editor that can be used, warm", contenders)
    what = "navigation to an editor that can be used, warm"
    return [
        *compared("editor", what, spreads, (OURS,), 300),
        *compared("editor", "… of a page that is this editor and nothing else", spreads, (ALONE,)),
    ]


def _editor(address: str) -> Measure:
    def measure(context: BrowserContext, stay: int) -> float:
        with context.new_page() as page:
            page.add_init_script(USABLE)
            page.goto(address)
            time = float(noted(page, "usable", PATIENCE_MS))
            page.wait_for_timeout(stay)
            return time

    return measure


def restart(lab: Lab) -> list[Row]:
    """From the press of Restart until Python is ready again: just after the start, and by the standby."""
    what = "Restart on the page, until ready"
    none_yet = by_turns(lab, f"{what}, no standby yet", (Contender(OURS, _restart(lab)),))
    rows = compared("restart", f"{what}, no standby yet", none_yet, (OURS,), 400)
    by_standby = "Restart by the standby, then Run, until the result"
    return [*rows, *rows_or_why(lab, by_standby, partial(_by_standby, lab, by_standby))]


def _restart(lab: Lab) -> Measure:
    def measure(_context: BrowserContext, stay: int) -> float:
        with ready_page(lab) as page:
            time = float(page.evaluate(RESTART))
            page.wait_for_timeout(stay)
            return time

    return measure


def _by_standby(lab: Lab, what: str) -> list[Row]:
    with playground(lab, PROGRAM) as page:
        times = [_restart_by_standby(page) for _ in range(lab.runs)]
    return [Row("restart", what, Spread.of(times), limit=400)]


def _restart_by_standby(page: Page) -> float:
    page.evaluate(STANDBY, PATIENCE_MS)
    return float(page.evaluate(RESTART_AND_RUN))
