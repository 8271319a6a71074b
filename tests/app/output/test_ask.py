"""Standard input: a field that is there while the program waits, and what is entered into it."""

import pytest

from app.output.ask import Ask
from tests.app.dom import Page
from tests.app.dom.values import JsObject


class Field:
    """The field, and what it told: None is the end of input."""

    def __init__(self) -> None:
        self.told: list[str | None] = []
        self.view = Ask(self.told.append, lambda: self.told.append(None))


@pytest.fixture
def field(page: Page) -> Field:
    return Field()


def paste(page: Page, text: str) -> bool:
    """Paste a text into the field; tell whether the browser puts it there itself."""
    clipboard = JsObject()
    clipboard.getData = {"text/plain": text}.get  # type: ignore[attr-defined]
    return not page.fire("paste", "input", clipboardData=clipboard).defaultPrevented


def test_nothing_is_asked_at_first(page: Page, field: Field) -> None:
    assert page.element("ask").hidden


def test_a_question_is_shown_as_text_with_the_keyboard_in_the_field(page: Page, field: Field) -> None:
    field.view.show([("", "<b>Name</b>? ")], secret=False)
    entry, prompt = page.element("input"), page.element("prompt")
    assert not page.element("ask").hidden
    assert (prompt.textContent, list(prompt.children)) == ("<b>Name</b>? ", [])
    assert (entry.type, entry.value, page.document.activeElement) == ("text", "", entry)


def test_the_field_has_a_name_for_those_who_do_not_see_it(page: Page, field: Field) -> None:
    field.view.show([], secret=False)
    entry = page.element("input")
    assert entry.getAttribute("aria-label") == "Input"
    assert page.element("prompt").getAttribute("for") == entry.id
    # The browser must not offer what was entered elsewhere.
    assert entry.getAttribute("autocomplete") == "off"


@pytest.mark.parametrize("prefix", ["", "compare-"])
def test_the_fields_name_is_the_prompt_as_long_as_there_is_one(page: Page, prefix: str) -> None:
    view, entry = Ask(lambda _: None, lambda: None, prefix), page.element(prefix + "input")
    nameless = entry.getAttribute("aria-label")
    names = []
    for prompt in ("What is your name? ", "", "> ", " \n"):
        view.show([("", prompt)], secret=False)
        names.append(entry.getAttribute("aria-label") or page.element(prefix + "prompt").textContent)
    assert page.element(prefix + "prompt").getAttribute("for") == entry.id
    assert names == ["What is your name? ", nameless, "> ", nameless]


def test_who_types_something_else_keeps_the_keyboard(page: Page) -> None:
    view = Ask(lambda _: None, lambda: None, is_typing=lambda: True)
    page.element("console-field").focus()
    view.show([("", "Name? ")], secret=False)
    assert view.must_wait
    assert (page.element("ask").hidden, page.document.activeElement) == (False, page.element("console-field"))


def test_a_secret_is_not_shown_and_the_next_question_is(page: Page, field: Field) -> None:
    entry = page.element("input")
    field.view.show([("", "Password: ")], secret=True)
    assert entry.type == "password"
    entry.value = "hunter2"
    field.view.show([("", "Name? ")], secret=False)
    assert (entry.type, entry.value) == ("text", "")


def test_enter_answers_with_what_is_in_the_field_and_does_not_leave_the_page(
    page: Page, field: Field
) -> None:
    field.view.show([("", "Name? ")], secret=False)
    page.enter("input", "  Ada ")
    assert field.told == ["  Ada "]
    assert page.fire("submit", "ask").defaultPrevented


@pytest.mark.parametrize("way", ["button", "key"])
def test_input_can_be_ended(page: Page, field: Field, way: str) -> None:
    field.view.show([("", "Name? ")], secret=False)
    if way == "button":
        page.press(page.button("End of input", inside="ask"))
    else:
        assert page.key("d", ctrlKey=True).defaultPrevented
    assert field.told == [None]


def test_other_keys_are_the_fields_own(page: Page, field: Field) -> None:
    field.view.show([("", "Name? ")], secret=False)
    events = [page.key("d"), page.key("d", metaKey=True), page.key("a", ctrlKey=True)]
    assert [event.defaultPrevented for event in events] == [False, False, False]
    assert field.told == []


def test_what_is_pasted_without_a_line_break_stays_to_be_edited(page: Page, field: Field) -> None:
    field.view.show([], secret=False)
    assert paste(page, "almos")
    assert field.told == []


def test_lines_that_are_pasted_are_one_answer_with_what_stood_before_them(page: Page, field: Field) -> None:
    field.view.show([], secret=False)
    page.element("input").value = "0,"
    assert not paste(page, "one\r\ntwo\nthree\n")
    field.view.show([], secret=False)
    assert not paste(page, "one\ntwo")
    assert field.told == ["0,one\ntwo\nthree", "one\ntwo"]


@pytest.mark.parametrize(
    ("value", "start", "end", "told"),
    [
        ("ab", 1, 1, "a1\n2b"),
        ("abcd", 1, 3, "a1\n2d"),
        ("ab", 0, 0, "1\n2ab"),
        ("ab", 0, 2, "1\n2"),
        # JavaScript counts an emoji as two.
        ("🐍ab", 3, 4, "🐍a1\n2"),
    ],
    ids=["in the middle", "over a selection", "at the start", "over everything", "behind an emoji"],
)
def test_lines_are_pasted_where_the_cursor_is(
    page: Page, field: Field, value: str, start: int, end: int, told: str
) -> None:
    field.view.show([], secret=False)
    entry = page.element("input")
    entry.value = value
    entry.setSelectionRange(start, end)
    assert not paste(page, "1\n2")
    assert field.told == [told]


def test_when_nothing_is_asked_the_keyboard_stays_on_the_page(page: Page, field: Field) -> None:
    field.view.show([("", "Password: ")], secret=True)
    page.element("input").value = "hunter2"
    field.view.hide(goes_on=False)
    assert (page.element("ask").hidden, page.element("input").value) == (True, "")
    assert page.document.activeElement is page.element("log")


def test_the_keyboard_is_left_where_it_is_elsewhere(page: Page, field: Field) -> None:
    field.view.show([("", "Name? ")], secret=False)
    page.element("run").focus()
    field.view.hide(goes_on=False)
    assert page.document.activeElement is page.element("run")


def test_another_field_of_the_page_has_elements_of_its_own(page: Page) -> None:
    told: list[str] = []
    page.element("compare").showModal()
    Ask(told.append, lambda: None, prefix="compare-").show([("", "Age? ")], secret=False)
    assert (page.text("compare-prompt"), page.element("ask").hidden) == ("Age?", True)
    page.enter("compare-input", "7")
    assert told == ["7"]
