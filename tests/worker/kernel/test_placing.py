"""The place of an error: the last line of the visitor's files that the exception shown last went through."""

import sys
from pathlib import Path
from typing import Any

import pytest

from worker.kernel.files import Folder
from worker.kernel.placing import NAME, SOURCE, named, place
from worker.kernel.program import compile_program
from worker.kernel.tracebacks import SourceName

Place = tuple[Any, ...]


def failed(code: str, name: str = "main.py") -> BaseException:
    """What a program raises."""
    try:
        exec(compile_program(code, SourceName(name, code)), {"__name__": "__main__"})
    except BaseException as error:  # noqa: BLE001 - any exception is what is asked for
        return error
    raise AssertionError("nothing was raised")


def at(error: BaseException) -> Place:
    """Line, and what of it is marked; to its end where no end is told."""
    found: Any = place(error)
    if not found:
        return ()
    text: str = found["source"]
    return found["line"], text[found.get("column", 1) - 1 : found.get("end_column", len(text) + 1) - 1]


GROUP = """
es = []
for n in 0, 1:
    try: [7][n + 1] if n else 1 / n
    except Exception as e: es.append(e)
raise ExceptionGroup('both', es)
"""

PLACES: dict[str, tuple[str, Place]] = {
    "an expression": ("x = 1\ny = x + 1 / 0", (2, "1 / 0")),
    "behind astral characters": ("s = '😀😀é'; t = [s, 1 / 0]", (1, "1 / 0")),
    "the function, not its caller": ("def f():\n    return {}['k']\nf()", (2, "{}['k']")),
    "the caller of what the library refuses": ("import json\njson.loads('{')", (2, "json.loads('{')")),
    "several lines": ("print(\n    'a' +\n    1)", (2, "'a' +")),
    "a cause": (
        "try:\n    {}['k']\nexcept KeyError as e:\n    raise ValueError('v') from e",
        (4, "raise ValueError('v') from e"),
    ),
    "a context": ("try:\n    {}['k']\nexcept KeyError:\n    int('x')", (4, "int('x')")),
    "the last of a group": (
        GROUP,
        (4, "[7][n + 1]"),
    ),
    "a group of what was never raised": (
        "raise ExceptionGroup('g', [ValueError()])",
        (1, "raise ExceptionGroup('g', [ValueError()])"),
    ),
    "a group in a group": (
        "try:\n    int('x')\nexcept ValueError as e:\n  raise ExceptionGroup('', [ExceptionGroup('', [e])])",
        (2, "int('x')"),
    ),
    "recursion": ("def f(n):\n    return f(n + 1)\nf(0)", (2, "f(n + 1)")),
    "a syntax error": ("x = 1\nx = = 2", (2, "=")),
    "a syntax error behind astral characters": ("s = '😀'; x = = 2", (1, "=")),
    "one found after parsing, behind astral characters": ("s = '😀'; break", (1, "break")),
    "an unclosed bracket": ("print('😀', (1\n", (1, "(1")),
    "an unclosed text": ("s = 'abc", (1, "'abc")),
    "a colon missing": ("if 1\n    x = 1", (1, "")),
    "an indentation": ("if 1:\nx = 2", (2, "x")),
    "a syntax error in another text": ("x = 1\neval('1 +')", (2, "eval('1 +')")),
    "a syntax error that a program makes up": (
        "raise SyntaxError('my own')",
        (1, "raise SyntaxError('my own')"),
    ),
    "one of the library": ("import ast\nast.literal_eval('1 +')", (2, "ast.literal_eval('1 +')")),
    "an exec": ("exec('1/0')", (1, "exec('1/0')")),
}


@pytest.fixture
def untraced() -> Any:
    """Without the tracer of coverage, which runs into the limit of recursion as the program does."""
    trace = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(trace)


@pytest.mark.usefixtures("untraced")
@pytest.mark.parametrize("name", PLACES)
def test_an_error_has_its_place(name: str) -> None:
    code, expected = PLACES[name]
    assert at(failed(code)) == expected


def test_the_file_is_named_as_the_visitor_does(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path))
    names = [
        f"{tmp_path}/pkg/a.py",
        "main.py",
        "/lib/python3.14/json/decoder.py",
        "<console-1>",
        "<string>",
        "",
    ]
    assert [folder.name(name) for name in names] == ["pkg/a.py", "main.py", None, None, None, None]
    assert type(folder.name(SourceName("main.py", ""))) is str


def test_a_module_of_the_project_is_a_place_and_one_beside_it_is_none(tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("# é😀\ndef f():\n    return '😀' + 1\n", encoding="utf-8")
    code = f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\nimport helper\nhelper.f()"
    try:
        error = failed(code)
    finally:
        sys.path.remove(str(tmp_path))
        sys.modules.pop("helper", None)
    found = place(error, Folder(str(tmp_path)).name)
    text = "    return '😀' + 1"
    assert found == {"file": "helper.py", "line": 3, "source": text, "column": 12, "end_column": 19}
    assert place(error)["line"] == 4


def test_what_is_typed_at_the_console_is_no_place() -> None:
    assert place(failed("1 / 0", "<console-1>")) == {}


def test_a_long_line_is_cut_and_a_long_name_is_no_place() -> None:
    code = f"x = '{'a' * 2000}' + 1"
    assert len(str(place(failed(code))["source"])) == SOURCE
    assert named("a" * NAME) is not None
    assert place(failed("1 / 0", "a" * (NAME + 1))) == {}


HOSTILE = {
    "numbers beyond all": f"raise SyntaxError('x', ('main.py', {10**30}, {10**30}, 'x'))",
    "a line that there is not": "e = SyntaxError('x', ('main.py', 99, 5, 'text', 99, 7))\nraise e",
    "no numbers": "e = SyntaxError('x')\ne.filename, e.lineno, e.offset = 'main.py', 'one', []\nraise e",
    "a name of its own class": "class S(str):\n    def __len__(self): raise ValueError\n"
    "e = SyntaxError('x')\ne.filename, e.lineno = S('main.py'), 1\nraise e",
    "an attribute that raises": "class E(Exception):\n  __traceback__ = property(lambda _: 1 / 0)\nraise E",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_program_makes_up_breaks_nothing(name: str) -> None:
    found = place(failed(HOSTILE[name]))
    assert all(type(each) in (str, int) for each in found.values())
    assert all(each < 2**31 for each in found.values() if isinstance(each, int))


def test_a_loop_of_groups_ends() -> None:
    group: Exception = ValueError("v")
    for _ in range(50):
        group = ExceptionGroup("g", [group])
    assert place(group) == {}


def test_a_stop_and_an_exit_have_no_place(desk: Any) -> None:
    for code in ("raise KeyboardInterrupt", "raise SystemExit(3)"):
        ((kind, fields),) = desk.run(code)
        assert (kind, "line" in fields) == ("error", False)
