"""The connection to one worker: spawned once, spoken to within the contract, and ended.

It checks what the worker says and keeps the session's state. It does not know what the messages are
for, and decides nothing. What a worker is to it, is WorkerHandle: app/runtime/handle.py has the real one.
"""

from app.runtime.deadline import Deadline
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Protocol

    from app.runtime.deadline import After
    from worker.messages import Command, RunFields

    Fields = dict[str, object]

    class WorkerHandle(Protocol):
        """A running worker."""

        @property
        def packages(self) -> list[str]:
            """Return the names of the packages to be loaded at the start."""

        @property
        def imports(self) -> list[str]:
            """Return the names of what will be imported, for what may be there from the start."""

        def suits(self, code: str, start: str) -> bool:
            """Tell whether it began with what a program imports, as far as any worker could.

            start: what its READY says of that, or nothing if it has not come.
            """

        def post(self, message: Mapping[str, object]) -> None:
            """Send a message."""

        def terminate(self) -> None:
            """End the worker."""

    Spawn = Callable[[Callable[[Fields], object], Callable[[str], object]], WorkerHandle]

# When a worker that says nothing is said to be late, and when it is lost.
LATE_MS = 8000
FIRST_SIGN_MS = 20000
SILENCE_MS = 60000

# Reasons for which a worker is lost that come from this side; `losses.py` has the words.
DIED = "the worker was closed"
BOX_ENDED = "the box has ended"
BOX_UNMADE = "the box could not be made"
LAWLESS = "the worker broke the rules too often"

# What stands for a report that was kept back since it breaks the contract.
BREACH = "breach"
SILENT = "the worker gave no sign of life"


class Connection:
    """One worker from its first message to its end. Until it is opened, and once it is closed, there is none.

    `hear` sets who is told; `number` distinguishes the workers of a page; `ready` is what READY said.
    """

    def __init__(self, number: int, spawn: "Spawn", after: "After") -> None:
        self._spawn, self._deadline = spawn, Deadline(after)
        self._handle: WorkerHandle | None = None
        self._session = protocol.Session()
        self.number = number
        self._is_used = False
        self.ready: Fields | None = None

    @property
    def state(self) -> str:
        """Return the session's state, one of protocol.STATES."""
        return self._session.state

    @property
    def is_open(self) -> bool:
        """Tell whether there is a worker, be it one that could not start."""
        return self._handle is not None

    def hear(
        self,
        on_report: "Callable[[str, Fields], object]",
        on_breach: "Callable[[str], object]",
        on_loss: "Callable[[str], object]",
        on_late: "Callable[[], object] | None" = None,
    ) -> None:
        """Tell these from now on.

        on_report(kind, fields): a report that keeps the contract; on_breach(sentence): one that does not;
        on_loss(reason): the worker failed, died, or has not been heard of for too long while it started;
        on_late(): it has given no sign of life yet, and is still waited for.
        """
        self._on_report, self._on_breach, self._on_loss = on_report, on_breach, on_loss
        self._on_late = on_late

    def open(self) -> "Connection":
        """Spawn the worker and start it."""
        self._handle = handle = self._spawn(self._receive, self._lose)
        handle.post(
            protocol.command(protocol.START, packages=handle.packages or None, imports=handle.imports or None)
        )
        self._wait_for_sign()
        return self

    def close(self) -> None:
        """End the worker; nothing that it still says is heard."""
        self.call_off()
        self._session, self.ready = protocol.Session(), None
        if self._handle is not None:
            self._handle.terminate()
            self._handle = None

    def give_up(self) -> None:
        """End the worker and remain without one, in the state "failed"."""
        self.close()
        self._session.advance(protocol.CRASHED)

    def retry(self) -> None:
        """Have the worker that could not start try again."""
        self._session.advance(protocol.RETRY)
        self._worker.post(protocol.command(protocol.RETRY))
        self._wait_for_sign()

    def suits(self, code: str) -> bool:
        """Tell whether this worker should run a program, and not one that begins with its packages."""
        return self.begins_with(code) or self._is_used or self.state != protocol.IDLE

    def begins_with(self, code: str) -> bool:
        """Tell whether this worker has what a program imports, as far as any worker could."""
        return self._handle is None or self._handle.suits(code, self._start)

    @property
    def _start(self) -> str:
        """How it has begun, as READY says, or nothing."""
        told = self.ready.get("capabilities") if self.ready is not None else None
        return str(told.get("start", "")) if isinstance(told, dict) else ""

    def run(self, fields: "RunFields") -> None:
        """Send a program."""
        self._is_used = True
        self._session.advance(protocol.RUN)
        self._worker.post(protocol.command(protocol.RUN, **fields))

    def install(self, run: int, names: "list[str]") -> None:
        """Have packages loaded, which counts as a run."""
        self._is_used = True
        self._session.advance(protocol.INSTALL)
        self._worker.post(protocol.command(protocol.INSTALL, id=run, names=names))

    def ask(self, message: "Command") -> None:
        """Send a command that changes nothing about the session."""
        self._session.advance(message["type"])
        self._worker.post(message)

    def stop(self, run: int) -> None:
        """Ask a run to stop, wherever it is."""
        self._session.advance(protocol.STOP)
        self._worker.post(protocol.command(protocol.STOP, id=run))

    def acknowledge(self, seq: int, token: "str | None") -> None:
        """Tell that output has been taken in."""
        self._worker.post(protocol.command(protocol.ACK, seq=seq, token=token))

    def answer(self, run: int, text: "str | None") -> None:
        """Send a line of input, or its end."""
        self._session.advance(protocol.INPUT)
        self._worker.post(protocol.command(protocol.INPUT, id=run, text=text))

    def wait(self, milliseconds: int, handler: "Callable[[], object]") -> None:
        """Set the one deadline there is, in place of the former."""
        self._deadline.set(milliseconds, handler)

    def call_off(self) -> None:
        """Forget the deadline."""
        self._deadline.call_off()

    @property
    def _worker(self) -> "WorkerHandle":
        if self._handle is None:
            raise RuntimeError("this connection has no worker")
        return self._handle

    def _receive(self, message: "Fields") -> None:
        if self._handle is None:
            return
        self._deadline.hear()
        if message.get("type") == BREACH:
            self._on_breach(str(message["sentence"]))
            return
        try:
            protocol.check(protocol.REPORTS, message)
            was, state = self.state, self._session.advance(str(message["type"]))
        except protocol.ProtocolError as error:
            self._on_breach(str(error))
            return
        fields = {name: value for name, value in message.items() if name != "type"}
        if was == protocol.STARTING:
            self._on_sign_of_life(state, fields)
        self._on_report(str(message["type"]), fields)

    def _on_sign_of_life(self, state: str, fields: "Fields") -> None:
        self.call_off()
        if state == protocol.STARTING:
            self.wait(SILENCE_MS, lambda: self._lose(SILENT))
        elif state == protocol.IDLE:
            self.ready = fields

    def _wait_for_sign(self) -> None:
        self.wait(LATE_MS, self._be_late)

    def _be_late(self) -> None:
        self.wait(FIRST_SIGN_MS - LATE_MS, lambda: self._lose(SILENT))
        if self._on_late is not None:
            self._on_late()

    def _lose(self, reason: str) -> None:
        if self._handle is not None:
            self._on_loss(reason)
