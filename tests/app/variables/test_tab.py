"""The tab is there when there is something to see, and leads to the room."""

from typing import Any

import pytest

from app.base.rooms import Room, Rooms
from app.shell.results import OUTPUT, VARIABLES, Results
from app.variables.tab import VariablesTab
from tests.app.dom import Page


class Made:
    """The room; told: what it was told."""

    def __init__(self, told: list[Any]) -> None:
        self._told = told

    def refresh(self) -> None:
        self._told.append("refresh")

    def restart(self) -> None:
        self._told.append("restart")

    def take(self, fields: Any) -> None:
        self._told.append(fields)


class Tabs:
    """The tab in a page whose rooms are there at once."""

    def __init__(self) -> None:
        self.told: list[Any] = []
        rooms = Rooms(lambda answer: answer(b""), lambda _archive: None, lambda _again: None)
        room: Any = Room(rooms, lambda: Made(self.told))
        self.results = Results()
        self.tab = VariablesTab(room, self.results)


@pytest.fixture
def tabs(page: Page) -> Tabs:
    made = Tabs()
    page.folded = [page.element("tab-output").parentElement]
    made.tab.on_ready({"variables": True})
    return made


def test_it_is_there_from_the_end_of_the_first_run_on(page: Page, tabs: Tabs) -> None:
    assert page.element("results").hidden
    tabs.tab.refresh()
    assert (page.element("results").hidden, page.element("output-title").hidden) == (False, True)
    assert tabs.told == []


def test_it_shows_the_variables_in_the_place_of_the_output(page: Page, tabs: Tabs) -> None:
    tabs.tab.refresh()
    page.press("show-variables")
    assert (page.element("variables").hidden, page.element("scroll").hidden) == (False, True)
    assert page.element("show-variables").getAttribute("aria-selected") == "true"
    tabs.tab.refresh()
    tabs.tab.take({"id": 1})
    assert tabs.told == ["refresh", "refresh", {"id": 1}]
    page.key("ArrowLeft", page.element("show-variables"))
    assert page.document.activeElement is page.element("show-output")
    assert page.root.getAttribute("data-results") == OUTPUT
    tabs.tab.refresh()
    assert len(tabs.told) == 3


def test_output_out_of_sight_is_marked(page: Page, tabs: Tabs) -> None:
    tabs.results.note_output()
    assert page.element("unseen-output").hidden
    tabs.results.choose(VARIABLES)
    tabs.results.note_output()
    assert not page.element("unseen-output").hidden
    tabs.results.see_output()
    assert page.element("scroll").hidden
    tabs.results.show_output()
    assert page.element("unseen-output").hidden


def test_on_a_narrow_page_a_run_and_its_tab_show_the_output(page: Page, tabs: Tabs) -> None:
    page.folded = []
    for show in (tabs.results.see_output, lambda: page.press("tab-output")):
        tabs.results.choose(VARIABLES)
        show()
        assert not page.element("scroll").hidden


def test_another_worker_has_nothing_and_may_be_unable_to_tell(page: Page, tabs: Tabs) -> None:
    tabs.tab.refresh()
    tabs.results.choose(VARIABLES)
    tabs.tab.on_ready({"variables": True})
    assert tabs.told == ["refresh", "restart"]
    tabs.tab.on_ready({"variables": False})
    assert (page.element("results").hidden, page.element("scroll").hidden) == (True, False)
    tabs.tab.refresh()
    assert page.element("results").hidden
