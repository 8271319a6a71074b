"""An error is Python's own traceback with the visitor's lines, each of which leads to the code."""

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground

pytestmark = pytest.mark.settings("isolated")

DEEP = "def inner():\n    return 1 / 0\n\ndef outer():\n    return inner()\n\nouter()"


def traceback_of(play: Playground, code: str) -> str:
    ((kind, text),) = play.run(code)
    assert kind == "error"
    return text


@pytest.mark.smoke
def test_the_traceback_is_what_python_would_print_and_nothing_of_ours(play: Playground) -> None:
    assert traceback_of(play, DEEP).startswith(
        "Traceback (most recent call last):\n"
        '  File "main.py", line 7, in <module>\n    outer()\n    ~~~~~^^\n'
        '  File "main.py", line 5, in outer\n    return inner()\n'
        '  File "main.py", line 2, in inner\n    return 1 / 0\n           ~~^~~\n'
        "ZeroDivisionError: division by zero"
    )


def test_an_error_with_a_cause_shows_both(play: Playground) -> None:
    text = traceback_of(play, "try:\n    {}['a']\nexcept KeyError as e:\n    raise ValueError('no a') from e")
    assert [line for line in text.split("\n") if line.startswith("  File")] == [
        '  File "main.py", line 2, in <module>',
        '  File "main.py", line 4, in <module>',
    ]
    assert "The above exception was the direct cause of the following exception:" in text


def test_frames_of_the_standard_library_are_shown_but_lead_nowhere(play: Playground) -> None:
    text = traceback_of(play, "import json\n\njson.loads('{')")
    assert "json/decoder.py" in text
    expect(play.of_kind("error").get_by_role("button")).to_have_text(['File "main.py", line 3'])


def test_every_line_of_the_program_is_a_button_that_leads_there(play: Playground) -> None:
    traceback_of(play, DEEP)
    links = play.of_kind("error").get_by_role("button")
    expect(links).to_have_text([f'File "main.py", line {line}' for line in (7, 5, 2)])
    for line in (5, 2, 7):
        play.of_kind("error").get_by_role("button", name=f'File "main.py", line {line}').click()
        play.expect_line(line)
        expect(play.code).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_leads_there_too(play: Playground, key: str) -> None:
    traceback_of(play, DEEP)
    play.log.focus()
    play.page.keyboard.press("Tab")
    play.page.keyboard.press("Tab")
    expect(play.of_kind("error").get_by_role("button").nth(1)).to_be_focused()
    play.page.keyboard.press(key)
    play.expect_line(5)
    expect(play.code).to_be_focused()
    expect(play.code).to_contain_text("return inner()")


def test_a_syntax_error_leads_to_its_line(play: Playground) -> None:
    traceback_of(play, "x = 1\n\nif x\n    pass")
    play.of_kind("error").get_by_role("button").click()
    play.expect_line(3)


def test_a_sentence_says_what_to_try(play: Playground) -> None:
    text = traceback_of(play, "total = 3\nprint(totl)")
    assert text.endswith(
        "NameError: name 'totl' is not defined. Did you mean: 'total'?Python does not know the "
        "name totl. Did you mean total? Then fix the spelling."
    )


def test_a_function_of_an_earlier_run_shows_its_own_line(play: Playground) -> None:
    play.keep_names(True)
    play.run("def divide(a, b):\n    return a / b")
    told = traceback_of(play, "# nothing of that is here any more\n#\ndivide(1, 0)")
    play.keep_names(False)
    assert told.startswith(
        "Traceback (most recent call last):\n"
        '  File "main.py", line 3, in <module>\n    divide(1, 0)\n    ~~~~~~^^^^^^\n'
        '  File "main.py", line 2, in divide\n    return a / b\n           ~~^~~\n'
        "ZeroDivisionError: division by zero"
    )


def test_what_was_printed_before_the_error_stays_before_it(play: Playground) -> None:
    shown = play.run("print('on the way', end='')\nraise RuntimeError('a message\\nof two lines')")
    assert [kind for kind, _ in shown] == ["stdout", "error"]
    assert "RuntimeError: a message\nof two lines" in shown[1][1]
