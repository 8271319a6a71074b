"""The paper gives the keyboard back to who had it, or to Stop where that is out of sight."""

from typing import Any

import pytest

from app.drawing.view import View
from tests.app.dom import Page
from tests.app.dom.events import Event


def focused(page: Page, view: View, before: Any) -> None:
    """Have the paper take the keyboard from an element."""
    before.focus()
    paper = page.element("drawing-paper")
    paper.focus()
    paper.dispatchEvent(Event("focusin", relatedTarget=before))


@pytest.fixture
def view(page: Page) -> View:
    page.element("drawing").removeAttribute("hidden")
    return View(lambda: False, lambda: "", lambda _words: None)


def test_the_keyboard_goes_back_to_who_had_it(page: Page, view: View) -> None:
    focused(page, view, page.element("run"))
    view._leave()
    assert page.focused is page.element("run")


def test_where_that_is_out_of_sight_stop_gets_it(page: Page, view: View) -> None:
    focused(page, view, page.element("run"))
    page.folded = [page.element("run")]
    view._leave()
    assert page.focused is page.element("stop")
