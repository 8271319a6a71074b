"""A worker handle, a timer and a clock that a test moves by hand."""

from collections.abc import Callable, Mapping
from typing import Any

from app.runtime.client import Client
from app.runtime.connection import DIED
from app.runtime.supervisor import OVERDUE
from worker import protocol

Fields = dict[str, Any]
READY: Fields = {"type": "ready", "python": "3.14.2", "engine": "Pyodide", "ms": 300, "capabilities": []}


class Handle:
    """A worker handle that keeps what was posted, and reports what a test wants."""

    def __init__(self, on_message: Callable[[Fields], object], on_error: Callable[[str], object]) -> None:
        self.on_message, self.on_error = on_message, on_error
        self.posted: list[Any] = []
        self.is_terminated = False
        self.packages: list[str] = []
        self.imports: list[str] = []
        # What a program imports that another worker could begin with.
        self.lacks = False

    def post(self, message: Mapping[str, object]) -> None:
        self.posted.append(message)

    def suits(self, _code: str, _start: str) -> bool:
        return not self.lacks

    @property
    def urgent(self) -> list[tuple[object, ...]]:
        """What was posted that the box hands on past the messages: stops, acknowledgements and answers."""
        kinds = (protocol.STOP, protocol.ACK, protocol.INPUT)
        return [
            (each["type"], *(value for name, value in each.items() if name != "type"))
            for each in self.posted
            if each["type"] in kinds
        ]

    def die(self) -> None:
        """Say that the worker was closed."""
        self.on_error(DIED)

    def terminate(self) -> None:
        self.is_terminated = True


class Clock:
    """Time in milliseconds, and what is to happen then."""

    def __init__(self) -> None:
        self.time = 0.0
        self.waiting: list[tuple[float, Callable[[], object]]] = []

    def now(self) -> float:
        return self.time

    def after(self, milliseconds: int, call: Callable[[], object]) -> Callable[[], None]:
        entry = (self.time + milliseconds, call)
        self.waiting.append(entry)
        return lambda: self.waiting.remove(entry) if entry in self.waiting else None

    def pass_time(self, milliseconds: float) -> None:
        end = self.time + milliseconds
        # One after another, since what happens may have more happen before the end.
        while entry := min((each for each in self.waiting if each[0] <= end), key=first, default=None):
            self.waiting.remove(entry)
            self.time = max(self.time, entry[0])
            entry[1]()
        self.time = end


def first(entry: tuple[float, Callable[[], object]]) -> float:
    """Return when something is to happen."""
    return entry[0]


class Bench:
    """A client with its workers, its clock, and all that it told."""

    def __init__(self, forbidden: str = "no standby in this test") -> None:
        self.clock = Clock()
        self.handles: list[Handle] = []
        self.told: list[tuple[Any, ...]] = []
        self.client = Client(
            self.spawn, self.clock.after, self.clock.now, lambda _heap: forbidden, lambda: OVERDUE
        )
        self.client.told.listen(self.tell)

    def spawn(self, on_message: Callable[[Fields], object], on_error: Callable[[str], object]) -> Handle:
        self.handles.append(Handle(on_message, on_error))
        return self.handles[-1]

    def tell(self, kind: str, fields: Mapping[str, object]) -> None:
        self.told.append((kind, *fields.values()))

    @property
    def handle(self) -> Handle:
        return self.handles[-1]

    def report_of(self, number: int, kind: str, **fields: Any) -> None:
        """Have a worker say something that is not the last one."""
        self.handles[number].on_message({"type": kind, **fields})

    def report(self, kind: str, **fields: Any) -> None:
        self.handle.on_message({"type": kind, **fields})

    def ready(self) -> "Bench":
        """Start the client and its worker, and forget what was said about it."""
        self.client.start()
        self.handle.on_message(dict(READY))
        self.forget()
        return self

    def running(self, code: str = "1") -> "Bench":
        """Have a program running, and forget what was said about it."""
        self.ready()
        run = self.client.run(code)
        self.report("started", id=run)
        self.forget()
        return self

    def forget(self) -> None:
        self.told.clear()
        self.handle.posted.clear()
