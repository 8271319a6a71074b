"""A mistake of the page's: the work is saved, the bar says so and offers a reload."""

from typing import Any

import pytest

from app.shell.mistake import RELOAD_MS, SAVING_MS
from app.shell.words import DETAILS, DOWNLOAD, RELOAD, SAVED, SAVING, UNSAVED, WORDS
from tests.app.dom import Page
from tests.app.dom.values import Thrown


@pytest.fixture
def main(page: Page) -> Page:
    """The whole page with a ready worker."""
    page.start()
    page.workers[0].get_ready()
    return page


def break_button(page: Page) -> None:
    """Have a button find something missing that it needs."""
    page.element("naming-title").remove()
    page.press("new-file")


def buttons(page: Page) -> list[str]:
    return [each.textContent for each in page.element("bar-actions").children]


def logged(page: Page) -> list[str]:
    """What was logged, which is meant here."""
    errors = list(page.window.console.errors)
    page.window.console.errors.clear()
    return errors


def test_the_work_is_saved_and_the_bar_says_so(main: Page) -> None:
    main.editor.code.type("print(2)\n")
    break_button(main)
    assert logged(main) == ["LookupError: the page has no element #naming-title"]
    assert (main.text("bar-words"), buttons(main)) == (WORDS[SAVED], [WORDS[RELOAD], WORDS[DETAILS]])
    assert [files for _, files in main.store.kept.values()] == [{"main.py": "print(2)\n"}]
    assert not main.element("bar").hidden


def test_details_say_what_went_wrong_once(main: Page) -> None:
    break_button(main)
    main.press("new-file")
    main.press(main.button(WORDS[DETAILS], "bar"))
    assert len(logged(main)) == 2
    assert main.element("mistake").open
    assert main.text("mistake-details") == "LookupError: the page has no element #naming-title"
    main.press("mistake-copy")
    assert main.selected is main.element("mistake-details")
    main.press("mistake-close")
    assert not main.element("mistake").open


def test_work_that_cannot_be_saved_is_offered_as_a_file(main: Page) -> None:
    main.editor.code.type("print(2)\n")
    main.store.problem = "there is no room left"
    break_button(main)
    logged(main)
    assert main.text("bar-words") == WORDS[UNSAVED]
    main.press(main.button(WORDS[DOWNLOAD], "bar"))
    ((name, _),) = main.downloads
    assert name == "main-2026-11-27.zip"


def test_a_store_that_does_not_answer_is_waited_for_a_while(main: Page) -> None:
    main.editor.code.type("print(2)\n")
    main.store.answers = False
    break_button(main)
    logged(main)
    assert main.text("bar-words") == WORDS[SAVING]
    main.advance(SAVING_MS)
    assert main.text("bar-words") == WORDS[UNSAVED]


@pytest.mark.parametrize("answers", [True, False])
def test_reload_saves_first_and_does_not_wait_for_ever(main: Page, answers: bool) -> None:
    break_button(main)
    logged(main)
    main.editor.code.type("print(3)\n")
    main.store.answers = answers
    main.press(main.button(WORDS[RELOAD], "bar"))
    assert main.window.location.reloads == int(answers)
    main.advance(RELOAD_MS)
    assert main.window.location.reloads >= 1
    assert [files for _, files in main.store.kept.values()] == [{"main.py": "print(3)\n"}]


def test_a_program_goes_on_and_its_output_is_acknowledged(main: Page) -> None:
    worker = main.workers[0]
    main.press("run")
    worker.say("started", id=1)
    # What a report needs is missing: it fails in a frame.
    fields: dict[str, Any] = {"mime": "text/plain", "data": 1, "text": "x"}
    worker.say("display", id=1, seq=1, **fields)
    worker.say("output", id=1, seq=2, chunks=["stdout", "goes on\n"])
    main.advance(300)
    worker.say("output", id=1, seq=3, chunks=["stdout", "and on\n"])
    main.advance(300)
    assert logged(main) == ["TypeError: object of type 'int' has no len()"]
    shown = [each.textContent for each in main.element("log").children]
    assert shown[-1].endswith("goes on\nand on\n")
    assert worker.posted[-1] == {"type": "ack", "seq": 3}


def test_output_that_cannot_be_shown_is_acknowledged_too(main: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_texts: object) -> None:
        raise Thrown("TypeError", "broken for a test")

    monkeypatch.setattr(main.editor, "chunks", fail)
    worker = main.workers[0]
    main.press("run")
    worker.say("started", id=1)
    for seq in (1, 2):
        worker.say("output", id=1, seq=seq, chunks=["stdout", "lost\n"])
        main.advance(300)
        assert worker.posted[-1] == {"type": "ack", "seq": seq}
    assert logged(main) == ["JavaScriptError: TypeError: broken for a test"] * 2


def test_a_mistake_before_there_is_any_work_is_said(page: Page) -> None:
    page.element("loading").remove()
    page.start()
    assert logged(page) == ["LookupError: the page has no element #loading"]
    assert page.text("bar-words") == WORDS[SAVED]
