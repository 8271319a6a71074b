"""The modules `js`, `pyodide.ffi` and `pyodide.webloop`, and `to_js`."""

import asyncio
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

from tests.worker.bridge.doubles import values
from tests.worker.bridge.doubles.loop import run_sync
from tests.worker.bridge.doubles.values import JsArray, JsException, JsMap, JsObject, JsProxy, TypedArray

Converter = Callable[[Any, Callable[[Any], Any], Callable[[Any, Any], None]], Any]


class ObjectMaker:
    """`Object`."""

    new = JsObject

    @staticmethod
    def entries(value: Any) -> JsArray:
        return JsArray(JsArray(pair) for pair in _members(value))

    @staticmethod
    def keys(value: Any) -> JsArray:
        return JsArray(name for name, _ in _members(value))

    @staticmethod
    def fromEntries(pairs: Iterable[Any]) -> JsObject:  # noqa: N802 - JavaScript's name
        return JsObject(dict(pairs))


def _members(value: JsProxy) -> list[tuple[str, object]]:
    if isinstance(value, JsArray):
        return [(str(at), each) for at, each in enumerate(value.items)]
    return list(value.__dict__.items()) if isinstance(value, JsObject) else []


def to_js(
    value: Any,
    *,
    create_pyproxies: bool = True,
    dict_converter: Callable[[Iterable[Any]], Any] | None = None,
    default_converter: Converter | None = None,
) -> Any:
    """Convert by value, as `pyodide.ffi.to_js` does; lists in circles stay circles."""
    known: dict[int, tuple[object, Any]] = {}

    def remember(item: object, made: Any) -> None:
        known[id(item)] = (item, made)

    def convert(item: Any) -> Any:
        if item is None or isinstance(item, bool | int | float | str | JsProxy):
            return item
        if id(item) in known:
            return known[id(item)][1]
        if isinstance(item, bytes | bytearray | memoryview):
            return _typed(memoryview(item))
        if isinstance(item, list | tuple):
            made = JsArray()
            remember(item, made)
            for each in item:
                made.push(convert(each))
            return made
        if isinstance(item, dict) and dict_converter:
            return dict_converter([JsArray((key, convert(each))) for key, each in item.items()])
        if default_converter:
            return default_converter(item, convert, remember)
        assert create_pyproxies, "pyodide.ffi.ConversionError"
        return values.PyProxy(item)

    return convert(value)


def _typed(view: memoryview) -> TypedArray | JsArray:
    """A block of numbers; more dimensions than one become arrays of arrays."""
    shape = view.shape or ()
    if len(shape) <= 1:
        return TypedArray(view)
    flat = view.cast("B")
    size = len(flat) // shape[0]
    rows = (flat[at * size : (at + 1) * size] for at in range(shape[0]))
    return JsArray(_typed(row.cast(view.format, shape[1:])) for row in rows)  # type: ignore[call-overload]


class Modules:
    """The modules by name, and whether this browser can switch stacks."""

    def __init__(self) -> None:
        self.switches = True
        self.js = ModuleType("js")
        self.ffi = ModuleType("pyodide.ffi")
        self.webloop = ModuleType("pyodide.webloop")
        self._package = ModuleType("pyodide")
        self._fill()

    def _fill(self) -> None:
        js: Any = self.js
        js.Object, js.Array, js.Map, js.Set = ObjectMaker, JsArray, JsMap, values.JsSet
        js.structuredClone = values.structured_clone
        ffi: Any = self.ffi
        ffi.JsProxy, ffi.JsException, ffi.to_js = JsProxy, JsException, to_js
        ffi.create_proxy = lambda held, **_: held
        self.renew()
        package: Any = self._package
        package.ffi, package.webloop = self.ffi, self.webloop

    def renew(self) -> None:
        """Take back what a worker has put in the place of Pyodide's own."""
        self.switches = True
        ffi: Any = self.ffi
        webloop: Any = self.webloop
        ffi.run_sync = webloop.run_sync = self._run_sync
        ffi.can_run_sync = webloop.can_run_sync = self._can_run_sync
        webloop.WebLoopPolicy = type("WebLoopPolicy", (), {})

    def _can_run_sync(self) -> bool:
        return self.switches

    def _run_sync(self, awaitable: Any) -> Any:
        if not self.switches:
            asyncio.ensure_future(awaitable).cancel()
            raise RuntimeError("Cannot stack switch because the JavaScript runtime does not support it")
        return run_sync(awaitable)

    @property
    def by_name(self) -> dict[str, ModuleType]:
        """What belongs into sys.modules."""
        modules = (self.js, self._package, self.ffi, self.webloop)
        return {module.__name__: module for module in modules}


MODULES = Modules()
