"""How long it takes until Python is there: in the worker alone, on the page, on a first visit and later."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext

from playwright.sync_api import BrowserContext, Page

from tools.bench_lab import WARM_UP_MS, WARM_UPS, Lab, opened
from tools.bench_report import Row, Spread

PROGRAM = "1+1"

# Presses Run as soon as it is heard, and notes when the result stands in the page. The program is what an
# older version has left, which is shown if there is no work of an earlier visit.
PRESS = """
indexedDB.deleteDatabase("offthread");
localStorage.setItem("offthread.code", %r);
const pressing = setInterval(() => {
  if (!window.offthreadEditor) return;
  clearInterval(pressing);
  document.querySelector("#run").click();
}, 1);
new MutationObserver((_, observer) => {
  if (!document.querySelector("[role=log] [data-kind=result]")) return;
  observer.disconnect();
  window.shown = performance.now();
}).observe(document, { childList: true, subtree: true });
"""

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
  document.querySelector("#restart").click();
  new MutationObserver((_, observer) => {
    if (worker.dataset.state !== "ready") return;
    observer.disconnect();
    resolve(performance.now() - began);
  }).observe(worker, { attributes: true });
})"""

# Takes a profile and how many milliseconds the page stays open afterwards; returns milliseconds.
Measure = Callable[[BrowserContext, int], float]


def ready(lab: Lab) -> list[Row]:
    """From a worker's creation to its word that it is ready, on a later visit."""
    ours, bare = by_turns(lab, (_spawn(lab.client()), _spawn(lab.bare())))
    return [Row("ready", "worker ready, warm, against loadPyodide()", ours, bare, 0.25)]


def first_visit(lab: Lab) -> list[Row]:
    """The same on an empty profile."""
    ours, bare = by_turns(lab, (_spawn(lab.client()), _spawn(lab.bare())), warm=False)
    return [Row("first-visit", "worker ready, empty profile, against loadPyodide()", ours, bare, 0.5)]


def first_result(lab: Lab) -> list[Row]:
    """From the navigation to the first result in the page, on a later visit."""
    what = "navigation to first result, {}, against a bare page"
    rows = []
    for setting, limit in (("warm", 0.5), ("empty profile", 0.8)):
        ours, bare = by_turns(lab, (on_page(lab), _bare_page(lab)), warm=setting == "warm")
        rows.append(Row("first-result", what.format(setting), ours, bare, limit))
    return rows


def slow_line(lab: Lab) -> list[Row]:
    """The same on a first visit over a slow line."""
    measures = (on_page(lab, lab.slow.url), _bare_page(lab, lab.slow.url))
    ours, bare = by_turns(lab, measures, warm=False)
    what = "navigation to first result, empty profile, 10 Mbit/s, 40 ms, against a bare page"
    return [Row("slow-line", what, ours, bare)]


def slow_processor(lab: Lab) -> list[Row]:
    """The same on a page that computes at a quarter of the speed."""
    ours, bare = by_turns(lab, (on_page(lab, slowdown=4), _bare_page(lab, slowdown=4)))
    note = "The browser slows the page's thread alone, and not its workers."
    what = "navigation to first result, warm, processor 4 times slower, against a bare page"
    return [Row("slow-processor", what, ours, bare, note=note)]


def editor(lab: Lab) -> list[Row]:
    """From the navigation until one can type, on a later visit."""
    (ours,) = by_turns(lab, (_editor(lab),))
    return [Row("editor", "navigation to an editor that can be used, warm", ours, limit=300)]


def restart(lab: Lab) -> list[Row]:
    """From the press of Restart until Python is ready again, before there is a spare."""
    (ours,) = by_turns(lab, (_restart(lab),))
    return [Row("restart", "Restart on the page, until ready, no spare yet", ours, limit=400)]


def by_turns(lab: Lab, measures: Sequence[Measure], warm: bool = True) -> list[Spread]:
    """Measure some things by turns, so that what disturbs the machine disturbs all."""
    times: list[list[float]] = [[] for _ in measures]
    skipped = WARM_UPS if warm else 0
    for number in range(skipped + lab.runs):
        for measure, into in zip(measures, times, strict=True):
            with nullcontext(lab.warm) if warm else lab.empty() as context:
                into.append(measure(context, WARM_UP_MS if number < skipped else 0))
    return [Spread.of(each[skipped:]) for each in times]


def _spawn(address: str) -> Measure:
    def measure(context: BrowserContext, stay: int) -> float:
        with opened(context, address) as page:
            time = float(page.evaluate("spawn()"))
            page.wait_for_timeout(stay)
            return time

    return measure


def _noted(page: Page, name: str, stay: int, patience: int) -> float:
    """What a page has noted as a global of that name, once it has; it stays for a while and is closed."""
    page.wait_for_function(f"window.{name}", timeout=patience)
    page.wait_for_timeout(stay)
    time = float(page.evaluate(name))
    page.close()
    return time


def on_page(lab: Lab, site: str = "", slowdown: int = 1) -> Measure:
    """Our page: from the navigation to the first result."""

    def measure(context: BrowserContext, stay: int) -> float:
        page = context.new_page()
        page.add_init_script(PRESS % PROGRAM)
        _slow_down(page, slowdown)
        page.goto(site or lab.isolated.url)
        return _noted(page, "shown", stay, patience=60_000)

    return measure


def _bare_page(lab: Lab, site: str = "", slowdown: int = 1) -> Measure:
    def measure(context: BrowserContext, stay: int) -> float:
        page = context.new_page()
        _slow_down(page, slowdown)
        page.goto(lab.bare(f"&python={PROGRAM.replace('+', '%2B')}", site))
        return _noted(page, "shown", stay, patience=120_000)

    return measure


def _editor(lab: Lab) -> Measure:
    def measure(context: BrowserContext, stay: int) -> float:
        page = context.new_page()
        page.add_init_script(USABLE)
        page.goto(lab.isolated.url)
        return _noted(page, "usable", stay, patience=30_000)

    return measure


def _restart(lab: Lab) -> Measure:
    def measure(context: BrowserContext, stay: int) -> float:
        page = context.new_page()
        page.goto(lab.isolated.url)
        page.wait_for_selector("#worker[data-state=ready]", timeout=60_000)
        time = float(page.evaluate(RESTART))
        page.wait_for_timeout(stay)
        page.close()
        return time

    return measure


def _slow_down(page: Page, factor: int) -> None:
    if factor > 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": factor})


def first_bytes(lab: Lab) -> list[Row]:
    """What a first visit sends over the wire until the first result, compressed."""
    sums = []
    for measure in (on_page(lab), _bare_page(lab)):
        lab.wire.sent.clear()
        with lab.empty() as context:
            measure(context, 0)
        sums.append(Spread.of([sum(lab.wire.sent.values())]))
    what = "bytes of a first visit, compressed, against a bare page's"
    return [Row("bytes", what, sums[0], sums[1], 1.5, unit="bytes")]
