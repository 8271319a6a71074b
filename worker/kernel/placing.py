"""Where a program has failed: the last line of the visitor's files that the exception shown last came by.

Lines and columns count from 1, columns in characters. Pure: which files are the visitor's is given.
"""

from __future__ import annotations

import ast
import linecache
from collections.abc import Callable, Iterator
from itertools import islice
from types import CodeType, TracebackType
from typing import Any

from worker.kernel.tracebacks import SourceName

# Characters of a line that are told: by them the page sees whether the line is still as it was run.
SOURCE = 1000
# What a program makes up may be larger than what is told: characters of a name, and a number.
NAME, MOST = 400, 10_000_000
# Of a group Python shows so many, and so deep.
WIDTH, DEPTH = 15, 10

_traceback_of: Any = BaseException.__dict__["__traceback__"].__get__
_members_of: Any = BaseExceptionGroup.__dict__["exceptions"].__get__

Fields = dict[str, str | int]
# The name of a visitor's file, or None of any other.
Own = Callable[[str], str | None]


def named(name: str, home: str = "") -> str | None:
    """The name of a file of the visitor's: what lies nowhere, or in a folder of theirs."""
    name = "".join([name])  # of no class of its own
    if home and name.startswith(f"{home}/"):
        name = name.removeprefix(f"{home}/")
    return name if name and name[0] not in "/<" and len(name) <= NAME else None


def place(error: BaseException, own: Own = named) -> Fields:
    """The fields of ERROR that say where it was: none if it was nowhere in the visitor's files."""
    try:
        for shown in _shown_last(error):
            found = _syntax(shown, own) if isinstance(shown, SyntaxError) else None
            found = found or _frame(_traceback_of(shown), own)
            if found:
                return found if _is_sound(found) else {}
    except Exception:  # noqa: BLE001 - the exception is of the visitor's own making
        return {}
    return {}


def _is_sound(found: Fields) -> bool:
    return all(isinstance(each, str) or each <= MOST for each in found.values())


def _shown_last(error: BaseException) -> Iterator[BaseException]:
    """The exception that is printed last, and then the groups around it."""
    found = [error]
    while isinstance(found[-1], BaseExceptionGroup) and len(found) < DEPTH:
        found.append(_members_of(found[-1])[:WIDTH][-1])
    return reversed(found)


def innermost(trace: TracebackType | None) -> TracebackType | None:
    """Return the part of a traceback that is of the frame in which the error was raised."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace


def _frame(trace: TracebackType | None, own: Own) -> Fields | None:
    """The last frame of the visitor's."""
    last = None
    while trace is not None:
        if own(trace.tb_frame.f_code.co_filename) is not None:
            last = trace
        trace = trace.tb_next
    if last is None or not last.tb_lineno:
        return None
    code = last.tb_frame.f_code
    return _fields(code.co_filename, own, last.tb_lineno, _columns(code, last))


def _columns(code: CodeType, trace: TracebackType) -> tuple[int, int] | None:
    """Where in its line a frame was, in bytes from 0; to -1 if what it did goes on behind the line."""
    if trace.tb_lasti < 0:
        return None
    first, last, start, end = next(islice(code.co_positions(), trace.tb_lasti // 2, None))
    if first != trace.tb_lineno or start is None or end is None:
        return None
    return start, end if last == first else -1


def _fields(name: str, own: Own, line: int, columns: tuple[int, int] | None) -> Fields:
    text = line_of(name, line)
    made: Fields = {"file": own(name) or "", "line": line, "source": text[:SOURCE]}
    if columns is not None:
        start, end = columns
        made.update(_between(_characters(text, start) + 1, 0 if end < 0 else _characters(text, end) + 1))
    return made


def _characters(text: str, count: int) -> int:
    """How many characters so many bytes of UTF-8 are."""
    return len(text.encode("utf-8", "surrogatepass")[:count].decode("utf-8", "replace"))


def _between(column: int, end: int) -> Fields:
    """The columns of what is wrong, the second behind it; without it, to the end of the line."""
    return {"column": column, "end_column": end} if end > column else {"column": column}


def _syntax(error: SyntaxError, own: Own) -> Fields | None:
    """What the compiler says; not what a program says of other texts by an exception of this kind."""
    name, line, column = error.filename, error.lineno, error.offset
    if not isinstance(name, str) or own(name) is None or type(line) is not int or line < 1:
        return None
    if type(column) is not int or column < 1:
        return _fields(name, own, line, None)
    end = error.end_offset if type(error.end_offset) is int and error.end_lineno == line else 0
    if _is_parsed(name):
        # It was found after parsing: there columns count bytes.
        return _fields(name, own, line, (column - 1, end - 1))
    return {**_fields(name, own, line, None), **_between(column, end)}


def _is_parsed(name: str) -> bool:
    """Tell whether a file has the form of a program, whatever else may be wrong with it."""
    try:
        compile(
            "".join(lines_of(name)),
            name,
            "exec",
            ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT,
            dont_inherit=True,
        )
    except Exception:  # noqa: BLE001 - a text may be wrong in many ways, and too large
        return False
    return True


def lines_of(name: str) -> list[str]:
    """The lines of a file as it was compiled, with their ends; none if they are not known."""
    return name.lines if isinstance(name, SourceName) else linecache.getlines(name)


def line_of(name: str, number: int) -> str:
    """A line of a file as it was compiled, without its end; empty if it is not known."""
    found = name.line(number) if isinstance(name, SourceName) else linecache.getline(name, number)
    return (found or "").rstrip("\r\n")
