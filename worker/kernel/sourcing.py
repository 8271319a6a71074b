"""Where `inspect` finds the text of a function or class: in the text that it was compiled from.

A later program or line of the console may be compiled under the same name; then that name's latest text is
another. A function's code has its own text with it (see `SourceName`). A class without functions of its own
has not, so the latest texts are looked through for it. Pure.
"""

from __future__ import annotations

import linecache
import re
import sys
from collections.abc import Callable, Iterable
from types import CodeType
from typing import Any

from worker.kernel.tracebacks import SourceName

UNNAMED = "<console>"


def tend_inspect(inspect: Any, recent: Iterable[SourceName]) -> None:
    """Have `inspect` find what programs have defined. recent: the latest texts, the last one at the end."""
    find = inspect.findsource

    def findsource(object: Any) -> Any:  # noqa: A002 - the name that it has in inspect
        """Return the lines of the file in which something was defined, and where among them."""
        source = _source(inspect, object, recent)
        return find(object) if source is None else _within(source, _file(inspect, object), find, object)

    inspect.findsource = findsource


def _file(inspect: Any, thing: Any) -> str:
    """Name the file in which something is looked for: at a prompt before any program there is none yet."""
    if inspect.isclass(thing):
        vars(sys.modules["__main__"]).setdefault("__file__", UNNAMED)
    return str(inspect.getfile(thing))


def _within(source: SourceName, file: str, find: Callable[[Any], Any], thing: Any) -> Any:
    """Find something while its own text is the latest of its file."""
    latest = linecache.cache.get(file)
    linecache.cache[file] = source.entry()
    try:
        return find(thing)
    finally:
        if latest is None:
            linecache.cache.pop(file, None)
        else:
            linecache.cache[file] = latest


def _source(inspect: Any, thing: Any, recent: Iterable[SourceName]) -> SourceName | None:
    if inspect.isclass(thing):
        return None if thing.__module__ != "__main__" else _source_of_class(inspect, thing, recent)
    code = _code(inspect, thing)
    name = None if code is None else code.co_filename
    return name if isinstance(name, SourceName) else None


def _code(inspect: Any, thing: Any) -> CodeType | None:
    if inspect.ismethod(thing):
        thing = thing.__func__
    if inspect.isfunction(thing):
        thing = thing.__code__
    if inspect.istraceback(thing):
        thing = thing.tb_frame
    if inspect.isframe(thing):
        thing = thing.f_code
    return thing if inspect.iscode(thing) else None


def _source_of_class(inspect: Any, kind: Any, recent: Iterable[SourceName]) -> SourceName:
    inner = f"{kind.__qualname__}."
    for each in vars(kind).values():
        code = _code(inspect, getattr(each, "__func__", getattr(each, "fget", each)))
        # Others may have been put there from anywhere.
        name = code.co_filename if code is not None and code.co_qualname.startswith(inner) else None
        if isinstance(name, SourceName):
            return name
    for source in reversed([*recent]):
        if _defines(source, kind):
            return source
    raise OSError("source code not available")  # Python's own words


def _defines(source: SourceName, kind: Any) -> bool:
    """Tell whether a text has the statement of a class; since Python 3.13 its line is known."""
    statement = re.compile(rf"\s*class\s+{re.escape(kind.__name__)}\b")
    first = vars(kind).get("__firstlineno__")
    lines = source.lines if first is None else source.lines[first - 1 :]
    for line in lines:
        if statement.match(line):
            return True
        # Decorators come first.
        if first is not None and not line.lstrip().startswith(("@", "#")) and line.strip():
            return False
    return False
