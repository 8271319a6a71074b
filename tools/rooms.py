"""Which of the page's modules are there at the start, and in which order they can be imported one by one.

What a module imports when it is itself imported is there at the start; what it imports later, inside of a
function, is not.
"""

import ast
from collections.abc import Iterator, Mapping

START = "app.main"


def order(files: Mapping[str, bytes], start: str = START) -> list[str]:
    """Return the paths of the files that a module needs at once, each after those that it needs itself."""
    modules = {_module(path): path for path in files}
    found: dict[str, None] = {}

    def visit(module: str, on_the_way: tuple[str, ...] = ()) -> None:
        if module not in modules or modules[module] in found or module in on_the_way:
            return
        for needed in _needed(module, ast.parse(files[modules[module]])):
            visit(needed, (*on_the_way, module))
        found[modules[module]] = None

    visit(start)
    return list(found)


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _needed(module: str, tree: ast.Module) -> Iterator[str]:
    parts = module.split(".")
    yield from (".".join(parts[:length]) for length in range(1, len(parts)))
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
