"""The whole page, put together by `app.main`: from the first press to what is shown and kept."""

import json

import pytest

from app.parts import MISSING, RETRY
from tests.app.dom import Page
from tests.app.dom.values import to_js


def test_a_program_is_run_and_its_output_shown(page: Page) -> None:
    page.start()
    worker = page.workers[0]
    worker.get_ready()
    assert page.text("worker") == "Ready"
    page.press("run")
    (run,) = [each for each in worker.posted if each["type"] == "run"]
    assert (run["code"], run["filename"], run["data"]) == ("print('hello')\n", "main.py", {})
    worker.say("started", id=run["id"])
    worker.say("output", id=run["id"], seq=1, chunks=["stdout", "hello\n", "stderr", "\a"])
    worker.say("done", id=run["id"], status="ok", ms=3)
    page.advance(200)
    assert page.editor.rings == 1
    entries = [(each.getAttribute("data-kind"), each.textContent) for each in page.element("log").children]
    assert entries == [("stdout", "hello\n")]
    assert page.text("worker") == "Ready · 3 ms"
    assert "ack" in worker.commands


def test_what_is_typed_is_kept(page: Page) -> None:
    page.start()
    page.editor.code.type("print(2)\n")
    page.advance(1000)
    ((_, (head, files)),) = page.store.kept.items()
    assert files == {"main.py": "print(2)\n"}
    assert json.loads(head)["active"] == "main.py"


def test_a_room_that_the_start_does_without_comes_with_its_first_press(page: Page) -> None:
    page.start()
    page.press("your-work")
    page.settle()
    assert page.element("works").open


ROOMS = {
    "your-work": "works",
    "share-work": "share",
    "show-lessons": "lessons",
    "welcome-lessons": "lessons",
    "show-javascript": "javascript",
    "about-packages": "packages",
    "about-device": "device",
    "compare-open": "compare",
}


def is_shown(page: Page, name: str) -> bool:
    element = page.element(name)
    return bool(element.open if element.localName == "dialog" else not element.hidden)


@pytest.mark.parametrize("button", ROOMS)
def test_a_room_that_cannot_be_loaded_says_so_and_is_tried_again(page: Page, button: str) -> None:
    page.has_rooms = False
    page.start()
    for times in (1, 2):
        page.press(button if times == 1 else page.button(RETRY, inside="bar"))
        assert (page.text("bar-words"), page.asked_rooms) == (MISSING, times)
        assert not is_shown(page, ROOMS[button])
    page.has_rooms = True
    page.press(page.button(RETRY, inside="bar"))
    assert is_shown(page, ROOMS[button])
    assert page.element("bar").hidden


def test_the_note_goes_when_the_rooms_have_come_by_another_press(page: Page) -> None:
    page.has_rooms = False
    page.start()
    page.press("about-device")
    page.has_rooms = True
    page.press("show-lessons")
    assert (page.element("bar").hidden, page.element("device").open, page.element("lessons").open) == (
        True,
        False,
        True,
    )


def test_the_rooms_are_asked_for_when_python_is_ready_and_not_before(page: Page) -> None:
    page.start()
    page.editor.code.type("2")
    assert page.asked_rooms == 0
    page.workers[0].get_ready()
    page.settle()
    assert page.asked_rooms == 1


def test_programs_are_told_what_the_device_can_do_from_the_beginning(page: Page) -> None:
    page.start()
    told = page.published("capabilities")
    assert ("stop" in told, told["lines"][0]["name"]) == (False, "Isolation")
    page.workers[0].get_ready()
    assert page.published("capabilities")["stop"] == "shared memory"


def test_a_lesson_that_was_open_comes_by_itself(page: Page) -> None:
    page.share.site["lessons/loops.md"] = b"# Loops\n\nSay for.\n"
    head = json.dumps({"name": "mine", "active": "main.py", "lesson": "loops.md"})
    page.store.session = to_js({"id": "a", "head": head, "names": ["main.py"], "contents": ["1\n"], "rev": 1})
    page.start()
    assert page.asked_rooms == 1
    assert (page.text("lesson-title"), page.element("lesson").hidden) == ("Loops", False)
