"""When Python is exercised, and what it gives way to."""

from collections.abc import Callable

import pytest

from app.device.exercise import BUSY, DEADLINE_MS, IDLE_MS, KEPT, LATER, UNKNOWN, Exercise
from app.shell.settings import Settings
from tests.app.fakes import Clock
from worker.protocol import IDLE, RUNNING

VERSION = "build 156.0.1"


class Page:
    """A page that is idle and whose site is stored, with the workers that exercise."""

    def __init__(self, stored: str | None = None) -> None:
        self.clock = Clock()
        self.begun: list[Callable[[], None]] = []
        self.ended = 0
        self.reason = ""
        self.kept = stored
        self.exercise = Exercise(
            Settings(lambda _: self.kept, self.keep), self.clock.after, self.start, lambda: self.reason
        )

    def keep(self, _key: str, text: str) -> None:
        self.kept = text

    def start(self, done: Callable[[], None]) -> Callable[[], object]:
        self.begun.append(done)
        return self.end

    def end(self) -> None:
        self.ended += 1


@pytest.fixture
def page() -> Page:
    page = Page()
    page.exercise.know(VERSION)
    page.exercise.allow()
    page.exercise.heed(IDLE)
    return page


def test_it_begins_once_the_page_has_been_idle_for_a_while(page: Page) -> None:
    page.clock.pass_time(IDLE_MS - 1)
    assert (len(page.begun), page.exercise.state) == (0, LATER)
    page.clock.pass_time(1)
    assert (len(page.begun), page.exercise.state) == (1, BUSY)


def test_when_it_is_done_it_is_remembered_for_this_version_alone(page: Page) -> None:
    page.clock.pass_time(IDLE_MS)
    page.begun[0]()
    assert (page.exercise.state, page.ended) == (KEPT, 1)
    page.exercise.heed(IDLE)
    page.clock.pass_time(10 * IDLE_MS)
    assert len(page.begun) == 1
    for version, state in ((VERSION, KEPT), ("build 156.0.2", LATER)):
        again = Page(page.kept)
        again.exercise.know(version)
        assert again.exercise.state == state


def test_a_program_comes_first_and_it_begins_anew_after_it(page: Page) -> None:
    page.clock.pass_time(IDLE_MS)
    page.exercise.heed(RUNNING)
    assert (page.ended, page.exercise.state) == (1, LATER)
    page.begun[0]()
    assert page.exercise.state == LATER
    page.clock.pass_time(10 * IDLE_MS)
    page.exercise.heed(IDLE)
    page.clock.pass_time(IDLE_MS)
    assert len(page.begun) == 2


def test_the_while_begins_anew_with_each_program(page: Page) -> None:
    page.clock.pass_time(IDLE_MS - 1)
    page.exercise.heed(RUNNING)
    page.exercise.heed(IDLE)
    page.clock.pass_time(IDLE_MS - 1)
    assert page.begun == []


@pytest.mark.parametrize("missing", ["the version", "the site's rest", "an idle page"])
def test_it_does_not_begin_without(missing: str) -> None:
    page = Page()
    if missing != "the version":
        page.exercise.know(VERSION)
    if missing != "the site's rest":
        page.exercise.allow()
    if missing != "an idle page":
        page.exercise.heed(IDLE)
    page.clock.pass_time(10 * IDLE_MS)
    assert page.begun == []
    assert page.exercise.state == (UNKNOWN if missing == "the version" else LATER)


def test_it_does_not_begin_where_memory_is_short(page: Page) -> None:
    page.reason = "This device has 2 GB of memory."
    page.clock.pass_time(10 * IDLE_MS)
    assert page.begun == []
    page.reason = ""
    page.exercise.heed(IDLE)
    page.clock.pass_time(IDLE_MS)
    assert len(page.begun) == 1


def test_what_takes_too_long_is_ended_and_not_tried_again_on_this_visit(page: Page) -> None:
    page.clock.pass_time(IDLE_MS)
    page.clock.pass_time(DEADLINE_MS)
    assert (page.ended, page.exercise.state) == (1, LATER)
    page.exercise.heed(IDLE)
    page.clock.pass_time(10 * IDLE_MS)
    assert len(page.begun) == 1
