"""Promises of JavaScript's that are rejected with something that is no error end what waits for them, too.

Pyodide hands what a promise was rejected with to the future as it is. A future takes exceptions alone, so
what awaited `Promise.reject("no")` would wait for ever.
"""

import sys
from typing import Any

import js


def tend_promises() -> None:
    """Have each rejection be an exception, which says what the promise was rejected with."""
    helper = sys.modules.get("_pyodide._future_helper")
    if helper is not None:
        helper.set_exception = _set_exception  # type: ignore[attr-defined]


def _set_exception(future: Any, reason: Any) -> None:
    if not future.done():
        is_error = isinstance(reason, BaseException) and not isinstance(reason, StopIteration)
        future.set_exception(reason if is_error else js.Error.new(js.String(reason)))
