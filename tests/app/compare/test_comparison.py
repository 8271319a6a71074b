"""A program on several engines at once: what each makes of it, and how they are held against each other."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from app.compare.attempt import Attempt
from app.compare.comparison import Comparison, sentence, table
from app.compare.differences import CHANGED, SAME
from tests.app.chunks import chunks
from tests.app.fakes import READY, Clock, Fields, Handle

if TYPE_CHECKING:
    from app.compare.differences import Cell

TITLES = ("CPython", "Brython")
RESTARTED: Fields = {**READY, "engine": "Brython", "capabilities": {"stop": "restart"}}
DIED = "Python's worker is gone: the program closed it, or the browser ended it to save memory."


class Bench:
    """A comparison of two engines, its handles by number, and its clock."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.handles: list[Handle] = []
        self.changes = 0
        attempts = [Attempt(title, self.spawn, self.clock.after, self.clock.now, chunks) for title in TITLES]
        self.compared = Comparison(attempts)
        self.compared.changed.listen(self.count)
        self.compared.begin({"id": 1, "code": "1", "filename": "main.py"})

    def count(self) -> None:
        self.changes += 1

    def spawn(self, on_message: Callable[[Fields], object], on_error: Callable[[str], object]) -> Handle:
        self.handles.append(Handle(on_message, on_error))
        return self.handles[-1]

    def report(self, number: int, kind: str, **fields: Any) -> "Bench":
        self.handles[number].on_message({"type": kind, **fields})
        return self

    def started(self) -> "Bench":
        """Have both programs running."""
        for number, ready in enumerate((READY, RESTARTED)):
            self.handles[number].on_message(dict(ready))
            self.report(number, "started", id=1)
        return self

    def write(self, number: int, text: str) -> "Bench":
        return self.report(number, "output", id=1, seq=1, chunks=["stdout", text])

    def done(self, number: int, status: str = "ok", ms: int = 5) -> "Bench":
        return self.report(number, "done", id=1, status=status, ms=ms)

    @property
    def states(self) -> list[str]:
        return [each.state for each in self.compared.attempts]

    @property
    def statuses(self) -> list[str]:
        return [each.status for each in self.compared.attempts]

    @property
    def traceback(self) -> str:
        """What the first engine says went wrong."""
        error = self.compared.attempts[0].error
        assert error is not None
        return error["traceback"]

    def verdicts(self) -> list[str]:
        """What is said of each attempt, as the panel does."""
        return [self.compared.verdict(each, cells) for each, cells in self.ended()]

    def summary(self) -> str:
        """What is said of all of them."""
        return sentence(self.compared, self.ended())

    def ended(self) -> "list[tuple[Attempt, list[Cell]]]":
        """Each attempt with its lines in the table."""
        compared = self.compared.compared()
        cells = dict(zip([each.title for each in compared], table(compared), strict=True))
        return [(each, cells.get(each.title, [])) for each in self.compared.attempts]


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_each_engine_gets_the_program_as_soon_as_it_is_ready(bench: Bench) -> None:
    bench.clock.pass_time(30)
    bench.handles[1].on_message(dict(RESTARTED))
    assert [message["type"] for port in bench.handles for message in port.posted] == ["start", "start", "run"]
    run = {"type": "run", "id": 1, "code": "1", "filename": "main.py"}
    assert bench.handles[1].posted[1] == run
    assert [each.start_ms for each in bench.compared.attempts] == [None, 30]


def test_a_worker_is_ended_together_with_its_program(bench: Bench) -> None:
    bench.started().done(0, ms=7)
    assert [port.is_terminated for port in bench.handles] == [True, False]
    assert (bench.states, bench.compared.is_over) == (["ended", "running"], False)
    assert bench.compared.attempts[0].run_ms == 7


PLOT = {"mime": "image/png", "data": "", "text": "<plot>"}


def test_output_is_kept_and_acknowledged(bench: Bench) -> None:
    bench.started().write(0, "a\n").report(0, "display", id=1, seq=2, **PLOT).write(0, "b\n")
    assert bench.compared.attempts[0].excerpt.lines() == ["a", "<plot>", "b"]
    assert bench.compared.attempts[0].gallery.shown[0]["text"] == "<plot>"
    # Not at once: programs that write without end must leave room for frames.
    assert bench.handles[0].urgent == []
    bench.clock.pass_time(16)
    assert bench.handles[0].urgent[:2] == [("ack", 1), ("ack", 2)]


def test_nothing_is_acknowledged_to_a_worker_that_has_ended(bench: Bench) -> None:
    bench.started().write(0, "a\n").done(0)
    bench.clock.pass_time(16)
    assert bench.handles[0].urgent == []


def test_a_result_that_is_shown_is_no_line_of_the_output(bench: Bench) -> None:
    bench.started().report(0, "display", id=1, seq=1, **PLOT).report(0, "display", id=1, seq=2, **PLOT)
    bench.report(0, "result", id=1, repr="<plot>", shown=True).done(0)
    attempt = bench.compared.attempts[0]
    assert (attempt.excerpt.lines(), attempt.result) == (["<plot>"], "<plot>")


def test_what_a_program_shows_last_is_a_line_of_the_output(bench: Bench) -> None:
    bench.started().report(0, "display", id=1, seq=1, **PLOT).done(0)
    assert bench.compared.attempts[0].excerpt.lines() == ["<plot>"]


def test_what_is_the_same_is_said_to_be_the_same(bench: Bench) -> None:
    bench.started()
    for number in (1, 0):
        bench.write(number, "a\n").report(number, "result", id=1, repr="3").done(number)
    assert bench.verdicts() == ["", "Same as CPython"]
    assert [bench.compared.outcome(each) for each in bench.compared.attempts] == [(SAME, "3"), (SAME, "3")]


def test_differences_of_lines_and_outcome_are_counted(bench: Bench) -> None:
    bench.started().write(0, "a\nb\n").write(1, "a\nc\nd\n")
    bench.report(0, "result", id=1, repr="3").done(0)
    bench.report(1, "error", id=1, name="E", message="m", traceback="E: m").done(1, "error")
    assert bench.verdicts() == ["", "Differs from CPython: 2 lines and the outcome"]
    assert bench.summary() == "Brython: differs from CPython: 2 lines and the outcome."
    assert bench.compared.outcome(bench.compared.attempts[1]) == (CHANGED, "E: m")


@pytest.mark.parametrize(
    ("written", "result", "words"),
    [
        ("a\n", "3", "same as CPython."),
        ("a\n", "4", "differs from CPython: the outcome."),
        ("b\n", "3", "differs from CPython: 1 line."),
        ("a\nb\nc\n", "3", "differs from CPython: 2 lines."),
        ("b\n", "4", "differs from CPython: 1 line and the outcome."),
    ],
)
def test_one_difference_is_not_several(bench: Bench, written: str, result: str, words: str) -> None:
    bench.started().write(0, "a\n").write(1, written)
    for number, value in ((0, "3"), (1, result)):
        bench.report(number, "result", id=1, repr=value).done(number)
    assert bench.summary() == f"Brython: {words}"
    assert bench.verdicts()[1] == words[0].upper() + words[1:-1]


def test_errors_are_compared_without_their_places(bench: Bench) -> None:
    bench.started()
    for number in (0, 1):
        bench.report(number, "error", id=1, name="E", message="m", traceback=f"line {number}\nE: m")
        bench.done(number, "error")
    assert bench.verdicts() == ["", "Same as CPython"]


def test_a_program_that_goes_on_does_not_keep_another_from_being_shown(bench: Bench) -> None:
    bench.started().write(1, "a\n").done(1)
    assert bench.compared.attempts[1].excerpt.take_fresh() == "a\n"
    assert bench.verdicts()[1] == "Is compared with CPython when CPython has ended"
    assert sentence(bench.compared, []) == "Running: CPython"


def test_an_engine_that_cannot_start_is_not_what_others_are_held_against(bench: Bench) -> None:
    bench.report(0, "failed", reason="No such file.", fix="Copy it again.")
    bench.handles[1].on_message(dict(RESTARTED))
    bench.report(1, "started", id=1).done(1)
    assert bench.traceback == "No such file. Copy it again."
    assert bench.verdicts() == ["Did not run", ""]
    assert bench.summary() == "CPython: did not run."


@pytest.mark.parametrize(
    ("loss", "words"),
    [
        (lambda bench: bench.handles[0].die(), DIED),
        (lambda bench: bench.report(0, "crashed", reason="x"), "Python stopped working: x"),
        (lambda bench: bench.report(0, "refused", reason="run: no", id=1), "The worker refused: run: no."),
        (
            lambda bench: bench.report(0, "nonsense"),
            "The worker sent a message that breaks the contract: unknown message type 'nonsense'.",
        ),
    ],
)
def test_a_worker_that_is_lost_ends_its_attempt_alone(
    bench: Bench, loss: Callable[[Bench], object], words: str
) -> None:
    bench.started()
    loss(bench)
    assert (bench.states, bench.statuses) == (["ended", "running"], ["failed", ""])
    assert bench.traceback == words


def test_a_worker_that_says_nothing_is_given_up(bench: Bench) -> None:
    bench.handles[1].on_message(dict(RESTARTED))
    bench.clock.pass_time(20000)
    assert bench.statuses == ["failed", "failed"]
    assert [port.is_terminated for port in bench.handles] == [True, True]


def test_an_error_of_a_callback_ends_nothing(bench: Bench) -> None:
    bench.started().handles[0].on_error("Uncaught PythonError: Traceback")
    assert (bench.states[0], bench.compared.attempts[0].excerpt.lines()) == ("running", ["Traceback"])


def test_an_answer_goes_to_every_engine_that_comes_to_its_question(bench: Bench) -> None:
    bench.started().report(0, "waiting", id=1, prompt="Name? ", secret=False)
    assert [each.title for each in bench.compared.asking] == ["CPython"]
    assert sentence(bench.compared, []) == "CPython waits for input"
    bench.compared.answer("Ada")
    bench.write(1, "Name? ").report(1, "waiting", id=1, prompt="Name? ", secret=False)
    answers = [[each["text"] for each in port.posted if each["type"] == "input"] for port in bench.handles]
    assert answers == [["Ada\n"], ["Ada\n"]]
    assert [each.excerpt.lines() for each in bench.compared.attempts] == [["Name? Ada"], ["Name? Ada"]]
    assert bench.compared.asking == []


def test_pasted_lines_answer_the_questions_that_follow_on_each_engine(bench: Bench) -> None:
    bench.started().report(0, "waiting", id=1, prompt="", secret=False)
    bench.compared.answer("1\r\n2")
    bench.report(0, "waiting", id=1, prompt="", secret=False)
    for _ in range(3):
        bench.report(1, "waiting", id=1, prompt="", secret=False)
    texts = [[each["text"] for each in port.posted if each["type"] == "input"] for port in bench.handles]
    assert texts == [["1\n", "2\n"], ["1\n", "2\n"]]
    assert [each.title for each in bench.compared.asking] == ["Brython"]


def test_a_secret_is_not_shown_and_the_end_of_input_is_given_to_all(bench: Bench) -> None:
    bench.started().report(0, "waiting", id=1, prompt="Word: ", secret=True)
    bench.compared.answer("hunter2")
    bench.report(0, "waiting", id=1, prompt="", secret=False)
    bench.compared.end_input()
    assert bench.compared.attempts[0].excerpt.lines() == ["Word: •••", "(end of input)"]
    assert bench.handles[0].posted[-1] == {"type": "input", "id": 1}


def test_stop_interrupts_what_can_be_and_ends_the_others(bench: Bench) -> None:
    bench.started().compared.stop()
    assert (bench.states, bench.statuses) == (["stopping", "ended"], ["", "stopped"])
    assert bench.handles[0].urgent == [("stop", 1)]
    bench.clock.pass_time(1000)
    assert (bench.statuses, bench.compared.is_over) == (["stopped", "stopped"], True)
    assert [port.is_terminated for port in bench.handles] == [True, True]


def test_a_stop_before_the_start_ends_the_workers(bench: Bench) -> None:
    bench.compared.stop()
    assert [port.is_terminated for port in bench.handles] == [True, True]


def test_a_program_that_stops_in_time_says_what_it_still_has_to_say(bench: Bench) -> None:
    bench.started().compared.stop()
    bench.write(0, "bye\n").done(0, "stopped")
    assert (bench.statuses[0], bench.compared.attempts[0].excerpt.lines()) == ("stopped", ["bye"])


def test_what_is_closed_says_nothing_more(bench: Bench) -> None:
    bench.started()
    bench.changes = 0
    bench.compared.close()
    bench.write(0, "late\n").done(1)
    assert bench.changes == 0
    assert [port.is_terminated for port in bench.handles] == [True, True]
