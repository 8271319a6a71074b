"""Data that cannot be used is marked where it is wrong, in words, and the program is not run."""

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground

pytestmark = pytest.mark.settings("isolated")

# Each with what comes before the place, what is marked there, and what is said of it.
BAD = {
    "a comma at the end": ('{"a": 1,}', '{"a": 1', ",", "remove this comma: nothing follows it before }."),
    "single quotes": ("{'a': 1}", "{", "'", "JSON quotes with \", not with '."),
    "a key without quotes": ("{size: 1}", "{", "size", 'put the key in double quotes: "size".'),
    "text without quotes": ('{"a": b}', '{"a": ', "b", 'put text in double quotes: "b".'),
    "NaN": ('{"a": NaN}', '{"a": ', "NaN", "JSON has no NaN: leave it out, or write null."),
    "True": ('{"a": True}', '{"a": ', "True", "JSON writes true in lower case."),
    "an array": ("[1, 2]", "", "[", "the data must be an object: begin with { and end with }."),
    "a key that is there twice": (
        '{"a": 1, "a": 2}',
        '{"a": 1, ',
        '"a"',
        'the key "a" is there twice: remove one.',
    ),
    "a key with a hyphen": (
        '{"my-key": 1}',
        "{",
        '"my-key"',
        "'my-key' is not a name that Python can import. Use letters, digits and _, but no digit first.",
    ),
    "a keyword": (
        '{"class": 1}',
        "{",
        '"class"',
        "'class' is a keyword of Python. Choose another name.",
    ),
    "fetch": (
        '{"fetch": 1}',
        "{",
        '"fetch"',
        "'fetch' is a name that the worker needs. Choose another name.",
    ),
    "postMessage": (
        '{"a": 1, "postMessage": 2}',
        '{"a": 1, ',
        '"postMessage"',
        "'postMessage' is a name that the worker needs. Choose another name.",
    ),
    "a brace that is missing": ('{"a": {"b": 1}', "", "{", "this is never closed: add a } at the end."),
    "a comment": ('{"a": 1 // one}', '{"a": 1 ', "/", "JSON has no comments: remove this."),
    "text after emoji": ('{"a": "😀", "b": c}', '{"a": "😀", "b": ', "c", 'put text in double quotes: "c".'),
}

BEFORE_CURSOR = """(box) => {
  const cursor = getSelection();
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEnd(cursor.focusNode, cursor.focusOffset);
  return before.toString();
}"""
MARKED = """(box) => [...box.querySelectorAll("*")]
  .filter((each) => getComputedStyle(each).textDecorationStyle === "wavy")
  .map((each) => each.textContent).join("")"""


@pytest.fixture
def play(booted: Playground) -> Playground:
    """The page, with a program in it that counts its runs where no run takes that away."""
    booted.reset().run("import js\njs.runs = 0")
    booted.type_code("import js; js.runs += 1; js.runs")
    return booted


def expect_refused(play: Playground, words: str) -> None:
    expect(play.alert()).to_have_text(words)
    expect(play.data).to_have_attribute("aria-invalid", "true")
    expect(play.data).to_have_accessible_description(words)
    expect(play.worker).to_have_text("Fix the data first; the program was not run.")
    assert play.state() == "ready"
    assert play.entries() == []


@pytest.mark.parametrize("name", BAD)
def test_bad_data_is_marked_at_its_place_and_nothing_is_run(play: Playground, name: str) -> None:
    text, before, marked, sentence = BAD[name]
    play.type_data(text).begin()
    expect_refused(play, f"Line 1, column {len(before) + 1}: {sentence}")
    expect(play.data).to_be_focused()
    assert play.data.evaluate(BEFORE_CURSOR) == before
    assert play.data.evaluate(MARKED) == marked
    play.type_data('{"fixed": true}')
    assert play.run() == [("result", "1")]
    expect(play.alert()).to_have_count(0)
    expect(play.data).not_to_have_attribute("aria-invalid", "true")


def test_a_mistake_on_a_later_line_is_found_there(play: Playground) -> None:
    play.type_data('{\n  "a": 1,\n  "b" 2\n}').begin()
    expect_refused(play, 'Line 3, column 7: a colon is missing after the key "b".')
    assert play.data.evaluate(MARKED) == "2"


def test_a_mistake_is_said_while_typing_and_forgotten_when_mended(play: Playground) -> None:
    play.type_data('{"a": 1,}')
    expect(play.alert()).to_have_text("Line 1, column 8: remove this comma: nothing follows it before }.")
    expect(play.data).to_have_attribute("aria-invalid", "true")
    play.type_data('{"a": 1}')
    expect(play.alert()).to_have_count(0)
    expect(play.data).not_to_have_attribute("aria-invalid", "true")
    assert play.entries() == []


def test_the_shortcut_refuses_bad_data_just_as_well(play: Playground) -> None:
    play.type_data("[]")
    play.code.press("Control+Enter")
    expect_refused(play, "Line 1, column 1: the data must be an object: begin with { and end with }.")


def test_bad_data_is_shown_even_if_its_pane_was_folded(play: Playground) -> None:
    play.type_data("[]")
    fold = play.page.get_by_role("button", name="Data")
    fold.click()
    expect(play.data).to_be_hidden()
    expect(fold).to_have_attribute("aria-expanded", "false")
    play.begin()
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect_refused(play, "Line 1, column 1: the data must be an object: begin with { and end with }.")


@pytest.mark.parametrize("text", ["", "  \n ", "{}"])
def test_no_data_is_fine(play: Playground, text: str) -> None:
    play.type_data(text)
    assert play.run() == [("result", "1")]
    assert "ModuleNotFoundError: No module named 'data'" in play.run("from data import anything")[0][1]
