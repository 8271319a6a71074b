"""What is typed at the console: whether it is whole, and the code that it becomes.

Each entry has a file name of its own, `<console-1>` and so on, so that tracebacks and `inspect.getsource`
find its lines for as long as the names live that it made. Running it is the kernel's. Pure.
"""

from __future__ import annotations
import __future__

import ast
import builtins
import codeop
import contextlib
import re
import sys
import types
import warnings
from typing import Any

from worker.kernel.program import LAST, compile_tree
from worker.kernel.telling import visitors
from worker.kernel.tracebacks import Sources

_FUTURE = sum(getattr(__future__, name).compiler_flag for name in __future__.all_feature_names)
NAME = "<console-{}>"
# Entries whose lines are remembered.
MOST = 1000
# No program can spell this name: values that are not shown go there.
_DROPPED = "<dropped>"
_ASKS = re.compile(r"\s*\?{0,2}\s*([^\W\d]\w*(?:\.[^\W\d]\w*)*)\s*\?{0,2}\s*")
_NOTHING: Any = object()


class Prompt:
    """The console of one `__main__`, from one run that is fresh to the next."""

    def __init__(self, sources: Sources | None = None) -> None:
        """sources: those of programs, among which those of entries are looked for, too."""
        self._sources = Sources(MOST, None if sources is None else sources.recent)
        self.forget()

    def forget(self) -> None:
        """Forget all, since a run begins that is fresh."""
        self._sources.forget()
        self._compiler = codeop.CommandCompiler()
        self._compiler.compiler.flags |= ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self._count = 0
        self._value: object = _NOTHING
        self._failure: BaseException | None = None

    def is_incomplete(self, code: str) -> bool:
        """Tell whether this is only the beginning of something."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for tell in (self._is_unfinished, self._is_unfinished_in_parts):
                # What has several statements, or is wrong, is nothing single.
                with contextlib.suppress(Exception):
                    return tell(code)
        return False

    def _is_unfinished(self, code: str, symbol: str = "single") -> bool:
        return self._compiler(code, NAME, symbol) is None

    def _is_unfinished_in_parts(self, code: str) -> bool:
        """The same of several statements: if the last of them is a block, an empty line ends it."""
        if self._is_unfinished(code, "exec"):
            return True
        last: Any = ast.parse(code).body[-1]
        first = min([last.lineno, *(each.lineno for each in getattr(last, "decorator_list", ()))])
        return self._is_unfinished("\n".join(code.split("\n")[first - 1 :]))

    def compile(self, code: str) -> types.CodeType:
        """Compile what is complete: it shows what Python's prompt would, and leaves its last value behind."""
        self._count += 1
        name = self._sources.add(NAME.format(self._count), code)
        asked = _ASKS.fullmatch(code)
        if asked is not None and "?" in code:
            code = f"help({asked[1]})"
        return compile_tree(code, name, _shown, self._flags)

    @property
    def _flags(self) -> int:
        """What entries so far have imported from `__future__`."""
        flags: int = self._compiler.compiler.flags
        return int(flags & _FUTURE)

    def note(self, value: object, error: BaseException | None) -> None:
        """A program or an entry has ended: by a value that was shown, or by an exception."""
        if error is None and value is not None:
            self._value = value
        if error is not None and not isinstance(error, SystemExit):
            self._failure = error.with_traceback(visitors(error.__traceback__))

    def begin(self) -> None:
        """An entry is about to be run: have `_` and what `pdb.pm()` looks for where they are looked for."""
        if self._value is not _NOTHING:
            vars(builtins)["_"] = self._value
            self._value = _NOTHING
        error = self._failure
        if error is not None:
            found = {"exc": error, "type": type(error), "value": error, "traceback": error.__traceback__}
            vars(sys).update({f"last_{name}": value for name, value in found.items()})
        for name, text in (("ps1", ">>> "), ("ps2", "... ")):
            vars(sys).setdefault(name, text)

    @staticmethod
    def drop(scope: dict[str, Any]) -> None:
        """Take the values away that were not to be shown."""
        scope.pop(_DROPPED, None)


def _shown(tree: Any) -> Any:
    """Have the last line show its values: those of others, of several, would only be in the way."""
    *others, last = tree.body or [ast.Pass(lineno=1, col_offset=0, end_lineno=1, end_col_offset=0)]
    body = [_kept(each, _DROPPED) if each.end_lineno < last.lineno else each for each in others]
    return ast.Interactive([*body, _kept(last, LAST)])


def _kept(statement: Any, name: str) -> Any:
    """Turn an expression into an assignment to a name."""
    if not isinstance(statement, ast.Expr):
        return statement
    target = ast.copy_location(ast.Name(name, ast.Store()), statement)
    return ast.copy_location(ast.Assign([target], statement.value), statement)
