"""The panel asks for what is shown and shows what it is told, and tables in pages."""

import pytest

from app.variables import words
from tests.app.dom import Page
from tests.app.variables.panel import Panel
from worker import protocol


@pytest.fixture
def panel(page: Page) -> Panel:
    return Panel(page)


def opened(panel: Panel, rows: int = 60) -> Panel:
    """With a table of so many rows."""
    panel.room.refresh()
    panel.tell(["rows", "list", "60 items", "[…]", "table"])
    panel.page.press(panel.page.button(words.AS_TABLE.format("rows")))
    panel.tabulate(["1", "2"] * 25, rows)
    return panel


def test_it_shows_name_type_size_and_value(page: Page, panel: Panel) -> None:
    panel.room.refresh()
    asked = panel.tell(["n", "int", "", "5", ""], ["<b>", "list", "2 items", "[1, 2]", ""])
    assert asked == {"type": "inspect", "id": 1, "group": "values", "start": 0}
    assert panel.texts("values-rows") == [["n", "int", "5"], ["<b>", "list2 items", "[1, 2]"]]
    assert page.element("functions-group").hidden
    panel.room.refresh()
    panel.tell(["m", "int", "", "6", ""])
    assert panel.texts("values-rows") == [["m", "int", "6"]]


def test_it_says_that_there_is_nothing(page: Page, panel: Panel) -> None:
    panel.room.refresh()
    panel.tell()
    assert (page.text("variables-words"), page.element("values-table").hidden) == (words.NONE, True)
    panel.room.refresh()
    panel.tell(functions=2)
    assert page.text("variables-words") == words.NONE_OF_DATA
    assert page.text("functions-fold") == "Functions and classes 2"


def test_a_group_is_asked_for_when_it_is_unfolded_and_with_each_run_from_then_on(
    page: Page, panel: Panel
) -> None:
    panel.room.refresh()
    panel.tell(["n", "int", "", "5", ""], modules=1)
    page.press("modules-fold")
    assert panel.tell(["math", "module", "", "math", ""], values=1, modules=1)["group"] == protocol.MODULES
    assert panel.texts("modules-rows") == [["math", "module", "math"]]
    panel.room.refresh()
    panel.tell(["n", "int", "", "6", ""], modules=1)
    panel.tell(modules=0)
    panel.room.refresh()
    panel.tell()
    panel.tell()
    assert page.text("variables-words") == words.NONE
    page.press("modules-fold")
    assert page.element("modules-body").hidden
    assert panel.client.asked == []


def test_more_names_are_added_at_the_end(page: Page, panel: Panel) -> None:
    panel.room.refresh()
    panel.tell(["a", "int", "", "1", ""], values=1002)
    assert page.text("values-more") == "1,001 more"
    page.press("values-more")
    assert panel.tell(["b", "int", "", "2", ""], values=2)["start"] == 1
    assert [row[0] for row in panel.texts("values-rows")] == ["a", "b"]
    assert page.element("values-more").hidden


def test_why_nothing_is_told_is_said(page: Page, panel: Panel) -> None:
    panel.room.refresh()
    panel.answer(panel.asked(), rows=[], values=0, functions=0, modules=0, problem="slow")
    assert page.text("variables-words") == words.PROBLEMS["slow"]
    panel.client.state = protocol.RUNNING
    panel.room.open_table("rows")
    assert page.text("variables-words") == words.PROBLEMS["busy"]
    assert page.element("sheet").hidden
    assert set(words.PROBLEMS) == set(protocol.PROBLEMS)


def test_a_table_opens_with_its_first_page(page: Page, panel: Panel) -> None:
    opened(panel)
    assert page.element("variables-list").hidden
    assert page.document.activeElement is page.element("sheet-back")
    assert page.text("sheet-size") == "60 rows × 2 columns"
    assert page.text("sheet-place") == "Rows 1–25 of 60"
    assert panel.texts("sheet-head") == [["", "a", "b"]]
    assert panel.texts("sheet-body")[0] == ["0", "1", "2"]
    page.press("sheet-back")
    panel.tell(["rows", "list", "60 items", "[…]", "table"])
    assert page.element("sheet").hidden
    assert not page.element("variables-list").hidden


def test_pages_are_turned_as_far_as_there_are_rows(page: Page, panel: Panel) -> None:
    opened(panel)
    page.press("sheet-previous")
    page.press("sheet-first")
    assert panel.client.asked == []
    page.press("sheet-next")
    assert panel.tabulate(["1", "2"] * 25, 60)["start"] == 25
    page.press("sheet-last")
    assert panel.tabulate(["1", "2"] * 10, 60)["start"] == 50
    assert page.text("sheet-place") == "Rows 51–60 of 60"
    assert page.element("sheet-next").getAttribute("aria-disabled") == "true"
    panel.room.refresh()
    panel.tabulate([], 3)
    assert panel.tabulate(["1", "2"] * 3, 3)["start"] == 0


def test_a_header_sorts_upwards_then_downwards_then_not(page: Page, panel: Panel) -> None:
    opened(panel)
    seen = []
    for _ in range(3):
        button = page.button("b", inside="sheet-head")
        button.focus()
        page.press(button)
        asked = panel.tabulate(["1", "2"], 60)
        header = page.element("sheet-head").firstChild.children[2]
        assert page.document.activeElement is page.button("b", inside="sheet-head")
        seen.append((asked.get("column"), asked.get("descending"), header.getAttribute("aria-sort")))
    assert seen == [(1, False, "ascending"), (1, True, "descending"), (None, None, "none")]


def test_a_file_is_made_of_pieces_and_offered(page: Page, panel: Panel) -> None:
    opened(panel)
    page.press("sheet-save")
    panel.csv("a,b\r\n", 30, 60)
    assert page.text("sheet-words") == "Making the file: 30 of 60 rows"
    assert page.element("sheet-save").hidden
    assert panel.csv("1,2\r\n", 60, 60)["start"] == 30
    assert page.downloads == [("rows.csv", b"a,b\r\n1,2\r\n")]
    assert page.text("sheet-words") == words.SAVED
    assert page.element("sheet-cancel").hidden


def test_a_file_is_called_off_by_cancel_and_by_a_run(page: Page, panel: Panel) -> None:
    opened(panel)
    page.press("sheet-save")
    asked = panel.asked()
    page.press("sheet-cancel")
    assert page.text("sheet-words") == words.CALLED_OFF
    panel.answer(asked, next=60, rows=60)
    page.press("sheet-save")
    panel.client.state = protocol.RUNNING
    panel.csv("a,b\r\n", 30, 60)
    assert page.text("sheet-words") == words.GIVEN_UP
    assert page.downloads == []


def test_a_table_that_is_gone_gives_way_to_the_list(page: Page, panel: Panel) -> None:
    opened(panel)
    panel.room.refresh()
    empty = {"columns": [], "numbers": "", "labels": [], "cells": [], "rows": 0, "width": 0}
    panel.answer(panel.asked(), **empty, problem="gone")
    assert page.element("sheet").hidden
    panel.tell()
    opened(panel)
    panel.room.restart()
    panel.tell()
    assert page.text("variables-words") == words.NONE


def test_columns_that_are_not_shown_are_told_of(page: Page, panel: Panel) -> None:
    opened(panel)
    panel.room.refresh()
    shown = {"columns": ["a"], "numbers": "t", "labels": ["0"], "cells": ["x"], "rows": 1, "width": 1000}
    panel.answer(panel.asked(), **shown)
    assert page.text("sheet-words") == words.NARROWED.format(1, "1,000")
