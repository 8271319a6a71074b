"""A visitor writes Python and data, runs it, and sees what it printed and what it came to."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground

pytestmark = pytest.mark.settings("isolated")

RANKS = '{"A_rank": [0.8, 0.4, 1.2, 3.7, 2.6, 5.8]}'
HTML = "<img src=x><b>bold</b><script>document.title = 'gone'</script>&amp;"


@pytest.mark.smoke
@pytest.mark.parametrize("module", ["js", "data"])
def test_data_beside_the_code_can_be_imported(play: Playground, module: str) -> None:
    play.type_data(RANKS)
    code = f"import statistics\nfrom {module} import A_rank\nstatistics.stdev(A_rank)\n"
    assert play.run(code) == [("result", "2.0634114147853952")]


def test_data_keeps_its_nesting_and_its_types_exactly(play: Playground) -> None:
    play.type_data(
        '{"nested": {"a": [1, 2.0, null, true, {"ü": "😀"}]}, "no": null, "big": 18446744073709551616}'
    )
    shown = play.run("from data import nested, no, big\n[nested, no, big]")
    assert shown == [("result", "[{'a': [1, 2.0, None, True, {'ü': '😀'}]}, None, 18446744073709551616]")]


def test_data_that_was_changed_is_new_in_the_next_run(play: Playground) -> None:
    play.type_data('{"size": 1}')
    assert play.run("from data import size; size") == [("result", "1")]
    play.type_data('{"size": 2}')
    assert play.run() == [("result", "2")]


@pytest.mark.smoke
def test_output_and_errors_are_told_apart_and_in_order(play: Playground) -> None:
    code = "import sys\nprint('one')\nprint('two', file=sys.stderr)\nprint('three\\nfour', end='')\n4 + 1"
    assert play.run(code) == [
        ("stdout", "one\n"),
        ("stderr", "two\n"),
        ("stdout", "three\nfour"),
        ("result", "5"),
    ]


@pytest.mark.parametrize("code", ["None", "x = 5", "print", ""])
def test_a_result_is_shown_unless_there_is_none(play: Playground, code: str) -> None:
    shown = play.run(code)
    assert shown == ([("result", "<built-in function print>")] if code == "print" else [])


def test_the_status_says_how_long_the_program_ran(play: Playground) -> None:
    play.run("import time; time.sleep(0.05)")
    expect(play.worker).to_have_text(re.compile(r"^Ready · \d+ ms$"))
    play.run("1 / 0")
    expect(play.worker).to_have_text(re.compile(r"^Ready · error, (under 1|\d+) ms$"))


@pytest.mark.smoke
def test_each_run_begins_as_new_in_the_same_python_until_restart(play: Playground) -> None:
    play.mark()
    play.run("kept = 41\nlist = [1, 2]")
    assert "NameError: name 'kept' is not defined" in play.run("kept + 1")[-1][1]
    assert play.run("list((3, 4))") == [("result", "[3, 4]")]
    assert play.is_marked()
    play.restart()
    assert play.entries()[-1] == (
        "notice",
        "Python was restarted. The program's variables and imports are gone.",
    )
    assert not play.is_marked()


def test_names_stay_from_run_to_run_where_the_visitor_wants_it(play: Playground) -> None:
    for is_wanted in (True, False):
        play.keep_names(is_wanted)
        play.run("kept = 41")
        shown = play.run("kept + 1")
        assert shown == [("result", "42")] if is_wanted else "NameError" in shown[0][1]
    assert "names" not in play.page.evaluate("localStorage.getItem('offthread.settings')")


def test_await_may_stand_at_the_top(play: Playground) -> None:
    assert play.run("import asyncio\nawait asyncio.sleep(0, 'awaited')") == [("result", "'awaited'")]


@pytest.mark.parametrize("keys", ["Control+Enter", "Shift+Enter", "Meta+Enter"])
def test_a_shortcut_runs_the_program_and_leaves_it_as_it_is(play: Playground, keys: str) -> None:
    play.type_code("6 * 7")
    play.code.press(keys)
    play.wait_for_entry("result", "42")
    play.wait_for("ready")
    assert play.entries() == [("result", "42")]
    expect(play.code).to_have_text("6 * 7")
    expect(play.code).to_be_focused()


def test_clear_empties_the_output_and_then_says_that_there_is_none(play: Playground) -> None:
    play.run("print(1)\n1 / 0")
    play.press("Clear")
    expect(play.log).to_be_empty()
    play.expect_disabled("Clear", "There is no output to clear")
    assert play.run("2") == [("result", "2")]


@pytest.mark.smoke
def test_a_syntax_error_shows_the_line_and_the_place(play: Playground) -> None:
    ((kind, text),) = play.run("x = 1\ndef f(:\n    pass")
    assert kind == "error"
    assert text.startswith('  File "main.py", line 2\n    def f(:\n          ^\nSyntaxError: invalid syntax')


def test_a_repr_that_raises_is_an_error_of_the_program(play: Playground) -> None:
    ((kind, text),) = play.run("class A:\n    def __repr__(self):\n        raise ValueError('no repr')\nA()")
    assert (kind, "ValueError: no repr" in text) == ("error", True)
    assert play.run("1") == [("result", "1")]


def test_exit_ends_the_program_and_not_python(play: Playground) -> None:
    play.mark()
    shown = play.run("print('on'); exit(3); print('never')")
    assert shown[0] == ("stdout", "on\n")
    assert "never" not in str(shown)
    assert play.is_marked()


def test_long_lines_are_whole_and_wrapped(play: Playground) -> None:
    line = "0123456789" * 100
    assert play.run(f"print('{line}')\nprint('{line}')\n'{line}'") == [
        ("stdout", f"{line}\n{line}\n"),
        ("result", f"'{line}'"),
    ]
    assert play.log.evaluate("(log) => log.scrollWidth <= log.clientWidth")


def test_html_in_the_output_stays_text(play: Playground) -> None:
    title = play.page.title()
    shown = play.run(
        f"import sys\nprint({HTML!r})\nprint({HTML!r}, file=sys.stderr)\nclass A:\n"
        f"    def __repr__(self): return {HTML!r}\nA()"
    )
    assert shown == [("stdout", HTML + "\n"), ("stderr", HTML + "\n"), ("result", HTML)]
    assert HTML in play.run(f"raise ValueError({HTML!r})")[0][1]
    assert play.log.locator("img, b, script").count() == 0
    assert play.page.title() == title


def test_text_may_be_in_any_script(play: Playground) -> None:
    text = "Zoë 漢字 عربى 👩🏽 é"
    assert play.run(f"print('{text}')\n'{text}'") == [("stdout", text + "\n"), ("result", f"'{text}'")]
