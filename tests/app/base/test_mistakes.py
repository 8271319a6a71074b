"""Errors that nobody expected are logged and told, and never raised again."""

import io
import sys

import pytest

from app.base.mistakes import MOST_HELD, MOST_LOGGED, Mistakes, described


@pytest.fixture
def log() -> list[str]:
    return []


def test_one_is_logged_and_told(log: list[str]) -> None:
    told: list[str] = []
    mistakes = Mistakes(log.append)
    mistakes.watch(told.append)
    mistakes.report(KeyError("x"))
    assert told == log == ["KeyError: 'x'"]


def test_the_first_ones_wait_for_somebody_to_watch(log: list[str]) -> None:
    told: list[str] = []
    mistakes = Mistakes(log.append)
    for number in range(MOST_HELD + 2):
        mistakes.tell(str(number))
    mistakes.watch(told.append)
    assert told == [str(number) for number in range(MOST_HELD)]


def test_a_listener_that_fails_is_logged_alone(log: list[str]) -> None:
    mistakes = Mistakes(log.append)

    def fail(_details: str) -> None:
        mistakes.report(ValueError("again"))
        raise LookupError("no bar")

    mistakes.watch(fail)
    mistakes.report(ValueError("first"))
    assert log == ["ValueError: first", "ValueError: again", "LookupError: no bar"]


def test_the_log_is_not_flooded(log: list[str]) -> None:
    mistakes = Mistakes(log.append)
    for _ in range(MOST_LOGGED + 5):
        mistakes.report(ValueError("x"))
    assert len(log) == MOST_LOGGED


def test_where_python_can_tell_the_traceback_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def show(error: Exception, file: io.StringIO) -> None:
        file.write(f'Traceback:\n  File "app/main.py", line 7\nValueError: {error}\n')

    # As MicroPython has it.
    monkeypatch.setattr(sys, "print_exception", show, raising=False)
    assert described(ValueError("x")) == 'Traceback:\n  File "app/main.py", line 7\nValueError: x'
