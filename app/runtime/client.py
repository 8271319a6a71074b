"""The page's end of a worker: runs programs, stops them and answers them, one after the other.

The workers themselves, and what becomes of one that is lost, are the supervisor's.

It knows no browser. What happens is told to one listener as `tell(kind, fields)`: the reports of the
protocol, and these of the client's own:

    state {state}                     one of protocol.STATES, whenever it changes
    notice {text}                     a sentence that the visitor should read
    echo {prompt, text?, secret}      an answer to `input()` was sent; text is left out at the end of
                                      input and if it is secret

OUTPUT, DISPLAY and FILES come with the number of their `worker`; the `heap` of DONE is in bytes. CRASHED has
the reason in words and `mend`, which says what is lost. A program that ends with its worker is DONE like any
other. No program is ever run twice. Every wait has a deadline.

What is asked for in the wrong state is a ClientError, but that Stop in the second after a Stop does nothing
more: the program keeps its whole second, and then goes together with its worker. Run while stopping is
refused; Run while starting is kept. Restart is possible in every state.
"""

from app.runtime import engines
from app.runtime.answers import Answers
from app.runtime.supervisor import OVERDUE, RESTARTED, Supervisor
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.runtime.connection import After, Connection, Fields, Spawn
    from worker.messages import Command

STATE = "state"
NOTICE = "notice"
ECHO = "echo"

# What is told with the number of its worker.
NUMBERED = (protocol.OUTPUT, protocol.DISPLAY, protocol.FILES)

STOP_MS = 1000
KIB = 1024


class ClientError(Exception):
    """The page asked for what cannot be done in this state."""


class Client:
    """One worker after another, seen as one.

    forbids_spare(heap): why no second worker may be held ready, in words, or nothing.
    """

    def __init__(
        self,
        spawn: "Spawn",
        tell: "Callable[[str, Fields], object]",
        after: "After",
        now: "Callable[[], float]",
        forbids_spare: "Callable[[int], str]",
    ) -> None:
        self._tell, self._now = tell, now
        self._workers = Supervisor(self, spawn, tell, after, now, forbids_spare)
        self._handlers: dict[str, Callable[[Fields], None]] = {
            protocol.READY: self._on_ready,
            protocol.STARTED: self._on_started,
            protocol.WAITING: self._on_waiting,
            protocol.DONE: self._on_done,
            protocol.REFUSED: self._on_refused,
        }
        # The fields of RUN or INSTALL.
        self._kept: Any = None
        self._hand_over: Callable[[int], Fields] = lambda _worker: {}
        self._active: int | None = None
        self._last_id = 0
        self._is_installing = False
        self._stopping = False
        self._began: float | None = None
        self._answers = Answers()
        # What to say when a program was stopped together with its Python.
        self.stop_words: Callable[[], str] = lambda: OVERDUE
        self._said = ""

    @property
    def _link(self) -> "Connection":
        return self._workers.link

    @property
    def state(self) -> str:
        """Return the state as the visitor sees it: a program that was sent counts as running."""
        if self._link.state == protocol.IDLE and self._active is not None:
            return protocol.STOPPING if self._stopping else protocol.RUNNING
        return self._link.state

    @property
    def heap(self) -> int:
        """Return the size of the interpreter's memory in bytes; 0 if it is not known."""
        return self._workers.heap

    @property
    def spare(self) -> str:
        """Return what the second worker is at, one of the states of app/runtime/standby.py."""
        return self._workers.reserve.state

    @property
    def has_kept_run(self) -> bool:
        """Tell whether a program waits for the worker to be ready."""
        return self._kept is not None

    def start(self) -> None:
        """Start the first worker."""
        if self._link.number:
            raise ClientError("start: the worker has been started already")
        self._workers.begin()

    def run(
        self,
        code: str,
        data: object = None,
        data_json: "str | None" = None,
        filename: str = "main.py",
        hand_over: "Callable[[int], Fields]" = lambda _worker: {},
    ) -> int:
        """Run a program, or keep it until the worker is ready; return its number.

        hand_over(worker): further fields of RUN, for the worker that gets it in the end.
        """
        fields: Fields = {"code": code, "filename": filename, "data": data, "data_json": data_json}
        number = self._keep("run", fields)
        self._hand_over = hand_over
        self._next()
        return number

    def install(self, names: "list[str]") -> int:
        """Have packages loaded by names or requirements, now or when Python is ready; return its number."""
        number = self._keep("install", {"names": names})
        self._next()
        return number

    def ask(self, message: "Command") -> None:
        """Send REMOVE or INVENTORY; nobody answers before the worker is ready."""
        if self._link.ready is not None:
            self._link.ask(message)

    def stop(self) -> None:
        """Stop the program, together with its worker if it has not stopped within a second."""
        if self._active is None and self._kept is None:
            raise ClientError(f"stop: no program is running, the worker is {self.state!r}")
        if self._active is None and self._kept is not None:
            dropped, self._kept = self._kept, None
            self._tell(protocol.DONE, {"id": dropped["id"], "status": "stopped", "ms": 0})
        elif engines.is_restarted_by_stop(self._link.ready):
            self._workers.replace("stopped", self.stop_words())
        elif not self._stopping:
            self._link.stop(self._active)
            self._stopping = True
            self._answers.forget()
            self._link.wait(STOP_MS, lambda: self._workers.replace("stopped", OVERDUE))
            self.say_state()

    def restart(self) -> None:
        """Replace the worker; a program that is running ends, one that is kept will run."""
        if not self._link.number:
            raise ClientError("restart: the worker has not been started yet")
        self._workers.renew("" if self._link.ready is None else RESTARTED)

    def change_engine(self, notice: str) -> None:
        """Replace the worker by one of another engine, which `spawn` makes from now on."""
        self._workers.change(notice)

    def retry(self) -> None:
        """Try again after a start that failed."""
        if self._link.state != protocol.BROKEN:
            raise ClientError(f"retry: nothing has failed, the worker is {self.state!r}")
        self._workers.retry()
        self.say_state()

    def leave(self) -> None:
        """End all workers, since the page goes away; it may come back."""
        self._workers.leave()

    def come_back(self) -> None:
        """Start anew if the page has come back after all."""
        self._workers.come_back()

    def answer(self, text: str) -> None:
        """Answer `input()`; further lines of the text are kept for the next calls."""
        self._must_ask()
        self._send_answer(self._answers.split(text))

    def end_input(self) -> None:
        """Tell the program that nothing more will come."""
        self._must_ask()
        self._send_answer(None)

    def acknowledge(self, seq: int, token: "str | None", worker: int) -> None:
        """Tell a worker that its output has been taken in; one that is gone need not know."""
        if worker == self._link.number and self._link.is_open:
            self._link.acknowledge(seq, token)

    def on_report(self, kind: str, fields: "Fields") -> None:
        """Take what the worker says."""
        if kind in NUMBERED:
            fields["worker"] = self._link.number
        self._handlers.get(kind, lambda told: self._tell(kind, told))(fields)
        self.say_state()

    def on_breach(self, sentence: str) -> None:
        """Take note of what the worker should not have said."""
        self._tell(NOTICE, {"text": f"The worker sent a message that breaks the contract: {sentence}."})

    def on_end(self, status: str) -> None:
        """End the program, if there is one, since its worker has ended."""
        self._finish(status, 0 if self._began is None else self._now() - self._began)

    def say_state(self) -> None:
        """Tell the state if it has changed."""
        if self.state != self._said:
            self._said = self.state
            self._tell(STATE, {"state": self._said})

    def _keep(self, word: str, fields: "Fields") -> int:
        """Keep what is to be carried out next, and return its number; ClientError if there is something."""
        if self._active is not None or self._kept is not None:
            raise ClientError(f"{word}: there is a program already, the worker is {self.state!r}")
        self._last_id += 1
        fields["id"] = self._last_id
        self._kept = fields
        return self._last_id

    def _on_ready(self, fields: "Fields") -> None:
        self._tell(protocol.READY, fields)
        self._next()

    def _on_started(self, fields: "Fields") -> None:
        self._began = self._now()
        if self._stopping:
            # STOP went out before the worker had begun; it may have looked too early.
            self._link.stop(self._active)
        if not self._is_installing:
            self._tell(protocol.STARTED, fields)

    def _on_waiting(self, fields: "Any") -> None:
        ahead = self._answers.ask(fields)
        if self._link.state == protocol.ASKING and ahead is not None:
            self._send_answer(ahead)
        elif self._link.state == protocol.ASKING:
            self._tell(protocol.WAITING, fields)

    def _on_done(self, fields: "Any") -> None:
        if fields["id"] != self._active:
            return
        heap = KIB * int(fields.get("heap", 0))
        self._finish(str(fields["status"]), fields["ms"], heap)
        if not self._workers.outgrows(heap):
            self._next()

    def _on_refused(self, fields: "Fields") -> None:
        self._tell(NOTICE, {"text": f"The worker refused: {fields['reason']}."})
        if self._active is not None and fields.get("id") == self._active and self._began is None:
            self._finish("error", 0)
            self._next()

    def _next(self) -> None:
        if self._link.state == protocol.IDLE and self._kept is not None:
            fields, self._kept = self._kept, None
            self._active = fields["id"]
            self._is_installing = "names" in fields
            if self._is_installing:
                self._link.install(fields["id"], fields["names"])
            else:
                fields.update(self._hand_over(self._link.number))
                self._link.run(fields)
            self._workers.reserve.yield_to_run()
        elif self._link.state == protocol.IDLE and self._active is None:
            self._workers.reserve.prepare()
        self.say_state()

    def _finish(self, status: str, milliseconds: object, heap: int = 0) -> None:
        run, self._active = self._active, None
        self._stopping, self._began = False, None
        self._answers.forget()
        if run is not None:
            self._link.call_off()
            done: Fields = {"id": run, "status": status, "ms": milliseconds}
            if heap:
                done["heap"] = heap
            self._tell(protocol.DONE, done)

    def _must_ask(self) -> None:
        if self._link.state != protocol.ASKING:
            raise ClientError(f"input: the program asks for nothing, the worker is {self.state!r}")

    def _send_answer(self, text: "str | None") -> None:
        self._tell(ECHO, self._answers.echo(text))
        self._link.answer(self._answers.run, None if text is None else text + "\n")
        self.say_state()
