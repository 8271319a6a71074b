from functools import partial

import pytest

from app.playground.inbox import Inbox


def test_calls_are_made_in_order_until_the_time_is_up() -> None:
    time = [0.0]
    made: list[str] = []

    def call(name: str) -> None:
        made.append(name)
        time[0] += 4

    inbox = Inbox(lambda: time[0], budget=6)
    for name in ("a", "b", "c"):
        inbox.put(partial(call, name))
    inbox.drain()
    assert (made, inbox.is_empty) == (["a", "b"], False)
    inbox.drain()
    assert (made, inbox.is_empty) == (["a", "b", "c"], True)


def test_a_call_that_fails_is_not_made_again() -> None:
    inbox = Inbox(lambda: 0)
    inbox.put(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        inbox.drain()
    assert inbox.is_empty


def test_a_call_that_has_more_to_do_is_made_again() -> None:
    answers = [True, True, False]
    inbox = Inbox(lambda: 0)
    inbox.put(lambda: answers.pop(0))
    inbox.drain()
    assert (answers, inbox.is_empty) == ([], True)


def test_a_call_that_waits_is_made_when_the_backlog_has_been_worked_off() -> None:
    made: list[str] = []
    backlog = ["x"]
    inbox = Inbox(lambda: 0)
    inbox.put(lambda: backlog.append("y"))
    inbox.put(lambda: made.append("state"), waits=True)
    inbox.put(lambda: made.append("output"))
    inbox.drain(lambda: bool(backlog), lambda: made.append(backlog.pop(0)))
    assert made == ["x", "y", "state", "output"]
