"""JavaScript's values as Pyodide shows them to Python.

https://pyodide.org/en/stable/usage/type-conversions.html
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any


class JsProxy:
    """Any object of JavaScript's."""

    @classmethod
    def new(cls, *given: Any) -> Any:
        """Make one, as JavaScript's `new` does."""
        return cls(*given)


class JsException(Exception):  # noqa: N818 - its name is Pyodide's
    """What JavaScript throws, as Python catches it: its text begins with the name of the error."""


class PyProxy(JsProxy):
    """A Python object that JavaScript holds; Python gets the object itself back."""

    def __init__(self, held: object) -> None:
        self.held = held


class JsObject(JsProxy):
    """A plain object: its properties are attributes."""

    def __init__(self, members: Mapping[str, object] | None = None) -> None:
        for name, value in (members or {}).items():
            setattr(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        self.__dict__[name] = crossing(value)

    def __getattribute__(self, name: str) -> Any:
        return returned(super().__getattribute__(name))


class JsArray(JsProxy):
    """An array."""

    def __init__(self, items: Iterable[object] = ()) -> None:
        self.items = [crossing(item) for item in items]

    @property
    def length(self) -> int:
        return len(self.items)

    def push(self, item: object) -> int:
        self.items.append(crossing(item))
        return self.length

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, at: int) -> Any:
        return returned(self.items[at])

    def __iter__(self) -> Iterator[Any]:
        return map(returned, self.items)


class JsMap(JsProxy):
    """A Map; keys may be anything."""

    def __init__(self) -> None:
        self.pairs: list[tuple[Any, Any]] = []

    def set(self, key: object, value: object) -> None:
        self.pairs.append((crossing(key), crossing(value)))


class JsSet(JsProxy):
    """A Set."""

    def __init__(self) -> None:
        self.members: list[Any] = []

    def add(self, member: object) -> None:
        self.members.append(crossing(member))


class ArrayBuffer(JsProxy):
    """Bytes that can be transferred."""

    def __init__(self, held: bytes) -> None:
        self.held = held


class TypedArray(JsProxy):
    """Numbers over an ArrayBuffer; format: a letter of `struct`, so that `B` stands for a Uint8Array."""

    def __init__(self, view: memoryview) -> None:
        self.format = view.format
        self.numbers = view.tolist()
        self.buffer = ArrayBuffer(view.tobytes())

    def to_bytes(self) -> bytes:
        return self.buffer.held


class JsFunction(JsProxy):
    """A function: it cannot be cloned, and its repr is its text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def crossing(value: object) -> object:
    """A Python value on its way to JavaScript, which is not converted: a scalar, or behind a proxy."""
    return value if value is None or isinstance(value, bool | int | float | str | JsProxy) else PyProxy(value)


def returned(value: Any) -> Any:
    """A JavaScript value on its way back to Python."""
    return value.held if isinstance(value, PyProxy) else value


def children(value: object) -> list[object]:
    """What a container of JavaScript's holds."""
    if isinstance(value, JsObject):
        return list(value.__dict__.values())
    if isinstance(value, JsArray):
        return value.items
    if isinstance(value, JsMap):
        return [each for pair in value.pairs for each in pair]
    return value.members if isinstance(value, JsSet) else []


def structured_clone(value: Any) -> Any:
    """Refuse what cannot be cloned, wherever it lies; the clone itself is not needed here."""
    waiting, seen = [value], set()
    while waiting:
        each = waiting.pop()
        if isinstance(each, PyProxy | JsFunction):
            raise JsException(f"DataCloneError: {each!r} could not be cloned.")
        if id(each) not in seen:
            seen.add(id(each))
            waiting += children(each)
    return value


def in_js(value: Any) -> Any:
    """Make JavaScript's values of a message as a test writes it: dicts become objects, lists arrays."""
    if isinstance(value, dict):
        return JsObject({name: in_js(each) for name, each in value.items()})
    if isinstance(value, list):
        return JsArray(in_js(each) for each in value)
    return TypedArray(memoryview(value)) if isinstance(value, bytes) else value


def in_python(value: Any) -> Any:
    """Make of JavaScript's values what a test can compare: a Map becomes a list of pairs, a Set a set."""
    if isinstance(value, JsObject):
        return {name: in_python(each) for name, each in value.__dict__.items() if each is not None}
    if isinstance(value, JsArray):
        return [in_python(each) for each in value.items]
    if isinstance(value, JsMap):
        return [(in_python(key), in_python(each)) for key, each in value.pairs]
    if isinstance(value, JsSet):
        return set(map(in_python, value.members))
    if isinstance(value, TypedArray):
        return (value.format, value.numbers)
    return value
