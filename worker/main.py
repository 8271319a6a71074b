"""The worker's edge on the Python side: a message of the page becomes a call of the kernel, and what the
kernel has to say becomes a message. The only module that imports js and pyodide."""

import asyncio
import importlib.util
import json
import platform
import sys
from collections import deque
from collections.abc import Iterable
from typing import Any

import js
from pyodide.ffi import JsException, JsProxy

from worker import convert, packages, protocol
from worker.kernel import Kernel

Fields = dict[str, Any]


def attach(edges: Any) -> "Worker":
    """Begin to serve the page; called once, by the engine's start.

    edges: say(message, transfer), load(names, run), define(name, value), flush(), isTaken(name).
    """
    # From here on the name `worker` belongs to the visitor, who may well write a worker.py.
    for name in [name for name in sys.modules if name.split(".")[0] == "worker"]:
        del sys.modules[name]
    return Worker(edges)


class Worker:
    """Carries out the page's commands, one run at a time, in the order of their arrival."""

    def __init__(self, edges: Any) -> None:
        self._edges = edges
        self._session = protocol.Session()
        self._runs: deque[Fields] = deque()
        self._kernel = Kernel(self._emit)
        self._lock: dict[str, Any] | None = None
        self._draining: asyncio.Task[None] | None = None

    def receive(self, message: Any) -> None:
        """Take a message from the page; what breaks the contract is answered and changes nothing."""
        fields: Fields = {}
        try:
            if not isinstance(message, JsProxy):
                raise protocol.ProtocolError("a message must be an object {type, …}")
            fields.update(js.Object.entries(message))
            protocol.check(protocol.COMMANDS, fields)
            getattr(self, "on_" + fields["type"])(fields)
        except protocol.ProtocolError as error:
            run = fields.get("id")
            self.say(protocol.REFUSED, reason=str(error), id=run if type(run) is int else None)

    def say(self, kind: str, **fields: Any) -> None:
        """Post a report to the page; fields that are None are left out."""
        self._session.advance(kind)
        report = protocol.report(kind, **fields)
        if "value" not in report:
            self._edges.say(convert.message(report), None)
            return
        try:
            self._post(report)
        except JsException as error:
            if "DataCloneError" not in str(error):
                raise
            self._post(report, careful=True)

    def _post(self, report: Fields, *, careful: bool = False) -> None:
        value, transfer = convert.value(report["value"], careful=careful)
        self._edges.say(convert.message({**report, "value": value}), transfer)

    def ready(self, engine: str, milliseconds: float, capabilities: Any) -> None:
        """Tell the page that runs can begin."""
        self.say(
            protocol.READY,
            python=platform.python_version(),
            engine=engine,
            ms=milliseconds,
            capabilities=capabilities,
        )

    async def preload(self, names: Iterable[str]) -> None:
        """Load packages by name before the first run; what cannot be had is reported."""
        plan = packages.plan(list(names), self._lock_packages())
        await self._edges.load(convert.array(list(plan.packages)), None)

    # -- commands -------------------------------------------------------------------------------

    def on_start(self, _fields: Fields) -> None:
        raise protocol.ProtocolError("start: the worker has been started already")

    def on_retry(self, _fields: Fields) -> None:
        raise protocol.ProtocolError("retry: the worker is not in the state 'failed'")

    def on_run(self, fields: Fields) -> None:
        self._check_keys(fields.get("data"))
        self._runs.append(fields)
        if self._draining is None or self._draining.done():
            self._draining = asyncio.ensure_future(self._drain())

    def on_stop(self, _fields: Fields) -> None:
        if self._session.advance(protocol.STOP) == protocol.STOPPING and self._draining is not None:
            self._draining.cancel()

    def on_input(self, _fields: Fields) -> None:
        raise protocol.ProtocolError("input: the program is not waiting for input")

    def on_ack(self, _fields: Fields) -> None:
        pass

    # -- runs -----------------------------------------------------------------------------------

    async def _drain(self) -> None:
        while self._runs:
            await self._run(self._runs.popleft())

    async def _run(self, fields: Fields) -> None:
        data, context = fields.get("data"), fields.get("context")
        if data is not None:
            for name, value in js.Object.entries(data):
                self._edges.define(name, value)
        if "data_json" in fields:
            self._kernel.set_data(json.loads(fields["data_json"]))
        await self._kernel.run(
            fields["id"],
            fields["code"],
            fields.get("filename", "main.py"),
            namespace=dict(js.Object.entries(context)) if context is not None else None,
            values=fields.get("values", False),
            before=self._prepare,
        )

    async def _prepare(self, run: int, code: str) -> None:
        wanted = packages.missing(packages.imports_of(code), self._is_importable)
        if wanted:
            plan = packages.plan(wanted, self._lock_packages())
            await self._edges.load(convert.array(list(plan.packages)), run)

    def _emit(self, kind: str, fields: Fields) -> None:
        self.say(kind, **fields)

    def _check_keys(self, data: Any) -> None:
        for name in js.Object.keys(data) if data is not None else ():
            trouble = protocol.key_breaks(name, self._edges.isTaken)
            if trouble:
                raise protocol.ProtocolError(trouble)

    @staticmethod
    def _is_importable(name: str) -> bool:
        if name in sys.modules:
            return True
        try:
            return importlib.util.find_spec(name) is not None
        except (ImportError, ValueError):
            return False

    def _lock_packages(self) -> dict[str, Any]:
        if self._lock is None:
            self._lock = self._edges.lock().to_py()
        return self._lock
