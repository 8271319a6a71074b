"""Which room may import which, as one literal table, and what MicroPython's Python must not contain.

The standard library is free on the worker's side; on the page's side it is what MicroPython has. What stands
under `if TYPE_CHECKING:` is for the checker alone and is not looked at.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tools.base.paths import ROOT

# What Pyodide gives Python of the worker's JavaScript.
JAVASCRIPT = ("js", "pyodide", "pyodide_js")

# Room → the rooms that it may import beside itself; `*` joins them all.
ROOMS: dict[str, tuple[str, ...]] = {
    "app": (),
    "app.main": ("*",),
    "app.later": ("*",),
    # It runs before anything of the page's own can be imported.
    "app.boot": (),
    "app.base": (),
    "app.runtime": ("app.base", "app.device", "worker.protocol"),
    "app.playground": ("app.base", "app.output", "app.runtime", "app.shell", "worker.protocol"),
    "app.output": ("app.base",),
    "app.projects": ("app.base",),
    "app.editor": ("app.base", "app.runtime", "worker.protocol"),
    "app.compare": ("app.base", "app.output", "app.projects", "app.runtime", "worker.protocol"),
    "app.lessons": ("app.base", "app.projects"),
    "app.device": ("app.base", "app.runtime", "worker.protocol"),
    "app.packages": ("app.base",),
    "app.shell": ("app.base", "app.device", "worker.protocol"),
    "worker": (),
    "worker.protocol": (),
    "worker.contract": (),
    "worker.kernel": ("worker.protocol",),
    "worker.packages": (),
    "worker.bridge": ("worker.kernel", "worker.packages", "worker.protocol", *JAVASCRIPT),
    # These run in Brython or MicroPython, and import what their engine gives them.
    "worker.engines": (
        "_offthread",
        "_offthread_disk",
        "_offthread_handles",
        "browser",
        "completion",
        "crossing",
    ),
}
# Modules that reach what is outside of Python, and what they reach.
EDGES = {
    "app.base.javascript": ("js", "jsffi"),
    "app.boot": ("js",),
}

# What is reached through a door of its own: name → the door.
DOORS = {
    "js": "app/base/javascript.py on the page, worker/bridge/main.py in the worker",
    "jsffi": "app/base/javascript.py",
    "pyodide": "worker/bridge/main.py",
    "pyodide_js": "worker/bridge/main.py",
    "worker": "worker/protocol.py, the only part of the worker that the page knows",
    "app": "nothing: the worker does not know the page",
}
NEVER = ("app.main", "worker.bridge.main")

MICROPYTHON_LIBRARY = {
    "array", "asyncio", "binascii", "collections", "errno", "functools", "gc", "hashlib", "heapq", "io",
    "json", "math", "os", "random", "re", "struct", "sys", "time",
}  # fmt: skip
PROTOCOL_LIBRARY = {"sys", "json"}

LONGEST = 300
TABLES = ("worker/protocol.py",)
TABLE = "tests/test_layering.py"


class Import(NamedTuple):
    """One imported name, such as `worker.protocol` or `worker.kernel.kernel.Kernel`, and its line."""

    name: str
    line: int


def sources(*folders: str, endings: tuple[str, ...] = (".py",)) -> list[Path]:
    """Return the source files below some folders, relative to the project."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in endings)
    return sorted(path.relative_to(ROOT) for path in found)


def parse(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path))


def module_name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def room(module: str) -> str:
    """Return the room that a module lies in."""
    first = ".".join(module.split(".")[:2])
    return first if first in ROOMS else module


def running(node: ast.AST) -> Iterator[ast.AST]:
    """Yield all nodes that run, leaving out what is for the checker alone."""
    for child in ast.iter_child_nodes(node):
        if (
            isinstance(child, ast.If)
            and isinstance(child.test, ast.Name)
            and child.test.id == "TYPE_CHECKING"
        ):
            continue
        yield child
        yield from running(child)


def imports(path: Path) -> Iterator[Import]:
    for node in running(parse(path)):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: name the whole module, not one relative to this"
            yield from (Import(f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def is_allowed(name: str, allowed: tuple[str, ...]) -> bool:
    """Tell whether an imported name is one of the allowed modules or lies in one."""
    return any(name == each or name.startswith(f"{each}.") for each in allowed)


def library(path: Path) -> set[str]:
    """Return the part of the standard library that a module may use."""
    if path == Path("worker/protocol.py"):
        return PROTOCOL_LIBRARY
    return MICROPYTHON_LIBRARY if path.parts[0] == "app" else set(sys.stdlib_module_names)


def complaint(path: Path, found: Import) -> str | None:
    """Return what is wrong about an import, or None."""
    module, top = module_name(path), found.name.partition(".")[0]
    side = module.partition(".")[0]
    if is_allowed(found.name, NEVER):
        return f"{path}:{found.line}: nobody imports {found.name}: it acts on import."
    allowed = (room(module), *ROOMS[room(module)], *EDGES.get(module, ()))
    if is_allowed(found.name, allowed) or top in library(path) or ("*" in allowed and top == side):
        return None
    if top in sys.stdlib_module_names:
        return f"{path}:{found.line}: MicroPython has no {found.name}, or not one to rely on; do without."
    door = f"{TABLE}, if {module} really needs it" if top == side else DOORS.get(top, "nothing")
    return f"{path}:{found.line}: {module} may not import {found.name}. The door to it is {door}."


PYTHON = sources("app", "worker")
MICROPYTHON = [path for path in PYTHON if path.parts[0] == "app" or path.name == "protocol.py"]


@pytest.mark.parametrize("path", PYTHON, ids=str)
def test_a_module_imports_only_what_the_table_allows(path: Path) -> None:
    assert [wrong for found in imports(path) if (wrong := complaint(path, found))] == []


def test_the_table_has_no_room_that_is_gone() -> None:
    assert sorted({*ROOMS} - {room(module_name(path)) for path in PYTHON}) == []


@pytest.mark.parametrize("path", MICROPYTHON, ids=str)
def test_what_micropython_runs_stays_within_its_language(path: Path) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert [f"{path}:{line}: {wrong}" for line, wrong in foreign(text)] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("match x:\n    case 1: pass", "`match` statement"),
        ("try: pass\nexcept* E: pass", "`except*`"),
        ("def f(a, /): pass", "positional-only `/`"),
        ("[*a, b]", "`*` in a list, tuple or set"),
        ("{**a}", "`**` in a dict"),
        ("class A(metaclass=B): pass", "argument `metaclass=`"),
        ("json.dumps(a, sort_keys=True)", "argument `sort_keys=`"),
        ("a[::2]", "slice with a step"),
        ("a.removeprefix('b')", "method `removeprefix`"),
        ("asyncio.run(a)", "`asyncio.run`"),
        ("re.compile('(?P<a>b)')", "named group in a regular expression"),
        ("with (a as b, c as d): pass", "`with` in parentheses"),
    ],
)
def test_what_micropython_lacks_is_found(text: str, wrong: str) -> None:
    assert [found for _, found in foreign(text)] == [wrong]


def test_what_micropython_has_is_left_alone() -> None:
    text = "first, *rest = f(*a, **b)\nif (n := len(rest)) > 1: x[1:n] = []\nwith a as b, c as d: pass"
    assert list(foreign(text)) == []


@pytest.mark.parametrize(
    "path", sources("app", "worker", "tools", "public", endings=(".py", ".js", ".mjs")), ids=str
)
def test_a_file_is_short_enough_to_be_read(path: Path) -> None:
    count = len((ROOT / path).read_text(encoding="utf-8").splitlines())
    assert path.as_posix() in TABLES or count <= LONGEST, f"{path} has {count} lines: it is two files."


# Methods of str and bytes, and arguments, that MicroPython does not have.
METHODS = {
    "capitalize", "casefold", "expandtabs", "format_map", "groups", "isalnum", "isascii", "isdecimal",
    "isidentifier", "isnumeric", "isprintable", "istitle", "ljust", "maketrans", "removeprefix",
    "removesuffix", "rjust", "swapcase", "title", "translate", "zfill",
}  # fmt: skip
ARGUMENTS = {"metaclass", "sort_keys", "strict"}
ASYNCIO = {"Queue", "Runner", "TaskGroup", "run", "timeout", "to_thread"}


def foreign(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each construct that MicroPython does not run."""
    tree = ast.parse(text)
    lines = text.splitlines()
    for node in running(tree):
        for wrong in [*foreign_syntax(node, lines), *foreign_names(node)]:
            yield getattr(node, "lineno", 0), wrong


def foreign_syntax(node: ast.AST, lines: list[str]) -> Iterator[str]:
    match node:
        case ast.Match():
            yield "`match` statement"
        case ast.TryStar():
            yield "`except*`"
        case ast.arguments(posonlyargs=[_, *_]):
            yield "positional-only `/`"
        case ast.List(ctx=ast.Load()) | ast.Tuple(ctx=ast.Load()) | ast.Set():
            if any(isinstance(item, ast.Starred) for item in node.elts):
                yield "`*` in a list, tuple or set"
        case ast.Dict() if None in node.keys:
            yield "`**` in a dict"
        case ast.Slice(step=ast.expr()):
            yield "slice with a step"
        case ast.With() | ast.AsyncWith() if len(node.items) > 1:
            if lines[node.lineno - 1][node.col_offset :].partition("with")[2].lstrip().startswith("("):
                yield "`with` in parentheses"


def foreign_names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.keyword(arg=str(name)) if name in ARGUMENTS:
            yield f"argument `{name}=`"
        case ast.Call(func=ast.Attribute(attr=name)) if name in METHODS:
            yield f"method `{name}`"
        case ast.Attribute(value=ast.Name(id="asyncio"), attr=name) if name in ASYNCIO:
            yield f"`asyncio.{name}`"
        case ast.Constant(value=str(value)) if "(?P<" in value:
            yield "named group in a regular expression"
