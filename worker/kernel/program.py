"""From a program's text to code that may await at its top level and leaves its last value behind.

Knows nothing of running it: that is the kernel's.
"""

from __future__ import annotations

import ast
import dis
import types
from collections.abc import Callable
from functools import partial
from typing import Any

from worker.kernel.tracebacks import SourceName

# No program can spell this name: the value of its last expression waits here for the kernel.
LAST = "<result>"
# By these a program that imports nothing gets at modules all the same.
_DOORS = frozenset(
    (
        "__builtins__", "__globals__", "__import__", "__loader__", "__self__", "__spec__", "__subclasses__",
        "breakpoint", "compile", "display", "eval", "exec", "f_back", "f_builtins", "f_globals", "getattr",
        "help",
    )
)  # fmt: skip
_IMPORT = dis.opmap["IMPORT_NAME"]
_FLAGS = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


def normalised(code: str) -> str:
    """The program as Python reads it from a file: without byte order mark, lines ending in a line feed."""
    return code.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def compile_program(text: str, name: SourceName) -> types.CodeType:
    """Compile a program that may await at its top level and leaves the value of a last expression behind."""
    return compile_tree(text, name, partial(_keep_last, name))


def compile_tree(text: str, name: SourceName, shape: Callable[[Any], Any], flags: int = 0) -> types.CodeType:
    """Compile what becomes of a text's tree. shape: returns the one to compile; flags: further ones."""
    build = partial(compile, filename=name, flags=_FLAGS | flags, dont_inherit=True)
    try:
        tree = shape(build(text, mode="exec", flags=_FLAGS | flags | ast.PyCF_ONLY_AST))
        return build(tree, mode="single" if isinstance(tree, ast.Interactive) else "exec")
    except SyntaxError as error:
        # The compiler looks for the line in a file, which is not there.
        if error.text is None and error.filename == name and error.lineno is not None:
            error.text = name.line(error.lineno)
        raise


def _keep_last(name: SourceName, tree: ast.Module) -> ast.Module:
    """Turn a last expression, unless a semicolon quiets it, into an assignment."""
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or _is_quiet(last, name):
        return tree
    target = ast.Name(LAST, ast.Store())
    keep = ast.copy_location(ast.Assign([target], last.value), last)
    ast.copy_location(target, last)
    tree.body[-1] = keep
    return tree


def _is_quiet(last: ast.Expr, name: SourceName) -> bool:
    line = name.line(last.end_lineno or 0) or ""
    rest = line.encode("utf-8", "surrogatepass")[last.end_col_offset :].decode("utf-8", "replace")
    after = rest + "".join(name.lines[last.end_lineno :]) if rest.strip() == "\\" else rest
    return after.lstrip(" \t\f\\\n").startswith(";")


def last_line(program: types.CodeType) -> tuple[str, str]:
    """Where a program's last statement ends, as file and line, and the text of that line."""
    number = max((line for _, _, line in program.co_lines() if line), default=1)
    name = program.co_filename
    text = name.line(number) if isinstance(name, SourceName) else None
    return f"{name}:{number}", text or ""


def reaches_library(program: types.CodeType) -> bool:
    """Tell whether a program may touch a module: only one that imports nothing surely does not."""
    waiting = [program]
    while waiting:
        code = waiting.pop()
        if not _DOORS.isdisjoint(code.co_names) or _imports(code):
            return True
        waiting.extend(each for each in code.co_consts if isinstance(each, types.CodeType))
    return False


def _imports(code: types.CodeType) -> bool:
    """Tell whether there is an instruction to import: the first of two bytes says which one it is."""
    return _IMPORT in code.co_code[::2]
