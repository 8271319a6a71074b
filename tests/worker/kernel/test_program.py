"""Programs: what the compiled code leaves behind."""

import inspect
from typing import Any

import pytest

from worker.kernel.program import LAST, compile_program, normalised
from worker.kernel.tracebacks import SourceName


def left_behind(text: str) -> dict[str, Any]:
    scope: dict[str, Any] = {}
    exec(compile_program(text, SourceName("main.py", text)), scope)
    del scope["__builtins__"]
    return scope


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("", {}),
        ("x = 1", {"x": 1}),
        ("2", {LAST: 2}),
        ("x = 1\nx", {"x": 1, LAST: 1}),
        ("2;", {}),
        ("(2\n);  # quiet", {}),
        ("2 \\\n  ;", {}),
        ("'ä;'", {LAST: "ä;"}),
        ("x = 'ä'; x ;", {"x": "ä"}),
        ("2  # loud;", {LAST: 2}),
        ("*(1, 2), 3", {LAST: (1, 2, 3)}),
        ("(y := 4)", {"y": 4, LAST: 4}),
    ],
)
def test_a_last_expression_is_left_behind_unless_a_semicolon_quiets_it(
    text: str, scope: dict[str, Any]
) -> None:
    assert left_behind(text) == scope


def test_a_program_that_awaits_is_a_coroutine() -> None:
    text = "await something"
    flags = compile_program(text, SourceName("main.py", text)).co_flags
    assert flags & inspect.CO_COROUTINE
    text = "something"
    flags = compile_program(text, SourceName("main.py", text)).co_flags
    assert not flags & inspect.CO_COROUTINE


def test_a_program_is_read_as_from_a_file() -> None:
    assert normalised("\ufeffa\r\nb\rc\n\x0cd") == "a\nb\nc\n\x0cd"


@pytest.mark.parametrize(("text", "line"), [("x = = 1", "x = = 1"), ("y\nbreak", "break\n")])
def test_a_syntax_error_carries_its_line(text: str, line: str) -> None:
    with pytest.raises(SyntaxError) as caught:
        compile_program(text, SourceName("main.py", text))
    assert (caught.value.text or "").rstrip() == line.rstrip()
