"""Earlier states of the project: when one is kept, and that to bring one back loses nothing."""

import json

import pytest

from app.projects import words
from tests.app.dom import Page
from tests.app.projects.test_desk import only, session


@pytest.fixture
def begun(page: Page) -> Page:
    """A page with the stored project "a", whose rooms are there."""
    session(page)
    page.start()
    page.workers[0].get_ready()
    page.settle()
    return page


def kept(page: Page) -> list[tuple[str, str]]:
    """Why each state was kept, and what main.py was in it."""
    return [(why, files.get("main.py", "")) for _, why, _, files in page.versions.kept]


def buttons(page: Page) -> list[str]:
    return [str(each.textContent) for each in page.window.document.querySelectorAll(".version")]


def run(page: Page) -> None:
    page.press("run")
    worker = page.workers[0]
    sent = next(each for each in reversed(worker.posted) if each.get("type") == "run")
    worker.say("started", id=sent["id"])
    worker.say("done", id=sent["id"], status="ok", ms=1)


def test_each_run_of_another_text_keeps_a_state(begun: Page) -> None:
    run(begun)
    run(begun)
    begun.editor.code.type("2")
    run(begun)
    assert kept(begun) == [(words.RAN, "print('hello')\n"), (words.RAN, "2")]


def test_what_replaces_the_work_keeps_it_first(begun: Page) -> None:
    begun.editor.code.type("mine")
    begun.press("your-work")
    begun.press("works-new")
    assert kept(begun) == [(words.OPENED_OTHER, "mine")]


def test_a_state_is_read_and_brought_back_and_the_present_one_is_kept_before(begun: Page) -> None:
    begun.editor.data.type('{"x": 1}')
    run(begun)
    begun.editor.code.type("2")
    begun.editor.data.type("")
    begun.press("show-versions")
    assert buttons(begun) == [f"today{words.RAN}: main.py"]
    assert begun.text("versions-preview") == f"main.pyprint('hello') {words.DATA_OF}" + '{"x": 1}'
    begun.press("versions-back")
    begun.advance(1000)
    assert kept(begun)[-1] == (words.BEFORE_BACK, "2")
    assert begun.editor.code.text() == "print('hello')\n"
    assert only(begun) == {"main.py": "print('hello')\n"}
    assert json.loads(begun.store.kept["a"][0])["data"] == '{"x": 1}'
    assert not begun.element("versions").open


def test_when_there_is_none_that_is_said(begun: Page) -> None:
    begun.press("show-versions")
    assert (begun.text("versions-words"), buttons(begun)) == (words.NO_VERSIONS, [])
    assert begun.element("versions-back").getAttribute("aria-disabled") == "true"


def test_a_storage_that_fails_costs_nothing_but_the_list(begun: Page) -> None:
    begun.versions.problem = "it is full"
    run(begun)
    begun.press("show-versions")
    assert begun.text("versions-words") == words.UNKNOWN.format("it is full")


def test_the_states_of_a_project_go_with_it(begun: Page) -> None:
    begun.editor.code.type("2")
    begun.advance(1000)
    run(begun)
    begun.press("your-work")
    begun.press("works-new")
    begun.press("your-work")
    begun.press(begun.button("Delete Mine"))
    assert begun.versions.kept == []
