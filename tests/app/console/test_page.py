"""The console line in the whole page: from Enter to what is shown and kept."""

import json
from typing import Any

from app.console.pending import MOST
from tests.app.dom import Page
from tests.app.dom.workers import Worker


def begun(page: Page) -> Worker:
    """The page's worker, ready."""
    page.start()
    worker: Worker = page.workers[0]
    worker.get_ready()
    return worker


def enter(page: Page, text: str) -> None:
    """Type an entry."""
    field = page.element("console-field")
    field.focus()
    page.fire("focus", field, bubbles=False)
    field.value = text
    page.key("Enter", field)
    page.advance(100)


def runs(worker: Worker) -> list[dict[str, Any]]:
    """What the worker was given to run."""
    return [each for each in worker.posted if each["type"] == "run"]


def entries(page: Page) -> list[tuple[str, str]]:
    """What the output shows."""
    return [(each.getAttribute("data-kind"), each.textContent) for each in page.element("log").children]


def test_an_entry_is_run_shown_above_its_output_and_kept(page: Page) -> None:
    worker = begun(page)
    enter(page, "for i in x:\n    i\n")
    (run,) = runs(worker)
    assert (run["code"], run["console"], "fresh" in run) == ("for i in x:\n    i\n", True, False)
    worker.say("started", id=run["id"])
    worker.say("output", id=run["id"], seq=1, chunks=["stdout", "5\n"])
    worker.say("done", id=run["id"], status="ok", ms=3)
    page.advance(1000)
    assert entries(page) == [("console", ">>> for i in x:\n...     i"), ("stdout", "5\n")]
    ((_, (head, _files)),) = page.store.kept.items()
    assert json.loads(head)["console"] == ["for i in x:\n    i\n"]


def test_an_entry_is_shown_also_if_the_field_had_the_focus_before_the_page_heard_of_it(page: Page) -> None:
    worker = begun(page)
    field = page.element("console-field")
    field.focus()
    field.value = "6 * 7"
    page.key("Enter", field)
    page.advance(100)
    (run,) = runs(worker)
    worker.say("started", id=run["id"])
    worker.say("result", id=run["id"], repr="42")
    worker.say("done", id=run["id"], status="ok", ms=3)
    page.advance(1000)
    assert entries(page) == [("console", ">>> 6 * 7"), ("result", "42")]


def test_what_was_entered_before_is_run_line_for_line_and_what_is_typed_stays(page: Page) -> None:
    page.editor.early_entries = ["x = 6", "x * 7"]
    page.element("console-field").value = "x"
    worker = begun(page)
    page.advance(100)
    (run,) = runs(worker)
    worker.say("started", id=run["id"])
    worker.say("done", id=run["id"], status="ok", ms=3)
    page.advance(1000)
    assert [each["code"] for each in runs(worker)] == ["x = 6", "x * 7"]
    assert page.element("console-field").value == "x"


def test_what_was_entered_before_is_not_lost_if_it_is_too_much(page: Page) -> None:
    page.editor.early_entries = [f"x = {at}" for at in range(25)]
    page.element("console-field").value = "y"
    begun(page)
    page.advance(100)
    left = [*(f"x = {at}" for at in range(MOST + 1, 25)), "y"]
    assert page.element("console-field").value == "\n".join(left)


def test_of_the_beginning_of_a_block_nothing_is_shown(page: Page) -> None:
    worker = begun(page)
    enter(page, "if 1:")
    (run,) = runs(worker)
    worker.say("started", id=run["id"], incomplete=True)
    worker.say("done", id=run["id"], status="ok", ms=0)
    page.advance(100)
    assert (entries(page), page.element("console-field").value) == ([], "if 1:\n    ")


def test_an_entry_waits_for_python(page: Page) -> None:
    page.start()
    enter(page, "1 + 1")
    worker = page.workers[0]
    assert runs(worker) == []
    worker.get_ready()
    page.settle()
    assert [run["code"] for run in runs(worker)] == ["1 + 1"]


def test_an_enter_before_the_room_is_there_is_not_lost(page: Page) -> None:
    worker = begun(page)
    field = page.element("console-field")
    field.value = "x"
    assert page.key("Enter", field).defaultPrevented
    page.advance(100)
    assert [run["code"] for run in runs(worker)] == ["x"]


def test_in_the_console_ctrl_and_enter_run_the_program_and_shift_and_enter_do_not(page: Page) -> None:
    worker = begun(page)
    field = page.element("console-field")
    field.focus()
    page.fire("focus", field, bubbles=False)
    page.key("Enter", field, shiftKey=True)
    assert (runs(worker), field.value) == ([], "\n")
    page.key("Enter", field, ctrlKey=True)
    assert [(run["code"], run.get("fresh")) for run in runs(worker)] == [("print('hello')\n", True)]


def test_it_is_offered_where_the_engine_has_it(page: Page) -> None:
    page.start()
    assert not page.element("console").hidden
    page.element("engine").value = "brython"
    page.fire("change", "engine")
    assert page.element("console").hidden
