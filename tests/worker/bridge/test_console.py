"""What is typed at the prompt, as the page asks for it: it goes on in the names of the last run."""

from typing import Any

from tests.worker.bridge.stage import Message, Stage


def typed(run: int, code: str, **fields: Any) -> Message:
    """The page's command to run what was typed."""
    return {"type": "run", "id": run, "code": code, "console": True, **fields}


def fresh(run: int, code: str) -> Message:
    """The page's command to run a program as a new one."""
    return {"type": "run", "id": run, "code": code, "fresh": True}


def kinds(heard: list[Message]) -> list[str]:
    """What was reported, but for files."""
    return [each["type"] for each in heard if each["type"] != "files"]


def shown(heard: list[Message]) -> list[str]:
    """What was shown as values."""
    return [each["repr"] for each in heard if each["type"] == "result"]


def texts(heard: list[Message]) -> str:
    """All that was written."""
    return "".join(each["chunks"][1] for each in heard if each["type"] == "output")


def test_names_of_the_last_run_are_there_and_the_next_run_has_none(stage: Stage) -> None:
    stage.post(fresh(1, "x = 41"))
    assert shown(stage.post(typed(2, "x + 1"))) == ["42"]
    stage.post(typed(3, "y = 1"))
    assert shown(stage.post(fresh(4, "'x' in globals(), 'y' in globals()"))) == ["(False, False)"]


def test_the_beginning_of_something_is_started_and_done_and_nothing_else(stage: Stage) -> None:
    heard = stage.post(typed(1, "if print('run'):"))
    assert kinds(heard) == ["started", "done"]
    assert (heard[0]["incomplete"], heard[-1]["status"]) == (True, "ok")
    assert "incomplete" not in stage.post(typed(2, "1"))[0]


def test_files_that_come_with_the_beginning_of_something_are_there(stage: Stage) -> None:
    stage.post(typed(1, "if True:", files=["helper.py", "x = 7"]))
    assert shown(stage.post(typed(2, "import helper; helper.x", files=[]))) == ["7"]


def test_the_last_value_of_a_run_and_of_entries_has_a_name(stage: Stage) -> None:
    stage.post(fresh(1, "6 * 7"))
    assert shown(stage.post(typed(2, "_ + 1"))) == ["43"]
    assert shown(stage.post(typed(3, "_"))) == ["43"]
    assert shown(stage.post(fresh(4, "import builtins; hasattr(builtins, '_')"))) == ["False"]


def test_the_error_of_a_run_is_the_last_one_without_our_frames(stage: Stage) -> None:
    stage.post(fresh(1, "def f(n):\n    return 1 / n\nf(0)"))
    heard = stage.post(
        typed(2, "import sys, traceback; traceback.print_exception(sys.last_value, file=sys.stdout)")
    )
    lines = [line for line in texts(heard).splitlines() if line.startswith("  File")]
    assert lines == ['  File "main.py", line 3, in <module>', '  File "main.py", line 2, in f']
    stage.post(fresh(3, "1"))
    assert shown(stage.post(typed(4, "import sys; hasattr(sys, 'last_value')"))) == ["False"]


def test_what_a_program_made_of_the_library_is_there_at_the_prompt_and_gone_with_it(stage: Stage) -> None:
    stage.post(fresh(1, "import math, sys, builtins\nmath.pi = 3\nsys.path.append('lib')\nbuiltins.mine = 1"))
    assert shown(stage.post(typed(2, "math.pi, 'lib' in sys.path, mine"))) == ["(3, True, 1)"]
    assert shown(stage.post(typed(3, "math.pi, 'lib' in sys.path, mine"))) == ["(3, True, 1)"]
    stage.post(fresh(4, "import math, sys"))
    assert shown(stage.post(typed(5, "math.pi == 3, 'lib' in sys.path"))) == ["(False, False)"]


def test_a_program_finds_nothing_of_the_prompt(stage: Stage) -> None:
    stage.post(typed(1, "1"))
    stage.post(typed(2, "x"))
    assert shown(stage.post(typed(3, "__import__('sys').ps1"))) == ["'>>> '"]
    names = "import builtins, sys\n{'ps1', 'ps2', 'last_value', '_'} & {*vars(sys), *vars(builtins)}"
    assert shown(stage.post(fresh(4, names))) == ["set()"]


def test_a_stream_that_was_replaced_at_the_prompt_stays_there(stage: Stage) -> None:
    stage.post(typed(1, "import io, sys; sys.stdout = kept = io.StringIO()"))
    stage.post(typed(2, "print('a')"))
    stage.post(typed(3, "sys.stdout = sys.__stdout__"))
    assert shown(stage.post(typed(4, "kept.getvalue()"))) == [r"'a\n'"]


def test_files_and_exit_functions_of_the_prompt_end_with_the_next_run(stage: Stage) -> None:
    stage.post(fresh(1, "1"))
    stage.post(typed(2, "import atexit; n = atexit.register(print, 'bye')"))
    stage.post(typed(3, "file = open('notes.txt', 'w'); n = file.write('kept')"))
    assert shown(stage.post(typed(4, "file.closed"))) == ["False"]
    heard = stage.post(fresh(5, "from pathlib import Path; print(Path('notes.txt').read_text())"))
    assert texts(heard) == "bye\nkept\n"
    assert kinds(heard)[0] == "output", "it is said before the run begins"


def test_the_folder_stays_from_entry_to_entry(stage: Stage) -> None:
    stage.post(typed(1, "import os; os.makedirs('inner', exist_ok=True); os.chdir('inner')"))
    assert shown(stage.post(typed(2, "os.path.basename(os.getcwd())", files=[]))) == ["'inner'"]


def test_a_value_that_cannot_be_shown_and_wrong_syntax_are_errors(stage: Stage) -> None:
    assert kinds(stage.post(typed(1, "x = = 1"))) == ["started", "error", "done"]
    heard = stage.post(typed(2, "class A:\n    def __repr__(self):\n        return 1 / 0\n"))
    assert kinds(heard) == ["started", "done"]
    assert kinds(stage.post(typed(3, "A()"))) == ["started", "error", "done"]
