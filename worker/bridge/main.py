"""The worker's edge on the Python side: a message of the page becomes a call of the kernel, and what the
kernel has to say becomes a message. The only module that imports js and pyodide."""

import asyncio
import platform
import signal
import sys
from collections import deque
from collections.abc import Iterable
from typing import Any

import js
from pyodide.ffi import JsException, JsProxy

from worker import protocol
from worker.bridge import convert
from worker.bridge.commands import json_object, names_of
from worker.bridge.waiting import Waiting
from worker.kernel import tending
from worker.kernel.completion import completion
from worker.kernel.display import Display
from worker.kernel.files import Folder
from worker.kernel.kernel import Kernel, push_streams
from worker.kernel.screen import Screen
from worker.packages.supply import Supply

Fields = dict[str, Any]


def attach(edges: Any) -> "Worker":
    """Begin to serve the page; called once, by the engine's start.

    edges: what `engines/pyodide/edges.mjs` offers.
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
        screen = Screen(self._show)
        screen.install()
        self._kernel = Kernel(self._emit, arm=edges.arm, screen=screen)
        self._folder = Folder()
        self._waiting = Waiting(edges, self._announce, self._resume)
        self._supply = Supply(edges, lambda **fields: self.say(protocol.PACKAGE, **fields))
        self._draining: asyncio.Task[None] | None = None
        self._resting: asyncio.Task[None] | None = None
        self._run_id: int | None = None
        self._cancelled: set[int] = set()
        self._tend_loop()
        tending.tend_imports(self._edges.compiling)

    def _tend_loop(self) -> None:
        tending.tend_loop(asyncio.get_event_loop(), self._edges.arm, self._on_struck_task)
        signal.signal(signal.SIGALRM, lambda *_: push_streams())

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

    @staticmethod
    def lives() -> bool:
        """Answer, which an interpreter that has come to its end cannot."""
        return True

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
        try:
            await self._supply.by_name(list(names))
        except ImportError as error:
            self.say(
                protocol.PACKAGE,
                name="python_stdlib.zip",
                loaded=0,
                source="site",
                state="failed",
                cause=str(error),
            )

    def on_start(self, _fields: Fields) -> None:
        raise protocol.ProtocolError("start: the worker has been started already")

    def on_retry(self, _fields: Fields) -> None:
        raise protocol.ProtocolError("retry: the worker is not in the state 'failed'")

    def on_install(self, fields: Fields) -> None:
        names_of(fields)
        self._begin(fields)

    def on_remove(self, fields: Fields) -> None:
        if self._run_id is not None:
            raise protocol.ProtocolError("remove: a program is running")
        self._supply.remove(names_of(fields))
        self.on_inventory(fields)

    def on_inventory(self, _fields: Fields) -> None:
        packages, known = self._supply.inventory(), self._supply.known()
        self.say(protocol.INSTALLED, packages=convert.value(packages)[0], known=convert.array(known))

    def on_complete(self, fields: Fields) -> None:
        known = [*sys.stdlib_module_names, *self._supply.importable()]
        names, length = completion(fields["code"], self._kernel.globals, sys.modules, known)
        self.say(protocol.COMPLETION, id=fields["id"], names=convert.array(names), length=length)

    def on_translate(self, _fields: Fields) -> None:
        """Python needs no other language here."""
        raise protocol.ProtocolError("translate: this engine does not translate programs")

    def on_run(self, fields: Fields) -> None:
        self._check_keys(fields.get("data"))
        if "data_json" in fields:
            fields["values_of_data"] = json_object(fields["data_json"])
        self._begin(fields)

    def _begin(self, fields: Fields) -> None:
        self._runs.append(fields)
        if self._draining is None or self._draining.done():
            self._draining = asyncio.ensure_future(self._drain())

    def on_stop(self, fields: Fields) -> None:
        run: int | None = fields.get("id", self._run_id)
        if run is not None and any(run == waiting["id"] for waiting in self._runs):
            self._cancelled.add(run)
        elif run is not None and run == self._run_id:
            self._session.advance(protocol.STOP)
            if self._edges.interrupt.tell():
                self._stop()

    def _stop(self) -> None:
        if self._waiting.wake():
            # Pending until it strikes: a task of the program's may go on before what was woken does.
            self._edges.interrupt.requested = True
        else:
            self._edges.stopped()
            self._kernel.stop()

    def _on_struck_task(self) -> None:
        """A Stop has struck in a task of the program's: end what waits for that task."""
        if not self._waiting.wake():
            self._kernel.stop()

    def on_input(self, fields: Fields) -> None:
        if self._session.state != protocol.ASKING or fields["id"] != self._run_id:
            raise protocol.ProtocolError("input: the program is not waiting for input")
        self._edges.input.answer(fields.get("text"))

    def on_ack(self, fields: Fields) -> None:
        self._edges.acknowledge(fields["seq"])

    def _resume(self) -> None:
        if self._session.state == protocol.ASKING:
            self._session.advance(protocol.INPUT)

    def _announce(self, prompt: str, secret: bool) -> None:
        self._edges.files.report()
        self.say(protocol.WAITING, id=self._run_id, prompt=prompt, secret=secret)

    async def _drain(self) -> None:
        if self._resting is not None:
            self._resting.cancel()
        while self._runs:
            await self._run(self._runs.popleft())
        self._resting = asyncio.ensure_future(self._supply.rest())

    async def _run(self, fields: Fields) -> None:
        self._run_id = fields["id"]
        self._edges.begin(self._run_id, fields.get("token"))
        try:
            await self._run_begun(fields)
        finally:
            self._edges.end()
            self._run_id = None

    async def _run_begun(self, fields: Fields) -> None:
        if fields["type"] == protocol.INSTALL:
            await self._install(fields)
            return
        data, context = fields.get("data"), fields.get("context")
        if "files" in fields:
            self._folder.enter(self._edges.files.receive(fields["files"], fields.get("removed")).length > 0)
        if data is not None:
            for name, value in js.Object.entries(data):
                self._edges.define(name, value)
        if "values_of_data" in fields:
            self._kernel.set_data(fields["values_of_data"])
        await self._kernel.run(
            fields["id"],
            fields["code"],
            fields.get("filename", "main.py"),
            namespace=dict(js.Object.entries(context)) if context is not None else None,
            values=fields.get("values", False),
            before=self._prepare,
        )

    async def _install(self, fields: Fields) -> None:
        names = names_of(fields)

        async def load(run: int, _code: str) -> None:
            self._heed_stop(run)
            await self._supply.by_name(names, run)

        await self._kernel.run(fields["id"], "", before=load)
        self.on_inventory(fields)

    async def _prepare(self, run: int, code: str) -> None:
        self._heed_stop(run)
        await self._supply.for_program(code, run)

    def _heed_stop(self, run: int) -> None:
        if run in self._cancelled:
            self._cancelled.discard(run)
            raise KeyboardInterrupt

    def _emit(self, kind: str, fields: Fields) -> None:
        if kind == protocol.DONE:
            self._edges.files.report()
            fields = {**fields, "heap": self._edges.heap()}
        elif kind == protocol.ERROR:
            fields = {**fields, "traceback": self._folder.shorten(str(fields["traceback"]))}
        self.say(kind, **fields)

    def _show(self, shown: Display) -> None:
        """Post a display, behind all output that was written before it."""
        push_streams()
        self._session.advance(protocol.DISPLAY)
        data, transfer = convert.value(shown.data)
        self._edges.show(convert.message({**shown.fields(), "data": data}), transfer)

    def _check_keys(self, data: Any) -> None:
        for name in js.Object.keys(data) if data is not None else ():
            trouble = protocol.key_breaks(name, self._edges.isTaken)
            if trouble:
                raise protocol.ProtocolError(trouble)
