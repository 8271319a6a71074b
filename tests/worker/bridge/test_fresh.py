"""A run that is fresh begins as a new Python would, and is over when nothing of it is pending."""

from typing import Any

import pytest

from tests.worker.bridge.stage import Message, Stage, done, started
from worker.kernel import renewal

TICK = """
import asyncio
async def tick():
    while True:
        await asyncio.sleep(1)
        print('tick')
task = asyncio.create_task(tick())
"""


def fresh(run: int, code: str, **fields: Any) -> Message:
    """The page's command to run a program as a new one."""
    return {"type": "run", "id": run, "code": code, "fresh": True, **fields}


def texts(heard: list[Message]) -> str:
    """All that was written."""
    return "".join(each["chunks"][1] for each in heard if each["type"] == "output")


def errors(heard: list[Message]) -> list[str]:
    """The names of the errors."""
    return [each["name"] for each in heard if each["type"] == "error"]


def test_names_and_settings_of_a_program_are_not_there_for_the_next(stage: Stage) -> None:
    stage.post(
        fresh(1, "import sys, os, decimal, random\nx = 1\nos.environ['MINE'] = '1'\nsys.argv.append('y')")
    )
    heard = stage.post(fresh(2, "import sys, os\n('x' in globals(), 'MINE' in os.environ, sys.argv)"))
    assert heard[1]["repr"] == "(False, False, ['main.py'])"


def test_a_program_that_is_not_fresh_finds_the_names_of_the_last(stage: Stage) -> None:
    stage.post(fresh(1, "x = 41"))
    assert stage.run("x + 1", 2) == [{"type": "result", "id": 2, "repr": "42"}]
    assert errors(stage.post(fresh(3, "x"))) == ["NameError"]


def test_what_is_left_to_the_end_is_done_and_files_are_closed(stage: Stage) -> None:
    code = (
        "import atexit\natexit.register(print, 'bye')\nf = open('a.txt', 'w')\nf.write('text')\nprint('main')"
    )
    assert texts(stage.post(fresh(1, code))) == "main\nbye\n"
    assert stage.post(fresh(2, "__import__('pathlib').Path('a.txt').read_text()"))[1]["repr"] == "'text'"


def test_a_file_of_the_page_wins_over_the_library(stage: Stage) -> None:
    heard = stage.post(fresh(1, "import colorsys\ncolorsys.mine", files=["colorsys.py", "mine = 1"]))
    assert heard[1]["repr"] == "1"
    heard = stage.post(fresh(2, "import colorsys\ncolorsys.ONE_THIRD > 0", files=[], removed=["colorsys.py"]))
    assert heard[1]["repr"] == "True"


def test_a_program_whose_task_is_pending_is_running_until_it_is_stopped(stage: Stage) -> None:
    assert stage.post(fresh(1, TICK)) == [started(1)]
    assert stage.pass_time(2.5) == []
    heard = stage.post({"type": "stop", "id": 1})
    assert texts(heard) == "tick\ntick\n"
    assert (errors(heard), heard[-1]) == (["KeyboardInterrupt"], done(1, "stopped"))
    assert stage.pass_time(5) == []


def test_a_timer_that_is_pending_goes_off_before_a_program_is_done(stage: Stage) -> None:
    code = "import asyncio\nasyncio.get_running_loop().call_later(1, print, 'late');"
    assert stage.post(fresh(1, code)) == [started(1)]
    heard = stage.pass_time(2)
    assert (texts(heard), heard[-1]) == ("late\n", done(1))


def test_a_timer_of_javascript_is_pending_as_well(stage: Stage) -> None:
    timers = stage.edges.timers
    assert stage.post(fresh(1, "import asyncio\nawait asyncio.sleep(1)")) == [started(1)]
    assert timers.is_watched
    timers.count = 1
    assert stage.pass_time(2) == []
    timers.count = 0
    assert stage.pass_time(1)[-1] == done(1)
    stage.post(fresh(2, "import asyncio\nawait asyncio.sleep(1)"))
    timers.count = 1
    stage.pass_time(2)
    assert stage.post({"type": "stop", "id": 2})[-1] == done(2, "stopped")
    assert (timers.count, timers.is_watched) == (0, False)


def test_a_task_may_ask_after_the_last_line(stage: Stage) -> None:
    stage.edges.input.typed.append("Ada\n")
    code = "import asyncio\nasync def ask():\n    print(input('Name? '))\ntask = asyncio.create_task(ask())"
    heard = stage.post(fresh(1, code))
    assert [each["type"] for each in heard] == ["started", "output", "waiting", "output", "done"]


def test_an_error_ends_the_tasks_of_a_program(stage: Stage) -> None:
    heard = stage.post(fresh(1, TICK + "1 / 0"))
    assert (errors(heard), heard[-1]) == (["ZeroDivisionError"], done(1, "error"))
    assert stage.pass_time(5) == []


def test_hooks_of_a_program_are_called_instead_of_a_report(stage: Stage) -> None:
    heard = stage.post(fresh(1, "import sys\nsys.displayhook = lambda value: print('shown', value)\n5"))
    assert [each["type"] for each in heard] == ["started", "output", "done"]
    heard = stage.post(fresh(2, "import sys\nsys.excepthook = lambda kind, *_: print(kind.__name__)\n1 / 0"))
    assert (texts(heard), errors(heard), heard[-1]) == ("ZeroDivisionError\n", [], done(2, "error"))
    assert errors(stage.post(fresh(3, "1 / 0"))) == ["ZeroDivisionError"]


def test_a_python_that_is_damaged_says_so(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewal, "is_sound", lambda: False)
    assert stage.post(fresh(1, "")) == [started(1), {**done(1), "spoilt": True}]


def test_without_its_builtins_a_program_still_comes_to_its_end(stage: Stage) -> None:
    code = "import builtins\nfor name in ('len', 'min', 'type'): setattr(builtins, name, None)"
    assert stage.post(fresh(1, code)) == [started(1), done(1)]
    assert stage.post(fresh(2, "len('abc')"))[1]["repr"] == "3"
