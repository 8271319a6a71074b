"""Slips: what was typed belongs to another language, Python 2, a notebook or a terminal, or almost is Python.

The tables are `grammar.py` and `nearly.py` for lines, and `vocabulary.py` for names; here is which of
their rows is meant. Where none is for sure, nothing is said. Pure.
"""

from __future__ import annotations

import builtins
import difflib
import re
from types import TracebackType

from worker.kernel import placing
from worker.kernel.grammar import LINES
from worker.kernel.nearly import ABOVE, MESSAGES, SIGN, SIGNS, VAGUE
from worker.kernel.vocabulary import ALONE, ATTRIBUTES, CALLED, CAUGHT, CONSTANTS, FROM, FUNCTIONS, NAMES

# What Python says where it knows best.
_SURE = re.compile(
    r"unterminated|Missing parentheses|'\w+' outside|'(?:break|continue)' not|f-string|\(unicode error|"
    r"invalid non-printable|.* codec can't|unmatched|.* does not match"
)
_VAGUE = "invalid syntax"
_STRINGS = re.compile(r"""[A-Za-z]{0,2}('''|\"\"\"|'|")(?:\\.|(?!\1).)*(?:\1|$)""")
_COMMENT = re.compile(r"#(?!\s*include\b).*")
# Rows with such a group hold only if Python has given up there.
_AT_START, _AT_END = "start", "end"
_PLACES = (("sign", _AT_END), ("orphan", _AT_START))
_FULL_WIDTH = 0xFEE0
_SHORTEST = 3  # characters of a name that may be another one misspelt
_ALIKE = 0.8


def of_line(error: SyntaxError) -> str | None:
    """Say what a line that Python cannot read is instead, if that is for sure."""
    said = str(error.msg)
    sign = re.match(r"invalid character '(.)'", said)
    if sign:
        return _of_sign(sign[1])
    if isinstance(error, IndentationError):
        return None
    return None if _SURE.match(said) else _of_text(error, said)


def of_message(error: SyntaxError) -> str | None:
    """Say what to write for what Python says, where it is not said by the line."""
    return _first(MESSAGES, str(error.msg))


def _of_text(error: SyntaxError, said: str) -> str | None:
    line = bare(error.text or "")
    found = _first(LINES, line)
    if found is None and any(re.search(ABOVE[0], bare(above)) for above in _above(error)):
        return ABOVE[1]
    if found is None and said == _VAGUE:
        return _first(VAGUE, line, place=_place(error))
    return found


def bare(line: str) -> str:
    """A line without indentation and comment, and with "" for what stands in quotes."""
    return _COMMENT.sub("", _STRINGS.sub('""', line.strip())).strip()


def _of_sign(sign: str) -> str | None:
    plain = chr(ord(sign) - _FULL_WIDTH) if "！" <= sign <= "～" else ""
    right = SIGNS.get(sign) or plain
    return SIGN.format(sign=sign, right=right) if right and right not in "\"'" else None


def _first(rows: tuple[tuple[str, str], ...], line: str, *, place: str = "") -> str | None:
    """The sentence of the first row that is meant. place: where in the line Python has given up."""
    for pattern, words in rows:
        found = re.search(pattern, line)
        if found and all(place == where for group, where in _PLACES if group in found.groupdict()):
            return words.format_map(_named(found))
    return None


def _named(found: re.Match[str]) -> dict[str, str]:
    """The groups that have matched: `name_2` is another place for `name`."""
    groups = {name: text for name, text in found.groupdict().items() if text is not None}
    return {**{name.partition("_")[0]: text for name, text in groups.items()}, **groups}


def _place(error: SyntaxError) -> str:
    """Tell where in its line Python has given up."""
    text, offset = error.text or "", error.offset or 0
    if offset > len(text) - len(text.lstrip()) + len(bare(text)):
        return _AT_END
    return _AT_START if not text[: offset - 1].strip() else ""


def _above(error: SyntaxError) -> list[str]:
    """The lines of the program above the one that could not be read."""
    return placing.lines_of(error.filename or "")[: (error.lineno or 1) - 1]


def of_name(error: NameError) -> str | None:
    """Say what a name is that Python does not know, if it is a known one of elsewhere."""
    name, line = error.name or "", bare(line_of(error.__traceback__))
    is_called = bool(re.search(rf"\b{re.escape(name)}\s*[(.]", line))
    caught = re.search(rf"^except\s+(?P<kind>[\w.]+)\s*,\s*{re.escape(name)}\s*:", line)
    if caught:
        return CAUGHT.format(name=name, kind=caught["kind"])
    for names, words in NAMES:
        if name in names.split() and _is_meant(name, line, is_called):
            new = name.capitalize()
            return words.format(name=name, new=new)
    for names, module in (*FUNCTIONS, *CONSTANTS):
        if name in names.split() and (is_called or (names, module) in CONSTANTS or line.startswith("@")):
            return FROM.format(name=name, module=module)
    return None


def _is_meant(name: str, line: str, is_called: bool) -> bool:
    if name in ALONE:
        return line == name or (is_called and name in ("cls", "clear") and line == f"{name}()")
    return is_called or name not in CALLED


def of_attribute(error: AttributeError) -> str | None:
    """Say what to write for a method of another language or of Python 2."""
    kind, name = type(error.obj).__name__, error.name or ""
    for types, names, words in ATTRIBUTES:
        if kind in types.split() and name in names.split():
            return words.format(type=kind, name=name)
    return None


def is_likely(name: str, guess: str, trace: TracebackType | None) -> bool:
    """Tell whether a name is Python's guess misspelt: a short name, or one like a builtin's, seldom is."""
    if name.lower() == guess.lower():
        return True
    if len(name) < _SHORTEST:
        return False
    if not hasattr(builtins, guess):
        return True
    is_called = re.search(rf"\b{re.escape(name)}\s*\(", bare(line_of(trace)))
    alike = difflib.SequenceMatcher(None, name, guess).ratio()
    return bool(is_called) and name[0].lower() == guess[0].lower() and alike >= _ALIKE


def is_module(name: str, trace: TracebackType | None) -> bool:
    """Tell whether a name that is unknown stands where a module would."""
    return bool(re.search(rf"\b{re.escape(name)}\.", bare(line_of(trace))))


def line_of(trace: TracebackType | None) -> str:
    """Return the line of the last frame."""
    last = placing.innermost(trace)
    return "" if last is None else placing.line_of(last.tb_frame.f_code.co_filename, last.tb_lineno)
