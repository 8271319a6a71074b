"""A program asks by `input()`, and the visitor answers in place: by typing, by pasting, or by the end."""

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground
from tests.browser.settings import ISOLATED, SETTINGS

pytestmark = pytest.mark.settings(*SETTINGS)

ASK_SECRET = "from getpass import getpass; getpass()"
READ_ALL = "import sys\nprint([line.strip() for line in sys.stdin])"


def asked(play: Playground, code: str) -> Playground:
    """Begin a program, and wait until it asks."""
    play.begin(code).wait_for("waiting")
    return play


def answer(play: Playground, text: str) -> None:
    """Type a line where the keyboard is."""
    expect(play.input).to_be_focused()
    play.page.keyboard.insert_text(text)
    play.page.keyboard.press("Enter")


def paste(play: Playground, text: str) -> None:
    """Paste a text where the keyboard is."""
    expect(play.input).to_be_focused()
    play.page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    play.page.keyboard.press("Control+v")


def test_the_field_is_there_only_while_the_program_waits(play: Playground) -> None:
    expect(play.input).to_be_hidden()
    asked(play, "name = input('Name? ')\nprint('Hello', name)")
    expect(play.worker).to_have_text("Waiting for your input")
    expect(play.page.get_by_text("Name? ", exact=True)).to_be_visible()
    answer(play, "Zoë 😀")
    play.wait_for("ready")
    expect(play.input).to_be_hidden()
    assert play.entries() == [("input", "Name? Zoë 😀"), ("stdout", "Hello Zoë 😀\n")]


def test_the_field_is_called_by_the_question(play: Playground) -> None:
    asked(play, "input('What is your name? ')\nprint('Age?', end=' ')\ninput()\ninput()")
    for name in ("What is your name?", "Age?", "Input"):
        expect(play.page.get_by_role("textbox", name=name, exact=True)).to_be_focused()
        expect(play.input).to_have_accessible_name(name)
        answer(play, "x")
    play.wait_for("ready")


@pytest.mark.smoke
def test_the_question_stands_after_the_output_before_it(play: Playground) -> None:
    asked(play, "print('one')\nprint('two: ', end='')\na = input()\nb = input('three: ')\na + b")
    answer(play, "A")
    expect(play.page.get_by_text("three: ", exact=True)).to_be_visible()
    answer(play, "B")
    play.wait_for("ready")
    assert play.entries() == [
        ("stdout", "one\n"),
        ("input", "two: A"),
        ("input", "three: B"),
        ("result", "'AB'"),
    ]


@pytest.mark.settings(ISOLATED)
def test_an_empty_line_is_an_answer(play: Playground) -> None:
    asked(play, "input('? ')")
    answer(play, "")
    play.wait_for("ready")
    assert play.entries() == [("input", "? "), ("result", "''")]


def test_a_password_is_neither_shown_nor_echoed(play: Playground) -> None:
    asked(play, "from getpass import getpass\nlen(getpass('Secret: '))")
    expect(play.input).to_have_attribute("type", "password")
    answer(play, "hunter2")
    play.wait_for("ready")
    assert "hunter2" not in str(play.entries())
    assert play.entries()[-1] == ("result", "7")
    asked(play, "input()")
    expect(play.input).to_have_attribute("type", "text")
    answer(play, "")
    play.wait_for("ready")


def test_the_end_of_input_by_its_button(play: Playground) -> None:
    asked(play, "input('? ')")
    play.press("End of input")
    play.wait_for("ready")
    (asking, error) = play.entries()
    assert asking == ("input", "? (end of input)")
    assert "EOFError: EOF when reading a line" in error[1]


def test_the_end_of_input_by_the_keyboard(play: Playground) -> None:
    asked(play, READ_ALL)
    answer(play, "one")
    expect(play.of_kind("input")).to_have_count(1)
    expect(play.input).to_be_focused()
    play.page.keyboard.press("Control+d")
    play.wait_for("ready")
    assert play.entries()[-1] == ("stdout", "['one']\n")


def test_lines_that_are_pasted_answer_one_question_each(play: Playground) -> None:
    asked(play, "[input('a? '), input('b? '), input('c? ')]")
    paste(play, "one\ntwo\r\nthree\n")
    play.wait_for("ready")
    assert play.entries() == [
        ("input", "a? one"),
        ("input", "b? two"),
        ("input", "c? three"),
        ("result", "['one', 'two', 'three']"),
    ]


@pytest.mark.settings(ISOLATED)
def test_a_line_that_is_pasted_without_its_end_can_still_be_changed(play: Playground) -> None:
    asked(play, "input()")
    paste(play, "almos")
    answer(play, "t")
    play.wait_for("ready")
    assert play.entries()[-1] == ("result", "'almost'")


@pytest.mark.settings(ISOLATED)
def test_answers_that_nobody_asked_for_do_not_reach_the_next_program(play: Playground) -> None:
    asked(play, "input()")
    paste(play, "one\ntwo\nthree\n")
    play.wait_for("ready")
    asked(play, "input()")
    answer(play, "four")
    play.wait_for("ready")
    assert play.entries()[-1] == ("result", "'four'")


@pytest.mark.smoke
@pytest.mark.parametrize("keys", ["", "Control+Shift+Enter"])
def test_stop_ends_a_program_that_waits(play: Playground, keys: str) -> None:
    play.mark()
    play.clear()
    asked(play, "input('Name? ')")
    if keys:
        play.code.press(keys)
        play.wait_for("ready")
    else:
        play.stop()
    expect(play.input).to_be_hidden()
    assert [kind for kind, _ in play.entries()] == ["stdout", "error", "notice"]
    assert "KeyboardInterrupt" in play.entries()[1][1]
    assert play.is_marked()


def test_a_run_reads_nothing_that_was_typed_for_another(play: Playground) -> None:
    asked(play, "import sys\nsys.stdin.read(2)")
    answer(play, "abc")
    play.wait_for("ready")
    asked(play, "input()")
    answer(play, "mine")
    play.wait_for("ready")
    assert play.entries()[-1] == ("result", "'mine'")
