"""The line to one worker: spawned once, spoken to within the contract, and ended.

It checks what the worker says and keeps the session's state. It does not know what the messages are
for, and decides nothing. A port is made by `spawn(on_message, on_error)` and has

    post(message), terminate()
    control                    memory shared with the worker, or None
    packages                   names of those to be loaded at the start
    lock                       the name of the Web Lock that the worker holds while it lives, or None
    watch(on_death)            has it told when a worker that is ready has died without a word
    token()                    the address of a blob for a new run, by which a busy worker can be stopped
    interrupt(run)             reaches the worker past its messages, by the one or the other
    acknowledge(seq, token)    the same for output that has been taken in; the token may be None
    answer(text)               the same for input; False if a message must do it
"""

from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from worker.messages import Command, RunFields

    Fields = dict[str, object]
    Spawn = Callable[[Callable[[Fields], None], Callable[[str], None]], Any]
    After = Callable[[int, Callable[[], object]], Callable[[], None]]

FIRST_SIGN_MS = 20000
SILENCE_MS = 60000

# Reasons for which a worker is lost that come from this side; `losses.py` has the words.
DIED = "the worker died without a word"
SILENT = "the worker gave no sign of life"


class Connection:
    """One worker from its first message to its end. Until it is opened, and once it is closed, there is none.

    `hear` sets who is told; `number` distinguishes the workers of a page; `ready` is what READY said.
    """

    def __init__(self, number: int, spawn: "Spawn", after: "After") -> None:
        self._spawn, self._after = spawn, after
        self._port: Any = None
        self._call_off: Callable[[], None] | None = None
        self._session = protocol.Session()
        self.number = number
        self.ready: Fields | None = None

    @property
    def state(self) -> str:
        """Return the session's state, one of protocol.STATES."""
        return self._session.state

    @property
    def is_open(self) -> bool:
        """Tell whether there is a worker, be it one that could not start."""
        return self._port is not None

    def hear(
        self,
        on_report: "Callable[[str, Fields], object]",
        on_breach: "Callable[[str], object]",
        on_loss: "Callable[[str], object]",
    ) -> None:
        """Tell these from now on.

        on_report(kind, fields): a report that keeps the contract; on_breach(sentence): one that does not;
        on_loss(reason): the worker failed, died, or has not been heard of for too long while it started.
        """
        self._on_report, self._on_breach, self._on_loss = on_report, on_breach, on_loss

    def open(self) -> "Connection":
        """Spawn the worker and start it."""
        self._port = self._spawn(self._receive, self._lose)
        self._send(
            protocol.command(
                protocol.START,
                control=self._port.control,
                lock=self._port.lock,
                packages=self._port.packages or None,
            )
        )
        self.wait(FIRST_SIGN_MS, lambda: self._lose(SILENT))
        return self

    def close(self) -> None:
        """End the worker; nothing that it still says is heard."""
        self.call_off()
        self._session, self.ready = protocol.Session(), None
        if self._port is not None:
            self._port.terminate()
            self._port = None

    def give_up(self) -> None:
        """End the worker and remain without one, in the state "failed"."""
        self.close()
        self._session.advance(protocol.CRASHED)

    def retry(self) -> None:
        """Have the worker that could not start try again."""
        self._session.advance(protocol.RETRY)
        self._send(protocol.command(protocol.RETRY))
        self.wait(FIRST_SIGN_MS, lambda: self._lose(SILENT))

    def run(self, fields: "RunFields") -> None:
        """Send a program."""
        self._session.advance(protocol.RUN)
        message = protocol.command(protocol.RUN, **fields)
        token = self._port.token()
        if token is not None:
            message["token"] = token
        self._send(message)

    def install(self, run: int, names: "list[str]") -> None:
        """Have packages loaded, which counts as a run."""
        self._session.advance(protocol.INSTALL)
        self._send(protocol.command(protocol.INSTALL, id=run, names=names, token=self._port.token()))

    def ask(self, message: "Command") -> None:
        """Send a command that changes nothing about the session."""
        self._session.advance(message["type"])
        self._send(message)

    def stop(self, run: "int | None") -> None:
        """Ask a run to stop, wherever it is."""
        self._session.advance(protocol.STOP)
        self._port.interrupt(run)
        self._send(protocol.command(protocol.STOP, id=run))

    def acknowledge(self, seq: int, token: "str | None") -> None:
        """Tell that output has been taken in."""
        self._port.acknowledge(seq, token)
        self._send(protocol.command(protocol.ACK, seq=seq))

    def answer(self, run: int, text: "str | None") -> None:
        """Send a line of input, or its end."""
        self._session.advance(protocol.INPUT)
        if not self._port.answer(text):
            self._send(protocol.command(protocol.INPUT, id=run, text=text))

    def wait(self, milliseconds: int, handler: "Callable[[], object]") -> None:
        """Set the one deadline there is, in place of the former."""
        self.call_off()
        self._call_off = self._after(milliseconds, handler)

    def call_off(self) -> None:
        """Forget the deadline."""
        if self._call_off is not None:
            self._call_off()
            self._call_off = None

    def _send(self, message: "Command") -> None:
        self._port.post(message)

    def _receive(self, message: "Fields") -> None:
        if self._port is None:
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
            self._port.watch(lambda: self._lose(DIED))

    def _lose(self, reason: str) -> None:
        if self._port is not None:
            self._on_loss(reason)
