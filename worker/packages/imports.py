"""Which modules a program imports, also by way of the visitor's own files that it imports.

Pure: where a module lies and what a file says are given; nothing is imported here.
"""

from __future__ import annotations

import ast
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator

_IMPORTERS = ("import_module", "__import__")

# Files of the visitor's that are looked into for one program; a whole tree of data must not hold up a run.
MOST_FILES = 200

Known = Callable[[str], bool]


def imports_of(code: str, *, known: Known | None = None) -> list[str]:
    """The top-level names that a program imports anywhere, in order, each once; [] if it does not compile.

    `import_module` and `__import__` count when their argument is a literal. known: tells whether a dotted
    name stands for something by itself, as `google.protobuf` does; then the longest such name is given.
    """
    if "import" not in code:
        return []
    try:
        with warnings.catch_warnings():
            # The run itself will tell of them, too.
            warnings.simplefilter("ignore")
            tree = ast.parse(code.removeprefix("\ufeff"))
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # the run itself will report it
        return []
    names = ((known and longest(name, known)) or name.partition(".")[0] for name in _imported(tree))
    return list(dict.fromkeys(names))


def imports_reached(
    names: Iterable[str], sources: Callable[[str], Iterable[str]], *, known: Known | None = None
) -> list[str]:
    """The names that a program imports, and those that the visitor's own modules behind them import.

    names: the program's own imports, from `imports_of`; sources: gives the texts of the files of a
    top-level module, if it is one of the visitor's own.
    """
    found = dict.fromkeys(names)
    waiting = deque(found)
    count = 0
    while waiting and count < MOST_FILES:
        for text in sources(waiting.popleft().partition(".")[0]):
            count += 1
            fresh = [name for name in imports_of(text, known=known) if name not in found]
            found.update(dict.fromkeys(fresh))
            waiting.extend(fresh)
    return list(found)


def longest(name: str, known: Known) -> str | None:
    """The longest prefix of a dotted name that is known."""
    while name and not known(name):
        name = name.rpartition(".")[0]
    return name or None


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
