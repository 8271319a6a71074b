"""What the Python that MicroPython runs must not contain: syntax, methods and modules that it lacks.

What stands under `if TYPE_CHECKING:` is for the checker alone and is not looked at. Who may import whom is
said in pyproject.toml. Further tests hold all sources to be short, and to do nothing when they are imported.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.base.paths import ROOT

LIBRARY = {
    "array", "asyncio", "binascii", "collections", "errno", "functools", "gc", "hashlib", "heapq", "io",
    "json", "math", "os", "random", "re", "struct", "sys", "time",
}  # fmt: skip

LONGEST = 300
TABLES = ("worker/protocol.py",)

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
# What may stand in a module, beside words and what is for the checker: it defines, and does nothing.
DEFINITIONS = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign, *FUNCTIONS)


def sources(*folders: str, endings: tuple[str, ...] = (".py",)) -> list[Path]:
    """Return the source files below some folders, relative to the project."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in endings)
    return sorted(path.relative_to(ROOT) for path in found)


def parse(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path))


def is_for_the_checker(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def running(node: ast.AST) -> Iterator[ast.AST]:
    """Yield all nodes that run, leaving out what is for the checker alone."""
    for child in ast.iter_child_nodes(node):
        if not is_for_the_checker(child):
            yield child
            yield from running(child)


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the first names of the modules that are imported."""
    for node in running(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module).partition(".")[0]


def acts(tree: ast.Module) -> Iterator[int]:
    """Yield the lines in which a module does something when it is imported."""
    for node in tree.body:
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not (is_text or is_for_the_checker(node) or isinstance(node, DEFINITIONS)):
            yield node.lineno


OURS = sources("app", "worker/kernel", "worker/packages", "worker/bridge", "worker/contract")
MICROPYTHON = [*sources("app", "worker/contract"), Path("worker/protocol.py")]


@pytest.mark.parametrize("path", MICROPYTHON, ids=str)
def test_what_micropython_runs_imports_what_it_has(path: Path) -> None:
    foreign_modules = {*imported(parse(path))} & sys.stdlib_module_names - LIBRARY
    assert sorted(foreign_modules) == [], "MicroPython lacks these, or has too little of them: do without"


@pytest.mark.parametrize("path", [path for path in OURS if path != Path("app/main.py")], ids=str)
def test_nothing_happens_when_a_module_is_imported(path: Path) -> None:
    assert [f"{path}:{line}" for line in acts(parse(path))] == []


def test_what_happens_on_import_is_found() -> None:
    text = (
        "'Words.'\nimport a\nb: int = 1\nclass C: pass\nif TYPE_CHECKING:\n    import d\ne()\nfor f in g: h()"
    )
    assert list(acts(ast.parse(text))) == [7, 8]


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
