"""JavaScript's values as MicroPython shows them to Python. Measured in the page's MicroPython."""

import json
from collections.abc import Callable, Iterator
from typing import Any


class Thrown(BaseException):
    """What JavaScript throws: Python cannot catch it, so no `except Exception` may.

    As the page's MicroPython: the exception leaves Python altogether, past every `except` and `finally`.
    """

    def __init__(self, name: str, message: str = "") -> None:
        super().__init__(f"{name}: {message}")
        self.name, self.message = name, message


class JsObject:
    """A JavaScript object: any attribute can be set, and one that is missing raises AttributeError."""

    @classmethod
    def new(cls, *given: Any) -> Any:
        """Make one, as JavaScript's `new` does."""
        return cls(*given)

    def __str__(self) -> str:
        return "<JsProxy 1>"

    __repr__ = __str__


class Undefined(JsObject):
    """`undefined`: unlike None it is true, and equal to nothing but itself."""

    def __str__(self) -> str:
        return "<undefined>"

    __repr__ = __str__


undefined = Undefined()


class JsArray(JsObject):
    """An array: it can be gone through and indexed, and has `length` in place of a length."""

    def __init__(self, items: Any = ()) -> None:
        self._items: list[Any] = list(items)

    @classmethod
    def of(cls, *items: Any) -> "JsArray":
        return cls(items)

    @staticmethod
    def isArray(value: object) -> bool:
        return isinstance(value, JsArray)

    @property
    def length(self) -> int:
        return len(self._items)

    def push(self, *items: Any) -> int:
        self._items.extend(items)
        return self.length

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items)

    def __getitem__(self, at: int) -> Any:
        return self._items[at] if 0 <= at < len(self._items) else undefined


# A word that Python keeps for itself.
setattr(JsArray, "from", staticmethod(lambda given: JsArray(given if hasattr(given, "__iter__") else ())))


class JsBytes(JsArray):
    """A Uint8Array."""

    def __init__(self, given: Any = b"") -> None:
        super().__init__(bytes(given._size if isinstance(given, SharedArrayBuffer) else given))
        self._memory = given if isinstance(given, SharedArrayBuffer) else None

    @property
    def bytes(self) -> bytes:
        """What it holds, for tests."""
        return bytes(self._items)

    @property
    def byteLength(self) -> int:
        return self.length

    def slice(self, start: int = 0, end: int | None = None) -> "JsBytes":
        return JsBytes(self.bytes[start:end])

    def set(self, other: "JsBytes", at: int = 0) -> None:
        memory = self._memory.bytes if self._memory is not None else bytearray(self.bytes)
        if at + other.length > len(memory):
            raise Thrown("RangeError", "offset is out of bounds")
        memory[at : at + other.length] = other.bytes
        self._items = list(memory) if self._memory is None else []


class SharedArrayBuffer(JsObject):
    """Memory that page and worker share: its bytes, and its first words (see worker/contract/memory.py)."""

    def __init__(self, size: int) -> None:
        self._size = size
        self.bytes = bytearray(size)
        self.words: dict[int, int] = {}


class Int32Array(JsObject):
    """The words of a SharedArrayBuffer."""

    def __init__(self, memory: SharedArrayBuffer) -> None:
        self.memory = memory


class Atomics(JsObject):
    """What is stored, and which words were notified."""

    def __init__(self) -> None:
        self.notified: list[int] = []

    def store(self, words: Int32Array, at: int, value: int) -> None:
        words.memory.words[at] = value

    def notify(self, _words: Int32Array, at: int) -> int:
        self.notified.append(at)
        return 0


class JsonObject(JsObject):
    """`JSON`."""

    def parse(self, text: str) -> Any:
        try:
            return to_js(json.loads(text))
        except ValueError as error:
            raise Thrown("SyntaxError", str(error)) from None

    def stringify(self, value: Any) -> str:
        return json.dumps(to_python(value), ensure_ascii=False, separators=(",", ":"))


class Object(JsObject):
    """`Object`: a plain one, and what lists the keys of any."""

    @staticmethod
    def keys(value: Any) -> JsArray:
        return JsArray(names_of(value))

    @staticmethod
    def assign(into: Any, value: Any) -> Any:
        for name in names_of(value):
            setattr(into, name, getattr(value, name))
        return into


class Reflect(JsObject):
    """`Reflect`."""

    def get(self, target: Any, name: str) -> Any:
        if isinstance(target, dict):
            return target.get(name, undefined)
        return getattr(target, name, undefined)

    def set(self, target: Any, name: str, value: Any) -> bool:
        setattr(target, name, value)
        return True

    def has(self, target: Any, name: str) -> bool:
        return hasattr(target, name)

    def defineProperty(self, target: Any, name: str, described: Any) -> bool:
        """Only getters: such a property is a method of the object from now on, to be read by `read`."""
        target.__dict__.setdefault("_getters", {})[name] = described.get
        return True


def names_of(value: Any) -> list[str]:
    """The keys of a JavaScript object: what begins with `_` is the stand-in's own."""
    if isinstance(value, JsArray):
        return [str(at) for at in range(value.length)]
    return [name for name in vars(value) if not name.startswith("_")]


def to_js(value: Any) -> Any:
    """Make JavaScript's values of dicts and lists, however deep, as `jsffi.to_js` does."""
    if isinstance(value, dict):
        made = Object()
        for name, each in value.items():
            setattr(made, name, to_js(each))
        return made
    if isinstance(value, list | tuple):
        return JsArray([to_js(each) for each in value])
    if isinstance(value, bytes | bytearray):
        return JsBytes(value)
    # MicroPython has whole numbers of JavaScript's as int.
    return int(value) if isinstance(value, float) and value.is_integer() else value


def to_python(value: Any) -> Any:
    """Make dicts and lists of JavaScript's values, for tests to compare; undefined becomes None."""
    if value is undefined:
        return None
    if isinstance(value, JsBytes):
        return value.bytes
    if isinstance(value, JsArray):
        return [to_python(each) for each in value]
    if isinstance(value, Object):
        return {name: to_python(getattr(value, name)) for name in names_of(value)}
    if isinstance(value, dict):
        return {name: to_python(each) for name, each in value.items()}
    return [to_python(each) for each in value] if isinstance(value, list) else value


def read_live(target: Any, name: str) -> Any:
    """Read a property that a getter makes, as JavaScript would."""
    return to_python(target.__dict__["_getters"][name]())


Function = Callable[..., Any]
