"""Work is stored a while after it changed, by the tab that holds it, and never over another's."""

from collections.abc import Callable
from typing import Any

import pytest

from app.projects.autosave import DELAY_MS, Autosave
from app.projects.files import File
from app.projects.project import Project
from tests.app.fakes import Clock

Answer = dict[str, Any]


class Store:
    """Notes what is to be stored, and answers when it is told to."""

    def __init__(self) -> None:
        self.saved: list[tuple[str, dict[str, object], list[str]]] = []
        self.urgent: list[bool] = []
        self.answers: list[Callable[[Answer], object]] = []

    def save(
        self,
        identity: str,
        head: str,
        changed: list[File],
        gone: list[str],
        is_urgent: bool,
        on_answer: Callable[[Answer], object],
    ) -> None:
        assert head.startswith("{")
        self.urgent.append(is_urgent)
        self.saved.append((identity, {file.name: file.content for file in changed}, gone))
        self.answers.append(on_answer)

    def answer(self, **fields: object) -> None:
        self.answers.pop(0)(fields)


class Bench:
    """A keeper with its store, and what it told."""

    def __init__(self) -> None:
        self.clock, self.store = Clock(), Store()
        self.told: list[object] = []
        self.keeper = Autosave(
            self.store,
            self.clock.after,
            lambda identity: self.told.append(("saved", identity)),
            lambda: self.told.append("conflict"),
            lambda words: self.told.append(("problem", words)),
        )
        self.work = Project("1", [("main.py", "")])
        self.work.files.take_unsaved()
        self.keeper.keep(self.work)

    def edit(self, text: str) -> None:
        self.work.files.touch(lambda: text)
        self.keeper.touch()


@pytest.fixture
def bench() -> Bench:
    """A work that this tab holds."""
    made = Bench()
    made.keeper.hold()
    return made


def test_a_change_is_stored_a_while_after_the_last_one(bench: Bench) -> None:
    bench.edit("a")
    bench.clock.pass_time(DELAY_MS - 1)
    bench.edit("ab")
    bench.clock.pass_time(DELAY_MS - 1)
    assert bench.store.saved == []
    bench.clock.pass_time(1)
    assert bench.store.saved == [("1", {"main.py": "ab"}, [])]


def test_what_is_typed_while_it_is_stored_is_stored_next(bench: Bench) -> None:
    bench.edit("a")
    bench.keeper.save()
    bench.edit("ab")
    bench.keeper.save()
    bench.keeper.save()
    assert bench.store.saved == [("1", {"main.py": "a"}, []), ("1", {"main.py": "ab"}, [])]


def test_what_is_on_its_way_is_stored_once_more_when_the_page_goes_away(bench: Bench) -> None:
    bench.edit("a")
    bench.keeper.save()
    bench.keeper.save(is_urgent=True)
    assert bench.store.urgent == [False, True]
    assert bench.store.saved == [("1", {"main.py": "a"}, [])] * 2


def test_nothing_is_stored_before_this_tab_holds_the_work() -> None:
    bench = Bench()
    bench.edit("a")
    bench.clock.pass_time(DELAY_MS)
    assert bench.store.saved == []
    bench.keeper.hold()
    assert bench.store.saved == [("1", {"main.py": "a"}, [])]


def test_whoever_waits_for_a_save_is_called_whatever_it_comes_to(bench: Bench) -> None:
    called: list[str] = []
    bench.keeper.save(lambda: called.append("nothing to do"))
    bench.edit("a")
    bench.keeper.save(lambda: called.append("failed"))
    assert called == ["nothing to do"]
    bench.store.answer(problem="full")
    assert called == ["nothing to do", "failed"]


def test_a_store_that_fails_is_told_once_and_nothing_is_forgotten(bench: Bench) -> None:
    bench.work.files.add("b.py")
    bench.edit("a")
    for _ in range(2):
        bench.keeper.save()
        bench.store.answer(problem="full")
    bench.keeper.save()
    bench.store.answer()
    assert bench.told == [("problem", "full"), ("saved", "1"), ("problem", "")]
    assert [names for _, names, _ in bench.store.saved] == [{"b.py": "a"}] * 3


def test_a_work_that_was_removed_is_stored_again_as_a_whole(bench: Bench) -> None:
    bench.work.files.add("b.py")
    bench.work.files.take_unsaved()
    bench.edit("a")
    bench.keeper.save()
    bench.store.answer(gone=True)
    assert bench.store.saved[1] == ("1", {"main.py": "", "b.py": "a"}, [])


def test_another_tabs_change_is_told_and_not_overwritten(bench: Bench) -> None:
    bench.edit("a")
    bench.keeper.save()
    bench.store.answer(conflict=True)
    assert (bench.told, len(bench.store.saved)) == (["conflict"], 1)


def test_an_answer_about_what_has_become_a_copy_is_of_no_concern(bench: Bench) -> None:
    bench.edit("a")
    bench.keeper.save()
    bench.work.become_copy("2")
    bench.store.answer(conflict=True)
    assert bench.told == []
