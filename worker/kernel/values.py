"""Values on their way to the page, as what they are.

`plain` turns any Python value into a tree that an edge can turn into JavaScript without an error;
`safe_repr` (from `reprs`) is its text. Pure: a callable tells which values are the page's own already.
No recursion, since on WebAssembly a recursion in C kills the interpreter.
"""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from worker.kernel.reprs import ReprError as ReprError
from worker.kernel.reprs import safe_repr as safe_repr

DEPTH = 1000  # levels of containers; structured clone recurses, too, and refuses much deeper ones
TOO_DEEP = "…"

Foreign = Callable[[object], bool]


@dataclass
class Pairs:
    """A dict whose keys are not all strings, as a list of [key, value]: a JavaScript Map."""

    items: list[list[object]] = field(default_factory=list)


@dataclass
class Members:
    """A set, as the list of its members: a JavaScript Set."""

    items: list[object] = field(default_factory=list)


@dataclass(frozen=True)
class Buffer:
    """Numbers in one block of memory: a typed array.

    format: one of `bBhHiIqQfd`, whatever the machine's own names are; shape: lengths of the dimensions, in
    C order; data: the bytes, little-endian, sharing memory with the value where possible.
    """

    format: str
    itemsize: int
    shape: tuple[int, ...]
    data: memoryview


_SCALARS = frozenset((type(None), bool, int, float, str, bytes))
_CONTAINERS: tuple[type, ...] = (list, tuple, dict, set, frozenset)
_SIGNED = {1: "b", 2: "h", 4: "i", 8: "q"}


def plain(value: object, *, foreign: Foreign) -> object:
    """Turn a value into None, bool, int, float, str, bytes, list, dict, Pairs, Members and Buffer.

    Cycles and shared references stay what they are. Subclasses of these types become the type itself, tuples
    become lists, numpy's scalars become Python's. Values that are `foreign` pass unchanged. Anything else is
    its repr; what lies deeper than DEPTH containers is TOO_DEEP.
    """
    return _Walk(foreign).walk(value)


class _Walk:
    """A depth-first walk, in the order in which structured clone goes, so that both find the same depth."""

    def __init__(self, foreign: Foreign) -> None:
        self._foreign = foreign
        # Of each container: itself, so that its id stays its own, and what it became.
        self._known: dict[int, tuple[object, object]] = {}
        self._stack: list[tuple[Iterable[object], list[object], Callable[[], None]]] = []

    def walk(self, value: object) -> object:
        out: list[object] = []
        self._stack.append((iter((value,)), out, _nothing))
        while self._stack:
            self._go_on()
        return out[0]

    def _go_on(self) -> None:
        """Convert children of the innermost container until one is itself a container."""
        children, out, finish = self._stack[-1]
        depth = len(self._stack)
        for child in children:
            if type(child) in _SCALARS:
                out.append(child)
                continue
            out.append(self._convert(child))
            if len(self._stack) > depth:
                return
        self._stack.pop()
        finish()

    def _convert(self, value: object) -> object:
        kind = type(value)
        if kind not in _CONTAINERS and self._foreign(value):
            return value
        if id(value) in self._known:
            return self._known[id(value)][1]
        base = kind if kind in _CONTAINERS else next(filter(kind.__mro__.__contains__, _CONTAINERS), None)
        if base is None:
            return self._remember(value, _single(value))
        if len(self._stack) > DEPTH:
            return TOO_DEEP
        return self._enter(value, base)

    def _enter(self, value: Any, base: type) -> object:
        if base is dict:
            return self._enter_dict(value)
        children = list(base.__iter__(value))  # type: ignore[attr-defined]
        out: list[object] = []
        target = self._remember(value, out if base is list or base is tuple else Members(out))
        self._push(children, out, _nothing)
        return target

    def _enter_dict(self, value: dict[Any, object]) -> object:
        # A plain dict.items would miss what OrderedDict.move_to_end did.
        items = list((OrderedDict if isinstance(value, OrderedDict) else dict).items(value))
        out: list[object] = []
        if all(issubclass(type(key), str) for key, _ in items):
            target: dict[str, object] = {}
            names = [str.__str__(key) for key, _ in items]
            children = [child for _, child in items]
            self._push(children, out, lambda: target.update(zip(names, out, strict=True)))
            return self._remember(value, target)
        table = Pairs()
        flat = list(chain.from_iterable(items))
        self._push(flat, out, lambda: table.items.extend(map(list, zip(out[::2], out[1::2], strict=True))))
        return self._remember(value, table)

    def _push(self, children: list[object], out: list[object], finish: Callable[[], None]) -> None:
        if set(map(type, children)) <= _SCALARS:  # a million numbers are not looked at one by one
            out.extend(children)
            finish()
        else:
            self._stack.append((iter(children), out, finish))

    def _remember(self, value: object, target: object) -> object:
        self._known[id(value)] = (value, target)
        return target


def _nothing() -> None:
    pass


def _single(value: Any) -> object:
    """What is no container: a scalar's subclass, a numpy scalar, a buffer, or else its repr."""
    if isinstance(value, int):
        return int.__int__(value)
    if isinstance(value, float):
        return float.__float__(value)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bytes | bytearray):
        return bytes(memoryview(value))
    if _is_numpy_scalar(value):
        scalar = value.item()
        return scalar if type(scalar) in _SCALARS else _text(value)
    block = buffer_of(value)
    return _text(value) if block is None else block


def _is_numpy_scalar(value: Any) -> bool:
    """Tell, without numpy, its scalars and its arrays without dimensions."""
    return all(hasattr(type(value), name) for name in ("dtype", "ndim", "item")) and value.ndim == 0


def _text(value: object) -> str:
    try:
        return safe_repr(value)
    except ReprError as error:
        return f"<{error.type_name}: repr raised {error.said}>"


def buffer_of(value: Any) -> Buffer | None:
    """The numbers that this object lays open by the buffer protocol; None if there are none that fit."""
    try:
        view = memoryview(value)
    except (TypeError, ValueError, BufferError):
        return None
    code = _format(view)
    if code is None:
        return None
    return Buffer(code, view.itemsize, view.shape or (), _bytes(view))


def _format(view: memoryview) -> str | None:
    """The format by sign and size: `l` has 4 bytes on WebAssembly and 8 elsewhere."""
    code = view.format.lstrip("@=<>!")
    if len(code) != 1:
        return None
    if code in "fd":
        return code
    signed = _SIGNED.get(view.itemsize)
    if code in "bhilqn":
        return signed
    return signed.upper() if signed and code in "BHILQN?c" else None


def _bytes(view: memoryview) -> memoryview:
    swap = view.format[0] in ">!" if sys.byteorder == "little" else view.format[0] == "<"
    if swap and view.itemsize > 1:
        return _swapped(view.tobytes(), view.itemsize)
    try:
        return view.cast("B")
    except TypeError:  # not contiguous, empty in some dimension, or a format with a prefix
        return memoryview(view.tobytes())


def _swapped(data: bytes, size: int) -> memoryview:
    """The same items with their bytes in the opposite order."""
    turned = bytearray(len(data))
    for place in range(size):
        turned[place::size] = data[size - 1 - place :: size]
    return memoryview(turned)
