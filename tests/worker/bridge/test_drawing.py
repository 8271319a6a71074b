"""What a program draws reaches the page in portions, and what happens to the drawing reaches the program."""

import json
from typing import Any

import pytest

from tests.worker.bridge.doubles.edges import FakeEdges
from tests.worker.bridge.stage import Stage
from worker import protocol

KEYS = {
    "kind": "down",
    "key": "Left",
}


@pytest.fixture
def stage(attach: Any) -> Stage:
    """A worker that shares memory with its page, and has a `turtle`."""
    made: Stage = attach(FakeEdges())
    made.start()
    return made


def test_a_drawing_is_posted_before_what_comes_after_it(stage: Stage) -> None:
    code = "from offthread_turtle import door\ndoor.current.put(1, [['r', 1]])\n1 / 0"
    kinds = [each["type"] for each in stage.post(program(code))]
    assert kinds == ["started", "drawing", "error", "done"]


def program(code: str, **more: object) -> dict[str, object]:
    return {"type": "run", "id": 1, "code": code, "filename": "main.py", **more}


def ops(reports: list[dict[str, Any]]) -> list[Any]:
    return [json.loads(each["ops"]) for each in reports if each["type"] == protocol.DRAWING]
