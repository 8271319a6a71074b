"""Texts in Markdown and in LaTeX as HTML, by libraries that come with the packages whose programs show such.

Pure. Without the libraries, or where they fail, a text is shown as it is written.
https://mistune.lesscode.com/ and https://github.com/roniemartinez/latex2mathml
"""

from __future__ import annotations

import html
import importlib
import importlib.util
import re
import sys
from typing import Any

MARKDOWN, LATEX = "text/markdown", "text/latex"
# The distribution that brings each, which is also its import.
LIBRARIES = {MARKDOWN: "mistune", LATEX: "latex2mathml"}

# Characters of a text that is set. A larger one would take longer than it is worth.
MOST = 100_000
PLUGINS = ("strikethrough", "table", "task_lists", "math", "footnotes", "url")
# Formulas among text: in a line of their own, and within one.
_FORMULAS = re.compile(r"\$\$(?P<block>.+?)\$\$|\\\[(?P<bracket>.+?)\\\]|\$(?P<inline>[^$]+?)\$", re.DOTALL)
_ENVIRONMENT = re.compile(r"\s*\\begin\{.*\\end\{\w+\*?\}\s*", re.DOTALL)


def can_set(mime: str) -> bool:
    """Tell whether the library for texts of a type is here."""
    name = LIBRARIES.get(mime)
    return name is not None and (name in sys.modules or importlib.util.find_spec(name) is not None)


def html_of(mime: str, text: str) -> str | None:
    """Return a text as HTML; None if it is of another type, too long, or cannot be set."""
    if len(text) > MOST or not can_set(mime):
        return None
    try:
        return _markdown(text) if mime == MARKDOWN else _latex(text)
    except Exception:  # noqa: BLE001 - whatever a library makes of a text that is wrong
        return None


def _markdown(text: str) -> str:
    mistune: Any = importlib.import_module(LIBRARIES[MARKDOWN])
    renderer = mistune.HTMLRenderer(escape=False)
    read = mistune.create_markdown(renderer=renderer, plugins=list(PLUGINS))
    renderer.register("inline_math", lambda _renderer, formula: _part(formula, block=False))
    renderer.register("block_math", lambda _renderer, formula: _part(formula, block=True))
    return str(read(text))


def _latex(text: str) -> str:
    if _ENVIRONMENT.fullmatch(text):
        return _formula(text, block=True)
    made, end = [], 0
    for found in _FORMULAS.finditer(text):
        made.append(html.escape(text[end : found.start()]))
        inline = found["inline"]
        made.append(_part(inline or found["block"] or found["bracket"], block=inline is None))
        end = found.end()
    # What has no sign of a formula is one.
    return (
        _formula(text, block=True)
        if "$" not in text and not made
        else "".join(made) + html.escape(text[end:])
    )


def _part(text: str, block: bool) -> str:
    """A formula among other text: one that is wrong stands as it is written, and the others are set."""
    if not can_set(LATEX):
        return f"<code>{html.escape(text)}</code>"
    try:
        return _formula(text, block)
    except Exception:  # noqa: BLE001 - whatever a library makes of a text that is wrong
        return f"<code>{html.escape(text)}</code>"


def _formula(text: str, block: bool) -> str:
    converter: Any = importlib.import_module("latex2mathml.converter")
    # An older word for the same, which the library does not know.
    return str(converter.convert(text.replace("{eqnarray", "{align"), display="block" if block else "inline"))
