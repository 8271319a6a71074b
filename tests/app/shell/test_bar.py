"""The line at the top: the latest note is shown, until it is dropped or put away."""

import pytest

from app.shell.bar import UNDO_MS, Bar
from tests.app.dom import Page


@pytest.fixture
def bar(page: Page) -> Bar:
    return Bar()


def test_the_latest_note_is_shown_and_those_below_when_it_goes(page: Page, bar: Bar) -> None:
    bar.put("a", "First.", [])
    bar.put("b", "Second.", [])
    assert page.text("bar-words") == "Second."
    bar.drop("b")
    assert page.text("bar-words") == "First."
    bar.put("a", "First again.", [])
    page.press("bar-close")
    assert (page.element("bar").hidden, page.text("bar-words")) == (True, "")


def test_a_note_has_buttons_that_do_something(page: Page, bar: Bar) -> None:
    done: list[str] = []
    bar.put("a", "Lost?", [("Find it", lambda: done.append("found")), ("Forget it", lambda: None)])
    page.press(page.button("Find it", inside="bar"))
    assert done == ["found"]


def test_what_was_done_can_be_undone_for_a_while(page: Page, bar: Bar) -> None:
    undone: list[str] = []
    bar.offer_undo("a.py was deleted.", lambda: undone.append("a.py"))
    page.press(page.button("Undo", inside="bar"))
    assert (undone, page.element("bar").hidden) == (["a.py"], True)
    bar.offer_undo("b.py was deleted.", lambda: undone.append("b.py"))
    page.advance(UNDO_MS - 1)
    assert page.text("bar-words") == "b.py was deleted."
    page.advance(2)
    assert page.element("bar").hidden is True


def test_the_time_of_an_older_undo_does_not_end_a_newer_one(page: Page, bar: Bar) -> None:
    bar.offer_undo("a.py was deleted.", lambda: None)
    page.advance(UNDO_MS - 10)
    bar.offer_undo("b.py was deleted.", lambda: None)
    page.advance(20)
    assert page.text("bar-words") == "b.py was deleted."


def test_the_keyboard_does_not_fall_from_the_page_with_the_last_note(page: Page, bar: Bar) -> None:
    bar.put("a", "Words.", [])
    page.press("bar-close")
    assert page.document.activeElement is page.element("more")
