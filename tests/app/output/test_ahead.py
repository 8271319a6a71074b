"""What is typed while a program computes between two questions is there when it asks again."""

import pytest

from app.output.ahead import Ahead
from app.output.ask import Ask
from tests.app.dom import Page
from tests.app.dom.events import Event
from tests.app.dom.values import JsObject


class Field:
    """The field after the first answer of a program that computes, and what it told."""

    def __init__(self, page: Page) -> None:
        self.page, self.told = page, []  # type: tuple[Page, list[str | None]]
        self.view = Ask(self.told.append, lambda: self.told.append(None))
        self.view.show([], secret=False)
        page.enter("input", "first")
        self.told.clear()
        self.view.hide(goes_on=True)

    def type(self, *keys: str, **modifiers: bool) -> list[bool]:
        """Press keys where the keyboard is; tell of each whether the page had no other use for it."""
        return [self.page.key(key, **modifiers).defaultPrevented for key in keys]

    def ask(self, secret: bool = False) -> str:
        """Ask again; return what stands in the field."""
        self.view.show([], secret=secret)
        return str(self.page.element("input").value)


@pytest.fixture
def field(page: Page) -> Field:
    return Field(page)


def test_the_next_field_has_what_was_typed_ahead(page: Page, field: Field) -> None:
    assert field.type("A", "d", "x", "Backspace", "a", " ") == [True] * 6
    assert field.ask() == "Ada "
    assert (field.told, page.document.activeElement) == ([], page.element("input"))
    page.element("input").submit()
    assert field.told == ["Ada "]


def test_lines_that_were_sent_ahead_are_answers_and_the_rest_waits_for_the_question_after_them(
    page: Page, field: Field
) -> None:
    field.type("1", "Enter", "2", "Enter", "Backspace", "3")
    field.ask(secret=True)
    assert field.told == ["1\n2"]
    field.view.hide(goes_on=True)
    assert field.ask() == "3"


def test_an_empty_line_that_was_sent_ahead_is_an_answer(field: Field) -> None:
    field.type("Enter")
    assert (field.ask(), field.told) == ("", [""])


def test_what_is_pasted_ahead_is_typed_ahead(page: Page, field: Field) -> None:
    clipboard = JsObject()
    clipboard.getData = {"text/plain": "1\r\n2"}.get  # type: ignore[attr-defined]
    page.fire("paste", "log", clipboardData=clipboard)
    field.ask()
    assert field.told == ["1"]
    field.view.hide(goes_on=True)
    assert field.ask() == "2"


def test_what_is_typed_before_the_answered_field_has_gone_belongs_to_the_next(
    page: Page, field: Field
) -> None:
    field.ask()
    page.enter("input", "a")
    page.enter("input", "b")
    page.element("input").value = "c"
    assert field.told == ["a"]
    field.view.hide(goes_on=True)
    field.ask()
    assert field.told == ["a", "b"]
    field.view.hide(goes_on=True)
    assert field.ask() == "c"


def test_a_program_that_has_ended_leaves_nothing_to_the_next_one(field: Field) -> None:
    field.type("x")
    field.view.hide(goes_on=False)
    assert field.type("y") == [False]
    assert field.ask() == ""


def test_nothing_is_typed_ahead_where_the_keyboard_is_elsewhere(page: Page, field: Field) -> None:
    page.element("run").focus()
    assert (field.type("x"), field.ask()) == ([False], "")


@pytest.mark.parametrize(
    ("key", "modifiers", "is_apple", "is_taken"),
    [
        ("c", {"ctrlKey": True}, False, False),
        ("c", {"metaKey": True}, True, False),
        ("f", {"altKey": True}, False, False),
        ("@", {"ctrlKey": True, "altKey": True}, False, True),
        ("@", {"altKey": True}, True, True),
        ("Enter", {"shiftKey": True}, False, False),
        ("Enter", {"ctrlKey": True}, False, False),
        ("PageUp", {}, False, False),
        ("Escape", {}, False, False),
        ("Tab", {}, False, False),
        ("?", {"shiftKey": True}, False, True),
    ],
)
def test_commands_are_no_text(key: str, modifiers: dict[str, bool], is_apple: bool, is_taken: bool) -> None:
    ahead = Ahead()
    ahead.is_open = True
    assert ahead.press(Event("keydown", key=key, **modifiers), is_apple) is is_taken
    assert ahead.take() == (None, key if is_taken else "")


def test_a_question_mark_typed_ahead_shows_no_list_of_shortcuts(page: Page) -> None:
    page.start()
    worker = page.workers[0]
    worker.get_ready()
    page.press("run")
    (run,) = [each["id"] for each in worker.posted if each["type"] == "run"]
    worker.say("started", id=run)
    worker.say("waiting", id=run, prompt="", secret=False)
    page.advance(50)
    page.enter("input", "first")
    page.key("?")
    worker.say("waiting", id=run, prompt="", secret=False)
    page.advance(50)
    assert (page.element("input").value, page.element("shortcuts").open) == ("?", False)
