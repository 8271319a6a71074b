"""One question at a time, to a worker that has nothing to do."""

from typing import Any

import pytest

from app.variables.questions import ANSWER_MS, TABLE_MS, Questions
from tests.app.fakes import Clock
from worker import protocol


class Client:
    """The present worker's side."""

    def __init__(self) -> None:
        self.state = protocol.IDLE
        self.asked: list[Any] = []

    def ask(self, message: Any) -> None:
        self.asked.append(message)


class Desk:
    """Questions, and what came of them."""

    def __init__(self) -> None:
        self.client, self.clock, self.told = Client(), Clock(), list[Any]()
        self.questions = Questions(self.client, self.clock.after, lambda: self.told.append("stuck"))

    def inspect(self) -> bool:
        return self.questions.ask(protocol.INSPECT, self.told.append, group="values", start=0)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_an_answer_reaches_the_one_that_asked_once(desk: Desk) -> None:
    assert desk.inspect()
    assert desk.client.asked == [{"type": "inspect", "id": 1, "group": "values", "start": 0}]
    desk.questions.take({"id": 1, "rows": []})
    desk.questions.take({"id": 1, "rows": []})
    desk.clock.pass_time(TABLE_MS)
    assert desk.told == [{"id": 1, "rows": []}]


def test_what_was_asked_before_something_else_comes_too_late(desk: Desk) -> None:
    desk.inspect()
    desk.inspect()
    desk.questions.take({"id": 1})
    assert desk.told == []
    desk.questions.take({"id": 2})
    assert desk.told == [{"id": 2}]


def test_nothing_is_asked_while_a_program_runs(desk: Desk) -> None:
    desk.client.state = protocol.RUNNING
    assert not desk.questions.is_free
    assert not desk.inspect()
    assert desk.client.asked == []


def test_a_worker_that_hangs_is_told_of_once(desk: Desk) -> None:
    desk.inspect()
    desk.clock.pass_time(ANSWER_MS)
    desk.questions.take({"id": 1})
    assert desk.told == ["stuck"]
    desk.questions.ask(protocol.TABULATE, desk.told.append, name="rows", start=0)
    desk.clock.pass_time(ANSWER_MS)
    assert desk.told == ["stuck"]
    desk.questions.forget()
    desk.clock.pass_time(TABLE_MS)
    assert desk.told == ["stuck"]
