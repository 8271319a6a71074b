"""What an engine gives the bridge, in a test: it posts to a page that holds the worker to the protocol."""

import sys
from pathlib import Path
from typing import Any

from tests.worker.bridge.doubles import values
from tests.worker.bridge.doubles.devices import (
    Calls,
    Events,
    Files,
    Input,
    Interrupt,
    Letters,
    Output,
    Timers,
    Web,
)
from tests.worker.bridge.doubles.modules import MODULES
from tests.worker.packages.shop import Entry, Shop
from worker import protocol

# Names that the scope has of its own, beside those of protocol.RESERVED.
TAKEN = ("navigationPreload",)


class FakeEdges(Shop):
    """All of JavaScript that the bridge uses. `posted`: the page's messages; `calls`: what else was done."""

    def __init__(self, *entries: Entry, tier: str = "shared memory") -> None:
        super().__init__(*entries)
        self.posted: list[dict[str, Any]] = []
        self.transferred: list[list[bytes]] = []
        self.calls: list[tuple[Any, ...]] = []
        # What had been asked for, and which files were there, whenever a visitor's code came into reach.
        self.dirtied: list[tuple[list[str], list[str]]] = []
        self.session = protocol.Session()
        self.run = self.seq = 0
        self.suspends = True
        self.output = Output(self._post_output)
        self.interrupt = Interrupt()
        self.letters = Letters()
        self.events = Events(tier == "shared memory")
        self.input = Input(tier, lambda: self.session.advance(protocol.INPUT), self.letters)
        self.files = Files(self.post)
        self.timers = Timers()
        self.web = Web()
        self.functions = Calls()

    def heap(self) -> float:
        return 640

    def say(self, message: Any, transfer: Any) -> None:
        self.output.flush()
        self._receive(message, transfer)

    def show(self, fields: Any, transfer: Any) -> None:
        self.output.flush()
        self.seq += 1
        fields.type, fields.id, fields.seq = protocol.DISPLAY, self.run, self.seq
        self._receive(fields, transfer)

    def draw(self, ops: Any) -> None:
        self.output.flush()
        self.seq += 1
        told = values.in_python(values.structured_clone(ops))
        self.post({"type": protocol.DRAWING, "id": self.run, "seq": self.seq, "ops": told})

    def paint(self, ops: Any, canvas: Any) -> None:
        self.calls.append(("paint", canvas))
        self.draw(ops)

    def speak(self, fields: Any, transfer: Any) -> None:
        self.calls.append(("speak", len(list(transfer))))
        self.output.flush()
        self.seq += 1
        told = dict(values.in_python(values.structured_clone(fields)))
        self.post({"type": protocol.COMMS, "id": self.run, "seq": self.seq, **told})

    def canvas(self, width: int, height: int) -> Any:
        return width, height

    async def picture(self, content: Any) -> Any:
        return bytes(values.in_python(content)[1]).decode()

    def awaitEvent(self, ms: float) -> bool:  # noqa: N802 - the name of the JavaScript side
        self.calls.append(("await event", ms))
        return self.events.is_stopped

    def _receive(self, message: Any, transfer: Any) -> None:
        buffers = list(transfer) if transfer is not None else []
        self.post(values.in_python(values.structured_clone(message)))
        if buffers:
            self.transferred.append([buffer.held for buffer in buffers])

    def post(self, message: dict[str, Any]) -> None:
        """Have the page take a message, which must be one that may come now."""
        protocol.check(protocol.REPORTS, message)
        self.session.advance(message["type"])
        self.posted.append(message)

    def note(self, command: dict[str, Any]) -> None:
        """The page posts a command; a page that keeps to the protocol notes what it means for the session."""
        kind, run = command.get("type"), command.get("id", self.run)
        is_answer = kind == protocol.INPUT and self.session.state == protocol.ASKING
        if run == self.interrupt.run and (is_answer or kind == protocol.STOP):
            self.session.advance(str(kind))

    def _post_output(self, text: str) -> None:
        self.seq += 1
        chunks = ["stdout", text]
        self.post({"type": protocol.OUTPUT, "id": self.run, "seq": self.seq, "chunks": chunks})

    def begin(self, run: int, token: str | None, acks: Any | None) -> None:
        self.run = run
        self.calls.append(("begin", run, token, *([list(acks)] if acks else [])))
        self.interrupt.begin(run)

    def limit(self, ms: float) -> None:
        self.calls.append(("limit", ms > 0))
        self.interrupt.begin(-1)

    def dirty(self) -> None:
        self.keeps = False
        files = sorted(path.name for path in Path().iterdir())
        self.dirtied.append(([call[0] for call in self.asked], files))

    def end(self) -> None:
        self.calls.append(("end",))
        self.interrupt.end()

    def arm(self, on: bool) -> None:
        self.interrupt.armed = on

    def flusher(self, flush: Any, flush_error: Any) -> Any:
        return lambda *_: [each() for each in (flush, flush_error)]

    def raiseRow(self) -> None:  # noqa: N802 - the name of the JavaScript side
        self.calls.append(("raise row",))

    def compiling(self, on: bool) -> None:
        self.calls.append(("compiling", on))

    def block(self, ms: float) -> bool:
        self.calls.append(("block", ms))
        return self.interrupt.is_requested

    def stopped(self) -> None:
        self.interrupt.acknowledge()

    def acknowledge(self, seq: int) -> None:
        self.calls.append(("acknowledge", seq))

    def define(self, name: str, value: object) -> None:
        setattr(MODULES.js, name, value)

    def isTaken(self, name: str) -> bool:  # noqa: N802 - the name of the JavaScript side
        return name in TAKEN

    def press_stop(self) -> None:
        """Stop the program that computes, as the shared memory does: where it is armed, at once."""
        self.interrupt.stopped.add(self.run)
        if self.interrupt.armed:
            self.interrupt.acknowledge()
            raise KeyboardInterrupt

    def flush(self) -> None:
        """Write what Python still holds."""
        sys.stdout.flush()
