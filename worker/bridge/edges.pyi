"""All that the worker's Python needs of JavaScript: one typed interface, which each CPython engine gives.

The build makes the TypeScript interfaces of the same names from this, and `tsc` checks that
`engines/pyodide/edges.mjs` has them; mypy checks that the Python side asks for nothing else.
"""

from collections.abc import Awaitable
from typing import Protocol

from pyodide.ffi import JsProxy

from worker.packages.edges import PackageEdges

class OutputEdges(Protocol):
    """Where the program's standard output and error go."""

    def flush(self) -> None:
        """Post what has been written."""

class InterruptEdges(Protocol):
    """How a Stop reaches the program."""

    armed: bool
    requested: bool
    @property
    def ends(self) -> bool:
        """Whether this run has been stopped before: what it still does is to be its last."""

    def tell(self) -> bool:
        """A STOP arrived as a message; whether it is still to be carried out."""

    def wasStopped(self) -> bool:
        """Whether the run was stopped while it waited for its turn; that is carried out by asking."""

class InputEdges(Protocol):
    """Standard input, by one of several ways to wait."""

    stuck: bool  # The program is where it cannot be suspended.
    @property
    def blocks(self) -> bool:
        """Whether a wait blocks the whole worker."""

    @property
    def tier(self) -> str:
        """The way: a value of `input` in CAPABILITIES."""

    @property
    def waits(self) -> bool:
        """Whether a suspended program waits for a line."""

    def wait(self) -> object:
        """Wait for a line."""

    def promise(self) -> Awaitable[object]:
        """A promise of a line, for a program that is suspended meanwhile."""

    def isStopped(self, answer: object) -> bool:
        """Whether this is what a stopped wait gives."""

    def answer(self, text: str | None) -> None:
        """The page answers."""

    def stop(self) -> None:
        """The program is to stop instead of waiting on."""

class EventEdges(Protocol):
    """Events of a drawing."""

    @property
    def shares(self) -> bool:
        """Whether they come by shared memory; else they come as messages."""

    def take(self) -> str | None:
        """The next event as JSON."""

class LetterEdges(Protocol):
    """What the page says to a worker that is blocked."""

    def receive(self, urls: JsProxy) -> None:
        """Take the addresses by which it says it."""

class FileEdges(Protocol):
    """The working directory, which is the page's files."""

    def receive(self, files: JsProxy, removed: JsProxy | None) -> JsProxy:
        """Take what the page hands over; the names of the modules that have changed."""

    def report(self) -> None:
        """Hand back what programs have changed."""

class CallEdges(Protocol):
    """Calls of the page's functions."""

    def receive(self, port: JsProxy) -> None:
        """Call them by this port from now on."""

    def call(self, name: str, given: JsProxy, transfer: JsProxy) -> Awaitable[object]:
        """Call one. given: an array; what it throws rejects the promise."""

class TimerEdges(Protocol):
    """Timers of JavaScript's that programs set."""

    @property
    def count(self) -> int:
        """How many have not gone off."""

    def ofLoop(self, callback: object, ms: float) -> None:
        """Set a timer of the event loop's."""

    def watch(self, on: bool) -> None:
        """Note timers from now on, or no longer."""

    def drop(self) -> None:
        """Clear all that are pending."""

class WebAnswer(Protocol):
    """What came of a request."""

    @property
    def failed(self) -> str:
        """Why there is no answer, in one word of worker/kernel/refusals.py; "" if there is one."""

    @property
    def said(self) -> str:
        """What the browser says of that."""

    @property
    def status(self) -> int: ...
    @property
    def url(self) -> str:
        """Where the answer came from in the end."""

    @property
    def headers(self) -> JsProxy:
        """Name, value, name, value, …"""

    @property
    def body(self) -> JsProxy:
        """A Uint8Array."""

class WebSending(Protocol):
    """A request that is under way."""

    @property
    def answer(self) -> Awaitable[WebAnswer]: ...
    def abort(self) -> None:
        """Give it up."""

class WebEdges(Protocol):
    """Requests to the web. headers: name, value, …; ms: how long nothing may come."""

    @property
    def base(self) -> str:
        """Where relative addresses begin."""

    def send(
        self, method: str, url: str, headers: JsProxy, body: JsProxy | None, ms: float | None
    ) -> WebSending:
        """Make a request, for a program that is suspended meanwhile."""

    def sendNow(
        self, method: str, url: str, headers: JsProxy, body: JsProxy | None, ms: float | None
    ) -> WebAnswer:
        """Make a request while all else waits."""

    def diagnose(self, url: str) -> Awaitable[str]:
        """Find out why nothing can be had from an address."""

class Edges(PackageEdges, Protocol):
    """What an engine gives `attach` of worker/bridge/main.py."""

    @property
    def output(self) -> OutputEdges: ...
    @property
    def interrupt(self) -> InterruptEdges: ...
    @property
    def input(self) -> InputEdges: ...
    @property
    def events(self) -> EventEdges: ...
    @property
    def letters(self) -> LetterEdges: ...
    @property
    def files(self) -> FileEdges: ...
    @property
    def timers(self) -> TimerEdges: ...
    @property
    def functions(self) -> CallEdges: ...
    @property
    def web(self) -> WebEdges: ...
    @property
    def suspends(self) -> bool:
        """Whether a program can be suspended while it waits."""

    def heap(self) -> float:
        """The size of the interpreter's memory, in KiB."""

    def say(self, message: JsProxy, transfer: JsProxy | None) -> None:
        """Post a message, behind all output that was written before it."""

    def show(self, fields: JsProxy, transfer: JsProxy) -> None:
        """Post a display as `say` does; the program waits if the page is too far behind."""

    def draw(self, ops: JsProxy) -> None:
        """Post changes of the drawing, like a display. ops: a Uint8Array."""

    def paint(self, ops: JsProxy, canvas: JsProxy) -> None:
        """The same, with a picture to be shown under it: what a canvas of `canvas` has."""

    def speak(self, fields: JsProxy, transfer: JsProxy) -> None:
        """Post what widgets say, like a display."""

    def canvas(self, width: int, height: int) -> JsProxy:
        """The context of a canvas that a program draws on."""

    def picture(self, content: JsProxy) -> Awaitable[JsProxy]:
        """What a file of a picture shows. content: a Uint8Array."""

    def awaitEvent(self, ms: float) -> bool:
        """Block until something happens to the drawing; true if the run was stopped meanwhile."""

    def begin(self, run: int, token: str | None, acks: JsProxy | None) -> None:
        """A run begins: output is its own from now on. acks: addresses for back-pressure."""

    def end(self) -> None:
        """The run is over."""

    def limit(self, ms: float) -> None:
        """Between two runs, code of a program's is called: it may take so long, and `end` is its end."""

    def dirty(self) -> None:
        """From now on a visitor's code is in reach: nothing that comes from here is to be trusted."""

    def flusher(self, flush: object, flush_error: object) -> JsProxy:
        """What calls these as the handler of a signal, whose frame is none of Python's."""

    def raiseRow(self) -> None:
        """Raise all signals by which a program is struck again, see worker/contract/memory.py."""

    def arm(self, on: bool) -> None:
        """The visitor's own code goes on computing, or pauses: a Stop may strike only meanwhile."""

    def compiling(self, on: bool) -> None:
        """Code of the visitor's imports a module, which is compiled now, or has been."""

    def block(self, ms: float) -> bool:
        """Block for a while; true if the run was stopped meanwhile."""

    def stopped(self) -> None:
        """Take a Stop as carried out."""

    def acknowledge(self, seq: int) -> None:
        """The page has taken in the output up to a message."""

    def define(self, name: str, value: object) -> None:
        """Put a value into the worker's scope, where `from js import name` finds it."""

    def isTaken(self, name: str) -> bool:
        """Whether the scope had this name of its own."""
