"""Turn the interface of `edges.pyi` into TypeScript's, so that one text checks both sides.

Knows how Python's types look on the side of JavaScript (https://pyodide.org/en/stable/usage/type-conversions.html),
and no name of the interface.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.base.paths import ROOT

SOURCES = tuple(ROOT / "worker" / room / "edges.pyi" for room in ("packages", "bridge"))

HEAD = "// Made by the build from edges.pyi: change that file instead.\n"

TYPES = {
    "str": "string",
    "int": "number",
    "float": "number",
    "bool": "boolean",
    "bytes": "Uint8Array",
    # What Python makes of it comes back as nothing; what JavaScript leaves out is None there.
    "None": "undefined",
    "object": "unknown",
    "JsProxy": "any",
    # Objects that Python gets as proxies, with methods of the proxy's own.
    "Fetched": "object",
    "Entries": "object",
}


def typescript(sources: tuple[Path, ...] = SOURCES) -> str:
    """Return the text of the module of interfaces."""
    classes = [node for source in sources for node in _classes(source) if node.name not in TYPES]
    return HEAD + "".join(_interface(node) for node in classes if node.name != "Bytes")


def _classes(source: Path) -> Iterator[ast.ClassDef]:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    return (node for node in tree.body if isinstance(node, ast.ClassDef))


def _interface(node: ast.ClassDef) -> str:
    bases = [base.id for base in node.bases if isinstance(base, ast.Name) and base.id != "Protocol"]
    extends = f" extends {', '.join(bases)}" if bases else ""
    members = "".join(f"  {member};\n" for member in _members(node))
    return f"export interface {node.name}{extends} {{\n{members}}}\n"


def _members(node: ast.ClassDef) -> Iterator[str]:
    for part in node.body:
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
            yield f"{part.target.id}: {_type(part.annotation)}"
        elif isinstance(part, ast.FunctionDef) and _is_property(part):
            yield f"readonly {part.name}: {_type(part.returns)}"
        elif isinstance(part, ast.FunctionDef):
            words = [f"{each.arg}: {_type(each.annotation)}" for each in part.args.args[1:]]
            yield f"{part.name}({', '.join(words)}): {_result(part.returns)}"


def _is_property(function: ast.FunctionDef) -> bool:
    return any(isinstance(each, ast.Name) and each.id == "property" for each in function.decorator_list)


def _result(node: ast.expr | None) -> str:
    found = _type(node)
    return "void" if found == "undefined" else found


def _type(node: ast.expr | None) -> str:
    if isinstance(node, ast.BinOp):
        return f"{_type(node.left)} | {_type(node.right)}"
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Awaitable":
        return f"Promise<{_result(node.slice)}>"
    if isinstance(node, ast.Constant) and node.value is None:
        return TYPES["None"]
    assert isinstance(node, ast.Name), ast.dump(node) if node else "a type is missing"
    return TYPES.get(node.id, node.id)
