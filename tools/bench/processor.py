"""A slow processor, made in two ways: by the browser's developer tools, and by the operating system.

The tools slow the page's thread alone, and refuse workers ("Operation is only supported for pages, not
workers"): the bare page, which computes in its worker, is as fast as ever. The system slows the browser.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from playwright.sync_api import Page

from tools.bench.lab import Lab, opened
from tools.bench.pages import Handicap, on_bare_page, on_page
from tools.bench.pulse import slowed
from tools.bench.report import Row
from tools.bench.start import BARE, OURS
from tools.bench.turns import EMPTY, WARM, Contender, by_turns, compared

RATE, SPINS = 4, 5

# Milliseconds that a loop takes on the page, and in a worker of it.
SPIN = """async () => {
  const spin = () => {
    const began = performance.now();
    let sum = 0;
    for (let i = 0; i < 1e8; i++) sum += i % 7;
    return sum && performance.now() - began;
  };
  const text = `self.postMessage((${spin})())`;
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  const told = await new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); });
  worker.terminate();
  return [spin(), told];
}"""


def slow_processor(lab: Lab) -> list[Row]:
    """From the navigation to the first result, where a processor is a quarter as fast."""
    return [
        *_compared(lab, by_tools, f"page's thread {RATE} times slower", WARM),
        *_compared(lab, by_system(lab), f"whole browser {RATE} times slower", WARM),
        *_compared(lab, by_system(lab), f"whole browser {RATE} times slower", EMPTY),
    ]


def _compared(lab: Lab, handicap: Handicap, setting: str, where: str) -> list[Row]:
    what = f"navigation to first result, {where}, {setting}"
    contenders = (
        Contender(OURS, on_page(lab, handicap=handicap)),
        Contender(BARE, on_bare_page(lab.bare(), handicap)),
    )
    spreads = by_turns(lab, what, contenders, where)
    note = factors(lab, handicap) if spreads else ""
    return compared("slow-processor", f"{what}, against a bare page", spreads, (OURS, BARE), note=note)


@contextmanager
def by_tools(page: Page) -> Iterator[None]:
    """Slow the page's thread."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": RATE})
    yield


def by_system(lab: Lab) -> Handicap:
    """Slow the whole browser that a page is in: what Python's servers do beside it goes on as ever."""

    @contextmanager
    def handicap(page: Page) -> Iterator[None]:
        with slowed(lab.browsers.process(page.context), RATE):
            yield

    return handicap


def factors(lab: Lab, handicap: Handicap) -> str:
    """Say what a slow processor comes to: how much longer a loop takes, on the page and in its worker."""
    with opened(lab.warm, lab.bare()) as page:
        usual = _spins(page)
        with handicap(page):
            slow = _spins(page)
    on_page, in_worker = (late / soon for late, soon in zip(slow, usual, strict=True))
    return f"A loop took {on_page:.1f} times as long on the page, {in_worker:.1f} times in its worker."


def _spins(page: Page) -> list[float]:
    """Return the medians of some."""
    told: list[list[float]] = [page.evaluate(SPIN) for _ in range(SPINS)]
    return [median(times) for times in zip(*told, strict=True)]
