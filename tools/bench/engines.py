"""The engines side by side: how long until they are ready and have a result, how fast they compute and print,
how long their Stop takes, and how much of them is sent. CPython's figures are what theirs are held against.
"""

from playwright.sync_api import Page

from tools.bench.lab import Lab, opened, playground
from tools.bench.output import BYTES, PROGRAM, expect
from tools.bench.report import Row, Spread
from tools.build.engines import ENGINES, named

FULL = "cpython"
FIRST = "1+1"
ADDITIONS = "total = 0\nfor number in range(10**6):\n    total += number\ntotal"
ENDLESS = "while True:\n    pass"
# A Stop of an engine that is started again for it, until it is ready again.
STOP_MS = 300
# By then there is a standby.
STANDBY_MS = 3000

# Presses Run, lets the program run for a while, presses Stop, and resolves with the milliseconds until ready,
# which a standby may be before the press has been dealt with.
STOP = """() => new Promise((resolve, reject) => {
  const worker = document.querySelector("#worker");
  document.querySelector("#run").click();
  setTimeout(() => {
    const began = performance.now();
    const look = () => worker.dataset.state === "ready" && resolve(performance.now() - began);
    new MutationObserver(look).observe(worker, { attributes: true });
    document.querySelector("#stop").click();
    look();
    setTimeout(() => reject(new Error("Stop did not end")), 20000);
  }, 300);
})"""

READY, RESULT = "worker ready, warm", "from the worker's creation to a first result, warm"
ADDED, PRINTED = "10⁶ additions", "10⁶ printed lines"


def engines(lab: Lab) -> list[Row]:
    """The workers without the page, then what is sent, then Stop on the page."""
    return [*workers(lab), *sent(lab), *stops(lab)]


def workers(lab: Lab) -> list[Row]:
    """Measure the engines by turns, so that what disturbs one disturbs all; the first time does not count."""
    told: dict[str, list[dict[str, float]]] = {each.name: [] for each in ENGINES}
    for _ in range(lab.runs + 1):
        for name, into in told.items():
            with opened(lab.warm, lab.client(engine=name)) as page:
                into.append(measure(page))
    made = []
    for what in (READY, RESULT, ADDED, PRINTED):
        figures = {name: Spread.of(one[what] for one in each[1:]) for name, each in told.items()}
        made += rows(what, figures)
    return made


def measure(page: Page) -> dict[str, float]:
    """Start a worker and run a program of each kind; of a million lines none may be lost."""
    ready = float(page.evaluate("spawn()"))
    result = ready + run(page, FIRST)
    added = run(page, ADDITIONS)
    answer = page.evaluate("(code) => client.run(code)", PROGRAM)
    expect(f"{BYTES} bytes", f"{answer['bytes']} bytes")
    return {READY: ready, RESULT: result, ADDED: added, PRINTED: float(answer["ms"])}


def rows(what: str, figures: dict[str, Spread], unit: str = "ms") -> list[Row]:
    """Return a row for each engine, beside each other; what is not CPython is held against it."""
    return [
        Row("engines", what, figure, _against(name, figures), unit=unit, column=named(name).title)
        for name, figure in figures.items()
    ]


def _against(name: str, figures: dict[str, Spread]) -> Spread | None:
    return None if name == FULL else figures[FULL]


def run(page: Page, code: str) -> float:
    """Run a program; milliseconds until it is done."""
    answer = page.evaluate("(code) => client.run(code)", code)
    expect("ok", str(answer["status"]))
    return float(answer["ms"])


def sent(lab: Lab) -> list[Row]:
    """What is sent until a first result, compressed: the engine alone, without the page."""
    figures = {}
    for each in ENGINES:
        lab.wire.sent.clear()
        with lab.empty() as context, opened(context, lab.client(engine=each.name)) as page:
            page.evaluate("spawn()")
            run(page, FIRST)
        own = [size for path, size in lab.wire.sent.items() if not path.startswith("/bench/")]
        figures[each.name] = Spread.of([sum(own)])
    return rows("bytes until a first result, compressed", figures, unit="bytes")


def stops(lab: Lab) -> list[Row]:
    """Stop on the page, of an engine that starts again for it: by its standby, and before there is one."""
    made = []
    for each in ENGINES:
        if each.name == FULL:
            continue
        for words, wait in (("", STANDBY_MS), (", no standby yet", 0)):
            times = [stop(lab, each.name, wait) for _ in range(lab.runs)]
            what = f"Stop on the page, until ready again{words}"
            made.append(Row("engines", what, Spread.of(times), limit=STOP_MS, column=each.title))
    return made


def stop(lab: Lab, engine: str, wait: int) -> float:
    """Stop an endless loop on a page that has been ready for so many milliseconds."""
    with playground(lab, ENDLESS, f"?engine={engine}") as page:
        page.wait_for_timeout(wait)
        return float(page.evaluate(STOP))
