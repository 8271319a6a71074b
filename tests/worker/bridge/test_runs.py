"""Programs run one after the other, with what the page sends along; a Stop ends the one that it names."""

import sys
from typing import Any

import pytest

from tests.worker.bridge.doubles.values import JsArray, JsProxy
from tests.worker.bridge.stage import Stage, done, refused, started

NOTHING: list[dict[str, Any]] = []


def result(text: str, run: int = 1, **fields: Any) -> dict[str, Any]:
    """The value of a program's last expression."""
    return {"type": "result", "id": run, "repr": text, **fields}


def program(run: int, code: str = "", **fields: Any) -> dict[str, Any]:
    """The page's command to run a program."""
    return {"type": "run", "id": run, "code": code, **fields}


def output(text: str, seq: int, run: int = 1) -> dict[str, Any]:
    """Text that programs wrote."""
    return {"type": "output", "id": run, "seq": seq, "chunks": ["stdout", text]}


def stopped(run: int) -> list[dict[str, Any]]:
    """The end of a run that was stopped."""
    return [{"type": "error", "id": run, "name": "KeyboardInterrupt", "message": ""}, done(run, "stopped")]


def test_a_program_is_started_prints_has_a_result_and_is_done(stage: Stage) -> None:
    assert stage.post(program(1, "print('a')\n6 * 7", token="blob:x")) == [
        started(1),
        output("a\n", 1),
        result("42"),
        done(1),
    ]
    assert stage.edges.calls == [("begin", 1, "blob:x"), ("end",)]


def test_programs_run_in_the_order_of_their_arrival(stage: Stage) -> None:
    programs = [program(run, f"x = {run}; x") for run in (3, 1, 2)]
    programs[1]["code"] += "\nawait __import__('asyncio').sleep(0)\nx + 10"
    assert stage.post(*programs) == [
        *(started(3), result("3", 3), done(3)),
        *(started(1), result("11", 1), done(1)),
        *(started(2), result("2", 2), done(2)),
    ]


def test_the_data_are_globals_of_the_scope_and_a_module(stage: Stage) -> None:
    code = "import js, data\n(js.count, data.count, type(data.count).__name__)"
    sent: dict[str, Any] = {"data": {"count": 3}, "data_json": '{"count": 3.0}'}
    assert stage.run(code, **sent) == [result("(3, 3.0, 'float')")]
    (error,) = stage.run("import data", data_json="{}")
    assert (error["name"], error["message"]) == ("ModuleNotFoundError", "No module named 'data'")


def test_a_context_takes_the_place_of_the_globals(stage: Stage) -> None:
    stage.run("own = 1")
    assert stage.run("own = n + 1\nown", context={"n": 4}) == [result("5")]
    assert stage.run("own") == [result("1")]


def test_a_function_is_called_with_the_arguments_of_the_page(stage: Stage) -> None:
    stage.run("def add(a, b): return a + b\nasync def later(a): return [a]", 1)
    assert stage.run("add", 2, args=JsArray([1, 2])) == [result("3", 2)]
    assert stage.run("later", 3, args=JsArray([1]), values=True) == [result("[1]", 3, value=[1])]
    [error] = stage.run("1", 4, args=JsArray([]))
    assert (error["name"], error["message"]) == ("TypeError", "'int' object is not callable")


def test_functions_of_the_page_are_called_by_its_port(stage: Stage) -> None:
    port = JsProxy()
    code = "from js import save\nrepr(save), save(1, 'a').done()"
    said = stage.run(code, functions=JsArray(["save"]), port=port)
    assert said == [result("('<function save of the page>', False)")]
    calls = stage.edges.functions
    assert (calls.ports, calls.made) == ([port], [("save", [1, "a"], [])])


def test_a_function_may_not_have_a_name_that_the_worker_needs(stage: Stage) -> None:
    assert stage.post(program(1, functions=JsArray(["fetch"]))) == [
        refused("'fetch' is a name that the worker needs. Choose another name.", id=1)
    ]


def test_a_value_is_sent_along_if_it_is_asked_for(stage: Stage) -> None:
    code = "{'list': [1, 2.5, None], 'text': 'é', 'raw': b'ab'}"
    value = {"list": [1, 2.5, None], "text": "é", "raw": ("B", [97, 98])}
    text = "{'list': [1, 2.5, None], 'text': 'é', 'raw': b'ab'}"
    assert stage.run(code, values=True) == [result(text, value=value)]


def test_a_file_name_is_in_the_traceback_without_the_folder(stage: Stage) -> None:
    stage.post(program(1, "import helper", filename="mine.py", files=["helper.py", "1 / 0\n"]))
    (traceback,) = stage.tracebacks
    places = [line for line in traceback.splitlines() if line.startswith("  File")]
    assert places == ['  File "mine.py", line 1, in <module>', '  File "helper.py", line 1, in <module>']


def test_files_of_the_page_are_imported_as_they_are_now(stage: Stage) -> None:
    code = "import helper\nhelper.double(4)"
    assert stage.run(code, files=["helper.py", "def double(n):\n    return 2 * n\n"]) == [result("8")]
    assert stage.run(code, files=["helper.py", "def double(n):\n    return n + n + 1\n"]) == [result("9")]
    *_, error = stage.run(code, files=[], removed=["helper.py"])
    assert (error["name"], error["message"]) == ("ModuleNotFoundError", "No module named 'helper'")


def test_the_first_programs_packages_come_before_a_file_of_the_visitors_is_in_reach(stage: Stage) -> None:
    stage.run("import helper", files=["helper.py", "import json"])
    assert stage.edges.dirtied == [(["library"], [])]
    assert stage.edges.keeps is False


def test_a_run_that_is_stopped_before_it_begins_has_taken_its_files(stage: Stage) -> None:
    stage.edges.interrupt.stopped.add(1)
    stage.post(program(1, files=["helper.py", "x = 1"]))
    assert stage.run("import helper\nhelper.x", run=2) == [result("1", run=2)]


def test_what_a_program_writes_comes_back_before_it_is_done(stage: Stage) -> None:
    code = "import os, pathlib\npathlib.Path('new.txt').write_text('b')\nos.remove('old.txt')"
    assert stage.run(code, files=["old.txt", "a"]) == [
        {"type": "files", "changed": ["new.txt", "b"], "removed": ["old.txt"], "kept": [], "round": 1},
    ]
    assert sys.dont_write_bytecode


def test_a_program_that_waits_for_its_turn_can_be_stopped(stage: Stage) -> None:
    heard = stage.post(program(1), program(2, "print('never')"), {"type": "stop", "id": 2}, program(3))
    assert heard == [started(1), done(1), started(2), *stopped(2), started(3), done(3)]


def test_a_program_that_shared_memory_stopped_never_begins(stage: Stage) -> None:
    stage.edges.interrupt.stopped.add(1)
    assert stage.post(program(1, "print('never')"), program(2, "1")) == [
        started(1),
        *stopped(1),
        *(started(2), result("1", 2), done(2)),
    ]


@pytest.mark.parametrize("stop", [{"type": "stop"}, {"type": "stop", "id": 1}])
def test_the_program_at_hand_is_stopped_where_it_awaits(stage: Stage, stop: dict[str, Any]) -> None:
    code = "import asyncio\nprint('on', flush=True)\nawait asyncio.sleep(60)"
    assert stage.post(program(1, code)) == [started(1)]
    assert stage.post(stop) == [output("on\n", 1), *stopped(1)]
    assert stage.run("1", 2) == [result("1", 2)]


@pytest.mark.parametrize(("pause", "end"), [(0.2, [done(1)]), (60, stopped(1))])
def test_what_has_been_struck_already_may_clean_up_for_a_while(
    stage: Stage, pause: float, end: list[Any]
) -> None:
    stage.edges.define("press_stop", stage.edges.press_stop)
    code = "from js import press_stop\nimport asyncio\ntry:\n    press_stop()\nexcept KeyboardInterrupt:\n"
    code += f"    print('saved')\n    await asyncio.sleep({pause})"
    assert stage.post(program(1, code)) == [started(1)]
    assert stage.post({"type": "stop", "id": 1}) == []
    assert stage.pass_time(2) == [output("saved\n", 1), *end]


def test_a_stop_that_comes_too_late_does_nothing(stage: Stage) -> None:
    stage.run("1")
    assert stage.post({"type": "stop", "id": 1}, {"type": "stop"}, {"type": "stop", "id": 9}) == NOTHING
    assert stage.run("2", 2) == [result("2", 2)]


def test_a_stop_that_strikes_in_a_task_ends_the_program(stage: Stage) -> None:
    stage.edges.define("press_stop", stage.edges.press_stop)
    code = "import asyncio, js\nasync def work():\n    js.press_stop()\n"
    code += "task = asyncio.create_task(work())\nawait asyncio.sleep(60)"
    assert stage.post(program(1, code)) == [started(1), *stopped(1)]


def test_modules_of_programs_are_compiled_with_room_on_the_stack(stage: Stage) -> None:
    stage.run("import helper", files=["helper.py", "x = 1\n"])
    assert [call for call in stage.edges.calls if call[0] == "compiling"] == [
        ("compiling", True),
        ("compiling", False),
    ]
