"""Tracebacks: the text that Python itself would print, and nothing of ours in it."""

import gc
import inspect
import linecache
import os
import subprocess
import sys
import warnings
import weakref
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from worker.kernel.tracebacks import LIMIT, SourceName, Sources, message, render, shorten

PROGRAMS = {
    "a plain error": "def f(a):\n    return a / 0\n\nprint(f(1) +\n      f(2))",
    "a cause": "try:\n    {}['k']\nexcept KeyError as e:\n    raise ValueError('bad') from e",
    "a context": "try:\n    {}['k']\nexcept KeyError:\n    int('x')",
    "a suppressed context": "try:\n    1/0\nexcept ZeroDivisionError:\n    raise ValueError from None",
    "a group": "def f():\n    raise KeyError('k')\nes = []\nfor n in 1, 2:\n    try:\n        f()\n"
    "    except KeyError as e:\n        es.append(e)\nraise ExceptionGroup('both', es)",
    "notes": "e = ValueError('v')\ne.add_note('first')\ne.add_note('second\\nline')\nraise e",
    "an import misspelt": "from math import squirt",
    "a module missing": "import maths",
    "a str that raises": "class E(Exception):\n    def __str__(self):\n        1/0\nraise E",
    "an odd str": "class E(Exception):\n    def __str__(self):\n        return 5\nraise E",
    "a recursion": "def f(n):\n    return f(n + 1)\nimport sys\nsys.setrecursionlimit(90)\nf(0)",
    "a syntax error": "def f(:\n    pass",
    "an unclosed bracket": "print('hello'\nx = 1",
    "an unterminated string": "x = 'abc",
    "a print statement": "print 'hello'",
    "an error found late": "def f():\n    x = 1\n    nonlocal_ = 2\n\nbreak",
    "a syntax error in eval": "eval('1 +')",
    "tabs and wide letters": "def f():\n\treturn 'é😀' + 1\nf()",
    "a library's frames": "import json\njson.loads('{')",
    "a loop of causes": "a = ValueError('a')\nb = ValueError('b')\na.__cause__ = b\nb.__cause__ = a\nraise a",
    "an error without a line": "exec('1/0')",
}
if sys.version_info >= (3, 12):  # before, the interpreter knew suggestions that its traceback module did not
    PROGRAMS["a name misspelt"] = "printer = 1\nprinterr"
    PROGRAMS["an attribute misspelt"] = "'text'.uper()"
    PROGRAMS["a library not imported"] = "json.loads('1')"


@pytest.fixture
def untraced() -> Iterator[None]:
    """Without the tracer of coverage, which runs into the limit of recursion as the program does."""
    trace = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(trace)


@pytest.mark.skipif(sys.platform == "emscripten", reason="needs a second interpreter")
@pytest.mark.usefixtures("untraced")
@pytest.mark.parametrize("name", PROGRAMS)
def test_the_text_is_what_python_prints(desk: Any, name: str, tmp_path: Path) -> None:
    path = tmp_path / "main.py"
    path.write_text(PROGRAMS[name], encoding="utf-8")
    command = [sys.executable, "-W", "ignore", str(path)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHON_COLORS": "0"}
    printed = subprocess.run(command, capture_output=True, env=environment, check=False).stderr.decode()
    limit = sys.getrecursionlimit()
    try:
        rendered = desk.traceback(PROGRAMS[name])
    finally:
        sys.setrecursionlimit(limit)
    assert without_depth(rendered) == without_depth(printed.replace(str(path), "main.py"))


def test_an_indentation_error_shows_its_line(desk: Any) -> None:
    assert desk.traceback("if True:\nprint(1)") == (
        '  File "main.py", line 2\n    print(1)\n    ^^^^^\n'
        "IndentationError: expected an indented block after 'if' statement on line 1\n"
    )


def without_depth(text: str) -> str:
    """How often a line was repeated depends on how deep the interpreter stood already."""
    lines = text.splitlines()
    return "\n".join("  [repeated]" if line.startswith("  [Previous line") else line for line in lines)


def test_a_function_of_an_earlier_run_shows_its_own_lines(desk: Any) -> None:
    desk.run("def f():\n    raise ValueError  # the first text")
    assert desk.traceback("# another text\n\nf()  # here") == (
        "Traceback (most recent call last):\n"
        '  File "main.py", line 3, in <module>\n    f()  # here\n' + anchors("    ~^^\n") + ""
        '  File "main.py", line 2, in f\n    raise ValueError  # the first text\n'
        + "    ^^^^^^^^^^^^^^^^\nValueError\n"
    )


def anchors(marks: str) -> str:
    return marks if sys.version_info >= (3, 13) else "    ^^^\n"


def test_rendering_leaves_the_latest_text_in_place(desk: Any) -> None:
    desk.run("def f():\n    1/0")
    desk.traceback("f()  # latest")
    assert linecache.getline("main.py", 1) == "f()  # latest\n"


def test_the_text_of_a_function_goes_with_the_function(desk: Any) -> None:
    desk.run("def f(): ...")
    name = weakref.ref(desk.kernel.globals["f"].__code__)
    desk.run("del f")
    gc.collect()
    assert name() is None


def test_warnings_show_the_line_that_warned(desk: Any) -> None:
    desk.run("def f():\n    import warnings\n    warnings.warn('mind')  # this line")
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        desk.run("f()")
    assert [(str(one.message), one.filename, one.lineno) for one in shown] == [("mind", "main.py", 3)]


def test_only_so_many_texts_are_remembered() -> None:
    sources = Sources(limit=2)
    for name in ("one.py", "two.py", "one.py", "three.py"):
        sources.add(name, "text of " + name)
    names = ("one.py", "two.py", "three.py")
    assert [linecache.getline(name, 1) for name in names] == ["text of one.py\n", "", "text of three.py\n"]
    for name in names:
        linecache.cache.pop(name, None)


def test_a_source_name_knows_its_lines() -> None:
    name = SourceName("main.py", "a\x0c\nb")
    assert (name, [name.line(number) for number in range(4)]) == ("main.py", [None, "a\x0c\n", "b\n", None])


@pytest.mark.parametrize("name", ["pyodide", "offthread_turtle"])
def test_frames_of_the_engine_and_of_the_kernel_are_dropped_wherever_they_occur(
    desk: Any, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    engine = ModuleType(name)
    engine.__path__ = [f"/lib/python314.zip/{name}"]
    monkeypatch.setitem(sys.modules, name, engine)
    code = compile("def call(f):\n    return f()", f"/lib/python314.zip/{name}/code.py", "exec")
    exec(code, engine.__dict__)
    desk.kernel.globals["call"] = engine.call
    program = "def f():\n    raise ValueError\ntry:\n    call(f)\nexcept ValueError:\n    raise KeyError"
    text = desk.traceback(program)
    assert [line for line in text.splitlines() if "File" in line] == [
        '  File "main.py", line 4, in <module>',
        '  File "main.py", line 2, in f',
        '  File "main.py", line 6, in <module>',
    ]


def test_frames_of_a_file_in_the_home_directory_stay() -> None:
    scope: dict[str, Any] = {}
    exec(compile("def f():\n    raise ValueError", "/home/pyodide/worker/main.py", "exec"), scope)
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - it has no message
        scope["f"]()
    assert '  File "/home/pyodide/worker/main.py", line 2, in f\n' in render(caught.value)


def test_an_exception_without_frames_is_its_last_line() -> None:
    assert render(ValueError("v")) == "ValueError: v\n"


def test_an_enormous_message_is_bounded() -> None:
    error = ValueError("x" * 10_000_000)
    text = render(error)
    assert len(text) < LIMIT + 100
    assert text == shorten("ValueError: " + "x" * 10_000_000 + "\n", LIMIT)
    assert len(message(error)) < LIMIT + 100


def test_shortening_says_how_much_is_left_out() -> None:
    assert shorten("a" * 9 + "b" * 3, 12) == "a" * 9 + "b" * 3
    assert (
        shorten("a" * 9 + "c" * 5_000 + "b" * 3, 12)
        == "a" * 9 + "\n… 5,000 characters left out …\n" + "b" * 3
    )


def test_an_exception_that_cannot_be_rendered_has_type_and_message() -> None:
    class OddError(Exception):
        @property
        def __cause__(self) -> Any:  # type: ignore[override]
            raise RuntimeError("no cause")

    assert render(OddError("said")) == "OddError: said\n(no traceback: RuntimeError)\n"


def test_a_message_never_raises() -> None:
    class OddError(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    assert message(OddError()) == "<exception str() failed>"
    assert message(ValueError("v")) == "v"
    assert message(SyntaxError("invalid syntax", ("main.py", 1, 1, "x", 1, 2))) == "invalid syntax"


def test_the_source_of_the_latest_text_can_be_inspected(desk: Any) -> None:
    desk.run("def f():\n    return 1\n")
    assert inspect.getsource(desk.kernel.globals["f"]) == "def f():\n    return 1\n"


def test_of_many_notes_the_first_and_the_last_are_shown(desk: Any) -> None:
    code = "error = ValueError('deep')\nfor n in range(1400): error.add_note(f'level {n}')\nraise error"
    assert desk.traceback(code).splitlines()[4:] == [
        *(f"level {n}" for n in range(5)),
        "… 1,390 notes left out …",
        *(f"level {n}" for n in range(1395, 1400)),
    ]
