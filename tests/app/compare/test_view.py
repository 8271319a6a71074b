"""Comparing on the whole page: a column for each engine, and one field for the input of all."""

from typing import Any

import pytest

from app.compare import attempt, words
from tests.app.dom import Page
from tests.app.dom.workers import Worker
from worker import protocol

TITLES = ["CPython", "Brython", "MicroPython"]


class Bench:
    """The page while it compares, and the workers by the numbers of their columns."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.start()
        self.before = len(page.workers)
        page.editor.code.type("1")
        page.press("compare-open")
        page.advance(50)

    @property
    def workers(self) -> list[Worker]:
        return self.page.workers[self.before :]

    @property
    def sides(self) -> list[Any]:
        return list(self.page.element("compare-sides").children)

    def start(self) -> "Bench":
        for number, worker in enumerate(self.workers):
            worker.get_ready()
            self.say(number, "started")
        return self

    def say(self, number: int, kind: str, **fields: Any) -> None:
        self.workers[number].say(kind, id=1, **fields)
        self.page.advance(50)

    def write(self, number: int, text: str) -> None:
        self.say(number, "output", seq=1, chunks=["stdout", text])

    def done(self, number: int, status: str = "ok") -> None:
        self.say(number, "done", status=status, ms=5)
        self.page.advance(500)

    def part(self, number: int, name: str) -> str:
        return str(self.sides[number].querySelector(f".side-{name}").textContent)


@pytest.fixture
def bench(page: Page) -> Bench:
    return Bench(page)


def test_each_engine_has_a_column_and_gets_the_program(bench: Bench) -> None:
    assert [each.getAttribute("aria-label") for each in bench.sides] == TITLES
    assert [bench.part(number, "state") for number in range(3)] == ["Starting"] * 3
    bench.start()
    runs = [worker.posted[1] for worker in bench.workers]
    assert [(run["code"], run["files"], run["data_json"]) for run in runs] == [
        ("1", ["main.py", "1"], "{}")
    ] * 3
    assert bench.page.text("compare-words") == words.RUNNING.format(", ".join(TITLES))
    assert bench.page.text("compare-program") == "main.py"


def test_what_they_write_is_set_side_by_side(bench: Bench) -> None:
    bench.start()
    for number, text in enumerate(("a\nb\n", "a\nb\n", "a\nc\nd\n")):
        bench.write(number, text)
        assert bench.part(number, "text") == text
        bench.say(number, "result", repr=str(number // 2))
        bench.done(number)
    assert [bench.part(number, "verdict") for number in range(3)] == [
        "",
        "Same as CPython",
        "Differs from CPython: 2 lines and the outcome",
    ]
    marks = [each.getAttribute("data-mark") for each in bench.sides[2].querySelectorAll(".line")]
    assert marks == ["same", "changed", "extra", "changed"]
    assert bench.part(2, "lines") == "a\ndiffers: c\nmore: d\n"
    assert bench.page.text("compare-words") == (
        "Brython: same as CPython. MicroPython: differs from CPython: 2 lines and the outcome."
    )
    stop = bench.page.element("compare-stop")
    assert (
        stop.getAttribute("aria-description"),
        bench.page.element("compare-sides").getAttribute("aria-busy"),
    ) == (
        words.IDLE,
        "false",
    )


def test_errors_and_starts_that_fail_are_outcomes(bench: Bench) -> None:
    bench.start()
    bench.say(0, "error", name="E", message="m", traceback="Traceback\nE: m\n")
    bench.done(0, "error")
    bench.workers[1].say("crashed", reason="out of memory")
    bench.say(2, "result", repr="x" * 10001)
    bench.done(2)
    assert [bench.part(0, "state"), bench.part(0, "outcome")] == [
        "Error · start 50 ms · run 5 ms",
        "Traceback\nE: m",
    ]
    assert bench.part(1, "state").startswith("Could not run")
    assert bench.part(2, "outcome") == "differs: " + "x" * 10000 + "…"


def test_displays_are_shown_up_to_a_bound(bench: Bench) -> None:
    bench.start()
    for seq in range(14):
        fields = {"mime": "image/png", "data": "AA==", "text": "<plot>", "alt": "a plot"}
        bench.say(0, "display", seq=seq + 1, **fields)
    bench.say(0, "display", seq=15, mime="text/plain", data="text", text="text", slot="s")
    shown = bench.sides[0].querySelector(".side-shown")
    assert (shown.querySelectorAll(".entry").length, bench.part(0, "more")) == (12, "… and 3 more")


def test_a_display_takes_the_place_of_the_one_of_its_slot(bench: Bench) -> None:
    bench.start()
    for seq, text in enumerate(("one", "two")):
        bench.say(0, "display", seq=seq + 1, mime="text/plain", data=text, text=text, slot="s")
    assert bench.part(0, "shown") == "two"


def test_one_answer_goes_to_all(bench: Bench) -> None:
    page = bench.start().page
    for number in range(2):
        bench.say(number, "waiting", prompt="? ", secret=False)
    assert page.text("compare-words") == "CPython and Brython wait for input"
    assert (page.text("compare-prompt"), page.element("compare-ask").hidden) == ("?", False)
    page.enter("compare-input", "x")
    page.advance(50)
    assert page.element("compare-ask").hidden
    assert [bench.part(number, "text") for number in range(2)] == ["? x\n"] * 2
    bench.say(2, "waiting", prompt="? ", secret=True)
    assert bench.part(2, "text") == "? •••\n"
    bench.say(0, "waiting", prompt="", secret=False)
    page.press("compare-end")
    page.advance(50)
    assert bench.part(0, "text") == "? x\n(end of input)\n"


def test_what_is_typed_between_two_questions_goes_to_all_with_the_next(bench: Bench) -> None:
    page = bench.start().page
    for typed in ("", "y"):
        for number in range(2):
            bench.say(number, "waiting", prompt="", secret=False)
        assert page.element("compare-input").value == typed
        page.element("compare-input").value += "x"
        page.element("compare-input").submit()
        page.advance(50)
        page.key("y")
    assert [bench.part(number, "text") for number in range(2)] == ["x\nyx\n"] * 2


def test_all_are_stopped(bench: Bench) -> None:
    bench.start()
    bench.page.press("compare-stop")
    bench.page.advance(1200)
    assert [bench.part(number, "state").partition(" · ")[0] for number in range(3)] == ["Stopped"] * 3
    assert all(worker.is_terminated for worker in bench.workers)


def test_it_is_run_again_by_other_workers(bench: Bench) -> None:
    bench.start()
    bench.page.press("compare-again")
    bench.page.advance(50)
    assert [worker.is_terminated for worker in bench.workers] == [True] * 3 + [False] * 3
    assert [bench.part(number, "state") for number in range(3)] == ["Starting"] * 3


def test_a_closed_one_leaves_nothing(bench: Bench) -> None:
    bench.start().page.press("compare-close")
    bench.page.advance(50)
    assert (bench.sides, bench.page.element("compare").open) == ([], False)
    assert all(worker.is_terminated for worker in bench.workers)


def test_without_a_program_nothing_is_compared(page: Page) -> None:
    page.start()
    page.press("rename-file")
    page.enter("naming-field", "a.txt")
    before = len(page.workers)
    page.press("compare-open")
    assert (len(page.workers), page.element("compare").open) == (before, False)


def test_every_report_has_a_handler_or_is_known_to_have_none() -> None:
    assert set(attempt.HANDLERS) | set(attempt.IGNORED) == set(protocol.REPORTS)
    assert not set(attempt.HANDLERS) & set(attempt.IGNORED)
