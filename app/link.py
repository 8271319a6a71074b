"""One worker at a time: spawned, spoken to within the contract, and ended.

It checks what the worker says and keeps the session's state. It does not know what the messages are
for, and decides nothing. A port is made by `spawn(on_message, on_error)` and has

    post(message), terminate()
    control                    memory shared with the worker, or None
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

    Fields = dict[str, object]
    Spawn = Callable[[Callable[[Fields], None], Callable[[str], None]], Any]
    After = Callable[[int, Callable[[], object]], Callable[[], None]]


class Link:
    """The line to the present worker.

    on_report(kind, fields): a report that keeps the contract; on_breach(sentence): one that does not;
    on_loss(reason): the worker's script failed.
    """

    def __init__(
        self,
        spawn: "Spawn",
        after: "After",
        on_report: "Callable[[str, Fields], object]",
        on_breach: "Callable[[str], object]",
        on_loss: "Callable[[str], object]",
    ) -> None:
        self._spawn, self._after = spawn, after
        self._on_report, self._on_breach, self._on_loss = on_report, on_breach, on_loss
        self._port: Any = None
        self._call_off: Callable[[], None] | None = None
        self._session = protocol.Session()
        self.number = 0

    @property
    def state(self) -> str:
        """Return the session's state, one of protocol.STATES."""
        return self._session.state

    @property
    def is_open(self) -> bool:
        """Tell whether there is a worker, be it one that could not start."""
        return self._port is not None

    def open(self) -> None:
        """Spawn a worker and start it."""
        self.number += 1
        number = self.number
        self._session = protocol.Session()
        self._port = self._spawn(
            lambda message: self._receive(number, message), lambda reason: self._lose(number, reason)
        )
        self._send(protocol.START, control=self._port.control)

    def close(self) -> None:
        """End the worker; nothing that it still says is heard."""
        self.call_off()
        self.number += 1
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
        self._send(protocol.RETRY)

    def run(self, fields: "Fields") -> None:
        """Send a program."""
        self._session.advance(protocol.RUN)
        self._send(protocol.RUN, token=self._port.token(), **fields)

    def stop(self, run: object) -> None:
        """Ask a run to stop, wherever it is."""
        self._session.advance(protocol.STOP)
        self._port.interrupt(run)
        self._send(protocol.STOP, id=run)

    def acknowledge(self, seq: int, token: "str | None") -> None:
        """Tell that output has been taken in."""
        self._port.acknowledge(seq, token)
        self._send(protocol.ACK, seq=seq)

    def answer(self, run: object, text: "str | None") -> None:
        """Send a line of input, or its end."""
        self._session.advance(protocol.INPUT)
        if not self._port.answer(text):
            self._send(protocol.INPUT, id=run, text=text)

    def wait(self, milliseconds: int, handler: "Callable[[], object]") -> None:
        """Set the one deadline there is, in place of the former."""
        self.call_off()
        self._call_off = self._after(milliseconds, handler)

    def call_off(self) -> None:
        """Forget the deadline."""
        if self._call_off is not None:
            self._call_off()
            self._call_off = None

    def _send(self, kind: str, **fields: object) -> None:
        self._port.post(protocol.command(kind, **fields))

    def _receive(self, number: int, message: "Fields") -> None:
        if number != self.number:
            return
        try:
            protocol.check(protocol.REPORTS, message)
            self._session.advance(str(message["type"]))
        except protocol.ProtocolError as error:
            self._on_breach(str(error))
            return
        fields = {name: value for name, value in message.items() if name != "type"}
        self._on_report(str(message["type"]), fields)

    def _lose(self, number: int, reason: str) -> None:
        if number == self.number:
            self._on_loss(reason)
