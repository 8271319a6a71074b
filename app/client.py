"""The page's end of a worker: runs programs, stops them, and replaces a worker that is lost.

It knows no browser. What happens is told to one listener as `tell(kind, fields)`: the reports of the
protocol, and these of the client's own:

    state {state}                     one of protocol.STATES, whenever it changes
    notice {text}                     a sentence that the visitor should read
    echo {prompt, text?, secret}      an answer to `input()` was sent; text is left out at the end of
                                      input and if it is secret

OUTPUT comes with the number of its `worker`, for `acknowledge`. A program that ends with its worker is
DONE like any other. No program is ever run twice. Every wait has a deadline.
"""

from app.link import Link
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.link import After, Fields, Spawn

STATE = "state"
NOTICE = "notice"
ECHO = "echo"

FIRST_SIGN_MS = 20000
SILENCE_MS = 60000
STOP_MS = 1000
CRASHES = 3
CRASHES_MS = 10000

LOST = "The program's variables and imports are gone."
MEND = "Press Retry. If that does not help, reload the page."


class ClientError(Exception):
    """The page asked for what cannot be done in this state."""


class Client:
    """One worker after another, seen as one."""

    def __init__(
        self,
        spawn: "Spawn",
        tell: "Callable[[str, Fields], object]",
        after: "After",
        now: "Callable[[], float]",
    ) -> None:
        self._tell, self._now = tell, now
        self._link = Link(spawn, after, self._on_report, self._on_breach, self._on_loss)
        self._handlers: dict[str, Callable[[Fields], None]] = {
            protocol.READY: self._on_ready,
            protocol.FAILED: self._on_failed,
            protocol.CRASHED: self._on_crashed,
            protocol.STARTED: self._on_started,
            protocol.OUTPUT: self._on_output,
            protocol.WAITING: self._on_waiting,
            protocol.DONE: self._on_done,
            protocol.REFUSED: self._on_refused,
        }
        self._kept: Fields | None = None
        self._active: object = None
        self._last_id = 0
        self._stopping = False
        self._began: float | None = None
        self._asked: Fields = {}
        self._answers: list[str] = []
        self._crashes: list[float] = []
        self._said = ""

    @property
    def state(self) -> str:
        """Return the state as the visitor sees it: a program that was sent counts as running."""
        if self._link.state == protocol.IDLE and self._active is not None:
            return protocol.STOPPING if self._stopping else protocol.RUNNING
        return self._link.state

    @property
    def has_kept_run(self) -> bool:
        """Tell whether a program waits for the worker to be ready."""
        return self._kept is not None

    def start(self) -> None:
        """Start the first worker."""
        if self._link.number:
            raise ClientError("start: the worker has been started already")
        self._begin()

    def run(
        self, code: str, data: object = None, data_json: "str | None" = None, filename: str = "main.py"
    ) -> int:
        """Run a program, or keep it until the worker is ready; return its number."""
        if self._active is not None or self._kept is not None:
            raise ClientError(f"run: there is a program already, the worker is {self.state!r}")
        self._last_id += 1
        self._kept = {
            "id": self._last_id,
            "code": code,
            "filename": filename,
            "data": data,
            "data_json": data_json,
        }
        self._next()
        return self._last_id

    def stop(self) -> None:
        """Stop the program, together with its worker if it has not stopped within a second."""
        if self._active is None and self._kept is None:
            raise ClientError(f"stop: no program is running, the worker is {self.state!r}")
        if self._active is None and self._kept is not None:
            dropped, self._kept = self._kept, None
            self._tell(protocol.DONE, {"id": dropped["id"], "status": "stopped", "ms": 0})
            return
        self._answers = []
        self._link.stop(self._active)
        if not self._stopping:
            self._link.wait(STOP_MS, self._on_stop_overdue)
        self._stopping = True
        self._say_state()

    def restart(self) -> None:
        """Replace the worker; a program that is running ends, one that is kept will run."""
        if not self._link.number:
            raise ClientError("restart: the worker has not been started yet")
        lost = self._link.state not in (protocol.STARTING, protocol.BROKEN)
        self._crashes = []
        self._replace("stopped", "Python was restarted. " + LOST if lost else "")

    def retry(self) -> None:
        """Try again after a start that failed."""
        if self._link.state != protocol.BROKEN:
            raise ClientError(f"retry: nothing has failed, the worker is {self.state!r}")
        self._crashes = []
        if not self._link.is_open:
            self._begin()
            return
        self._link.retry()
        self._link.wait(FIRST_SIGN_MS, self._on_silence)
        self._say_state()

    def answer(self, text: str) -> None:
        """Answer `input()`; further lines of the text are kept for the next calls."""
        lines = text.replace("\r\n", "\n").split("\n")
        self._send_answer(lines[0])
        self._answers.extend(lines[1:])

    def end_input(self) -> None:
        """Tell the program that nothing more will come."""
        self._send_answer(None)

    def acknowledge(self, seq: int, token: "str | None", worker: int) -> None:
        """Tell a worker that its output has been taken in; one that is gone need not know."""
        if worker == self._link.number and self._link.is_open:
            self._link.acknowledge(seq, token)

    def _on_report(self, kind: str, fields: "Fields") -> None:
        if self._link.state == protocol.STARTING:
            self._link.wait(SILENCE_MS, self._on_silence)
        handler = self._handlers.get(kind)
        if handler is None:
            self._tell(kind, fields)
        else:
            handler(fields)
        self._say_state()

    def _on_breach(self, sentence: str) -> None:
        self._tell(NOTICE, {"text": f"The worker sent a message that breaks the contract: {sentence}."})

    def _on_ready(self, fields: "Fields") -> None:
        self._link.call_off()
        self._crashes = []
        self._tell(protocol.READY, fields)
        self._next()

    def _on_failed(self, fields: "Fields") -> None:
        self._link.call_off()
        self._tell(protocol.FAILED, fields)

    def _on_crashed(self, fields: "Fields") -> None:
        self._crash(str(fields["reason"]))

    def _on_started(self, fields: "Fields") -> None:
        self._began = self._now()
        if self._stopping:
            # STOP went out before the worker had begun; it may have looked too early.
            self._link.stop(self._active)
        self._tell(protocol.STARTED, fields)

    def _on_output(self, fields: "Fields") -> None:
        fields["worker"] = self._link.number
        self._tell(protocol.OUTPUT, fields)

    def _on_waiting(self, fields: "Fields") -> None:
        self._asked = fields
        if self._link.state == protocol.ASKING and self._answers:
            self._send_answer(self._answers.pop(0))
        elif self._link.state == protocol.ASKING:
            self._tell(protocol.WAITING, fields)

    def _on_done(self, fields: "Fields") -> None:
        if fields["id"] == self._active:
            self._finish(str(fields["status"]), fields["ms"])
            self._next()

    def _on_refused(self, fields: "Fields") -> None:
        self._tell(NOTICE, {"text": f"The worker refused: {fields['reason']}."})
        if self._active is not None and fields.get("id") == self._active and self._began is None:
            self._finish("error", 0)
            self._next()

    def _on_loss(self, reason: str) -> None:
        self._crash(f"The worker failed: {reason}")
        self._say_state()

    def _on_silence(self) -> None:
        self._fail("The worker gave no sign of life for a long time", MEND)

    def _on_stop_overdue(self) -> None:
        self._replace("stopped", "The program could not be interrupted, so Python was started anew. " + LOST)

    def _begin(self) -> None:
        self._link.open()
        self._link.wait(FIRST_SIGN_MS, self._on_silence)
        self._say_state()

    def _replace(self, status: str, notice: str) -> None:
        self._link.close()
        if notice:
            self._tell(NOTICE, {"text": notice})
        self._finish(status, self._elapsed())
        self._begin()

    def _fail(self, reason: str, mend: str) -> None:
        self._link.give_up()
        self._tell(protocol.FAILED, {"reason": reason, "mend": mend})
        self._finish("error", self._elapsed())
        self._say_state()

    def _crash(self, reason: str) -> None:
        moment = self._now()
        self._crashes = [each for each in self._crashes if moment - each < CRASHES_MS]
        self._crashes.append(moment)
        if len(self._crashes) >= CRASHES:
            self._fail(reason, MEND)
            return
        self._tell(protocol.CRASHED, {"reason": reason})
        self._replace("error", "Python was started anew. " + LOST)

    def _next(self) -> None:
        if self._kept is not None and self._link.state == protocol.IDLE:
            fields, self._kept = self._kept, None
            self._active = fields["id"]
            self._link.run(fields)
        self._say_state()

    def _finish(self, status: str, milliseconds: object) -> None:
        run, self._active = self._active, None
        self._stopping, self._began, self._answers = False, None, []
        if run is not None:
            self._link.call_off()
            self._tell(protocol.DONE, {"id": run, "status": status, "ms": milliseconds})

    def _elapsed(self) -> float:
        return 0 if self._began is None else self._now() - self._began

    def _send_answer(self, text: "str | None") -> None:
        if self._link.state != protocol.ASKING:
            raise ClientError(f"input: the program asks for nothing, the worker is {self.state!r}")
        echo: Fields = {"prompt": self._asked["prompt"], "secret": self._asked["secret"]}
        if text is not None and not self._asked["secret"]:
            echo["text"] = text
        self._tell(ECHO, echo)
        self._link.answer(self._asked["id"], None if text is None else text + "\n")
        self._say_state()

    def _say_state(self) -> None:
        if self.state != self._said:
            self._said = self.state
            self._tell(STATE, {"state": self._said})
