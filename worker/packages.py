"""Which packages a program needs: from its imports, by the lock file, to distributions in loading order.

Pure: what is importable and what the lock file says are given; nothing is loaded here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# A lock entry: name, version, imports, depends, file_name, sha256, package_type.
# https://pyodide.org/en/stable/development/new-packages.html
Lock = Mapping[str, Mapping[str, Any]]

_IMPORTERS = ("import_module", "__import__")
_NO_CAUSE = "it did not arrive, and the loader did not say why"


@dataclass(frozen=True)
class Plan:
    """What to load: normalised names of distributions, each after what it depends on; and names unknown."""

    packages: tuple[str, ...]
    unknown: tuple[str, ...]


def normalised(name: str) -> str:
    """A distribution's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imports_of(code: str, *, known: Callable[[str], bool] | None = None) -> list[str]:
    """The top-level names that a program imports anywhere, in order, each once; [] if it does not compile.

    `import_module` and `__import__` count when their argument is a literal. known: tells whether a dotted
    name stands for something by itself, as `google.protobuf` does; then the longest such name is given.
    """
    if "import" not in code:
        return []
    try:
        tree = ast.parse(code.removeprefix("\ufeff"))
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # the run itself will report it
        return []
    names = ((known and _longest(name, known)) or name.partition(".")[0] for name in _imported(tree))
    return list(dict.fromkeys(names))


def _imported(tree: ast.Module) -> Iterator[str]:
    """Dotted names, as far as they may be modules, in the order of the text."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom | ast.Call)]
    for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module if not node.level else None
            yield from (f"{module}.{alias.name}" for alias in node.names if module)
        else:
            yield from _called(node)


def _called(node: ast.Call) -> Iterator[str]:
    function = node.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    first = node.args[0] if node.args else None
    named = first.value if isinstance(first, ast.Constant) else None
    if name in _IMPORTERS and isinstance(named, str) and named and not named.startswith("."):
        yield named


def _longest(name: str, known: Callable[[str], bool]) -> str | None:
    """The longest prefix, at dots, that is known."""
    while name and not known(name):
        name = name.rpartition(".")[0]
    return name or None


def missing(names: Iterable[str], importable: Callable[[str], bool]) -> list[str]:
    """Those names that cannot be imported yet."""
    return [name for name in names if not importable(name)]


def imports_in(lock: Lock) -> dict[str, str]:
    """From each import name of a lock file to the distribution that brings it."""
    table: dict[str, str] = {}
    for key, entry in lock.items():
        for name in entry.get("imports", ()):
            table.setdefault(name, normalised(key))
    return table


def plan(names: Iterable[str], lock: Lock) -> Plan:
    """Find the distributions for import names (or for names of distributions), with what they depend on."""
    imports = imports_in(lock)
    entries = {normalised(key): entry for key, entry in lock.items()}
    wanted: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for name in names:
        found = _longest(name, imports.__contains__)
        package = imports[found] if found else normalised(name)
        _require(package, entries, wanted, unknown, called=name)
    return Plan(tuple(wanted), tuple(unknown))


def _require(
    package: str,
    entries: Lock,
    wanted: dict[str, None],
    unknown: dict[str, None],
    *,
    called: str,
    path: tuple[str, ...] = (),
) -> None:
    """Add a package behind its dependencies; a circle of dependencies is cut where it closes."""
    if package not in entries:
        unknown[called] = None
    elif package not in wanted and package not in path:
        for name in entries[package].get("depends", ()):
            _require(normalised(name), entries, wanted, unknown, called=name, path=(*path, package))
        wanted[package] = None


def compare(asked: Iterable[str], got: Collection[str], causes: Mapping[str, str]) -> list[tuple[str, str]]:
    """What was asked for and did not come, each with the cause in words.

    causes: from names to what the loader said about them; loaders skip a failed download without an error.
    """
    arrived = {normalised(name) for name in got}
    said = {normalised(name): cause for name, cause in causes.items()}
    lacking = [name for name in asked if normalised(name) not in arrived]
    return [(name, said.get(normalised(name), _NO_CAUSE)) for name in lacking]
