"""The page's end of a worker: runs programs, stops them and answers them, one after the other.

The workers themselves, and what becomes of one that is lost, are the supervisor's. It knows no browser, and
nobody who listens. What happens is told by `told` as kind and fields. A program that ends with its worker is
DONE like any other. None is run twice. Every wait has a deadline. What is asked for in the wrong
state is a ClientError, but that Stop in the second after a Stop does nothing more: the program keeps its
second, and then goes with its worker. Run while stopping is refused; Run while starting is kept. Restart is
possible in every state.
"""

from app.runtime import engines
from app.runtime.answers import Answers
from app.runtime.jobs import Jobs
from app.runtime.reports import ECHO, NUMBERED, PASSED, Teller
from app.runtime.supervisor import OVERDUE, RESTARTED, Supervisor
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.runtime.connection import Connection, Fields, Spawn
    from app.runtime.deadline import After
    from app.runtime.jobs import HandOver
    from worker.messages import (
        Command,
        DoneFields,
        ReadyFields,
        RefusedFields,
        StartedFields,
        TranslationFields,
        WaitingFields,
    )

STOP_MS = 1000
KIB = 1024

UNASKED = "a translation that nobody has asked for"
BREACH = "The worker sent a message that breaks the contract: {}."
REFUSED = "The worker refused: {}."


class ClientError(Exception):
    """The page asked for what cannot be done in this state."""


class Client:
    """One worker after another, seen as one. `foresee` has one ready that begins with what a program imports.

    forbids_standby(heap): why no second worker may be held ready, in words, or nothing; stop_words(): what to
    say when a program was stopped together with its Python, by an engine that cannot do without.
    """

    def __init__(
        self,
        spawn: "Spawn",
        after: "After",
        now: "Callable[[], float]",
        forbids_standby: "Callable[[int], str]",
        stop_words: "Callable[[], str]",
    ) -> None:
        self._teller = teller = Teller()
        self.told = teller.told
        self._stop_words = stop_words
        self._jobs = Jobs(now)
        self._workers = workers = Supervisor(spawn, after, now, forbids_standby, self._jobs.put_back)
        self.foresee = workers.foresee
        workers.reported.listen(self._on_report)
        workers.breached.listen(self._on_breach)
        workers.said.listen(teller.told.fire)
        workers.ended.listen(self._on_end)
        workers.moved.listen(self._say_state)
        self._answers = Answers()

    @property
    def _connection(self) -> "Connection":
        return self._workers.connection

    @property
    def state(self) -> str:
        """Return the state as the visitor sees it: a program that was sent counts as running."""
        if self._connection.state == protocol.IDLE and self._jobs.active is not None:
            return protocol.STOPPING if self._jobs.is_stopping else protocol.RUNNING
        return self._connection.state

    @property
    def heap(self) -> int:
        """Return the size of the interpreter's memory in bytes; 0 if it is not known."""
        return self._workers.heap

    @property
    def standby(self) -> str:
        """Return what the second worker is at, one of the states of app/runtime/standby.py."""
        return self._workers.standby.state

    @property
    def has_kept_run(self) -> bool:
        """Tell whether a program waits for the worker to be ready."""
        return self._jobs.kept is not None

    def start(self) -> None:
        """Start the first worker."""
        if self._connection.number:
            raise ClientError("start: the worker has been started already")
        self._workers.begin()

    def run(
        self,
        code: str,
        *,
        data: object = None,
        data_json: "str | None" = None,
        filename: str = "main.py",
        fresh: bool = False,
        console: bool = False,
        still: bool = False,
        hand_over: "HandOver" = lambda _worker: {},
    ) -> int:
        """Run a program, or keep it until the worker is ready; return its number.

        fresh, console, still: see RUN; hand_over(worker): further fields of it, for the worker that gets it.
        """
        self._must_be_free("run")
        self._workers.suit(code, is_typed=console)
        fields: dict[str, object] = {"code": code, "filename": filename, "data": data, "data_json": data_json}
        fields.update({"fresh": fresh or None, "console": console or None, "still": still or None})
        number = self._jobs.keep_run(fields, hand_over)
        self._next()
        return number

    def install(self, names: "list[str]") -> int:
        """Have packages loaded by names or requirements, now or when Python is ready; return its number."""
        self._must_be_free("install")
        number = self._jobs.keep_installation(names)
        self._next()
        return number

    def ask(self, message: "Command") -> None:
        """Send REMOVE, INVENTORY or a question; nobody answers before the worker is ready."""
        if self._connection.ready is not None:
            self._connection.ask(message)

    def stop(self) -> None:
        """Stop the program, with its worker if it has not stopped within a second of the page's time."""
        run = self._jobs.active
        if self._jobs.is_free:
            raise ClientError(f"stop: no program is running, the worker is {self.state!r}")
        if run is None:
            self._teller.tell_done(self._jobs.drop(), "stopped", 0)
        elif engines.is_restarted_by_stop(self._connection.ready):
            self._workers.replace("stopped", notice=self._stop_words())
        elif not self._jobs.is_stopping:
            self._connection.stop(run)
            self._jobs.is_stopping = True
            self._answers.forget()
            self._connection.wait(STOP_MS, lambda: self._workers.replace("stopped", notice=OVERDUE))
            self._say_state()

    def restart(self) -> None:
        """Replace the worker; a program that is running ends, one that is kept will run."""
        if not self._connection.number:
            raise ClientError("restart: the worker has not been started yet")
        self._workers.renew("" if self._connection.ready is None else RESTARTED)

    def change_engine(self, notice: str) -> None:
        """Replace the worker by one of another engine, which `spawn` makes from now on."""
        self._workers.change(notice)

    def retry(self) -> None:
        """Try again after a start that failed."""
        if self._connection.state != protocol.BROKEN:
            raise ClientError(f"retry: nothing has failed, the worker is {self.state!r}")
        self._workers.retry()
        self._say_state()

    def leave(self) -> None:
        """End all workers, since the page goes away; it may come back."""
        self._workers.leave()

    def come_back(self) -> None:
        """Start a worker if the page has come back after all."""
        self._workers.come_back()

    def answer(self, text: str) -> None:
        """Answer `input()`; further lines of the text are kept for the next calls."""
        self._must_ask()
        self._send_answer(self._answers.split(text))

    def end_input(self) -> None:
        """Tell the program that nothing more will come."""
        self._must_ask()
        self._send_answer(None)

    def acknowledge(self, seq: int, token: "str | None", *, worker: int) -> None:
        """Tell a worker that its output has been taken in; one that is gone need not know."""
        if worker == self._connection.number and self._connection.is_open:
            self._connection.acknowledge(seq, token)

    def _on_report(self, kind: str, fields: "Fields") -> None:
        if kind in NUMBERED:
            fields["worker"] = self._connection.number
        if kind in PASSED:
            self.told.fire(kind, fields)
        else:
            HANDLERS[kind](self, fields)
        self._say_state()

    def _on_breach(self, sentence: str) -> None:
        self._teller.tell_notice(BREACH.format(sentence))

    def _on_end(self, status: str) -> None:
        self._finish(status, self._jobs.elapsed)

    def _say_state(self) -> None:
        self._teller.tell_state(self.state)

    def _on_ready(self, fields: "ReadyFields") -> None:
        self.told.fire(protocol.READY, fields)
        self._next()

    def _on_started(self, fields: "StartedFields") -> None:
        self._jobs.begin()
        if self._jobs.is_stopping and self._jobs.active is not None:
            # STOP went out before the worker had begun; it may have looked too early.
            self._connection.stop(self._jobs.active)
        if not self._jobs.is_installing:
            self.told.fire(protocol.STARTED, fields)

    def _on_waiting(self, fields: "WaitingFields") -> None:
        ahead = self._answers.ask(fields)
        if self._connection.state == protocol.ASKING and ahead is not None:
            self._send_answer(ahead)
        elif self._connection.state == protocol.ASKING:
            self.told.fire(protocol.WAITING, fields)

    def _on_done(self, fields: "DoneFields") -> None:
        if fields["id"] != self._jobs.active:
            return
        heap = KIB * int(fields.get("heap", 0))
        self._finish(fields["status"], fields["ms"], heap=heap)
        if fields.get("spoilt"):
            self._workers.replace("ok", notice="")
        elif not self._workers.outgrows(heap):
            self._next()

    def _on_refused(self, fields: "RefusedFields") -> None:
        self._teller.tell_notice(REFUSED.format(fields["reason"]))
        run = self._jobs.active
        if run is not None and fields.get("id") == run and not self._jobs.has_begun:
            self._finish("error", 0)
            self._next()

    def _on_translation(self, _fields: "TranslationFields") -> None:
        # The worker that is asked for translations is another: see app/editor/translator.py.
        self._on_breach(UNASKED)

    def _next(self) -> None:
        connection, jobs = self._connection, self._jobs
        if connection.state == protocol.IDLE and jobs.kept is not None:
            fields = jobs.take(connection.number)
            if jobs.is_installing:
                connection.install(fields["id"], fields["names"])
            else:
                connection.run(fields)
            self._workers.standby.yield_to_run()
        elif connection.state == protocol.IDLE and jobs.active is None:
            self._workers.standby.prepare()
        self._say_state()

    def _finish(self, status: str, milliseconds: float, *, heap: int = 0) -> None:
        run = self._jobs.finish()
        self._answers.forget()
        if run is not None:
            self._connection.call_off()
            self._teller.tell_done(run, status, milliseconds, heap=heap)

    def _must_be_free(self, word: str) -> None:
        if not self._jobs.is_free:
            raise ClientError(f"{word}: there is a program already, the worker is {self.state!r}")

    def _must_ask(self) -> None:
        if self._connection.state != protocol.ASKING:
            raise ClientError(f"input: the program asks for nothing, the worker is {self.state!r}")

    def _send_answer(self, text: "str | None") -> None:
        self.told.fire(ECHO, self._answers.echo(text))
        self._connection.answer(self._answers.run, None if text is None else text + "\n")
        self._say_state()


# What is done about the reports that are not passed on as they come. CRASHED is the supervisor's.
HANDLERS: "dict[str, Callable[[Client, Any], None]]" = {
    protocol.READY: Client._on_ready,
    protocol.STARTED: Client._on_started,
    protocol.WAITING: Client._on_waiting,
    protocol.DONE: Client._on_done,
    protocol.REFUSED: Client._on_refused,
    protocol.TRANSLATION: Client._on_translation,
}
