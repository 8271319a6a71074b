"""What crosses between a page and its worker: the smallest program, as new and not, and a large array."""

from urllib.parse import quote

from tools.bench import full_distribution
from tools.bench.lab import Lab, opened
from tools.bench.report import Row, Spread
from tools.serve.server import Server

SUM = "import numpy as np\nnp.arange(3).sum()"
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


# Ten of each kind of run by turns, in milliseconds; what is imported is loaded already.
BY_TURNS = """async ([code, count]) => {
  const times = [[], []];
  for (let i = 0; i < 2 * count; i++) {
    const isFresh = Math.floor(i / 10) % 2;
    const { ms } = await client.run(code, isFresh ? { fresh: true } : {});
    // The first of ten finds what the other kind has left.
    if (i % 10) times[isFresh].push(ms);
  }
  return times;
}"""


def fresh(lab: Lab) -> list[Row]:
    """What a run costs more that is as new, in which nothing of the one before is left."""
    with Server(full_distribution.application(full_distribution.pyodide())) as server:
        stack = f"{lab.client(boxed=True)}&index={quote(server.url)}"
        return [
            _fresh(lab, "1+1", lab.client(boxed=True), "", SMALL, 3),
            _fresh(lab, "1+1 with numpy and pandas loaded", stack, "import numpy, pandas", SMALL, 3),
            _fresh(lab, "import numpy as np; np.arange(3).sum()", stack, "import numpy, pandas", SUM),
        ]


def _fresh(lab: Lab, words: str, address: str, loaded: str, code: str, limit: float | None = None) -> Row:
    with opened(lab.warm, address) as page:
        page.evaluate("spawn()")
        page.evaluate("(code) => client.run(code)", loaded)
        times: list[list[float]] = page.evaluate(BY_TURNS, [code, FIRST + ROUNDS])
    kept, new = (Spread.of(each[FIRST:]) for each in times)
    more = Spread.of([new.get("median") - kept.get("median")])
    return Row("fresh", f"{words}: a fresh run takes more than one that keeps names", more, limit=limit)


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
