"""A value in a few words: for a list of many values. Pure.

Of the containers of Python the first items are told, and a program's own `__repr__` is called by a `Look`
alone. Nothing else of a program's is: not `__class__`, not `__eq__` or `__hash__`, no property. So `reprlib`
does not do, which sorts sets and keys by the program's own comparison, and goes by the names of classes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from itertools import islice
from typing import Any

from worker.kernel.looking import Broken, Late, Look

# Characters of a value, of a name, and of an item; items of a container, and levels of containers.
LENGTH, NAME, ITEM = 160, 80, 60
ITEMS, DEPTH = 12, 3

SLOW, BROKEN = "(takes too long to show)", "(cannot be shown: {})"
DIGITS = "about {:,} digits"

# Of the letters and signs that count as printable, those that nobody sees.
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | {
    chr(code) for first, last in ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF)) for code in range(first, last + 1)
}

_PLAIN = (type(None), bool, float, complex, type(...), type(NotImplemented))
_BRACKETS: dict[type, tuple[str, str]] = {
    list: ("[", "]"),
    tuple: ("(", ")"),
    dict: ("{", "}"),
    set: ("{", "}"),
    frozenset: ("frozenset({", "})"),
    deque: ("deque([", "])"),
}
_name = type.__dict__["__name__"].__get__
_module = type.__dict__["__module__"].__get__


def seen(text: str, limit: int = LENGTH) -> str:
    """Return a text in one line and of so many characters at most, with what cannot be seen spelt out."""
    text = text if type(text) is str else str.__str__(text)
    cut = text[: limit + 1]
    if not (cut.isprintable() and cut.isascii()):
        cut = "".join(map(_spelt, " ".join(cut.split())))
    return cut if len(cut) <= limit else f"{cut[: limit - 1]}…"


def _spelt(character: str) -> str:
    if character.isprintable() and character not in _UNSEEN:
        return character
    return character.encode("unicode_escape", "backslashreplace").decode("ascii")


def type_name(kind: type) -> str:
    """Return the name of a class, whatever its metaclass says."""
    return seen(_name(kind), NAME)


def module_name(kind: type) -> str:
    """Return the name of the module of a class, or nothing."""
    try:
        found = _module(kind)
    except AttributeError:
        return ""
    return found if type(found) is str else ""


def brief(value: object, look: Look, limit: int = LENGTH) -> str:
    """Return a value in one line of at most so many characters."""
    return seen(_Writer(look, limit).write(value, 0), limit)


def own_repr(value: object, look: Look) -> str:
    """Return what `repr` says of a value that may have a `__repr__` of a program's."""
    try:
        return str.__str__(look.call(repr, value))
    except Late:
        return SLOW
    except Broken as broken:
        return BROKEN.format(broken.name)


class _Writer:
    def __init__(self, look: Look, limit: int) -> None:
        self._look, self._room = look, limit

    def write(self, value: Any, depth: int) -> str:
        kind = type(value)
        if kind in _BRACKETS:
            return self._container(value, kind, depth)
        text = self._leaf(value, kind, ITEM if depth else LENGTH)
        self._room -= len(text)
        return text

    def _leaf(self, value: Any, kind: type, limit: int) -> str:
        if kind is int:
            return whole(value)
        if kind in (str, bytes, bytearray):
            text = repr(value[:limit])
            return f"{text[:-1]}…{text[-1]}" if len(value) > limit else text
        if kind in _PLAIN:
            return repr(value)
        return seen(own_repr(value, self._look), limit)

    def _container(self, value: Any, kind: type, depth: int) -> str:
        opening, closing = _BRACKETS[kind]
        if depth >= DEPTH:
            return f"{opening}…{closing}" if value else f"{opening}{closing}"
        if not value and kind is set:
            return "set()"
        items: list[Any] = list(islice(value.items() if kind is dict else value, ITEMS))
        write: Callable[[Any, int], str] = self._pair if kind is dict else self.write
        texts = []
        for item in items:
            if self._room <= 0:
                break
            texts.append(write(item, depth + 1))
        if len(texts) < len(value):
            texts.append("…")
        elif kind is tuple and len(texts) == 1:
            closing = ",)"
        return f"{opening}{', '.join(texts)}{closing}"

    def _pair(self, pair: tuple[Any, Any], depth: int) -> str:
        key, held = pair
        return f"{self.write(key, depth)}: {self.write(held, depth)}"


def whole(value: int) -> str:
    """Return a whole number, or how long it is: to write out a long one takes longer than anybody waits."""
    bits = value.bit_length()
    return repr(value) if bits < 3 * LENGTH else DIGITS.format(int(bits * 0.30103) + 1)
