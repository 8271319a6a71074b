"""How long Stop takes, by program and by what the device offers; and how long a new worker takes after it."""

from functools import partial
from typing import Any, NamedTuple

from playwright.sync_api import Page

from tools.bench.endless import DEAF, ENDLESS, SUSPENDED
from tools.bench.lab import Lab, opened, playground
from tools.bench.report import Row, Spread
from tools.bench.turns import rows_or_why

CRASH = "import os\nos._exit(3)"

# Until then an idle page has a worker in reserve.
STANDBY_MS = 5000

# What a Stop counts that did not end as it should: as much as one that is given up.
FAILED_MS = 10_000.0

LIMITS = {"isolated": 100.0, "plain": 150.0, "without stack switching": 150.0}

# Where workers are: in the box, as on the page, or by themselves.
WORKERS = (
    ("isolated", True),
    ("isolated", False),
    ("plain", True),
    ("plain", False),
    ("without stack switching", False),
)

# Answers to input() that are measured, after some that are not.
ANSWERS, FIRST_ANSWERS = 60, 10


class Stop(NamedTuple):
    """One Stop: how long it took, and what was wrong about its end."""

    ms: float
    trouble: str = ""


def stopping(lab: Lab) -> list[Row]:
    """Each program is stopped some times in each setting; one worker must outlive them all."""
    return [
        row
        for setting, boxed in WORKERS
        for row in rows_or_why(lab, f"Stop, {named(setting, boxed)}", partial(_stopping, lab, setting, boxed))
    ]


def named(setting: str, boxed: bool) -> str:
    """Return how a worker is called in the table."""
    return f"{setting}, {'in the box' if boxed else 'drop-in'}"


def _stopping(lab: Lab, setting: str, boxed: bool) -> list[Row]:
    programs = ENDLESS if setting == "without stack switching" else ENDLESS | SUSPENDED
    name = named(setting, boxed)
    with opened(lab.warm, lab.client(setting, boxed=boxed)) as page:
        page.evaluate("spawn()")
        stops = {name: _stops(page, code, 2 * lab.runs) for name, code in programs.items()}
    every = [stop for some in stops.values() for stop in some]
    rows = [_row(f"Stop, {name}, all programs", every, LIMITS[setting])]
    return rows + [_row(f"Stop, {name}, {each}", some, is_detail=True) for each, some in stops.items()]


def answering(lab: Lab) -> list[Row]:
    """From an answer to `input()` until the program, which asks without end, asks again."""
    return [
        row
        for setting, boxed in WORKERS[:4]
        for row in rows_or_why(
            lab, f"input, {named(setting, boxed)}", partial(_answering, lab, setting, boxed)
        )
    ]


def _answering(lab: Lab, setting: str, boxed: bool) -> list[Row]:
    with opened(lab.warm, lab.client(setting, boxed=boxed)) as page:
        page.evaluate("spawn()")
        times: list[float] = page.evaluate("(count) => answered(count)", FIRST_ANSWERS + ANSWERS)
    what = f"an answer to input(), until the next question, {named(setting, boxed)}"
    return [Row("input", what, Spread.of(times[FIRST_ANSWERS:]), statistic="p95")]


def _row(what: str, stops: list[Stop], limit: float | None = None, is_detail: bool = False) -> Row:
    troubles = [stop.trouble for stop in stops if stop.trouble]
    note = f"{len(troubles)} of {len(stops)} did not end as they should: {troubles[0]}" if troubles else ""
    times = Spread.of(stop.ms for stop in stops)
    return Row("stop", what, times, limit=limit, statistic="p95", note=note, is_detail=is_detail)


def _stops(page: Page, code: str, count: int) -> list[Stop]:
    return [_stop(page, code, 7 * number % 40) for number in range(count)]


def _stop(page: Page, code: str, pause: int) -> Stop:
    told: Any = page.evaluate("([code, pause]) => stopAfter(code, pause)", [code, pause])
    if told["status"] == "stopped" and told["kept"]:
        return Stop(float(told["ms"]))
    kept = "kept" if told["kept"] else "lost"
    return Stop(FAILED_MS, f"it was {told['status']} after {told['ms']:.0f} ms, variables {kept}")


# The page, from the click on Stop until its worker is ready again.
CLICK = """async () => {
  const worker = document.querySelector("#worker");
  const became = (...states) => new Promise((resolve) => {
    const look = () => {
      if (!states.includes(worker.dataset.state)) return;
      observer.disconnect();
      resolve(performance.now());
    };
    const observer = new MutationObserver(look);
    observer.observe(worker, { attributeFilter: ["data-state"] });
    look();
  });
  document.querySelector("#run").click();
  await became("running");
  await new Promise((resolve) => setTimeout(resolve, 300));
  const clicked = performance.now();
  document.querySelector("#stop").click();
  const ended = await became("starting", "ready");
  const ready = await became("ready");
  return { all: ready - clicked, restart: ready - ended };
}"""


def recovery(lab: Lab) -> list[Row]:
    """A ready worker again: after a crash, and on the page after a Stop that nothing heeds."""
    deaf = "Stop of what cannot be interrupted, on the page, until ready again"
    made = (
        ("ready again after a crash", partial(_after_a_crash, lab)),
        (deaf, partial(_on_the_page, lab, deaf, STANDBY_MS)),
        (f"{deaf}, no standby yet", partial(_on_the_page, lab, f"{deaf}, no standby yet", 0)),
    )
    return [row for what, make in made for row in rows_or_why(lab, what, make)]


def _after_a_crash(lab: Lab) -> list[Row]:
    with opened(lab.warm, lab.client()) as page:
        page.evaluate("spawn()")
        crashes = [page.evaluate("(code) => crash(code)", CRASH) for _ in range(lab.runs)]
    return [Row("recovery", "ready again after a crash", Spread.of(crashes))]


def _on_the_page(lab: Lab, what: str, wait: int) -> list[Row]:
    told = []
    with playground(lab, DEAF) as page:
        for _ in range(lab.runs):
            page.wait_for_timeout(wait)
            told.append(page.evaluate(CLICK))
    every, restart = (Spread.of(each[name] for each in told) for name in ("all", "restart"))
    return [
        Row("recovery", what, every, limit=1400),
        Row("recovery", "… after the old worker's end", restart, limit=400),
    ]
