"""The pane "JavaScript" on the whole page: it follows the editor, and has the editor follow it."""

from typing import Any

import pytest

from app.editor import words
from tests.app.dom import Page
from tests.app.dom.values import JsObject
from tests.app.dom.workers import Worker


class Viewer(JsObject):
    """What public/javascript.mjs shows; `moved` and `chosen` are the visitor's hand."""

    def __init__(self) -> None:
        self.moved: Any = None
        self.chosen: Any = None
        self.shown: list[tuple[str, list[Any]]] = []
        self.followed: list[int] = []
        self.copies = True

    def listen(self, moved: Any, chosen: Any) -> None:
        self.moved, self.chosen = moved, chosen

    def show(self, text: str, lines: Any) -> None:
        self.shown.append((text, list(lines)))

    def follow(self, line: int) -> None:
        self.followed.append(line)

    def copy(self, answer: Any) -> None:
        answer(self.copies)


@pytest.fixture
def viewer(page: Page) -> Viewer:
    """The page with the pane open, whose worker is ready and asked."""
    made = Viewer()
    page.editor.viewers.append(made)
    page.start()
    page.press("show-javascript")
    translator(page).get_ready()
    return made


def translator(page: Page) -> Worker:
    return page.workers[-1]


def answer(page: Page, number: int = 1, **fields: Any) -> None:
    translator(page).say("translation", id=number, **(fields or {"code": "js", "lines": [1]}))


def test_the_program_is_translated_and_shown(page: Page, viewer: Viewer) -> None:
    assert translator(page).posted[-1]["code"] == "print('hello')\n"
    assert page.text("javascript-words") == words.TRANSLATING
    answer(page)
    assert (viewer.shown, page.text("javascript-words")) == ([("js", [1])], "")


def test_it_is_translated_again_when_it_has_changed(page: Page, viewer: Viewer) -> None:
    answer(page)
    page.editor.code.type("2")
    page.advance(1000)
    assert translator(page).posted[-1]["code"] == "2"
    answer(page, 2, problem="SyntaxError: no", line=3)
    assert (viewer.shown[-1], page.text("javascript-words")) == (("", []), "Line 3: SyntaxError: no")
    page.editor.code.type("3")
    page.advance(1000)
    answer(page, 3, problem="too long")
    assert page.text("javascript-words") == "too long"


def test_the_two_follow_each_other(page: Page, viewer: Viewer) -> None:
    answer(page)
    page.editor.code.goTo(2, 1)
    viewer.moved(3)
    assert (viewer.followed[-1], page.editor.code.traced) == (2, 3)
    viewer.chosen(1)
    assert page.editor.code.place == (1, 1)
    viewer.chosen(0)
    assert page.editor.code.place == (1, 1)


def test_the_same_program_translated_again_leaves_the_line_that_the_visitor_chose(
    page: Page, viewer: Viewer
) -> None:
    answer(page)
    before = list(viewer.followed)
    page.editor.code.type("print('hello')\n")
    page.advance(1000)
    answer(page, 2)
    assert viewer.followed == before
    page.press("javascript-close")
    page.press("show-javascript")
    translator(page).get_ready()
    answer(page, 3)
    assert viewer.followed != before


def test_a_file_that_is_not_run_is_neither_followed_nor_marked(page: Page, viewer: Viewer) -> None:
    answer(page)
    page.press("new-file")
    page.enter("naming-field", "a.txt")
    before = list(viewer.followed)
    page.editor.code.goTo(2, 1)
    viewer.moved(3)
    assert (viewer.followed, page.editor.code.traced) == (before, 0)


@pytest.mark.parametrize("copies", [True, False])
def test_it_is_copied_or_selected(page: Page, viewer: Viewer, copies: bool) -> None:
    page.press("javascript-copy")
    assert page.text("javascript-words") == words.TRANSLATING
    answer(page)
    viewer.copies = copies
    page.press("javascript-copy")
    assert page.text("javascript-words") == (words.COPIED if copies else words.SELECTED)


def test_a_closed_pane_has_no_worker_and_leaves_no_mark(page: Page, viewer: Viewer) -> None:
    answer(page)
    viewer.moved(3)
    page.element("javascript-close").focus()
    page.press("javascript-close")
    assert (page.element("javascript").hidden, translator(page).is_terminated) == (True, True)
    assert (page.editor.code.traced, page.focused) == (0, page.element("more"))
    page.editor.code.type("2")
    page.advance(1000)
    page.editor.code.goTo(1, 1)
    assert len(translator(page).posted) == 2


def test_a_project_without_a_program_has_nothing_to_translate(page: Page) -> None:
    page.editor.viewers.append(Viewer())
    page.start()
    page.press("rename-file")
    page.enter("naming-field", "a.txt")
    page.press("show-javascript")
    assert page.text("javascript-words") == words.NO_PYTHON


def test_a_viewer_that_is_missing_is_said(page: Page) -> None:
    page.start()
    page.press("show-javascript")
    assert page.text("javascript-words") == words.MISSING


def test_what_is_translated_before_the_viewer_is_there_is_shown_then(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Viewer()
    answers: list[Any] = []
    page.start()
    monkeypatch.setattr(page.editor, "openJavaScript", lambda _parent, tell: answers.append(tell))
    page.press("show-javascript")
    translator(page).get_ready()
    answer(page)
    answers[0](made)
    assert made.shown == [("js", [1])]
