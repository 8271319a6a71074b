"""Each Run of the page is a whole program, as of `python main.py`, on isolated and on plain hosts."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.playground import Entry, Playground
from tests.browser.settings import ISOLATED, PLAIN
from tests.browser.test_page_input import answer
from tests.worker.fresh.rows import ENDINGS, LATE_ENDINGS, PAIRS, Told, traced

pytestmark = pytest.mark.settings(ISOLATED, PLAIN)


def told(entries: list[Entry]) -> Told:
    """What a program wrote, its result, and the name of its error."""
    written = "".join(text for kind, text in entries if kind in ("stdout", "stderr"))
    results = [text for kind, text in entries if kind == "result"]
    errors = [text for kind, text in entries if kind == "error"]
    lines = [line for line in "".join(errors).splitlines() if line[:1].isalpha()]
    names = [
        line.partition(":")[0] for line in lines if line.partition(":")[0].endswith(("Error", "Interrupt"))
    ]
    return written, results[0] if results else None, names[-1] if names else None


@pytest.mark.parametrize("name", PAIRS)
def test_nothing_of_a_program_is_there_for_the_next(play: Playground, name: str) -> None:
    before, then, expected = PAIRS[name]
    play.run(before)
    assert told(play.run(then)) == expected


@pytest.mark.parametrize("name", ENDINGS)
def test_a_stop_ends_whatever_goes_on_and_python_is_kept(play: Playground, name: str) -> None:
    play.mark()
    play.begin(ENDINGS[name])
    expect(play.worker).to_have_attribute(
        "data-state", "waiting" if name.startswith("R8 ") and "signals" not in name else "running"
    )
    play.stop()
    assert told(play.entries())[2] == "KeyboardInterrupt"
    assert play.is_marked()


@pytest.mark.parametrize("name", LATE_ENDINGS)
def test_a_stop_ends_what_is_to_be_told_more_than_once(play: Playground, name: str) -> None:
    play.begin(LATE_ENDINGS[name])
    expect(play.worker).to_have_attribute("data-state", "running")
    play.stop()
    assert play.run("6 * 7") == [("result", "42")]


def test_r3_what_was_left_open_is_in_its_tab(play: Playground) -> None:
    play.run("f = open('score.txt', 'w')\nprint('Ada', 3, file=f)\n1 / 0")
    assert Desk(play).text("score.txt") == "Ada 3\n"
    Desk(play).show("main.py")


def test_r5_a_worker_that_is_damaged_beyond_repair_loses_no_word(play: Playground) -> None:
    play.run("import sys, builtins\nfor each in list(sys.modules.values()): vars(each).clear()")
    assert play.run("import json\nprint(json.dumps([1]))") == [("stdout", "[1]\n")]


def test_r6_tests_of_the_program_before_are_not_run(play: Playground) -> None:
    case = (
        "import unittest\nclass {0}(unittest.TestCase):\n    def test_{0}(self): pass\n"
        "unittest.main(verbosity=2)"
    )
    assert "test_T" in told(play.run(case.format("T")))[0]
    written = told(play.run(case.format("U")))[0]
    assert ("test_U" in written, "test_T" in written, "Ran 1 test" in written) == (True, False, True)


def test_r8_a_stop_behind_a_debugger_keeps_python(play: Playground) -> None:
    play.mark()
    play.begin("breakpoint()\nwhile True: pass").wait_for("waiting")
    answer(play, "c")
    play.wait_for("running")
    play.stop()
    assert told(play.entries())[2] == "KeyboardInterrupt"
    assert play.is_marked()


def test_r9_ours_calls_no_handler_of_the_programs(play: Playground) -> None:
    play.run(
        "import signal\ndef h(*_): raise ValueError\nsignal.signal(signal.SIGALRM, h)\n"
        "for i in range(10**6): pass"
    )
    assert play.run("print('a', end='')") == [("stdout", "a")]


def test_r10_and_r11_a_program_whose_tasks_are_pending_is_running(play: Playground) -> None:
    play.begin(
        "import asyncio\nasync def ask():\n    print(input('name? '))\n"
        "    while True:\n        await asyncio.sleep(0.01)\n"
        "task = asyncio.create_task(ask())\nprint('main')"
    ).wait_for("waiting")
    answer(play, "Ada")
    play.wait_for_entry("stdout", "Ada")
    assert (play.state(), play.is_enabled("Stop"), play.is_enabled("Run")) == ("running", True, False)
    play.stop()
    assert play.run("print('next')") == [("stdout", "next\n")]


FIBONACCI = """
from functools import lru_cache
@lru_cache(None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
len(str(fib(500)))
"""
YEAR = """
from functools import cache
@cache
def best(day):
    if day >= 365: return 0
    return max(day % 7 + best(day + 1), day % 5 + best(day + 2))
best(0) > 1000
"""

# What a program writes, its result, its error.
ROWS: dict[str, tuple[str, Told]] = {
    "R12 atexit": ("import atexit\natexit.register(print, 'bye')\n5", ("bye\n", "5", None)),
    "R12 an excepthook": (
        "import sys\nsys.excepthook = lambda kind, error, _: print('caught', error)\n1 / 0",
        ("caught division by zero\n", None, None),
    ),
    "R12 a displayhook": (
        "import sys\nsys.displayhook = lambda value: print('shown', value)\n5",
        ("shown 5\n", None, None),
    ),
    "R13 arguments": ("import sys\nsys.argv", ("", "['main.py']", None)),
    "R13 argparse": (
        "import argparse\np = argparse.ArgumentParser()\np.add_argument('name')\np.print_usage()",
        ("usage: main.py [-h] name\n", None, None),
    ),
    "R17 a cache": (FIBONACCI, ("", "105", None)),
    "R17 a year": (YEAR, ("", "True", None)),
    "R18 a tracer": (
        traced("def f():\n    return 1") + "[event for _, event in seen]",
        ("", "['call', 'line', 'return']", None),
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_program_is_treated_as_a_script(play: Playground, name: str) -> None:
    code, expected = ROWS[name]
    assert told(play.run(code)) == expected
    assert play.run("print('next')") == [("stdout", "next\n")]


def test_r20_a_limit_that_is_too_low_is_an_error_or_goes_on(play: Playground) -> None:
    play.mark()
    entries = play.run("import sys\nsys.setrecursionlimit(10)\nprint('on')")
    assert told(entries) in (("on\n", None, None), ("", None, "RecursionError"))
    assert play.is_marked()


def test_r18_a_debugger_sees_the_program_alone(play: Playground) -> None:
    play.begin("def f(x):\n    breakpoint()\n    y = x + 1\n    return y\nprint(f(2))")
    for command in ("w", "n", "p x, y", "c"):
        play.wait_for("waiting")
        answer(play, command)
    play.wait_for("ready")
    text = told(play.entries())[0]
    assert ("ensure_future" in text, "bdb.py" in text, "(2, 3)" in text) == (False, False, False)
    assert text.endswith("3\n")


SLEEPY = "import time\ndef f():\n    time.sleep(0.01)\n    input()\n    return 1"
# What reads a line decodes it by Python's own codecs.
SEEN = "print([each for each in seen if each[0] != 'decode'])"


def test_r18_a_tracer_is_told_of_nothing_that_goes_on_while_its_program_waits(play: Playground) -> None:
    play.begin(traced(SLEEPY) + SEEN).wait_for("waiting")
    answer(play, "")
    play.wait_for("ready")
    names = [("f", "call"), *[("f", "line")] * 3, ("f", "return")]
    assert told(play.entries())[0].splitlines()[-1] == str(names)


def test_r14_a_file_of_the_project_wins_over_the_library(play: Playground) -> None:
    play.run("import calendar")
    Desk(play).new("calendar.py", "mine = 'mine'")
    Desk(play).show("main.py")
    assert play.run("import calendar\ncalendar.mine") == [("result", "'mine'")]
    play.remove_files()
    assert play.run("import calendar\ncalendar.day_name[0]") == [("result", "'Monday'")]


def test_r15_a_coroutine_that_nobody_awaits_is_told_of_in_its_own_run(play: Playground) -> None:
    ((kind, text),) = play.run("async def main(): pass\nmain()")
    assert (kind, "was never awaited" in text, "await main(…)" in text) == ("stderr", True, True)
    assert play.run("1") == [("result", "1")]


def test_r16_a_class_has_its_own_source(play: Playground) -> None:
    play.run("class A:\n    x = 1")
    assert play.run("import inspect\nclass B:\n    y = 2\ninspect.getsource(B)") == [
        ("result", r"'class B:\n    y = 2\n'")
    ]


def test_r19_a_module_with_a_mistake_is_shown_at_two_places(play: Playground) -> None:
    Desk(play).new("broken.py", "x = = 1")
    Desk(play).show("main.py")
    ((kind, text),) = play.run("import broken")
    assert (kind, text.count('File "')) == ("error", 2)
    play.remove_files()


@pytest.mark.parametrize("write", ["print({}, end=' ')", "sys.stdout.write('{} ')"])
def test_o5_what_is_written_is_shown_while_the_program_sleeps(play: Playground, write: str) -> None:
    pauses = (f"{write.format(number)}; time.sleep({seconds})" for number, seconds in ((0, 0.2), (1, 600)))
    play.begin("\n".join(["import sys, time", *pauses]))
    expect(play.of_kind("stdout")).to_have_text("0 1 ")
    assert play.state() == "running"
    play.stop()


@pytest.mark.parametrize(
    "code", ["open(0).readline()", "import os\nos.read(0, 100).decode()", "open('/dev/stdin').readline()"]
)
def test_o6_whatever_reads_standard_input_asks(play: Playground, code: str) -> None:
    play.begin(code).wait_for("waiting")
    answer(play, "Ada")
    play.wait_for("ready")
    assert ("result", r"'Ada\n'") in play.entries()


def test_o8_what_is_nested_too_deep_is_an_error_that_one_can_read(play: Playground) -> None:
    ((kind, text),) = play.run("import json\nx = []\nfor i in range(3000): x = [x]\njson.dumps(x)")
    assert (kind, "RecursionError" in text, len(text.splitlines()) < 40) == ("error", True, True)
