"""Work is stored a while after it changed, by the tab that holds it, and never over another's."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from app.projects.autosave import DELAY_MS, Autosave
from app.projects.project import Project
from tests.app.fakes import Clock

if TYPE_CHECKING:
    from app.projects.joints import Outcome, Saver
else:
    # A stub, which only the checker reads.
    Saver = object


class Store(Saver):
    """Notes what is to be stored, and answers when it is told to."""

    def __init__(self) -> None:
        self.saved: list[tuple[str, dict[str, object], list[str]]] = []
        self.urgent: list[bool] = []
        self.answers: list[Callable[[Outcome], object]] = []

    def save(self, identity: str, **told: Any) -> None:
        assert told["head"].startswith("{")
        self.urgent.append(told["is_urgent"])
        self.saved.append((identity, {file.name: file.content for file in told["changed"]}, told["gone"]))
        self.answers.append(told["on_outcome"])

    def answer(self, problem: str = "", conflict: bool = False, gone: bool = False) -> None:
        self.answers.pop(0)({"problem": problem, "conflict": conflict, "gone": gone})


class Bench:
    """An autosave with its store, and what it told."""

    def __init__(self) -> None:
        self.clock, self.store = Clock(), Store()
        self.told: list[object] = []
        self.autosave = Autosave(self.store, self.clock.after)
        self.autosave.saved.listen(lambda identity: self.told.append(("saved", identity)))
        self.autosave.overtaken.listen(lambda: self.told.append("overtaken"))
        self.autosave.failed.listen(lambda words: self.told.append(("failed", words)))
        self.autosave.recovered.listen(lambda: self.told.append("recovered"))
        self.project = Project("1", [("main.py", "")])
        self.project.files.take_unsaved()
        self.autosave.follow(self.project)

    def edit(self, text: str) -> None:
        self.project.files.touch(lambda: text)
        self.autosave.touch()


@pytest.fixture
def bench() -> Bench:
    """A work that this tab holds."""
    made = Bench()
    made.autosave.hold()
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
    bench.autosave.save()
    bench.edit("ab")
    bench.autosave.save()
    bench.autosave.save()
    assert bench.store.saved == [("1", {"main.py": "a"}, []), ("1", {"main.py": "ab"}, [])]


def test_what_is_on_its_way_is_stored_once_more_when_the_page_goes_away(bench: Bench) -> None:
    bench.edit("a")
    bench.autosave.save()
    bench.autosave.save(is_urgent=True)
    assert bench.store.urgent == [False, True]
    assert bench.store.saved == [("1", {"main.py": "a"}, [])] * 2


def test_nothing_is_stored_before_this_tab_holds_the_work() -> None:
    bench = Bench()
    bench.edit("a")
    bench.clock.pass_time(DELAY_MS)
    assert bench.store.saved == []
    bench.autosave.hold()
    assert bench.store.saved == [("1", {"main.py": "a"}, [])]


def test_whoever_waits_for_a_save_is_called_whatever_it_comes_to(bench: Bench) -> None:
    called: list[str] = []
    bench.autosave.save(lambda: called.append("nothing to do"))
    bench.edit("a")
    bench.autosave.save(lambda: called.append("failed"))
    assert called == ["nothing to do"]
    bench.store.answer(problem="full")
    assert called == ["nothing to do", "failed"]


def test_a_store_that_fails_is_told_once_and_nothing_is_forgotten(bench: Bench) -> None:
    bench.project.files.add("b.py")
    bench.edit("a")
    for _ in range(2):
        bench.autosave.save()
        bench.store.answer(problem="full")
    bench.autosave.save()
    bench.store.answer()
    assert bench.told == [("failed", "full"), ("saved", "1"), "recovered"]
    assert [names for _, names, _ in bench.store.saved] == [{"b.py": "a"}] * 3


def test_a_work_that_was_removed_is_stored_again_as_a_whole(bench: Bench) -> None:
    bench.project.files.add("b.py")
    bench.project.files.take_unsaved()
    bench.edit("a")
    bench.autosave.save()
    bench.store.answer(gone=True)
    assert bench.store.saved[1] == ("1", {"main.py": "", "b.py": "a"}, [])


def test_another_tabs_change_is_told_and_not_overwritten(bench: Bench) -> None:
    bench.edit("a")
    bench.autosave.save()
    bench.store.answer(conflict=True)
    assert (bench.told, len(bench.store.saved)) == (["overtaken"], 1)


def test_an_answer_about_what_has_become_a_copy_is_of_no_concern(bench: Bench) -> None:
    bench.edit("a")
    bench.autosave.save()
    bench.project.become_copy("2")
    bench.store.answer(conflict=True)
    assert bench.told == []
