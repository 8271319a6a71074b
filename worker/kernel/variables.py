"""What the last program's names stand for: name, type, size and value of each, a hundred at a time. Pure.

It changes nothing of a program's, keeps nothing of it, and of its code calls `__repr__` and `__len__` alone,
by a `Look`: docs/decisions/0098-looking-at-variables.md.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

from worker import protocol
from worker.kernel import brief
from worker.kernel.looking import Broken, Late, Look
from worker.kernel.sheets import is_table
from worker.kernel.sizes import is_a, size_of

# Names that are told at a time.
MOST = 100

# What a module has before a program begins, and what Python adds by itself.
GIVEN = frozenset(
    (
        *("__name__", "__doc__", "__package__", "__loader__", "__spec__", "__file__", "__cached__"),
        *("__builtins__", "__annotations__", "__annotate__", "__annotate_func__"),
        *("__conditional_annotations__", "__warningregistry__"),
    )
)

TABLE = "table"

_FUNCTIONS: tuple[type, ...] = (types.FunctionType, types.BuiltinFunctionType, type)
# Elements of an array that are told.
_ELEMENTS = 12
_dict_of_module = types.ModuleType.__dict__["__dict__"].__get__  # type: ignore[index]
_bases = type.__dict__["__bases__"].__get__

Row = list[str]


def named(names: Mapping[str, object]) -> list[tuple[str, object]]:
    """Return what a program has named, in the order in which it did."""
    # Gone through, never asked for by name: that would compare with whatever else is a key.
    return [each for each in list(names.items()) if type(each[0]) is str and each[0] not in GIVEN]


def group_of(value: object) -> str:
    """Return the group that a value belongs to."""
    kind = type(value)
    if issubclass(kind, types.ModuleType):
        return protocol.MODULES
    return protocol.FUNCTIONS if issubclass(kind, _FUNCTIONS) else protocol.VALUES


def variables(
    names: Mapping[str, object], group: str, start: int, look: Look
) -> tuple[list[str], dict[str, int]]:
    """Return the rows of some names of a group, one after the other, and how many there are in each group.

    A row is name, type, size, value, and TABLE or nothing.
    """
    found: dict[str, list[tuple[str, object]]] = {each: [] for each in protocol.GROUPS}
    for each in named(names):
        found[group_of(each[1])].append(each)
    write = _WRITERS.get(group, _value)
    cells: list[str] = []
    for name, value in islice(found.get(group, ()), start, start + MOST):
        cells += [brief.seen(name, brief.NAME), *write(value, look)]
    return cells, {each: len(held) for each, held in found.items()}


def find(names: Mapping[str, object], told: str) -> tuple[bool, object]:
    """Return whether there is a name of which this has been told, and what it stands for."""
    for name, value in named(names):
        if brief.seen(name, brief.NAME) == told:
            return True, value
    return False, None


def _value(value: object, look: Look) -> Row:
    kind = type(value)
    opens = TABLE if is_table(value) else ""
    return [brief.type_name(kind), size_of(value, look), _short(value, kind, look), opens]


def _short(value: Any, kind: type, look: Look) -> str:
    """Frames and arrays are told by their beginning: `repr` of all of one takes as long as it likes."""
    try:
        for package, name, beginning in _BEGINNINGS:
            if is_a(kind, package, name):
                return brief.brief(look.call(beginning, value), look)
    except Late:
        return brief.SLOW
    except Broken as broken:
        return brief.BROKEN.format(broken.name)
    return brief.brief(value, look)


def _elements(array: Any) -> Any:
    """Return the first elements of an array, row by row as far as they are shown."""
    if array.ndim == 0:
        return array.item()
    shown = array[(slice(_ELEMENTS),) * min(array.ndim, 2)]
    return (shown.astype(str) if array.dtype.kind in "mM" else shown).tolist()


def _columns(frame: Any) -> Any:
    return frame.columns[:_ELEMENTS].tolist()


def _first(series: Any) -> Any:
    return series.iloc[:_ELEMENTS].tolist()


_BEGINNINGS: tuple[tuple[str, str, Callable[[Any], Any]], ...] = (
    ("pandas", "DataFrame", _columns),
    ("pandas", "Series", _first),
    ("numpy", "ndarray", _elements),
)


def _function(value: Any, _look: Look) -> Row:
    kind = type(value)
    if issubclass(kind, type):
        return ["class", "", f"({', '.join(map(brief.type_name, _bases(value)))})", ""]
    if kind is not types.FunctionType:
        return ["built-in function", "", "", ""]
    code = value.__code__
    count = code.co_argcount + code.co_kwonlyargcount
    names = list(code.co_varnames[:count])
    if code.co_flags & 4:
        names.insert(code.co_argcount, f"*{code.co_varnames[count]}")
    if code.co_flags & 8:
        names.append(f"**{code.co_varnames[count + bool(code.co_flags & 4)]}")
    return ["function", "", brief.seen(f"({', '.join(names)})"), ""]


def _module(value: Any, _look: Look) -> Row:
    held = _dict_of_module(value)
    known = {name: held.get(name) for name in ("__name__", "__version__")} if type(held) is dict else {}
    texts = [each for each in known.values() if type(each) is str]
    return ["module", "", brief.seen(" ".join(texts)), ""]


_WRITERS: dict[str, Callable[[Any, Look], Row]] = {
    protocol.VALUES: _value,
    protocol.FUNCTIONS: _function,
    protocol.MODULES: _module,
}
