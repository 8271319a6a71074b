"""How a program waits, for time, for a promise or for the visitor, and how a Stop ends that."""

from typing import Any

import pytest

from tests.worker.bridge.doubles.devices import STOPPED
from tests.worker.bridge.doubles.edges import FakeEdges
from tests.worker.bridge.doubles.modules import MODULES
from tests.worker.bridge.stage import Stage, done, refused, started
from tests.worker.bridge.test_runs import output, program, result, stopped
from worker.bridge.waiting import CANNOT_SUSPEND, NO_INPUT, NOT_HERE

WAITING = {"type": "waiting", "id": 1, "prompt": "", "secret": False}
SLEEPS = "import asyncio\nfrom pyodide.ffi import run_sync\nrun_sync(asyncio.sleep(60, 'slept'))"


@pytest.fixture
def switching(attach: Any) -> Stage:
    """A worker whose browser can switch stacks and does not share memory."""
    made: Stage = attach(FakeEdges(tier="stack switching"))
    made.start()
    return made


def error(name: str, message: str = "") -> dict[str, Any]:
    """How a program failed."""
    return {"type": "error", "id": 1, "name": name, "message": message}


def test_a_sleep_blocks_the_worker_and_shows_before_what_was_written(stage: Stage) -> None:
    code = "import time\nprint('a')\ntime.sleep(0.5)"
    assert stage.run(code) == [output("a\n", 1)]
    assert ("block", 500.0) in stage.edges.calls
    assert stage.run("import time\ntime.sleep(-1)") == [
        error("ValueError", "sleep length must be non-negative")
    ]


def test_a_sleep_is_ended_by_a_stop(stage: Stage) -> None:
    stage.edges.define("ask_to_stop", lambda: stage.edges.interrupt.stopped.add(1))
    code = "import js, time\njs.ask_to_stop()\ntime.sleep(9)\nprint('never')"
    assert stage.post(program(1, code)) == [started(1), *stopped(1)]
    assert stage.edges.interrupt.stopped == set()


NO_MORE = {
    **error("EOFError", "EOF when reading a line"),
    "hint": "The program asked for a line of input, but there was none left.",
}


@pytest.mark.parametrize(
    ("typed", "heard"),
    [("Ada\n", result("'Ada'")), (None, NO_MORE)],
)
def test_a_program_waits_for_a_line_or_the_end_of_input(
    stage: Stage, typed: object, heard: dict[str, Any]
) -> None:
    stage.edges.input.typed.append(typed)
    assert stage.run("input()") == [WAITING, heard]


def test_a_wait_for_a_line_is_ended_by_a_stop(stage: Stage) -> None:
    stage.edges.input.typed.append(STOPPED)
    assert stage.post(program(1, "input()")) == [started(1), WAITING, *stopped(1)]


def test_what_a_program_asks_for_may_be_secret(stage: Stage) -> None:
    stage.edges.input.typed.append("open sesame\n")
    assert stage.run("import getpass\ngetpass.getpass('Word: ')") == [
        output("Word: ", 1),
        {"type": "waiting", "id": 1, "prompt": "Word: ", "secret": True},
        output("\n", 2),
        result("'open sesame'"),
    ]


def test_a_suspended_program_is_answered_by_a_message(switching: Stage) -> None:
    answer = {"type": "input", "id": 1, "text": "Ada\n"}
    assert switching.converse(program(1, "input()"), answer) == [
        *(started(1), WAITING, result("'Ada'"), done(1)),
    ]
    assert switching.converse(program(1, "input()"), {"type": "input", "id": 1}) == [
        *(started(1), WAITING, NO_MORE, done(1, "error")),
    ]


def test_an_answer_to_another_program_is_refused(switching: Stage) -> None:
    answers = [{"type": "input", "id": run, "text": "x\n"} for run in (2, 1)]
    refusal = refused("input: the program is not waiting for input", id=2)
    assert switching.converse(program(1, "input()"), *answers) == [
        *(started(1), WAITING, refusal, result("'x'"), done(1)),
    ]


def test_a_suspended_program_that_asks_is_stopped_by_a_message(switching: Stage) -> None:
    stop = {"type": "stop", "id": 1}
    assert switching.converse(program(1, "input()"), stop) == [started(1), WAITING, *stopped(1)]
    assert switching.run("1") == [result("1")]


@pytest.mark.parametrize("tier", ["revoked address", "stack switching"])
def test_where_no_stack_can_be_switched_the_program_waits_for_a_letter(attach: Any, tier: str) -> None:
    stage: Stage = attach(FakeEdges(tier=tier))
    stage.start()
    MODULES.switches = False
    assert stage.run("input()") == [error("OSError", NO_INPUT)]
    stage.post({"type": "letters", "urls": ["blob:1", "blob:2"]})
    assert stage.edges.letters.urls == ["blob:1", "blob:2"]
    stage.edges.input.typed.extend(["Ada\n", None, STOPPED])
    assert stage.run("input()") == [WAITING, result("'Ada'")]
    assert stage.run("input()") == [WAITING, NO_MORE]
    assert stage.post(program(1, "input()")) == [started(1), WAITING, *stopped(1)]


def test_where_nothing_can_reach_a_program_input_says_what_would_help(attach: Any) -> None:
    stage: Stage = attach(FakeEdges(tier="none"))
    stage.start()
    assert stage.run("input()") == [error("OSError", NOT_HERE)]


def test_a_program_is_suspended_until_a_promise_is_kept(stage: Stage) -> None:
    inventory = {"type": "complete", "id": 5, "code": "x."}
    assert stage.converse(program(1, f"print('a')\n{SLEEPS}"), inventory) == [
        started(1),
        output("a\n", 1),
        {"type": "completion", "id": 5, "names": [], "length": 0},
        result("'slept'"),
        done(1),
    ]


def test_a_suspended_program_is_stopped_and_what_it_waited_for_is_cancelled(stage: Stage) -> None:
    code = "import asyncio\nfrom pyodide.ffi import run_sync\nasync def wait():\n    try:\n"
    code += "        await asyncio.sleep(60)\n    finally:\n        print('cancelled')\nrun_sync(wait())"
    heard = stage.converse(program(1, code), {"type": "stop"})
    told, over = stopped(1)
    assert heard == [started(1), told, output("cancelled\n", 1), over]
    assert stage.post(program(2)) == [started(2), done(2)]
    assert not stage.edges.interrupt.requested


def test_without_stack_switching_a_program_cannot_be_suspended(stage: Stage) -> None:
    MODULES.switches = False
    message = "Cannot stack switch because the JavaScript runtime does not support it"
    assert stage.run(SLEEPS) == [error("RuntimeError", message)]


def test_where_javascript_calls_pythons_functions_nothing_is_suspended_in_vain(stage: Stage) -> None:
    stage.edges.suspends = False
    assert stage.run(SLEEPS) == [error("RuntimeError", CANNOT_SUSPEND)]
    asks = "from pyodide.ffi import can_run_sync\nimport pyodide.webloop\n"
    assert stage.run(asks + "can_run_sync(), pyodide.webloop.can_run_sync()") == [result("(False, False)")]


def test_there_a_program_waits_for_a_letter(attach: Any) -> None:
    stage: Stage = attach(FakeEdges(tier="revoked address"))
    stage.start()
    stage.edges.suspends = False
    stage.post({"type": "letters", "urls": ["blob:1", "blob:2"]})
    stage.edges.input.typed.append("Ada\n")
    assert stage.run("input()") == [WAITING, result("'Ada'")]
