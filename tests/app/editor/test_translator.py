"""Programs are translated one at a time, the last that was asked for, and no wait is for ever."""

from collections.abc import Callable
from typing import Any

import pytest

from app.editor import words
from app.editor.translator import Translator
from tests.app.fakes import READY, Clock, Fields, Handle


class Bench:
    """A translator, its workers, and what it told."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.handles: list[Handle] = []
        self.told: list[object] = []
        self.translator = Translator(self.spawn, self.clock.after)
        self.translator.translated.listen(self.told.append)
        self.translator.failed.listen(self.told.append)

    def spawn(self, on_message: Callable[[Fields], object], on_error: Callable[[str], object]) -> Handle:
        self.handles.append(Handle(on_message, on_error))
        return self.handles[-1]

    def report(self, kind: str, **fields: Any) -> None:
        self.handles[-1].on_message({"type": kind, **fields})

    def asked(self) -> list[object]:
        """The programs that the last worker was asked to translate."""
        return [each["code"] for each in self.handles[-1].posted if each["type"] == "translate"]


@pytest.fixture
def bench() -> Bench:
    made = Bench()
    made.translator.put("a")
    return made


@pytest.fixture
def ready(bench: Bench) -> Bench:
    bench.handles[0].on_message(dict(READY))
    return bench


def test_a_program_waits_for_the_worker(bench: Bench) -> None:
    assert bench.asked() == []
    bench.handles[0].on_message(dict(READY))
    assert bench.asked() == ["a"]
    bench.report("translation", id=1, code="js", lines=[1])
    assert bench.told == [{"id": 1, "code": "js", "lines": [1]}]


def test_of_programs_that_come_meanwhile_the_last_is_translated_and_told(ready: Bench) -> None:
    for code in ("b", "c"):
        ready.translator.put(code)
    ready.report("translation", id=1, code="js a", lines=[])
    assert (ready.asked(), ready.told) == (["a", "c"], [])
    ready.report("translation", id=2, problem="SyntaxError: no", line=3)
    assert ready.told == [{"id": 2, "problem": "SyntaxError: no", "line": 3}]


def test_a_translation_that_takes_too_long_ends_the_worker_and_the_next_has_another(ready: Bench) -> None:
    ready.clock.pass_time(10000)
    assert (ready.told, ready.handles[0].is_terminated) == ([words.LATE], True)
    ready.translator.put("b")
    ready.handles[1].on_message(dict(READY))
    assert ready.asked() == ["b"]


def test_a_worker_that_cannot_start_is_told_and_given_up(bench: Bench) -> None:
    bench.report("failed", reason="No such file.", fix="Copy it again.")
    assert (bench.told, bench.handles[0].is_terminated) == (["No such file. Copy it again."], True)


def test_a_worker_that_dies_is_told(ready: Bench) -> None:
    ready.handles[0].die()
    assert ready.told == [
        "Python's worker is gone: the program closed it, or the browser ended it to save memory."
    ]


def test_a_closed_one_tells_nothing_and_begins_afresh(ready: Bench) -> None:
    ready.translator.close()
    assert (ready.handles[0].is_terminated, ready.told) == (True, [])
    ready.translator.put("b")
    assert len(ready.handles) == 2
