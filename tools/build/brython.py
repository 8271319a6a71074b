"""Brython's files as the site carries them: the core, and its standard library in parts.

Brython ships its library as one script of 5 MB. A part is what is fetched together: `common.json` has what
programs of learners import and all that these modules import in their turn, `rest.json` the others, and
`index.json` says which module is where.
"""

import ast
import json
import re
from collections.abc import Iterable, Mapping

START, END = "var scripts = ", "\n__BRYTHON__.update_VFS(scripts)"

CORE = "brython.js"
INDEX = "index.json"
COMMON, REST = "common.json", "rest.json"

# What learners' programs import most.
ROOTS = (
    "abc", "array", "bisect", "calendar", "cmath", "collections", "collections.abc", "contextlib",
    "copy", "dataclasses", "datetime", "enum", "fractions", "functools", "getpass", "heapq", "io",
    "itertools", "json", "keyword", "math", "numbers", "operator", "os", "os.path", "pprint", "random", "re",
    "statistics", "string", "struct", "sys", "textwrap", "time", "types", "typing", "warnings", "_strptime",
)  # fmt: skip

# A module of the library: its suffix, its text, what it imports anywhere, and 1 if it is a package.
Source = list[object]
JS_IMPORT = re.compile(r"""\$import\(\s*['"]([\w.]+)['"]""")


def files(core: bytes, library: str) -> dict[str, bytes]:
    """Return the files of the site's folder. core: brython.min.js; library: brython_stdlib.js."""
    sources = modules(library)
    common = closure(ROOTS, sources)
    parts = {
        COMMON: {name: source for name, source in sources.items() if name in common},
        REST: {name: source for name, source in sources.items() if name not in common},
    }
    index = {part: list(held) for part, held in parts.items()}
    packed = {name: packed_json(value) for name, value in {**parts, INDEX: index}.items()}
    return {CORE: core, **packed}


def modules(library: str) -> dict[str, Source]:
    """Return the modules that Brython's script of the library defines."""
    text = library[library.index(START) + len(START) : library.rindex(END)]
    found: dict[str, Source] = json.loads(text)
    return {name: source for name, source in found.items() if not name.startswith("$")}


def closure(roots: Iterable[str], sources: Mapping[str, Source]) -> set[str]:
    """Return the modules that these import, and those in turn, as soon as they are imported themselves."""
    found: set[str] = set()
    waiting = [name for name in roots if name in sources]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            packages = [name.rpartition(".")[0]]
            waiting += [each for each in [*imports(name, sources[name]), *packages] if each in sources]
    return found


def imports(name: str, source: Source) -> set[str]:
    """Return the names of what a module imports outside of its functions."""
    text = str(source[1])
    if source[0] == ".js":
        return set(JS_IMPORT.findall(text))
    try:
        body = ast.parse(text).body
    except SyntaxError:
        # Newer syntax than this Python's: all that Brython has found.
        return {str(each) for each in source[2]} if isinstance(source[2], list) else set()
    package = name if len(source) > 3 and source[3] else name.rpartition(".")[0]
    return {each for node in statements(body) for each in named(node, package)}


def statements(body: Iterable[ast.stmt]) -> Iterable[ast.stmt]:
    """Yield the statements that run with the module: those of its blocks, and not those of its functions."""
    for node in body:
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and not is_script(node):
            for inner in (getattr(node, field, []) for field in ("body", "orelse", "finalbody")):
                yield from statements(inner)
            for handler in getattr(node, "handlers", []):
                yield from statements(handler.body)


def is_script(node: ast.stmt) -> bool:
    """Tell whether this is what a module does only as a program of its own."""
    return isinstance(node, ast.If) and "__name__" in {
        each.id for each in ast.walk(node.test) if isinstance(each, ast.Name)
    }


def named(node: ast.stmt, package: str) -> Iterable[str]:
    """Yield the names of modules that an import statement may mean."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.name
    elif isinstance(node, ast.ImportFrom):
        parents = package.split(".") if node.level else []
        base = ".".join([*parents[: len(parents) - node.level + 1], *([node.module] if node.module else [])])
        yield base
        for alias in node.names:
            yield f"{base}.{alias.name}"


def packed_json(value: object) -> bytes:
    """Return JSON without a space too many."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
