"""Who may import whom, as one literal table, and what the Python that MicroPython runs must not contain.

A module that is missing from the table fails: add it, with no more than it needs. The standard library is
free on the worker's side; on the page's side it is what MicroPython has. What stands under
`if TYPE_CHECKING:` is for the checker alone and is not looked at.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tools.paths import ROOT

# Module → what it may import beyond the standard library.
ALLOWED: dict[str, tuple[str, ...]] = {
    "app": (),
    "app.address": ("app.browser",),
    "app.answers": (),
    "app.attempt": (
        "app.engines",
        "app.excerpt",
        "app.gallery",
        "app.link",
        "app.losses",
        "app.units",
        "worker.protocol",
    ),
    "app.backlog": (),
    "app.block": (),
    "app.browser": ("js", "pyscript"),
    "app.cabinet": (
        "app.browser",
        "app.files",
        "app.names",
        "app.storage",
        "app.transfer",
        "app.views",
        "app.workspace",
    ),
    "app.client": ("app.answers", "app.engines", "app.supervisor", "worker.protocol"),
    "app.comparing": ("app.attempt", "app.comparison", "app.exchange"),
    "app.comparison": ("app.attempt", "app.differences", "app.units", "worker.protocol"),
    "app.completing": ("worker.protocol",),
    "app.desk": ("app.exchange", "app.files", "app.keeper", "app.names", "app.workspace"),
    "app.device": ("app.reserve", "app.units"),
    "app.differences": (),
    "app.displays": (),
    "app.editor": ("app.browser",),
    "app.engines": (),
    "app.examples": (),
    "app.excerpt": ("app.terminal", "app.units"),
    "app.exchange": ("app.files", "app.names"),
    "app.facts": ("app.browser",),
    "app.files": ("app.names", "app.units"),
    "app.filing": ("app.browser", "app.files", "app.names", "app.storage", "app.transfer"),
    "app.gallery": ("app.displays",),
    "app.inbox": (),
    "app.jsondata": ("worker.protocol",),
    "app.keeper": (),
    "app.link": ("worker.protocol",),
    "app.log": ("app.units",),
    "app.losses": ("app.link",),
    "app.main": ("app", "app.views", "worker.protocol"),
    "app.markdown": (),
    "app.names": (),
    "app.offline": ("app.units",),
    "app.parcels": ("app.units",),
    "app.pen": (),
    "app.places": (),
    "app.playground": ("app", "worker.protocol"),
    "app.port": ("app.browser", "worker.protocol"),
    "app.reports": ("app", "worker.protocol"),
    "app.reserve": ("app.link", "worker.protocol"),
    "app.roll": ("app.block",),
    "app.row": (),
    "app.settings": (),
    "app.share": ("app.names", "app.workspace"),
    "app.sharing": (
        "app.names",
        "app.share",
        "app.transfer",
        "app.units",
        "app.views",
        "app.workspace",
    ),
    "app.shortcuts": (),
    "app.storage": ("app.browser",),
    "app.supervisor": (
        "app.device",
        "app.engines",
        "app.link",
        "app.losses",
        "app.reserve",
        "worker.protocol",
    ),
    "app.teaching": ("app.markdown", "app.transfer", "app.views"),
    "app.terminal": ("app.pen", "app.row"),
    "app.transcript": ("app.backlog", "app.block", "app.roll", "app.terminal"),
    "app.transfer": ("app.browser", "app.names", "app.storage"),
    "app.translator": ("app.link", "app.losses", "worker.protocol"),
    "app.units": (),
    "app.views": (),
    # All views alike: a model comes in, and they reach the page through app.browser.
    "app.views.*": (
        "app.attempt",
        "app.browser",
        "app.comparison",
        "app.device",
        "app.differences",
        "app.displays",
        "app.engines",
        "app.jsondata",
        "app.names",
        "app.parcels",
        "app.places",
        "app.settings",
        "app.transcript",
        "app.transfer",
        "app.translator",
        "app.units",
        "app.views",
        "worker.protocol",
    ),
    "app.workspace": ("app.files",),
    "worker": (),
    "worker.aliases": (),
    "worker.alts": (),
    "worker.bytecode": (),
    "worker.commands": ("worker.protocol",),
    "worker.completion": (),
    "worker.convert": ("js", "pyodide", "worker.values"),
    "worker.display": ("worker.figures", "worker.reprs", "worker.tables"),
    # These run in Brython or MicroPython.
    "worker.engines.brython.annotationlib_tail": (),
    "worker.engines.brython.asyncio_tail": (),
    "worker.engines.brython.collections_tail": (),
    "worker.engines.brython.csv_tail": (),
    "worker.engines.brython.datetime_tail": (),
    "worker.engines.brython.enum_tail": (),
    "worker.engines.brython.folders": ("_offthread_disk", "_offthread_handles"),
    "worker.engines.brython.getpass_tail": ("_offthread",),
    "worker.engines.brython.handles": ("_offthread_disk",),
    "worker.engines.brython.io_tail": ("_offthread_handles",),
    "worker.engines.brython.itertools_tail": (),
    "worker.engines.brython.json_tail": (),
    "worker.engines.brython.prelude": ("_offthread",),
    "worker.engines.brython.scope": ("browser",),
    "worker.engines.brython.tempfile_tail": ("_offthread_handles",),
    "worker.engines.brython.time_tail": ("_offthread",),
    "worker.engines.brython.typing_tail": (),
    "worker.engines.brython.unittest_tail": (),
    "worker.engines.micropython.kernel": ("completion", "crossing"),
    "worker.engines.shared.crossing": (),
    "worker.figures": ("worker.alts",),
    "worker.files": (),
    "worker.fonts": (),
    "worker.hints": ("worker.tracebacks",),
    "worker.image": (),
    "worker.imports": (),
    "worker.importing": (),
    "worker.index": ("worker.offers", "worker.packages"),
    "worker.installed": ("worker.packages",),
    "worker.kernel": (
        "worker.hints",
        "worker.program",
        "worker.protocol",
        "worker.screen",
        "worker.stepping",
        "worker.tracebacks",
        "worker.values",
    ),
    "worker.main": ("js", "pyodide", "pyodide_js", "worker"),
    "worker.modules": (),
    "worker.offers": (),
    "worker.packages": ("worker.aliases", "worker.imports"),
    "worker.program": ("worker.tracebacks",),
    "worker.protocol": (),
    "worker.reprs": (),
    "worker.requirements": ("worker.packages",),
    "worker.screen": (
        "worker.display",
        "worker.figures",
        "worker.fonts",
        "worker.importing",
        "worker.reprs",
    ),
    "worker.stepping": (),
    "worker.streams": (),
    "worker.supply": (
        "worker.bytecode",
        "worker.imports",
        "worker.index",
        "worker.installed",
        "worker.modules",
        "worker.packages",
        "worker.requirements",
    ),
    "worker.tables": (),
    "worker.tending": ("worker.stepping",),
    "worker.tracebacks": (),
    "worker.values": ("worker.reprs",),
    "worker.waiting": ("pyodide", "worker.kernel", "worker.streams"),
}

# What is reached through a door of its own: name → the door.
DOORS = {
    "js": "app/browser.py on the page, worker/main.py in the worker",
    "pyscript": "app/browser.py",
    "pyodide": "worker/main.py",
    "pyodide_js": "worker/main.py",
    "worker": "worker/protocol.py, the only part of the worker that the page knows",
    "app": "nothing: the worker does not know the page",
}
NEVER = ("app.main", "worker.main")

MICROPYTHON_LIBRARY = {
    "array", "asyncio", "binascii", "collections", "errno", "functools", "gc", "hashlib", "heapq", "io",
    "json", "math", "os", "random", "re", "struct", "sys", "time",
}  # fmt: skip
PROTOCOL_LIBRARY = {"sys", "json"}

LONGEST = 300
TABLES = ("worker/protocol.py",)
TABLE = "tests/test_layering.py"


class Import(NamedTuple):
    """One imported name, such as `worker.protocol` or `worker.kernel.Kernel`, and its line."""

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


def entry(module: str) -> str:
    """Return the table's name for a module."""
    return "app.views.*" if module.startswith("app.views.") else module


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
    if is_allowed(found.name, ALLOWED[entry(module)]) or top in library(path):
        return None
    if top in sys.stdlib_module_names:
        return f"{path}:{found.line}: MicroPython has no {found.name}, or not one to rely on; do without."
    door = f"{TABLE}, if {module} really needs it" if top == side else DOORS.get(top, "nothing")
    return f"{path}:{found.line}: {module} may not import {found.name}. The door to it is {door}."


PYTHON = sources("app", "worker")
MICROPYTHON = [path for path in PYTHON if path.parts[0] == "app" or path.name == "protocol.py"]


@pytest.mark.parametrize("path", PYTHON, ids=str)
def test_a_module_imports_only_what_the_table_allows(path: Path) -> None:
    assert entry(module_name(path)) in ALLOWED, (
        f"{path} is missing from ALLOWED in {TABLE}: add it to the table."
    )
    assert [wrong for found in imports(path) if (wrong := complaint(path, found))] == []


def test_the_table_has_no_module_that_is_gone() -> None:
    entries = {entry(module_name(path)) for path in PYTHON}
    assert sorted(ALLOWED.keys() - entries) == [], f"remove them from ALLOWED in {TABLE}"


def test_only_the_edges_know_the_browser() -> None:
    edges = [
        name for name, allowed in ALLOWED.items() if {"js", "pyodide", "pyodide_js", "pyscript"} & {*allowed}
    ]
    assert edges == ["app.browser", "worker.convert", "worker.main", "worker.waiting"]


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
