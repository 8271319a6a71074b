"""How long it takes until Python is there: in the worker alone, on the page, on a first visit and later."""

from collections.abc import Callable
from contextlib import nullcontext

from playwright.sync_api import BrowserContext

from tools.bench_lab import WARM_UP_MS, WARM_UPS, Lab, opened
from tools.bench_report import Row, Spread

PROGRAM = "1+1"

# Presses Run as soon as it is heard, and notes when the result stands in the page.
PRESS = """
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

# Takes a profile and how many milliseconds the page stays open afterwards; returns milliseconds.
Measure = Callable[[BrowserContext, int], float]


def ready(lab: Lab) -> list[Row]:
    """From a worker's creation to its word that it is ready, on a later visit."""
    ours, bare = alternate(lab, _spawn(lab.client()), _spawn(lab.bare()))
    return [Row("ready", "worker ready, warm, against loadPyodide()", ours, bare, 0.25)]


def first_visit(lab: Lab) -> list[Row]:
    """The same on an empty profile."""
    ours, bare = alternate(lab, _spawn(lab.client()), _spawn(lab.bare()), warm=False)
    return [Row("first-visit", "worker ready, empty profile, against loadPyodide()", ours, bare, 0.5)]


def first_result(lab: Lab) -> list[Row]:
    """From the navigation to the first result in the page, on a later visit."""
    ours, bare = alternate(lab, _page(lab), _bare_page(lab))
    return [Row("first-result", "navigation to first result, warm, against a bare page", ours, bare, 0.5)]


def alternate(lab: Lab, ours: Measure, bare: Measure, warm: bool = True) -> tuple[Spread, Spread]:
    """Measure one and the other by turns, so that what disturbs the machine disturbs both."""
    times: tuple[list[float], list[float]] = ([], [])
    skipped = WARM_UPS if warm else 0
    for number in range(skipped + lab.runs):
        for measure, into in zip((ours, bare), times, strict=True):
            with nullcontext(lab.warm) if warm else lab.empty() as context:
                into.append(measure(context, WARM_UP_MS if number < skipped else 0))
    return Spread.of(times[0][skipped:]), Spread.of(times[1][skipped:])


def _spawn(address: str) -> Measure:
    def measure(context: BrowserContext, stay: int) -> float:
        with opened(context, address) as page:
            time = float(page.evaluate("spawn()"))
            page.wait_for_timeout(stay)
            return time

    return measure


def _page(lab: Lab) -> Measure:
    def measure(context: BrowserContext, stay: int) -> float:
        page = context.new_page()
        page.add_init_script(PRESS % PROGRAM)
        page.goto(lab.isolated.url)
        page.wait_for_function("window.shown", timeout=60_000)
        page.wait_for_timeout(stay)
        time = float(page.evaluate("shown"))
        page.close()
        return time

    return measure


def _bare_page(lab: Lab) -> Measure:
    def measure(context: BrowserContext, stay: int) -> float:
        with opened(context, lab.bare(f"&python={PROGRAM.replace('+', '%2B')}")) as page:
            page.wait_for_function("window.shown", timeout=60_000)
            page.wait_for_timeout(stay)
            return float(page.evaluate("shown"))

    return measure


def first_bytes(lab: Lab) -> list[Row]:
    """What a first visit sends over the wire until the first result, compressed."""
    sums = []
    for measure in (_page(lab), _bare_page(lab)):
        lab.wire.sent.clear()
        with lab.empty() as context:
            measure(context, 0)
        sums.append(Spread.of([sum(lab.wire.sent.values())]))
    what = "bytes of a first visit, compressed, against a bare page's"
    return [Row("bytes", what, sums[0], sums[1], 1.5, unit="bytes")]
