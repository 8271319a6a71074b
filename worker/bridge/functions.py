"""Functions of the page's, as programs call them: `from js import save`, then `await save(42)`.

Imports pyodide, like all of this room. A call is posted at once, by a port of its own
(worker/host/calls.mjs), also where nobody waits for what it gives.
"""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pyodide.ffi import JsProxy, create_proxy

from worker.bridge import convert

if TYPE_CHECKING:
    from worker.bridge.edges import Edges


def python(value: Any) -> Any:
    """Return a value of the page's as one of Python's own."""
    return value.to_py() if isinstance(value, JsProxy) else value


class PageFunction:
    """A function of the page's. What it gives is to be awaited; what it throws is raised there."""

    def __init__(self, edges: "Edges", name: str) -> None:
        self._edges = edges
        self.__name__ = name

    def __call__(self, *given: object) -> "asyncio.Future[Any]":
        """Call it. What cannot be posted is posted as its repr."""
        values, transfer = convert.value(list(given), careful=True)
        answer = self._edges.functions.call(self.__name__, values, transfer)
        return asyncio.ensure_future(_answer(answer))

    def __repr__(self) -> str:
        return f"<function {self.__name__} of the page>"


async def _answer(promise: Any) -> Any:
    return python(await promise)


class Functions:
    """Those that the page has offered so far."""

    def __init__(self, edges: "Edges") -> None:
        self._edges = edges

    def receive(self, names: Iterable[str], port: JsProxy | None) -> None:
        """Make functions globals of the worker. port: by which they are called from now on, if it is new."""
        if port is not None:
            self._edges.functions.receive(port)
        for name in names:
            # JavaScript gives this very object back to Python, and no proxy of its own.
            self._edges.define(name, create_proxy(PageFunction(self._edges, name), roundtrip=False))
