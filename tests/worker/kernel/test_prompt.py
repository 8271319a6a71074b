"""What is typed at the console: whether it is whole, what it shows, and where its lines are found."""

import builtins
import inspect
import linecache
from collections.abc import Iterator
from typing import Any

import pytest

from worker.kernel.program import LAST
from worker.kernel.prompt import Prompt
from worker.kernel.sourcing import tend_inspect
from worker.kernel.tracebacks import Sources

INCOMPLETE = [
    "if x:",
    "for i in range(3): print(i)",
    "def f():\n    return 1",
    "def f():\n    return 1\n\n    x = 2",
    "@decorated",
    "class A:",
    "x = [1,\n2",
    "'''text",
    "x = 1 + \\",
    "try:\n    x\n",
    "x = 1\nif x:",
    "x = 1\nif x:\n    y",
    "with a as b:\n    if b:\n        c",
]
COMPLETE = [
    "",
    "# comment",
    "x",
    "x = 1\ny = 2",
    "if x:\n    y\n",
    "if x:\n    y\nz",
    "x = [1,\n2]",
    "await f()",
    "async def f():\n    await g()\n",
    "x = = 1",
    "x?",
    "return 1",
    "'open",
]


@pytest.fixture(autouse=True)
def last_value_goes_with_the_test() -> Iterator[None]:
    """Tests in the same process find no `_` of the prompt's."""
    yield
    vars(builtins).pop("_", None)


@pytest.mark.parametrize("code", INCOMPLETE)
def test_the_beginning_of_something_is_incomplete(code: str) -> None:
    assert Prompt().is_incomplete(code)


@pytest.mark.parametrize("code", COMPLETE)
def test_what_is_whole_or_wrong_is_not_incomplete(code: str) -> None:
    assert not Prompt().is_incomplete(code)


@pytest.mark.parametrize(
    ("code", "shown", "last"),
    [
        ("1", "", 1),
        ("1; 2", "1\n", 2),
        ("1\n2", "", 2),
        ("1\n2; 3", "2\n", 3),
        ("for i in range(2): i\n", "0\n1\n", None),
        ("x = 4", "", None),
        ("'doc'", "", "doc"),
    ],
)
def test_the_last_line_shows_its_values(
    capsys: pytest.CaptureFixture[str], code: str, shown: str, last: object
) -> None:
    scope: dict[str, Any] = {}
    prompt = Prompt()
    exec(prompt.compile(code), scope)
    prompt.drop(scope)
    assert (capsys.readouterr().out, scope.pop(LAST, None)) == (shown, last)
    assert [name for name in scope if name.startswith("<")] == []


@pytest.mark.parametrize("code", ["print?", "  print ? ", "?print", "print??"])
def test_a_question_mark_asks_for_help(capsys: pytest.CaptureFixture[str], code: str) -> None:
    exec(Prompt().compile(code), {})
    assert capsys.readouterr().out.startswith("Help on built-in function print")


@pytest.mark.parametrize("code", ["1?", "a b?", "f()?", "?"])
def test_a_question_mark_elsewhere_is_wrong_syntax(code: str) -> None:
    with pytest.raises(SyntaxError):
        Prompt().compile(code)


def test_each_entry_has_its_own_lines() -> None:
    prompt, scope = Prompt(), {"__name__": "__main__"}
    for code in ("def f():\n    return 1\n", "def g():\n    return 2\n"):
        exec(prompt.compile(code), scope)
    f, g = scope["f"], scope["g"]
    assert (inspect.getsource(f), inspect.getsource(g)) == (  # type: ignore[arg-type]
        "def f():\n    return 1\n",
        "def g():\n    return 2\n",
    )


def test_lines_are_forgotten_with_the_next_run() -> None:
    prompt = Prompt()
    prompt.compile("x = 1")
    assert linecache.getlines("<console-1>") == ["x = 1\n"]
    prompt.forget()
    assert linecache.getlines("<console-1>") == []
    prompt.compile("x = 2")
    assert linecache.getlines("<console-1>") == ["x = 2\n"]


@pytest.mark.parametrize("body", ["    x = 1\n", "    def f(self):\n        return 1\n", "    '''doc'''\n"])
def test_the_source_of_a_class_is_that_of_its_entry(body: str) -> None:
    sources = Sources()
    find = inspect.findsource
    tend_inspect(inspect, sources.recent)
    prompt, scope = Prompt(sources), {"__name__": "__main__"}
    prompt.compile("x = 1\ny = 2")
    exec(prompt.compile(f"class Typed:\n{body}"), scope)
    prompt.compile("class Other: pass")
    assert inspect.getsource(scope["Typed"]) == f"class Typed:\n{body}"  # type: ignore[arg-type]
    inspect.findsource = find


def test_what_is_imported_from_the_future_holds_for_further_entries() -> None:
    prompt = Prompt()
    scope: dict[str, Any] = {}
    code = "from __future__ import annotations"
    assert not prompt.is_incomplete(code)
    exec(prompt.compile(code), scope)
    exec(prompt.compile("def f(x: unknown): pass\n"), scope)
    f: Any = scope["f"]
    assert f.__annotations__ == {"x": "unknown"}
    prompt.forget()
    with pytest.raises(NameError):
        exec(prompt.compile("def f(x: unknown): pass\n"), {})
