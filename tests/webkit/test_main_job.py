"""In WebKit, too, a visitor writes Python and data, runs, answers and stops it, and sees what it came to."""

import pytest

from app.runtime.engines import STOPPED
from app.runtime.supervisor import RESTARTED
from tests.browser.test_page_main_job import RANKS
from tests.browser.test_recovery import FATAL
from tests.webkit.conftest import PLAIN, SHARING, UNSHARED
from tests.webkit.visitor import Visitor

# By what a program is stopped, and by what it waits for input.
TIERS = {
    SHARING: ("shared memory", "shared memory"),
    PLAIN: ("revoked address", "revoked address"),
    UNSHARED: ("restart", "none"),
}
NO_INPUT = "OSError: input() does not work in this browser on this page. Use Chrome, Edge, Firefox or Safari."
ENDLESS = {
    "a loop": "print('go')\nwhile True: pass",
    "a sleep": "import time\nprint('go')\ntime.sleep(1000)",
    "an await": "import asyncio\nprint('go')\nawait asyncio.sleep(1000)",
    "a flood": "print('go')\nwhile True: print('x' * 100)",
}
LINES = 50_000


def test_python_starts_from_the_snapshot_and_says_what_it_can_do(play: Visitor, setting: str) -> None:
    facts = play.facts()
    assert (facts["start"], facts["stop"], facts["input"]) == ("snapshot", *TIERS[setting])
    assert facts["isolated"] is (setting == SHARING)
    words = [each["words"] for each in facts["lines"] if each["name"] == "Start"]
    assert words == ["Python started from a snapshot, which is the fast way."]


def test_data_beside_the_code_can_be_imported(play: Visitor) -> None:
    play.fill("Data", RANKS)
    code = "import statistics\nfrom data import A_rank\nstatistics.stdev(A_rank)\n"
    assert play.run(code) == [("result", "2.0634114147853952")]


def test_output_and_errors_are_told_apart_and_in_order(play: Visitor) -> None:
    code = "import sys\nprint('one')\nprint('two', file=sys.stderr)\nprint('three\\nfour', end='')\n4 + 1"
    assert play.run(code) == [
        ("stdout", "one\n"),
        ("stderr", "two\n"),
        ("stdout", "three\nfour"),
        ("result", "5"),
    ]


def test_a_syntax_error_shows_the_line_and_the_place(play: Visitor) -> None:
    ((kind, text),) = play.run("x = 1\ndef f(:\n    pass")
    assert kind == "error"
    assert text.startswith('  File "main.py", line 2\n    def f(:\n          ^\nSyntaxError: invalid syntax')


@pytest.mark.settings(SHARING, PLAIN)
def test_a_program_asks_and_is_answered(play: Visitor) -> None:
    play.begin("a = input('one: ')\nb = input()\na + b").wait_for("waiting")
    play.answer("A", "one:")
    play.wait_for_entry("input", "one: A")
    play.wait_for("waiting").answer("é")
    play.wait_for("ready")
    assert play.entries() == [("input", "one: A"), ("input", "é"), ("result", "'Aé'")]


@pytest.mark.settings(UNSHARED)
def test_where_nobody_could_be_answered_input_says_what_would_help(play: Visitor) -> None:
    asked, (kind, text) = play.run("input('one: ')")
    assert (asked, kind, text.splitlines()[-1]) == (("stdout", "one: "), "error", NO_INPUT)


@pytest.mark.settings(SHARING, PLAIN)
@pytest.mark.parametrize("kind", ENDLESS)
def test_stop_is_a_keyboard_interrupt_and_keeps_python(play: Visitor, kind: str) -> None:
    play.mark()
    play.begin(ENDLESS[kind]).wait_for_entry("stdout", "go")
    play.stop()
    # What a flood has left to be shown comes first.
    play.wait_for_entry("notice", "Stopped after ")
    *printed, error, notice = play.entries()
    assert {each for each, _ in printed} == {"stdout"}
    assert (error[0], "KeyboardInterrupt" in error[1]) == ("error", True)
    assert (notice[0], notice[1][:14]) == ("notice", "Stopped after ")
    assert play.is_marked()


@pytest.mark.settings(SHARING, PLAIN)
def test_stop_ends_a_program_that_waits_for_an_answer(play: Visitor) -> None:
    play.mark()
    play.begin("input('? ')").wait_for("waiting").stop()
    assert "KeyboardInterrupt" in play.entries()[-2][1]
    assert play.is_marked()


@pytest.mark.settings(UNSHARED)
@pytest.mark.parametrize("kind", ENDLESS)
def test_where_nothing_reaches_a_program_stop_ends_it_together_with_python(play: Visitor, kind: str) -> None:
    play.mark()
    play.begin(ENDLESS[kind]).wait_for_entry("stdout", "go")
    play.stop()
    play.wait_for_entry("notice", STOPPED.format("CPython"))
    assert not play.is_marked()


def test_restart_gives_another_python(play: Visitor) -> None:
    play.mark()
    play.restart()
    assert play.entries() == [("notice", RESTARTED)]
    assert not play.is_marked()


@pytest.mark.parametrize("end", ["os._exit", "js.close"])
def test_what_ends_python_is_said_and_the_next_run_works(play: Visitor, end: str) -> None:
    code, words = FATAL[end]
    assert words in str(play.run(code))
    assert play.run("6 * 7") == [("result", "42")]


def test_many_lines_are_counted_and_the_page_stays_bounded(play: Visitor) -> None:
    play.run(f"for i in range({LINES}): print(i, 'é')")
    kept = play.on('[role="log"][aria-label="Output"]', "(log) => log.textContent.split('\\n').length - 1")
    assert 5000 <= kept < 7000
    assert play.entries()[-1][1].endswith(f"{LINES - 1} é\n")
    words = f"{LINES - kept:,} lines above are no longer shown."
    assert words in play.browser.evaluate("() => document.body.innerText")
