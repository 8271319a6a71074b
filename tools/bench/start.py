"""How long it takes until Python is there: in the worker alone, on the page, on a first visit and later."""

from tools.bench.browser import Profile
from tools.bench.lab import Lab
from tools.bench.pages import PROGRAM, on_bare_page, on_page, spawning
from tools.bench.report import Row, Spread
from tools.bench.turns import EMPTY, STARTED, WARM, Contender, by_turns, compared

OURS, DROP_IN, BARE, STORED = "ours", "drop-in", "bare Pyodide", "ours, from the device"
LINE = "10 Mbit/s, 40 ms"
STORING = Profile("stored", service_workers=True)
# What is run, in words.
PROGRAMS = {
    "first result": PROGRAM,
    "first result of a loop of 10⁶ steps": "s = 0\nfor i in range(10**6): s += i * i % 257\ns",
}


def ready(lab: Lab) -> list[Row]:
    """From a worker's creation to its word that it is ready, on a later visit."""
    return _ready(lab, "ready", WARM, 0.25)


def first_visit(lab: Lab) -> list[Row]:
    """The same on an empty profile."""
    return _ready(lab, "first-visit", EMPTY, 0.5)


def _ready(lab: Lab, part: str, setting: str, limit: float) -> list[Row]:
    contenders = (
        Contender(OURS, spawning(lab.client(boxed=True))),
        Contender(DROP_IN, spawning(lab.client())),
        Contender(BARE, spawning(lab.bare())),
    )
    spreads = by_turns(lab, f"worker ready, {setting}", contenders, setting)
    what = f"worker ready, {setting}, against loadPyodide()"
    return [
        *compared(part, what, spreads, (OURS, BARE), limit),
        *compared(part, f"{what}, drop-in", spreads, (DROP_IN, BARE), limit),
    ]


def first_result(lab: Lab) -> list[Row]:
    """From the navigation to the first result in the page, on a later visit and on a first one.

    A later visit finds the files in the browser's cache, or on the device, where the site has put them for
    when there is no network.
    """
    part, what = "first-result", "navigation to first result"
    ours, bare = Contender(OURS, on_page(lab)), Contender(BARE, on_bare_page(lab.bare()))
    stored = Contender(STORED, on_page(lab, stores=True), STORING)
    warm = by_turns(lab, f"{what}, warm", (ours, bare, stored))
    empty = by_turns(lab, f"{what}, empty profile", (ours, bare), EMPTY)
    return [
        *compared(part, f"{what}, warm, against a bare page", warm, (OURS, BARE), 0.5),
        *compared(part, f"{what}, warm, offline ready, against a bare page", warm, (STORED, BARE), 0.5),
        *compared(part, f"{what}, empty profile, against a bare page", empty, (OURS, BARE), 0.8),
    ]


def browser_started(lab: Lab) -> list[Row]:
    """The same in a browser that has just been started: nothing is left in its memory of earlier visits."""
    rows: list[Row] = []
    for words, program in PROGRAMS.items():
        what = f"navigation to {words}, {STARTED}"
        ours = Contender(STORED, on_page(lab, program=program, stores=True), STORING)
        bare = Contender(BARE, on_bare_page(lab.bare(), program=program))
        spreads = by_turns(lab, what, (ours, bare), STARTED)
        rows += compared("browser-started", f"{what}, against a bare page", spreads, (STORED, BARE))
    return rows


def slow_line(lab: Lab) -> list[Row]:
    """The same on a first visit over a slow line."""
    what = f"navigation to first result, empty profile, {LINE}"
    bare = on_bare_page(lab.bare(site=lab.slow.url))
    contenders = (Contender(OURS, on_page(lab, lab.slow.url)), Contender(BARE, bare))
    spreads = by_turns(lab, what, contenders, EMPTY)
    return compared("slow-line", f"{what}, against a bare page", spreads, (OURS, BARE))


def first_bytes(lab: Lab) -> list[Row]:
    """What a first visit sends over the wire until the first result, compressed."""
    sums = []
    for measure in (on_page(lab), on_bare_page(lab.bare())):
        lab.wire.sent.clear()
        with lab.empty() as context:
            measure(context, 0)
        sums.append(Spread.of([sum(lab.wire.sent.values())]))
    what = "bytes until the first result, empty profile, compressed, against a bare page's"
    return [Row("bytes", what, sums[0], sums[1], 1.5, unit="bytes")]
