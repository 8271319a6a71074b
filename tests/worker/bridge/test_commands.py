"""Each command of the page is carried out, or refused in words that say why."""

import platform
import sys
from typing import Any

import pytest

from tests.worker.bridge.doubles import values
from tests.worker.bridge.doubles.edges import FakeEdges
from tests.worker.bridge.stage import Stage, done, refused, started
from worker import protocol
from worker.bridge.main import HANDLERS

NO_JSON = "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"


def test_there_is_a_handler_for_each_command_and_for_nothing_else() -> None:
    assert set(HANDLERS) == set(protocol.COMMANDS)


@pytest.mark.parametrize(
    ("message", "reason", "run"),
    [
        ({"type": "start"}, "start: the worker has been started already", {}),
        ({"type": "retry"}, "retry: the worker is not in the state 'failed'", {}),
        (
            {"type": "translate", "id": 4, "code": "1"},
            "translate: this engine does not translate programs",
            {"id": 4},
        ),
        ({"type": "sing"}, "unknown message type 'sing'", {}),
        ({"type": "run", "id": 4, "code": 5}, "run: field 'code' must be of type str", {"id": 4}),
        ({"type": "run", "id": "x", "code": ""}, "run: field 'id' must be of type int", {}),
        (
            {"type": "input", "id": 4, "text": "x\n"},
            "input: the program is not waiting for input",
            {"id": 4},
        ),
        (
            {"type": "install", "id": 4, "names": ["a", 5]},
            "install: field 'names' must be a list of names",
            {"id": 4},
        ),
        ({"type": "remove", "names": [" "]}, "remove: field 'names' must be a list of names", {}),
        (
            {"type": "run", "id": 4, "code": "", "data": {"postMessage": 1}},
            "'postMessage' is a name that the worker needs. Choose another name.",
            {"id": 4},
        ),
        (
            {"type": "run", "id": 4, "code": "", "data": {"navigationPreload": 1}},
            "'navigationPreload' is a name that the worker needs. Choose another name.",
            {"id": 4},
        ),
        (
            {"type": "run", "id": 4, "code": "", "data_json": "[1]"},
            "run: field 'data_json' must be a JSON object",
            {"id": 4},
        ),
        (
            {"type": "run", "id": 4, "code": "", "data_json": "{"},
            f"run: field 'data_json' must be JSON: {NO_JSON}",
            {"id": 4},
        ),
    ],
)
def test_what_breaks_the_contract_is_refused_and_changes_nothing(
    stage: Stage, message: dict[str, Any], reason: str, run: dict[str, int]
) -> None:
    assert stage.post(message) == [refused(reason, **run)]
    assert stage.run("6 * 7") == [{"type": "result", "id": 1, "repr": "42"}]


def test_a_message_that_is_no_object_is_refused(stage: Stage) -> None:
    stage.worker.receive("run")
    stage.worker.receive(values.JsArray(["run"]))
    assert stage.heard() == [
        refused("a message must be an object {type, …}"),
        refused("unknown message type None"),
    ]


def test_ready_tells_what_the_worker_can_do_and_that_it_lives(attach: Any) -> None:
    starting: Stage = attach(FakeEdges())
    assert starting.start() == [
        {
            "type": "ready",
            "python": platform.python_version(),
            "engine": "Fake 1.0",
            "ms": 5.0,
            "capabilities": {"site": "1"},
        }
    ]
    assert starting.worker.lives()


def test_the_name_worker_belongs_to_the_visitor(stage: Stage) -> None:
    assert [name for name in sys.modules if name.partition(".")[0] == "worker"] == []
    told = stage.run("import worker\nworker.PAY", files=["worker.py", "PAY = 5\n"])
    assert told == [{"type": "result", "id": 1, "repr": "5"}]


def test_acknowledged_output_is_passed_on(stage: Stage) -> None:
    assert stage.post({"type": "ack", "seq": 3}) == []
    assert stage.edges.calls == [("acknowledge", 3)]


def test_names_are_completed_from_programs_and_from_what_can_be_imported(stage: Stage) -> None:
    stage.run("place = 1")
    asked = [{"type": "complete", "id": 1, "code": code} for code in ("print(pla", "import fraction")]
    assert stage.post(*asked) == [
        {"type": "completion", "id": 1, "names": ["place"], "length": 3},
        {"type": "completion", "id": 1, "names": ["fractions"], "length": 8},
    ]


def test_a_program_that_asks_keeps_others_waiting_and_is_answered_meanwhile(stage: Stage) -> None:
    stage.edges.input.typed.append("Ada\n")
    assert stage.run("input('Name? ')") == [
        {"type": "output", "id": 1, "seq": 1, "chunks": ["stdout", "Name? "]},
        {"type": "waiting", "id": 1, "prompt": "Name? ", "secret": False},
        {"type": "result", "id": 1, "repr": "'Ada'"},
    ]
    assert stage.post({"type": "stop"}) == []
    assert stage.post({"type": "run", "id": 2, "code": ""}) == [started(2), done(2)]
