"""What crosses between a page and its worker: the smallest program, and a large array."""

from tools.bench.lab import Lab, opened
from tools.bench.report import Row, Spread

SMALL, ROUNDS, FIRST = "1+1", 300, 30
# 64 MB of Float64.
LENGTH = 8 * 1024 * 1024
ECHO = "from js import big\nbig.to_py()"


def round_trip(lab: Lab) -> list[Row]:
    """From the message to DONE."""
    return [*_round_trip(lab, "in the box", boxed=True), *_round_trip(lab, "drop-in", boxed=False)]


def _round_trip(lab: Lab, words: str, boxed: bool) -> list[Row]:
    with opened(lab.warm, lab.client(boxed=boxed)) as page:
        page.evaluate("spawn()")
        arguments = [SMALL, FIRST + ROUNDS]
        times: list[float] = page.evaluate("([code, count]) => repeat(code, count)", arguments)
    return [Row("round-trip", f"round trip of 1+1 by protocol, {words}", Spread.of(times[FIRST:]), limit=3)]


def array(lab: Lab) -> list[Row]:
    """Into Python's memory and out of it, against a copy to a worker and a transfer back."""
    ours, least = [], []
    with opened(lab.warm, lab.client()) as page:
        page.evaluate("spawn()")
        for _ in range(lab.runs + 1):
            ours.append(page.evaluate("([code, length]) => array(code, length)", [ECHO, LENGTH]))
            least.append(page.evaluate("(length) => copyAndTransfer(length)", LENGTH))
    what = "64 MB array in and out, against a copy and a transfer"
    # The first one makes Python's memory grow.
    return [Row("array", what, Spread.of(ours[1:]), Spread.of(least[1:]), 1.5)]
