"""The kernel: what each program makes it report."""

import asyncio
import io
import pickle
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from worker.kernel.kernel import Kernel

Event = tuple[str, dict[str, object]]
NOTHING: list[Event] = []


def result(text: str) -> list[Event]:
    return [("result", {"id": 7, "repr": text})]


def error(name: str, message: str, traceback: str, **more: object) -> list[Event]:
    return [("error", {"id": 7, "name": name, "message": message, "traceback": traceback, **more})]


def at(line: int, source: str, column: int, end: int) -> dict[str, object]:
    """Where an error was."""
    return {"file": "main.py", "line": line, "source": source, "column": column, "end_column": end}


def test_a_run_is_started_has_a_result_and_is_done(desk: Any) -> None:
    assert asyncio.run(desk.kernel.run(3, "1 + 1")) == "ok"
    assert desk.events == [
        ("started", {"id": 3}),
        ("result", {"id": 3, "repr": "2"}),
        ("done", {"id": 3, "status": "ok", "ms": 1000.0}),
    ]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("'text'", "'text'"),
        ("x = 4\nx * 2  # twice", "8"),
        ("\ufeff1\r\n2\r3", "3"),
        ("x = 1; x", "1"),
        ("(\n  5\n)", "5"),
        ("'é;'", "'é;'"),
        ("1 #;", "1"),
        ("0", "0"),
        ("'\\ud800'", "'\\ud800'"),
        ("__name__", "'__main__'"),
        ("import asyncio\nawait asyncio.sleep(0, 'slept')", "'slept'"),
        ("async def f():\n    return 9\n[await f() for _ in range(2)]", "[9, 9]"),
        ("from __future__ import annotations\ndef f(x: unknown): ...\nf.__annotations__", "{'x': 'unknown'}"),
        ("import sys, inspect\nsys.modules['__main__'].__dict__ is globals()", "True"),
    ],
)
def test_the_value_of_a_last_expression_is_the_result(desk: Any, code: str, text: str) -> None:
    assert desk.run(code) == result(text)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "\n# nothing\n",
        "None",
        "x = 1",
        "1;",
        "(1) ; # quiet",
        "1 \\\n;",
        "'é' ;",
        "if True:\n    5",
        "pass",
    ],
)
def test_a_program_without_a_value_has_no_result(desk: Any, code: str) -> None:
    assert desk.run(code) == NOTHING


def test_a_docstring_alone_is_the_result_and_else_the_docstring(desk: Any) -> None:
    assert desk.run("'What it does.'") == result("'What it does.'")
    assert desk.run("'What it does.'\n__doc__") == result("'What it does.'")


def test_names_stay_from_run_to_run_until_reset(desk: Any) -> None:
    desk.run("x = 41")
    assert desk.run("x + 1") == result("42")
    desk.kernel.reset()
    assert desk.run("'x' in globals()") == result("False")


def test_no_name_of_the_kernel_shows_in_the_namespace(desk: Any) -> None:
    desk.run("1")
    names = ["__builtins__", "__doc__", "__file__", "__loader__", "__name__", "__package__", "__spec__"]
    assert sorted(desk.kernel.globals) == names


def test_a_future_import_holds_for_its_run_only(desk: Any) -> None:
    desk.run("from __future__ import annotations")
    assert desk.run("def f(x: int): ...\nf.__annotations__") == result("{'x': <class 'int'>}")


def test_a_namespace_takes_the_place_of_the_globals(desk: Any) -> None:
    assert desk.run("y = x\n(__name__, y)", namespace={"x": 5}) == result("('__main__', 5)")
    assert "y" not in desk.kernel.globals


def test_classes_of_a_program_can_be_pickled_and_inspected(desk: Any) -> None:
    code = "class A:\n    x = 1\n"
    desk.run(code)
    assert desk.run("import pickle\ntype(pickle.loads(pickle.dumps(A())))") == result("<class '__main__.A'>")
    assert desk.run(code + "import inspect\ninspect.getsource(A)") == result(repr(code))


def test_dataclasses_and_type_hints_resolve_names_of_the_program(desk: Any) -> None:
    code = "import dataclasses, typing\n@dataclasses.dataclass\nclass P:\n    n: 'Q'\nclass Q: ...\n"
    assert desk.run(code + "typing.get_type_hints(P)") == result("{'n': <class '__main__.Q'>}")


def test_values_are_encoded_when_asked_for(make_desk: Callable[..., Any]) -> None:
    desk = make_desk(encode=lambda value: {"posted": value})
    assert desk.run("1", values=True) == [("result", {"id": 7, "repr": "1", "value": {"posted": 1}})]
    assert desk.run("1") == result("1")


def test_without_an_encoder_a_value_goes_as_it_is(desk: Any) -> None:
    assert desk.run("[1]", values=True) == [("result", {"id": 7, "repr": "[1]", "value": [1]})]


def test_a_value_that_cannot_be_encoded_arrives_as_its_repr(make_desk: Callable[..., Any]) -> None:
    desk = make_desk(encode=lambda _value: 1 / 0)
    assert desk.run("[1]", values=True) == [("result", {"id": 7, "repr": "[1]", "value": "[1]"})]


def test_a_repr_that_raises_is_an_error_and_the_state_stays(desk: Any) -> None:
    code = "class Point:\n    def __repr__(self):\n        raise ValueError('no')\nPoint()"
    traceback = (
        'Traceback (most recent call last):\n  File "main.py", line 3, in __repr__\n'
        "    raise ValueError('no')\nValueError: no\n"
    )
    place = at(3, "        raise ValueError('no')", 9, 31)
    assert desk.run(code) == error("ValueError", "Point.__repr__ raised ValueError: no", traceback, **place)
    assert desk.run("Point.__name__") == result("'Point'")


def test_a_list_nested_200000_deep_has_a_repr(desk: Any) -> None:
    deep = "[" * 500 + "…" + "]" * 500 + " … (nested deeper than 500 levels)"
    assert desk.run("x = [[]]\nfor _ in range(200_000):\n    x.append([x[-1]])\nx[-1]") == result(deep)


def test_an_error_has_name_message_and_traceback(desk: Any) -> None:
    traceback = (
        'Traceback (most recent call last):\n  File "main.py", line 1, in <module>\n    1/0\n    ~^~\n'
        "ZeroDivisionError: division by zero\n"
    )
    hint = "You cannot divide by zero. Check first that the divisor is not 0, for example with if b != 0:"
    told = {"hint": hint, **at(1, "1/0", 1, 4)}
    assert desk.run("1/0") == error("ZeroDivisionError", "division by zero", traceback, **told)


def test_a_syntax_error_shows_its_line_whichever_stage_finds_it(desk: Any) -> None:
    parsed = '  File "main.py", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n'
    place = at(1, "x = = 1", 5, 6)
    assert desk.run("x = = 1") == error("SyntaxError", "invalid syntax", parsed, **place)
    compiled = (
        "  File \"main.py\", line 2\n    return 5\n    ^^^^^^^^\nSyntaxError: 'return' outside function\n"
    )
    hint = "return works only inside a function. Check the indentation of this line."
    told = {"hint": hint, **at(2, "return 5", 1, 9)}
    expected = error("SyntaxError", "'return' outside function", compiled, **told)
    assert desk.run("x = 1\nreturn 5") == expected


def test_a_stop_of_an_iteration_stays_what_it_is(desk: Any) -> None:
    ((kind, fields),) = desk.run("next(iter(()))")
    assert (kind, fields["name"], fields["message"]) == ("error", "StopIteration", "")


def test_an_interrupt_stops_the_run_at_the_visitors_line(desk: Any) -> None:
    line = "raise KeyboardInterrupt"
    assert desk.run(line) == error("KeyboardInterrupt", "", raised(1, line, "KeyboardInterrupt"))
    assert desk.events[-1][1]["status"] == "stopped"


def test_stop_cancels_what_the_program_awaits(desk: Any) -> None:
    desk.kernel.globals["kernel"] = desk.kernel
    code = "import asyncio\nkernel.stop()\nawait asyncio.Event().wait()"
    ((kind, fields),) = desk.run(code)
    assert (kind, fields["name"], fields["message"]) == ("error", "KeyboardInterrupt", "")
    assert desk.events[-1][1]["status"] == "stopped"


def test_a_stop_that_comes_too_late_strikes_nothing_else(desk: Any) -> None:
    async def two_runs() -> list[str]:
        desk.kernel.globals["kernel"] = desk.kernel
        return [
            await desk.kernel.run(1, "kernel.stop()"),
            await desk.kernel.run(2, "import asyncio\nawait asyncio.sleep(0, 2)"),
        ]

    assert asyncio.run(two_runs()) == ["ok", "ok"]
    desk.kernel.stop()


def test_a_cancellation_of_something_else_is_an_error(desk: Any) -> None:
    line = "raise asyncio.CancelledError('other')"
    traceback = raised(2, line, "asyncio.exceptions.CancelledError: other")
    told = error("CancelledError", "other", traceback, **at(2, line, 1, 38))
    assert desk.run("import asyncio\n" + line) == told


@pytest.mark.parametrize(
    "code", ["exit(0)", "import sys; sys.exit()", "raise SystemExit", "import sys; sys.exit(0)"]
)
def test_a_program_that_exits_without_complaint_is_done(desk: Any, code: str, monkeypatch: Any) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())  # site's exit() closes it
    assert desk.run(code) == NOTHING
    assert desk.events[-1][1]["status"] == "ok"


def test_an_exit_code_or_message_is_said_without_a_traceback(desk: Any) -> None:
    assert desk.run("import sys\nsys.exit(3)") == error(
        "SystemExit", "exited with 3", "The program exited with 3."
    )
    assert desk.run("raise SystemExit('no data')") == error("SystemExit", "no data", "no data")


def test_any_base_exception_is_an_ordinary_error(desk: Any) -> None:
    line = "raise GeneratorExit"
    assert desk.run(line) == error(
        "GeneratorExit", "", raised(1, line, "GeneratorExit"), **at(1, line, 1, 20)
    )
    desk.run("class Odd(BaseException): ...")
    line = "raise Odd(1)"
    assert desk.run(line) == error("Odd", "1", raised(1, line, "Odd: 1"), **at(1, line, 1, 13))


def raised(line: int, text: str, last: str) -> str:
    where = f'  File "main.py", line {line}, in <module>\n    {text}\n'
    return f"Traceback (most recent call last):\n{where}{last}\n"


@pytest.mark.parametrize(
    "spoil", ["sys.stdout.close()", "sys.stdout = 5", "sys.stdout = None", "del sys.stdout"]
)
def test_a_spoilt_standard_output_is_replaced(desk: Any, spoil: str, monkeypatch: Any) -> None:
    original = io.StringIO()
    monkeypatch.setattr(sys, "__stdout__", original)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert desk.run("import sys\n" + spoil) == NOTHING
    assert desk.run("print('heard')") == NOTHING
    assert (sys.stdout, original.getvalue()) == (original, "heard\n")


def test_an_output_of_the_programs_own_stays(desk: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    loud = "class Loud:\n    def write(self, text): heard.append(text)\n"
    desk.run(loud + "import sys\nheard = []\nsys.stdout = Loud()")
    assert desk.run("print('hm')\nheard") == result("['hm', '\\n']")


def test_output_is_flushed_before_the_result_is_reported(monkeypatch: Any) -> None:
    order: list[str] = []

    class Stream(io.StringIO):
        def flush(self) -> None:
            order.append("flush")

    monkeypatch.setattr(sys, "stdout", Stream())
    kernel = Kernel(lambda kind, _fields: order.append(kind))
    asyncio.run(kernel.run(1, "1"))
    assert order[:3] == ["started", "flush", "flush"]
    assert order[-2:] == ["result", "done"]


def test_a_warning_is_shown_once_per_place_and_run(desk: Any, capsys: Any, recwarn: Any) -> None:
    code = "import warnings\nwarnings.simplefilter('default')\nfor _ in range(3):\n    warnings.warn('mind')"
    shown: list[str] = []
    for _ in range(2):
        before = len(recwarn)
        desk.run(code)
        shown += [str(warning.message) for warning in recwarn.list[before:]]
    assert shown == ["mind", "mind"]


def test_done_comes_once_even_if_the_result_cannot_be_sent() -> None:
    events: list[str] = []

    def emit(kind: str, fields: dict[str, object]) -> None:
        events.append(kind)
        if kind == "result":
            raise RuntimeError("could not be cloned")

    assert asyncio.run(Kernel(emit).run(1, "1")) == "error"
    assert events == ["started", "result", "error", "done"]


def test_an_edge_that_takes_no_report_is_told_by_an_exception() -> None:
    def emit(kind: str, fields: dict[str, object]) -> None:
        raise RuntimeError("closed")

    kernel = Kernel(emit)
    with pytest.raises(RuntimeError, match="closed"):
        asyncio.run(kernel.run(1, "1"))


def test_what_comes_before_the_program_is_awaited_and_takes_none_of_its_time(desk: Any) -> None:
    seen: list[tuple[int, str, list[Event]]] = []

    async def before(run_id: int, code: str) -> None:
        seen.append((run_id, code, list(desk.events)))

    assert desk.run("1", before=before) == result("1")
    assert seen == [(7, "1", [("started", {"id": 7})])]


@pytest.mark.parametrize(
    ("failure", "status"), [(OSError("no network"), "error"), (KeyboardInterrupt(), "stopped")]
)
def test_a_failure_before_the_program_is_reported(desk: Any, failure: BaseException, status: str) -> None:
    def before(run_id: int, code: str) -> Awaitable[None]:
        raise failure

    assert asyncio.run(desk.kernel.run(7, "1", before=before)) == status
    traceback = desk.events[1][1].pop("traceback")
    assert traceback.startswith("Traceback (most recent call last):\n")
    assert desk.events == [
        ("started", {"id": 7}),
        ("error", {"id": 7, "name": type(failure).__name__, "message": str(failure)}),
        ("done", {"id": 7, "status": status, "ms": 0.0}),
    ]


def test_data_is_a_module_with_exactly_its_keys(desk: Any) -> None:
    desk.kernel.set_data({"ranks": [3, 1], "old": 0})
    desk.kernel.set_data({"ranks": [3, 1]})
    assert desk.run("from data import ranks\nranks") == result("[3, 1]")
    assert desk.run("import data\n[name for name in vars(data) if name[0] != '_']") == result("['ranks']")


def test_without_data_there_is_no_such_module(desk: Any) -> None:
    desk.kernel.set_data({"ranks": 1})
    desk.kernel.set_data({})
    assert "data" not in sys.modules
    desk.kernel.set_data({"ranks": 1})
    desk.kernel.reset()
    assert "data" not in sys.modules


def test_code_objects_of_a_program_can_be_pickled_by_name_alone(desk: Any) -> None:
    desk.run("def f(): ...")
    name = pickle.loads(pickle.dumps(desk.kernel.globals["f"].__code__.co_filename))
    assert (type(name), name) == (str, "main.py")


class Shows:
    """A screen that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def show_result(self, value: object) -> bool:
        self.told.append(value)
        return value == "picture"

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_: self.told.append(name)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("'picture'", ["finish", "picture"]),
        ("5", ["finish", 5]),
        ("None", ["finish"]),
        ("1 / 0", ["finish_failed"]),
        ("import sys; sys.exit()", ["finish_failed"]),
        ("raise KeyboardInterrupt", ["discard"]),
    ],
)
def test_what_a_program_left_open_is_shown_before_its_result(
    make_desk: Any, code: str, told: list[object]
) -> None:
    screen = Shows()
    make_desk(screen=screen).run(code)
    assert screen.told == told


def test_a_result_that_is_shown_says_so(make_desk: Any) -> None:
    desk = make_desk(screen=Shows())
    assert desk.run("'picture'") == [("result", {"id": 7, "repr": "'picture'", "shown": True})]
    assert desk.run("'text'") == result("'text'")
