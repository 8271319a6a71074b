"""One engine's run of a program that is compared: what it is told, and what it says of itself."""

import pytest

from app.compare.attempt import Attempt
from app.compare.side import described
from tests.app.chunks import chunks
from tests.app.fakes import READY, Clock, Fields, Handle


class Bench:
    """An attempt, and its worker."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.attempt = Attempt("CPython", self.spawn, self.clock.after, self.clock.now, chunks)
        self.changes = 0
        self.attempt.changed.listen(self.count)
        self.attempt.begin({"id": 1, "code": "1", "filename": "main.py"})

    def count(self) -> None:
        self.changes += 1

    def spawn(self, on_message: object, on_error: object) -> Handle:
        self.handle = Handle(on_message, on_error)  # type: ignore[arg-type]
        return self.handle

    def report(self, kind: str, **fields: object) -> str:
        """Have the worker report something; returns what is said of the attempt."""
        self.handle.on_message({"type": kind, **fields})
        return described(self.attempt)

    def ready(self) -> str:
        self.handle.on_message(dict(READY))
        return described(self.attempt)

    def start(self) -> "Bench":
        self.ready()
        self.report("started", id=1)
        return self

    @property
    def inputs(self) -> list[Fields]:
        return [each for each in self.handle.posted if each["type"] == "input"]


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_it_says_how_far_its_engine_and_its_packages_are(bench: Bench) -> None:
    progress = {"file": "python.wasm", "loaded": 1, "source": "site"}
    package = {"name": "numpy", "loaded": 1_000_000, "total": 3_000_000, "source": "site", "state": "loading"}
    assert [
        bench.report("progress", **progress, all_loaded=500_000, all_total=2_000_000),
        bench.report("package", **package),
        bench.ready(),
        bench.report("started", id=1),
        bench.report("package", id=1, **package),
        bench.report("done", id=1, status="ok", ms=1500),
    ] == [
        "Starting · 0.5 of 2.0 MB",
        "Starting · numpy 1.0 of 3.0 MB",
        "Starting · numpy 1.0 of 3.0 MB · start under 1 ms",
        "Running · start under 1 ms",
        "Running · numpy 1.0 of 3.0 MB · start under 1 ms",
        "Ended · start under 1 ms · run 1.5 s",
    ]


def test_a_package_is_told_until_it_is_there(bench: Bench) -> None:
    bench.start()

    def report(name: str, loaded: int, state: str) -> str:
        return bench.report(
            "package", id=1, name=name, loaded=loaded, total=2_000_000, source="site", state=state
        )

    assert [
        report("numpy", 0, "finding"),
        report("pandas", 1_000_000, "loading"),
        report("pandas", 2_000_000, "loaded"),
        report("numpy", 2_000_000, "installing"),
        report("numpy", 2_000_000, "loaded"),
        report("six", 1_000_000, "loading"),
        report("six", 1_000_000, "failed"),
        report("idna", 1_000_000, "loading"),
        report("idna", 1_000_000, "stopped"),
    ] == [
        f"Running{said} · start under 1 ms"
        for said in (
            " · numpy 0.0 of 2.0 MB",
            " · pandas 1.0 of 2.0 MB",
            " · numpy 0.0 of 2.0 MB",
            " · numpy 2.0 of 2.0 MB",
            "",
            " · six 1.0 of 2.0 MB",
            "",
            " · idna 1.0 of 2.0 MB",
            "",
        )
    ]


def test_an_answer_that_nobody_asked_for_is_not_given(bench: Bench) -> None:
    bench.start().attempt.answer("Ada")
    assert (bench.inputs, bench.attempt.excerpt.lines()) == ([], [])


def test_it_is_stopped_once(bench: Bench) -> None:
    attempt = bench.start().attempt
    attempt.stop()
    changes = bench.changes
    attempt.stop()
    assert (bench.handle.urgent, bench.changes, attempt.state) == ([("stop", 1)], changes, "stopping")
    bench.report("done", id=1, status="stopped", ms=3)
    attempt.stop()
    assert (attempt.status, bench.handle.urgent) == ("stopped", [("stop", 1)])


def test_what_ended_ends_no_other_way(bench: Bench) -> None:
    bench.start().report("done", id=1, status="ok", ms=3)
    bench.attempt.close()
    assert (bench.attempt.status, bench.attempt.run_ms) == ("ok", 3)
