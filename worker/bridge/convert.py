"""From Python values to JavaScript ones that can be posted. Imports js and pyodide, like `main`.

`values.plain` makes a tree of what may cross; here the tree becomes JavaScript's. The conversions are
Pyodide's own (https://pyodide.org/en/stable/usage/type-conversions.html) but for what those refuse:
dictionaries with other keys than strings become a Map, sets a Set whatever they hold, and anything
that cannot cross becomes its repr.
"""

from collections.abc import Callable, Mapping
from typing import Any

import js
import pyodide.ffi
from pyodide.ffi import JsException, JsProxy, to_js

from worker.kernel.values import Buffer, Members, Pairs, plain

# JavaScript's null, which older versions of Pyodide take for None.
_NULL = getattr(pyodide.ffi, "jsnull", object())


def message(fields: Mapping[str, object]) -> Any:
    """Return a JavaScript object with these fields; every value must be a str, number, bool or JsProxy."""
    posted = js.Object.new()
    for name, value in fields.items():
        setattr(posted, name, value)
    return posted


def value(anything: Any, *, careful: bool = False) -> tuple[Any, Any]:
    """Return a value as JavaScript's, and the array of the buffers that can be transferred with it.

    careful: also replace by its repr what JavaScript itself refuses to clone, such as a function.
    """
    transfer = js.Array.new()
    tree = plain(anything, foreign=_is_cloneable if careful else _is_proxy)
    if isinstance(tree, bytes | Buffer):
        return _buffer(tree, transfer), transfer
    return to_js(
        tree,
        create_pyproxies=False,
        dict_converter=js.Object.fromEntries,
        default_converter=lambda item, convert, cache: _special(item, convert, cache, transfer),
    ), transfer


def content(buffer: Any) -> bytes:
    """Return the bytes of a buffer of JavaScript's."""
    return bytes(buffer.to_bytes())


def array(items: list[str]) -> Any:
    """Return a JavaScript array of strings."""
    return to_js(items)


def _special(
    item: Any, convert: Callable[[Any], Any], cache: Callable[[Any, Any], None], transfer: Any
) -> Any:
    if isinstance(item, Buffer):
        return _buffer(item, transfer)
    if isinstance(item, Pairs):
        converted = js.Map.new()
        cache(item, converted)
        for key, held in item.items:
            converted.set(convert(key), convert(held))
        return converted
    if isinstance(item, Members):
        converted = js.Set.new()
        cache(item, converted)
        for member in item.items:
            converted.add(convert(member))
        return converted
    return repr(item)


def _buffer(item: bytes | Buffer, transfer: Any) -> Any:
    view: Any = item
    if isinstance(item, Buffer):
        data: Any = item.data
        # A view with an empty dimension cannot be cast to a shape.
        view = data.cast(item.format, item.shape) if all(item.shape) else data.cast(item.format)
    converted = to_js(view)
    if hasattr(converted, "buffer"):
        transfer.push(converted.buffer)
    return converted


def _is_proxy(item: Any) -> bool:
    return isinstance(item, JsProxy) or item is _NULL


def _is_cloneable(item: Any) -> bool:
    if not isinstance(item, JsProxy):
        return item is _NULL
    try:
        js.structuredClone(item)
    except JsException:
        return False
    return True
