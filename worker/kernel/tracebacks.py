"""Python's own traceback text, without the frames of the kernel and of the engine.

What the visitor reads is what `python main.py` would print. A function remembers the text that it was
compiled from: its code objects share one file name object, a SourceName that carries that text. So a
function of an earlier run shows its own lines although the file has changed since, and the text goes
when the last of its code objects goes.

This module knows nothing of messages; it may import the standard library alone.
"""

from __future__ import annotations

import linecache
import sys
import traceback
from collections import OrderedDict, deque
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from worker.kernel import refusals

LIMIT = 100_000  # characters of a traceback, and of a message
NOTES = 10  # of an exception
RECENT = 200  # texts in which a class is looked for
# Packages whose frames say nothing to a visitor: the engine, and what draws.
_ENGINE = ("pyodide", "_pyodide", "offthread_turtle", "offthread_canvas", "pygame")


class SourceName(str):
    """A file name that carries the text compiled under it, as lines that end in a newline."""

    __slots__ = ("lines",)
    lines: list[str]

    def __new__(cls, name: str, text: str) -> SourceName:
        """Name a text whose lines end in a line feed, as the compiler counts them."""
        self = super().__new__(cls, name)
        self.lines = [line + "\n" for line in text.split("\n")]
        return self

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Pickle as a plain string: a copied code object need not carry its text."""
        return str, (str(self),)

    def entry(self) -> tuple[int, None, list[str], str]:
        """What linecache keeps of it."""
        # Without a modification time linecache.checkcache leaves the entry alone.
        return sum(map(len, self.lines)), None, self.lines, str(self)

    def line(self, number: int) -> str | None:
        """The line of this number, counted from 1; None if there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else None


class Sources:
    """The latest text of each file name, where linecache, inspect and warnings look for it."""

    def __init__(self, limit: int = 64, recent: deque[SourceName] | None = None) -> None:
        """Remember at most `limit` names; the one unused for longest goes first. recent: of others, too."""
        self._limit = limit
        self._names: OrderedDict[str, None] = OrderedDict()
        self.recent: deque[SourceName] = deque(maxlen=RECENT) if recent is None else recent

    def add(self, name: str, text: str) -> SourceName:
        """Make this the latest text of that name, and return the name to compile it under."""
        source = SourceName(name, text)
        _publish(source)
        self.recent.append(source)
        self._names[str(name)] = None
        self._names.move_to_end(str(name))
        while len(self._names) > self._limit:
            linecache.cache.pop(self._names.popitem(last=False)[0], None)
        return source

    def forget(self) -> None:
        """Remember none any more."""
        for name in self._names:
            linecache.cache.pop(name, None)
        self._names.clear()


def _publish(source: SourceName) -> None:
    linecache.cache[str(source)] = source.entry()


def render(error: BaseException, *, limit: int = LIMIT) -> str:
    """The text that Python would print for this exception, with its causes, groups, notes and suggestions.

    It ends in a newline and has at most about `limit` characters: the middle is left out. Never raises
    an Exception: if the text cannot be made, it is the type's name and the message.
    """
    try:
        told = traceback.TracebackException(type(error), error, error.__traceback__, lookup_lines=False)
        is_refusal = refusals.kind_of(error) is not None
        for part in _parts(told):
            _drop_ours(part)
            if is_refusal:
                refusals.shorten(part)
            _shorten_notes(part)
            _look_up(part)
        text = "".join(told.format())
    except Exception as failure:  # noqa: BLE001 - the exception is of the visitor's own making
        text = f"{type(error).__name__}: {message(error)}\n(no traceback: {type(failure).__name__})\n"
    return shorten(text, limit)


def message(error: BaseException) -> str:
    """What the exception says, in at most about LIMIT characters; never raises an Exception."""
    try:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
        return shorten("".join([text]), LIMIT)
    except Exception:  # noqa: BLE001 - whatever the visitor's own __str__ raises
        return "<exception str() failed>"  # the words that Python's traceback module uses


def shorten(text: str, limit: int) -> str:
    """Leave out the middle of a text that is longer than the limit, and say how much that was."""
    if len(text) <= limit:
        return text
    tail = limit // 4
    left_out = len(text) - limit
    return f"{text[: limit - tail]}\n… {left_out:,} characters left out …\n{text[-tail:]}"


def _parts(told: traceback.TracebackException) -> Iterator[traceback.TracebackException]:
    """This exception and all that is printed with it."""
    waiting, seen = [told], set()
    while waiting:
        part = waiting.pop()
        if id(part) not in seen:
            seen.add(id(part))
            yield part
            related = [part.__cause__, part.__context__, *(getattr(part, "exceptions", None) or ())]
            waiting.extend(other for other in related if other is not None)


def _drop_ours(part: traceback.TracebackException) -> None:
    part.stack[:] = [frame for frame in part.stack if not is_ours(frame.filename)]
    if not part.stack:
        # Python 3.11 and 3.12 print a heading over an empty list, but not over None.
        part.stack = None  # type: ignore[assignment]


def _shorten_notes(part: traceback.TracebackException) -> None:
    """Leave out most notes where there are many: `json.dumps` adds one for each level of what it is given."""
    notes = getattr(part, "__notes__", None)
    if isinstance(notes, list) and len(notes) > NOTES:
        left_out = len(notes) - NOTES
        part.__notes__ = [*notes[: NOTES // 2], f"… {left_out:,} notes left out …", *notes[-(NOTES // 2) :]]


def is_ours(filename: str) -> bool:
    """Tell whether a frame of this file is not the visitor's."""
    return filename.startswith(_folders())


def _folders() -> tuple[str, ...]:
    """The folders whose frames are not the visitor's. Not by name: the visitor's home is /home/pyodide."""
    return _folders_beside(*map(sys.modules.get, _ENGINE))


@cache
def _folders_beside(*engines: ModuleType | None) -> tuple[str, ...]:
    folders = [str(Path(__file__).parent.parent)]
    for engine in engines:
        folders.extend(getattr(engine, "__path__", ()))
    return tuple(f"{folder}/" for folder in folders)


def _look_up(part: traceback.TracebackException) -> None:
    """Read the lines of each frame from the text that it was compiled from."""
    for frame in part.stack or ():
        latest = linecache.cache.get(frame.filename)
        if isinstance(frame.filename, SourceName):
            _publish(frame.filename)
        _ = frame.line  # looks up, and keeps, all lines of the frame
        if latest is not None:
            linecache.cache[str(frame.filename)] = latest
        elif isinstance(frame.filename, SourceName):
            linecache.cache.pop(frame.filename, None)
