"""How large a value is, in words. Pure; numpy and pandas are known by their modules, if they are loaded.

Of a program's own classes `__len__` is called, by a `Look`; of Python's containers Python's own.
"""

from __future__ import annotations

import sys
import types
from collections import deque
from typing import Any

from worker.kernel.brief import seen
from worker.kernel.looking import Broken, Late, Look

_CONTAINERS: tuple[type, ...] = (list, tuple, dict, set, frozenset, deque)
_TEXTS: dict[type, tuple[str, str]] = {
    str: ("1 character", "{:,} characters"),
    bytes: ("1 byte", "{:,} bytes"),
    bytearray: ("1 byte", "{:,} bytes"),
}
_ITEMS = ("1 item", "{:,} items")
_ROWS, _COLUMNS = ("1 row", "{:,} rows"), ("1 column", "{:,} columns")
_dict_of_module = types.ModuleType.__dict__["__dict__"].__get__  # type: ignore[index]
_dict_of_class = type.__dict__["__dict__"].__get__
# A class and all that it is made from.
bases = type.__dict__["__mro__"].__get__
_UNITS = ("bytes", "KB", "MB", "GB")


def size_of(value: Any, look: Look) -> str:
    """Return the size of a value in words; nothing if it has none, or does not say."""
    kind = type(value)
    for base, words in _TEXTS.items():
        if issubclass(kind, base):
            return counted(words, base.__len__(value))  # type: ignore[attr-defined]
    for base in _CONTAINERS:
        if issubclass(kind, base):
            return counted(_ITEMS, base.__len__(value))  # type: ignore[attr-defined]
    try:
        if is_a(kind, "pandas", "DataFrame") or is_a(kind, "pandas", "Series"):
            return str(look.call(_of_frame, value))
        if is_a(kind, "numpy", "ndarray"):
            return str(look.call(_of_array, value))
        if _has_len(kind):
            return counted(_ITEMS, int(look.call(len, value)))
    except (Broken, Late):
        pass
    return ""


def is_a(kind: type, module: str, name: str) -> bool:
    """Tell whether a class is, or is made from, this one of a package that has been imported."""
    found = sys.modules.get(module)
    if not issubclass(type(found), types.ModuleType):
        return False
    base = _dict_of_module(found).get(name)
    return any(each is base for each in bases(kind))


def counted(words: tuple[str, str], count: int) -> str:
    """Return a number of things: the words are for one and for any other number."""
    return words[0] if count == 1 else words[1].format(count)


def memory(size: float) -> str:
    """Return a number of bytes in words."""
    unit = 0
    while size >= 1000 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:,.0f} {_UNITS[unit]}" if size >= 10 or not unit else f"{size:.1f} {_UNITS[unit]}"


def _has_len(kind: type) -> bool:
    return any("__len__" in _dict_of_class(each) for each in bases(kind))


def _of_array(value: Any) -> str:
    shape = " × ".join(f"{int(length):,}" for length in value.shape)
    return f"{shape or '1'}, {seen(str(value.dtype), 40)}, {memory(int(value.nbytes))}"


def _of_frame(value: Any) -> str:
    """Of the memory, what needs no look at each text of a column."""
    shape = tuple(map(int, value.shape))
    used = value.memory_usage(index=False)
    words = [counted(_ROWS, shape[0])]
    if len(shape) == 2:
        return f"{words[0]} × {counted(_COLUMNS, shape[1])}, {memory(int(used.sum()))}"
    return f"{words[0]}, {seen(str(value.dtype), 40)}, {memory(int(used))}"
