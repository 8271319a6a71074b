"""The page as the worker's Python speaks to it: reports become messages, within what the session allows.

Knows nothing of programs. Imports js and pyodide, like all of this room.
"""

import platform
from typing import TYPE_CHECKING, Any

from pyodide.ffi import JsException

from worker import protocol
from worker.bridge import convert
from worker.kernel.display import Display
from worker.kernel.outlets import push_streams

if TYPE_CHECKING:
    from worker.bridge.edges import Edges
    from worker.messages import Report


class Page:
    """The page that listens to this worker. session: its state, as both ends see it."""

    def __init__(self, edges: "Edges") -> None:
        self._edges = edges
        self.session = protocol.Session()
        # While something is looked at between two runs, nothing that it would show is shown.
        self.is_muted = False

    def say(self, report: "Report") -> None:
        """Post a report; ProtocolError if it may not come now."""
        self.session.advance(report["type"])
        if "value" not in report:
            self._edges.say(convert.message(report), None)
            return
        try:
            self._post(report)
        except JsException as error:
            if "DataCloneError" not in str(error):
                raise
            self._post(report, careful=True)

    def _post(self, report: Any, *, careful: bool = False) -> None:
        value, transfer = convert.value(report["value"], careful=careful)
        self._edges.say(convert.message({**report, "value": value}), transfer)

    def show(self, shown: Display) -> None:
        """Post a display, behind all output that was written before it."""
        if self.is_muted:
            return
        push_streams()
        self.session.advance(protocol.DISPLAY)
        data, transfer = convert.value(shown.data)
        self._edges.show(convert.message({**shown.fields(), "data": data}), transfer)

    def draw(self, text: str, canvas: Any = None) -> None:
        """Post changes of the drawing, as JSON, behind all output that was written before them.

        canvas: what is shown under it from now on.
        """
        if self.is_muted:
            return
        push_streams()
        self.session.advance(protocol.DRAWING)
        ops = convert.value(text.encode())[0]
        if canvas is None:
            self._edges.draw(ops)
        else:
            self._edges.paint(ops, canvas)

    def speak(self, root: str, messages: bytes, buffers: list[bytes]) -> None:
        """Post what widgets say to the display of a root, behind all output that was written before."""
        if self.is_muted:
            return
        push_streams()
        self.session.advance(protocol.COMMS)
        (data, parts), transfer = convert.value((messages, buffers))
        self._edges.speak(convert.message({"root": root, "data": data, "buffers": parts}), transfer)

    def canvas(self, width: int, height: int) -> Any:
        """Return the context of a canvas that a program draws on."""
        return self._edges.canvas(width, height)

    def picture(self, content: bytes) -> Any:
        """Return a promise of what a picture's file shows."""
        return self._edges.picture(convert.value(content)[0])

    def ready(self, engine: str, milliseconds: float, capabilities: Any) -> None:
        """Tell that runs can begin."""
        self.say(
            protocol.report(
                protocol.READY,
                python=platform.python_version(),
                engine=engine,
                ms=milliseconds,
                capabilities=capabilities,
            )
        )

    def refuse(self, reason: str, run: object) -> None:
        """Answer a message that breaks the contract. run: what it says of its run."""
        told = run if type(run) is int else None
        self.say(protocol.report(protocol.REFUSED, reason=reason, id=told))

    def tell_of_package(self, **fields: Any) -> None:
        """Tell of a package on its way, in the fields of PACKAGE."""
        self.say(protocol.report(protocol.PACKAGE, **fields))

    def tell_of_packages(self, packages: list[dict[str, Any]], known: list[str]) -> None:
        """Tell which packages are installed, and which the lock file knows."""
        made = convert.value(packages)[0]
        self.say(protocol.report(protocol.INSTALLED, packages=made, known=convert.array(known)))
