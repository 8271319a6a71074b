"""The worker's edge on the Python side: a message of the page becomes a call."""

import asyncio
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import js
import pyodide.webloop
from pyodide.ffi import JsProxy

from worker import protocol
from worker.bridge import convert
from worker.bridge.commands import json_object, names_of
from worker.bridge.functions import Functions, python
from worker.bridge.looks import Looks
from worker.bridge.page import Page
from worker.bridge.promises import tend_promises
from worker.bridge.runs import Fields, Runs
from worker.kernel import looping, tending
from worker.kernel.completion import completion
from worker.packages.supply import Supply

if TYPE_CHECKING:
    from worker.bridge.edges import Edges


def attach(edges: "Edges") -> "Worker":
    """Begin to serve the page; called once, by the engine's start.

    edges: what `engines/pyodide/edges.mjs` offers, see edges.pyi.
    """
    # From here on the name `worker` belongs to the visitor, who may well write a worker.py.
    for name in [name for name in sys.modules if name.split(".")[0] == "worker"]:
        del sys.modules[name]
    return Worker(edges)


class Worker:
    """Carries out the page's commands. `HANDLERS` has one for each."""

    def __init__(self, edges: "Edges") -> None:
        self._edges = edges
        self._page = Page(edges)
        self._supply = Supply(edges, self._page.tell_of_package)
        self._runs = Runs(edges, self._page, self._supply)
        self._functions = Functions(edges)
        self._looks = Looks(edges, self._page, self._runs)
        runs = self._runs
        loop = asyncio.get_event_loop()
        looping.give(loop, pyodide.webloop.WebLoopPolicy)
        tending.tend_loop(loop, runs.tasks, runs.on_struck_task, runs.on_exit_of_task)
        tending.tend_imports(edges.compiling)
        tend_promises()
        self._runs.install()

    def receive(self, message: Any) -> None:
        """Take a message from the page; what breaks the contract is answered and changes nothing."""
        fields: Fields = {}
        try:
            if not isinstance(message, JsProxy):
                raise protocol.ProtocolError("a message must be an object {type, …}")
            fields.update(js.Object.entries(message))
            protocol.check(protocol.COMMANDS, fields)
            HANDLERS[fields["type"]](self, fields)
        except protocol.ProtocolError as error:
            self._page.refuse(str(error), fields.get("id"))

    @staticmethod
    def lives() -> bool:
        """Answer, which an interpreter that has come to its end cannot."""
        return True

    def ready(self, engine: str, milliseconds: float, capabilities: Any) -> None:
        """Tell the page that runs can begin."""
        self._page.ready(engine, milliseconds, capabilities)

    async def preload(self, names: Iterable[str]) -> None:
        """Load packages by name before the first run; what cannot be had is reported."""
        try:
            await self._supply.by_name(list(names))
        except ImportError as error:
            library, cause = "python_stdlib.zip", str(error)
            self._page.tell_of_package(name=library, loaded=0, source="site", state="failed", cause=cause)

    def on_start(self, _fields: Fields) -> None:
        """START comes before there is a Worker."""
        raise protocol.ProtocolError("start: the worker has been started already")

    def on_retry(self, _fields: Fields) -> None:
        """RETRY belongs to a start that failed."""
        raise protocol.ProtocolError("retry: the worker is not in the state 'failed'")

    def on_letters(self, fields: Fields) -> None:
        """Take the addresses by which the page reaches a program that waits."""
        self._edges.letters.receive(fields["urls"])

    def on_install(self, fields: Fields) -> None:
        """Load packages by their names."""
        names_of(fields)
        self._runs.begin(fields)

    def on_remove(self, fields: Fields) -> None:
        """Take packages away."""
        if self._runs.id is not None:
            raise protocol.ProtocolError("remove: a program is running")
        self._supply.remove(names_of(fields))
        self._runs.tell_of_packages()

    def on_inventory(self, _fields: Fields) -> None:
        """Tell which packages there are."""
        self._runs.tell_of_packages()

    def on_complete(self, fields: Fields) -> None:
        """Tell which names may go on with a program's beginning."""
        known = [*sys.stdlib_module_names, *self._supply.importable()]
        names, length = completion(fields["code"], self._runs.names, sys.modules, known)
        found = convert.array(names)
        self._page.say(protocol.report(protocol.COMPLETION, id=fields["id"], names=found, length=length))

    def on_translate(self, _fields: Fields) -> None:
        """Python needs no other language here."""
        raise protocol.ProtocolError("translate: this engine does not translate programs")

    def on_inspect(self, fields: Fields) -> None:
        """Tell what the last program's names stand for."""
        self._looks.inspect(fields)

    def on_tabulate(self, fields: Fields) -> None:
        """Tell some rows of a table."""
        self._looks.tabulate(fields)

    def on_export(self, fields: Fields) -> None:
        """Make a piece of a table's CSV."""
        self._looks.export(fields)

    def on_event(self, fields: Fields) -> None:
        """Note what has happened to the drawing."""
        if fields["what"] not in protocol.EVENTS:
            raise protocol.ProtocolError(f"event: nothing is called {fields['what']!r}")
        if fields["id"] == self._runs.id:
            self._runs.drawing.hear(fields)

    def on_run(self, fields: Fields) -> None:
        """Run a program."""
        self._check_keys(fields.get("data"))
        functions = [str(each) for each in fields.get("functions", ())]
        self._check_names(functions)
        if "args" in fields:
            fields["arguments"] = [python(each) for each in fields["args"]]
        self._functions.receive(functions, fields.get("port"))
        if "data_json" in fields:
            fields["values_of_data"] = json_object(fields["data_json"])
        self._runs.begin(fields)

    def on_stop(self, fields: Fields) -> None:
        """Stop the run that is named, or the one at hand."""
        self._runs.stop(fields.get("id", self._runs.id))

    def on_input(self, fields: Fields) -> None:
        """Hand an answer to the program that asks."""
        if self._page.session.state != protocol.ASKING or fields["id"] != self._runs.id:
            raise protocol.ProtocolError("input: the program is not waiting for input")
        self._edges.input.answer(fields.get("text"))

    def on_ack(self, fields: Fields) -> None:
        """Note how far the page is with the output."""
        self._edges.acknowledge(fields["seq"])

    def _check_keys(self, data: Any) -> None:
        self._check_names(js.Object.keys(data) if data is not None else ())

    def _check_names(self, names: Iterable[str]) -> None:
        for name in names:
            trouble = protocol.key_breaks(name, self._edges.isTaken)
            if trouble:
                raise protocol.ProtocolError(trouble)


HANDLERS: dict[str, Callable[[Worker, Fields], None]] = {
    protocol.START: Worker.on_start,
    protocol.LETTERS: Worker.on_letters,
    protocol.RUN: Worker.on_run,
    protocol.STOP: Worker.on_stop,
    protocol.INPUT: Worker.on_input,
    protocol.ACK: Worker.on_ack,
    protocol.RETRY: Worker.on_retry,
    protocol.INSTALL: Worker.on_install,
    protocol.REMOVE: Worker.on_remove,
    protocol.INVENTORY: Worker.on_inventory,
    protocol.COMPLETE: Worker.on_complete,
    protocol.TRANSLATE: Worker.on_translate,
    protocol.INSPECT: Worker.on_inspect,
    protocol.TABULATE: Worker.on_tabulate,
    protocol.EXPORT: Worker.on_export,
    protocol.EVENT: Worker.on_event,
}
