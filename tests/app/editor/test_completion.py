"""Names are completed by the worker if it has nothing to do, and by the language always."""

from typing import Any

import pytest

from app.editor.completion import ANSWER_MS, Completion
from tests.app.fakes import Clock

Told = list[tuple[list[str], int]]


class Client:
    """A client whose worker has nothing to do."""

    def __init__(self) -> None:
        self.state = "ready"
        self.asked: list[Any] = []

    def ask(self, message: Any) -> None:
        self.asked.append(message)


class Bench:
    """What completes, its client and clock, and what was answered."""

    def __init__(self) -> None:
        self.client, self.clock = Client(), Clock()
        self.completing = Completion(self.client, self.clock.after)
        self.told: Told = []

    def ask(self, line: str) -> "Bench":
        self.completing.ask(line, lambda names, length: self.told.append((names, length)))
        return self

    def take(self, number: int, *names: str, length: int) -> "Bench":
        self.completing.take({"id": number, "names": list(names), "length": length})
        return self


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_the_worker_is_asked_and_the_language_s_words_are_added(bench: Bench) -> None:
    bench.ask("x = fr").take(1, "frame", "frozenset", length=2)
    assert bench.client.asked == [{"type": "complete", "id": 1, "code": "x = fr"}]
    assert bench.told == [(["frame", "from", "frozenset"], 2)]


def test_behind_a_dot_there_are_no_words_of_the_language(bench: Bench) -> None:
    bench.ask("it.i").take(1, "index", length=1)
    assert bench.told == [(["index"], 1)]


@pytest.mark.parametrize("state", ["starting", "running", "waiting", "stopping", "failed"])
def test_a_worker_that_cannot_answer_is_not_asked(bench: Bench, state: str) -> None:
    bench.client.state = state
    bench.ask("whi")
    assert (bench.client.asked, bench.told) == ([], [(["while"], 3)])


def test_whoever_asks_again_is_answered_by_what_comes_for_that(bench: Bench) -> None:
    bench.ask("a").ask("ab").take(1, "apple", length=1).take(2, "about", length=2)
    assert bench.told == [(["and", "as", "assert", "async", "await"], 1), (["about"], 2)]


def test_a_worker_that_does_not_answer_is_not_waited_for(bench: Bench) -> None:
    bench.ask("wi")
    bench.clock.pass_time(ANSWER_MS)
    bench.take(1, "width", length=2)
    assert bench.told == [(["with"], 2)]
