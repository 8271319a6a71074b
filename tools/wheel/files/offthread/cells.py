"""What a cell is in a page: an element around the code, which stays readable where no script runs. Pure.

Which attributes there are says docs/embedding.md. All that is not ours is escaped here.
"""

import ast
import doctest
import re
from collections.abc import Mapping
from html import escape

TAG = "offthread-cell"
SCRIPT = "element.mjs"
# Attributes with a value, and those that are there or not.
VALUES = ("engine", "packages", "data", "autorun", "session", "height", "check", "asset-base")
FLAGS = ("readonly", "hide-output", "line-numbers")
# Functions that write by themselves and return nothing.
WRITERS = ("print", "pprint", "help", "display")
FLAGS_OF_DOCTEST = re.compile(r"[ \t]*#\s*doctest:.*$", re.MULTILINE)


class CellError(ValueError):
    """An attribute that a cell does not have; the message is a sentence."""


def opening(attributes: Mapping[str, str | None]) -> str:
    """Return the first tag of a cell; CellError names an attribute that it cannot have."""
    return f"<{TAG}{''.join(_attribute(name, value) for name, value in attributes.items())}>"


def closing() -> str:
    """Return the last tag."""
    return f"</{TAG}>"


def block(code: str, attributes: Mapping[str, str | None]) -> str:
    """Return a whole cell, with its code as pages of Markdown show code."""
    shown = f'<pre><code class="language-python">{escape(code, quote=False)}</code></pre>'
    return opening(attributes) + shown + closing()


def _attribute(name: str, value: str | None) -> str:
    if name in FLAGS:
        return f" {name}"
    if name not in VALUES:
        known = ", ".join((*VALUES, *FLAGS))
        raise CellError(f"A cell has no `{name}`. It may have {known}.")
    if not value:
        raise CellError(f'`{name}` needs a value, as in {name}="…".')
    # In one line, whatever handles the page further.
    return f' {name}="{escape(value)}"'.replace("\r", "").replace("\n", "&#10;").replace("\t", "&#9;")


def of_doctest(text: str) -> str | None:
    """Return the program of a block with prompts, which shows what the block shows; None if it has none.

    A program shows its last value by itself. A value before that is printed. Where an error is expected
    before the end, a program would end there: such a block stays what it is.
    """
    try:
        examples = doctest.DocTestParser().get_examples(text)
        if not examples or any(each.exc_msg for each in examples[:-1]):
            return None
        lines = [_shown(each) for each in examples[:-1]]
        program = FLAGS_OF_DOCTEST.sub("", "".join([*lines, examples[-1].source]))
        ast.parse(program)
    except (ValueError, SyntaxError):
        return None
    return program


def _shown(example: doctest.Example) -> str:
    """Return the source of an example; what has a value there prints it, unless that is nothing, as there."""
    (statement,) = ast.parse(example.source).body or [ast.Pass()]
    if not example.want or not isinstance(statement, ast.Expr) or _writes(statement.value):
        return example.source
    value = ast.unparse(statement.value)
    if isinstance(statement.value, ast.Call | ast.Await) and not _is_value(example.want):
        return f"if (_ := {value}) is not None:\n    print(repr(_))\n"
    return f"print(repr({value}))\n"


def _is_value(text: str) -> bool:
    """Tell whether a text is surely how Python shows a value, and not what was printed."""
    try:
        shown = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError):
        return text.startswith("<")
    return not isinstance(shown, ast.Name)


def _writes(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in WRITERS
