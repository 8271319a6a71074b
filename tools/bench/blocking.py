"""How long the page's thread is held at the start, where a processor is a quarter as fast.

The browser itself tells of tasks of 50 ms and more ("longtask"). What each has beyond that, between the first
paint and the time at which the page has come to rest, is the total blocking time, as Lighthouse counts it:
https://web.dev/articles/tbt. It is not a trace that is measured: that alone would make a task twice as long.
"""

from typing import NamedTuple

from playwright.sync_api import BrowserContext

from tools.bench.lab import Lab, noted
from tools.bench.pages import PATIENCE_MS
from tools.bench.processor import RATE, by_tools
from tools.bench.report import Row, Spread
from tools.bench.turns import WARM_UP_MS, WARM_UPS

LONG_MS, QUIET_MS = 50, 3000
LONGEST_LIMIT, BLOCKING_LIMIT = 200, 300

# Notes the long tasks, and when the worker has become ready and what follows has been done.
WATCH = """
const tasks = [];
const note = ({ startTime, duration }) => tasks.push([startTime, duration]);
const watcher = new PerformanceObserver((list) => list.getEntries().forEach(note));
watcher.observe({ type: "longtask", buffered: true });
new MutationObserver((_, observer) => {
  if (document.querySelector("#worker")?.dataset.state !== "ready") return;
  observer.disconnect();
  setTimeout(() => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    window.held = { paint, tasks };
  }, QUIET);
}).observe(document, { childList: true, subtree: true, attributes: true });
""".replace("QUIET", str(QUIET_MS))


class Held(NamedTuple):
    """The longest task, and the total blocking time, in milliseconds."""

    longest: float
    blocking: float


def held(tasks: list[tuple[float, float]], paint: float) -> Held:
    """Return what tasks come to, each by its begin and its length; paint: when there was something to see."""
    after = [began + took - max(began, paint) for began, took in tasks]
    return Held(max((took for _, took in tasks), default=0), sum(max(0, took - LONG_MS) for took in after))


def blocking(lab: Lab) -> list[Row]:
    """The longest task at the start, and the total blocking time: on an empty profile, and later."""
    empty = []
    for _ in range(lab.runs):
        with lab.empty() as context:
            empty.append(_visit(lab, context))
    for _ in range(WARM_UPS):
        _visit(lab, lab.warm, WARM_UP_MS)
    warm = [_visit(lab, lab.warm) for _ in range(lab.runs)]
    return [*_rows("empty profile", empty), *_rows("warm", warm)]


def _visit(lab: Lab, context: BrowserContext, stay: int = 0) -> Held:
    with context.new_page() as page, by_tools(page):
        page.add_init_script(WATCH)
        page.goto(lab.isolated.url, timeout=PATIENCE_MS)
        found = noted(page, "held", PATIENCE_MS)
        page.wait_for_timeout(stay)
    return held([(began, took) for began, took in found["tasks"]], found["paint"])


def _rows(where: str, visits: list[Held]) -> list[Row]:
    setting = f"at the start, {where}, page's thread {RATE} times slower"
    longest, total = Spread.of(each.longest for each in visits), Spread.of(each.blocking for each in visits)
    return [
        Row("blocking", f"longest task {setting}", longest, limit=LONGEST_LIMIT),
        Row("blocking", f"total blocking time {setting}", total, limit=BLOCKING_LIMIT),
    ]
