"""The `bench` command: measure the built site against bare Pyodide, its peers and the targets, in one run.

Prints tables and JSON. Nothing here passes or fails: a busy machine is slow, and ratios are what counts.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Error

from tools.base.steps import StepError, Timer, fail, say
from tools.bench import (
    blocking,
    data,
    drawing,
    editor,
    element,
    engines,
    images,
    lighthouse,
    output,
    packages,
    peer_packages,
    peers,
    processor,
    snapshots,
    start,
    stop,
)
from tools.bench.lab import Lab
from tools.bench.report import Report, Row, as_json
from tools.bench.table import text
from tools.bench.turns import reason

Part = Callable[[Lab], list[Row]]

PARTS: dict[str, Part] = {
    "ready": start.ready,
    "first-visit": start.first_visit,
    "first-result": start.first_result,
    "browser-started": start.browser_started,
    "peers": peers.peers,
    "slow-line": start.slow_line,
    "slow-processor": processor.slow_processor,
    "blocking": blocking.blocking,
    "lighthouse": lighthouse.lighthouse,
    "editor": editor.editor,
    "restart": editor.restart,
    "lines": output.printing,
    "page-lines": output.printing_on_the_page,
    "stop": stop.stopping,
    "input": stop.answering,
    "round-trip": data.round_trip,
    "fresh": data.fresh,
    "array": data.array,
    "packages": packages.packages,
    "recovery": stop.recovery,
    "drawing": drawing.drawing,
    "bytes": start.first_bytes,
    "snapshots": snapshots.snapshots,
    "images": images.images,
    "peer-pandas": peer_packages.peer_pandas,
    "peer-plot": peer_packages.peer_plot,
    "element": element.element,
    "engines": engines.engines,
}

# A part that takes longer is given up, whatever it waits for: some seconds, and some for each run.
DEADLINE_S, DEADLINE_RUN_S = 300, 120
# Five sites that load packages come by turns here, and a page of some takes half a minute.
LONGER = {"peer-pandas": 3, "peer-plot": 3}


def parser() -> argparse.ArgumentParser:
    """Return the parser of the words after `bench`."""
    face = argparse.ArgumentParser(prog="build.py bench", description="Measure against the targets.")
    face.add_argument("--runs", type=positive, default=5, help="how often each is measured (%(default)s)")
    face.add_argument("--only", nargs="+", choices=PARTS, metavar="PART", help=f"of {', '.join(PARTS)}")
    face.add_argument(
        "--json", type=Path, metavar="FILE", help="write the JSON here as well, after each part"
    )
    return face


def positive(word: str) -> int:
    """Read a whole number above 0."""
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def main(argv: Sequence[str] = ()) -> int:
    """Measure, print what came of it, and return the exit code: 1 if something could not be measured."""
    options = parser().parse_args(argv)
    try:
        report = measure(options.runs, options.only or list(PARTS), options.json)
    except StepError as error:
        return fail(error)
    say(f"\n{text(report)}\n\n{as_json(report)}")
    return 1 if report.missing else 0


def measure(runs: int, parts: Sequence[str], file: Path | None = None) -> Report:
    """Carry out parts of the bench; after each, the JSON is written."""
    whole = Timer()
    with Lab(runs) as lab:
        report = Report(lab.setup(), missing=lab.missing)
        for name in parts:
            timer = Timer()
            carry_out(name, lab, report)
            report.setup["took"] = str(whole)
            say(f"── {name} ({timer})")
            if file:
                file.write_text(as_json(report) + "\n", encoding="utf-8")
    return report


def carry_out(name: str, lab: Lab, report: Report) -> None:
    """Add the rows of a part, or why there are none."""
    try:
        with lab.browsers.deadline(LONGER.get(name, 1) * (DEADLINE_S + DEADLINE_RUN_S * lab.runs)):
            report.rows.extend(PARTS[name](lab))
    except (StepError, Error) as error:
        report.missing[name] = reason(error)
