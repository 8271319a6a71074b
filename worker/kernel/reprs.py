"""A value as text: what `repr` says, but bounded, and without recursion through the built-in containers.

`repr` of a list nested 200,000 deep kills an interpreter on WebAssembly, and that of a huge list costs more
memory than the list. Here the built-in containers are written out one piece at a time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

LIMIT = 1_000_000  # characters
DEPTH = 500  # levels of containers


class ReprError(Exception):
    """A `__repr__` that raised: `type_name` is whose, `cause` what it raised."""

    def __init__(self, type_name: str, cause: Exception) -> None:
        self.type_name, self.cause = type_name, cause
        self.cause_name = type(cause).__name__
        super().__init__(f"{type_name}.__repr__ raised {self.said}")

    @property
    def said(self) -> str:
        """The cause in words, as the last line of a traceback has it."""
        try:
            text = str(self.cause)
        except Exception:  # noqa: BLE001 - whatever the visitor's own __str__ raises
            text = "<exception str() failed>"  # the words that Python's traceback module uses
        return f"{self.cause_name}: {text}" if text else self.cause_name


def safe_repr(value: object, limit: int = LIMIT) -> str:
    """The repr of a value, in at most about `limit` characters, with a note of how much is left out.

    Built-in containers deeper than DEPTH levels end in `…`. Raises ReprError if a `__repr__` raises.
    """
    return _Writer(limit).write(value)


@dataclass
class _Level:
    """A container that is being written."""

    owner: object
    items: Iterator[object]
    total: int
    close: str
    paired: bool
    written: int = 0

    def separator(self) -> str:
        """What stands before the next item."""
        self.written += 1
        if self.written == 1:
            return ""
        return ": " if self.paired and self.written % 2 == 0 else ", "

    def left_out(self) -> str:
        """How many items did not get written; empty if all did."""
        step = 2 if self.paired else 1
        rest, total = (self.total - self.written) // step, self.total // step
        return f"{rest:,} of {total:,} items left out" if rest else ""


class _Writer:
    def __init__(self, limit: int) -> None:
        self._limit, self._size, self._deep = limit, 0, False
        self._pieces: list[str] = []
        self._levels: list[_Level] = []
        self._open: set[int] = set()
        self._note = ""

    def write(self, value: object) -> str:
        self._put(value)
        while self._levels and self._size <= self._limit:
            self._go_on(self._levels[-1])
        return self._text()

    def _go_on(self, level: _Level) -> None:
        """Write items of a container until one is itself a container, or there is no more room."""
        depth = len(self._levels)
        for item in level.items:
            self._add(level.separator())
            self._put(item)
            if len(self._levels) > depth or self._size > self._limit:
                return
        self._levels.pop()
        self._open.discard(id(level.owner))
        self._add(level.close)

    def _put(self, value: object) -> None:
        brackets = _brackets(value)
        if brackets is None:
            self._add(self._leaf(value))
        elif id(value) in self._open:
            self._add(brackets[2])
        elif len(self._levels) >= DEPTH:
            self._deep = True
            self._add("…")
        else:
            self._enter(value, brackets)

    def _enter(self, value: Any, brackets: tuple[str, str, str]) -> None:
        paired = type(value) is dict
        items: Iterable[object] = chain.from_iterable(value.items()) if paired else value
        total = len(value) * (2 if paired else 1)
        self._levels.append(_Level(value, iter(items), total, brackets[1], paired))
        self._open.add(id(value))
        self._add(brackets[0])

    def _leaf(self, value: Any) -> str:
        room = max(0, self._limit - self._size)
        if type(value) in (str, bytes, bytearray) and len(value) > room:
            noun = "characters" if type(value) is str else "bytes"
            self._note = f"{len(value) - room:,} of {len(value):,} {noun} left out"
            value = value[:room]
        try:
            return repr(value)
        except Exception as cause:
            raise ReprError(type(value).__name__, cause) from cause

    def _add(self, piece: str) -> None:
        self._pieces.append(piece)
        self._size += len(piece)

    def _text(self) -> str:
        text = "".join(self._pieces)
        notes = [f"nested deeper than {DEPTH} levels"] if self._deep else []
        if len(text) > self._limit:
            missing = [note for note in (level.left_out() for level in self._levels) if note]
            over = f"{len(text) - self._limit:,} characters left out"
            notes.insert(0, missing[0] if missing else self._note or over)
            text = text[: self._limit]
        return f"{text} … ({'; '.join(notes)})" if notes else "".join([text])


def _brackets(value: Any) -> tuple[str, str, str] | None:
    """How a built-in container begins and ends, and what it is inside itself; None for anything else."""
    kind = type(value)
    if kind is list:
        return "[", "]", "[...]"
    if kind is dict:
        return "{", "}", "{...}"
    if kind is tuple:
        return "(", ",)" if len(value) == 1 else ")", "(...)"
    if kind is deque:
        return "deque([", "])" if value.maxlen is None else f"], maxlen={value.maxlen})", "[...]"
    if kind in (set, frozenset) and value:
        return ("{", "}", "set(...)") if kind is set else ("frozenset({", "})", "frozenset(...)")
    return None
