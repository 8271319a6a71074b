"""Which of the page's modules are there at the start, in an order in which they can be imported one by one.

What a module imports when it is itself imported is there at the start. What it imports later, inside of a
function, comes later: so it is `app/main.py` that says which rooms the start does without. Scripts that
come later are named here.
"""

import ast
from collections.abc import Iterator, Mapping

START = "app.main"

# Scripts of the page that come when they are first needed: their files, and what they are made from.
SCRIPTS = {
    "packing": ("packing-worker.js", "public/packing_worker.mjs"),
    "painter": ("painter-worker.js", "public/drawing/painter_worker.mjs"),
    "drawing": ("drawing.js", "public/drawing/drawing.mjs"),
    "live": ("live.js", "public/live/live.mjs"),
}

Files = dict[str, bytes]


def parted(files: Mapping[str, bytes], start: str = START) -> tuple[Files, Files]:
    """Return the files that a module needs at once, each after those that it needs itself; and the others."""
    first: Files = {path: files[path] for path in _order(files, start)}
    return first, {path: files[path] for path in sorted(files) if path not in first}


def _order(files: Mapping[str, bytes], start: str) -> list[str]:
    paths = {_module(path): path for path in files}
    found: dict[str, None] = {}
    met: set[str] = set()

    def visit(module: str) -> None:
        if module not in paths or module in met:
            return
        met.add(module)
        for needed in _needed(module, ast.parse(files[paths[module]])):
            visit(needed)
        found[paths[module]] = None

    visit(start)
    return list(found)


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _needed(module: str, tree: ast.Module) -> Iterator[str]:
    """Yield the modules that one imports at once, and perhaps names that are none."""
    parts = module.split(".")
    yield from (".".join(parts[:length]) for length in range(1, len(parts)))
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
