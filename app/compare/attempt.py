"""One engine's run of a program that is compared: a worker of its own, from its start to its end.

It knows no other engine. `comparison.py` puts several side by side.
"""

from app.base.signal import Signal
from app.base.units import progress
from app.compare import words
from app.compare.excerpt import Excerpt
from app.compare.gallery import Gallery
from app.runtime import losses
from app.runtime.connection import FIRST_SIGN_MS, Connection
from app.runtime.engines import is_restarted_by_stop
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.compare.joints import Chunks, Failure
    from app.output.chunk import Chunk
    from app.runtime.connection import Fields, Spawn
    from app.runtime.deadline import After
    from worker.messages import (
        CommsFields,
        CrashedFields,
        DisplayFields,
        DoneFields,
        DrawingFields,
        ErrorFields,
        FailedFields,
        OutputFields,
        PackageFields,
        ProgressFields,
        ReadyFields,
        RefusedFields,
        ResultFields,
        RunFields,
        StartedFields,
        WaitingFields,
    )

# The only run of each worker.
RUN = 1
# How long a program may take to stop before its worker is ended.
STOP_MS = 1000
# Milliseconds after which output is acknowledged: about a frame, or more where nobody sees any of it.
PACE_MS, UNSEEN_MS = 16, 200
ENDED = "ended"
# States of a package that has still to come: see PACKAGE in worker/protocol.py.
UNDER_WAY = ("finding", "loading", "installing")
# A reason for which a worker is lost: losses.py has the words.
NOT_BEGUN = "the program was not begun"

# How an attempt ended: "ok", "error" and "stopped" come from the worker.
STOPPED, FAILED = "stopped", "failed"


class Attempt:
    """What one engine makes of a program.

    chunks(texts): what OUTPUT holds as stream, chunk, …. It tells `changed`, something of it is new, and
    `waiting` (attempt), the program waits for its answer number `asked`.

    start_ms, run_ms: how long the engine took to be ready, and the program to run; None if it has not come to
    that. status: how it ended. excerpt: what it wrote, and what stands for its displays in text; gallery: the
    displays. result: the repr; error: name, message and traceback.
    """

    def __init__(
        self,
        title: str,
        spawn: "Spawn",
        after: "After",
        now: "Callable[[], float]",
        chunks: "Chunks",
    ) -> None:
        self.changed: Signal[[]] = Signal()
        self.waiting: Signal[[Attempt]] = Signal()
        self._link, self._now, self._chunks = Connection(RUN, spawn, after), now, chunks
        self._after = after
        # Messages taken in, of which their worker does not know yet.
        self._owed: list[tuple[int, str | None]] = []
        self._fields: RunFields | None = None
        self._is_closed = False
        self._began = 0.0
        self._has_started = False
        self._ending = ""
        # How far the packages are that have still to come.
        self._packages: list[tuple[str, str]] = []
        self.title, self.version, self.loading = title, "", ""
        self.excerpt, self.gallery = Excerpt(), Gallery()
        # What stands for the last display in text, unless the result says the same.
        self._held = ""
        self.question: WaitingFields | None = None
        self.asked = 0
        self.start_ms: float | None = None
        self.run_ms: float | None = None
        self.result = ""
        self.error: Failure | None = None
        self.status = ""

    @property
    def state(self) -> str:
        """Return "starting", "running", "waiting", "stopping" or "ended"."""
        if self.status:
            return ENDED
        if self._ending:
            return protocol.STOPPING
        return self._link.state if self._has_started else protocol.STARTING

    @property
    def has_run(self) -> bool:
        """Tell whether the program has run here, be it with an error."""
        return self._has_started

    def begin(self, fields: "RunFields") -> None:
        """Start the worker, and run as soon as it is ready. fields: those of RUN."""
        self._fields, self._began = fields, self._now()
        self._link.hear(self._on_report, self._on_breach, self._on_loss)
        self._link.open()

    def answer(self, text: "str | None") -> None:
        """Answer the question; None is the end of input."""
        question, self.question = self.question, None
        if question is None:
            return
        prompt = question["prompt"].rpartition("\n")[2]
        shown = words.END_OF_INPUT if text is None else "•••" if question["secret"] else text
        self.excerpt.add(("" if self.excerpt.ends_with(prompt) else prompt) + shown + "\n")
        self._link.answer(RUN, None if text is None else text + "\n")
        self._tell()

    def stop(self) -> None:
        """Stop the program, together with its worker if it does not within a second."""
        if self.status or self._ending:
            return
        if not self._has_started or is_restarted_by_stop(self._link.ready):
            self._end(STOPPED)
            return
        self._ending = STOPPED
        self._link.stop(RUN)
        self._link.wait(STOP_MS, lambda: self._end(STOPPED))
        self._tell()

    def close(self) -> None:
        """End the worker, and say nothing more."""
        self._is_closed = True
        self._end(STOPPED)

    def _on_report(self, kind: str, fields: "Fields") -> None:
        if kind != protocol.RESULT or not fields.get("shown"):
            self._write(self._held)
        self._held = ""
        if kind in HANDLERS:
            HANDLERS[kind](self, fields)
            self._tell()

    def _tell(self) -> None:
        if not self._is_closed:
            self.changed.fire()

    def on_progress(self, fields: "ProgressFields") -> None:
        self.loading = progress(fields["all_loaded"], fields.get("all_total"))

    def on_ready(self, fields: "ReadyFields") -> None:
        self.start_ms = self._now() - self._began
        self.version = fields["engine"].replace(self.title, "").strip()
        if self._fields is not None:
            self._link.run(self._fields)
        self._link.wait(FIRST_SIGN_MS, lambda: self._fail(losses.meaning(NOT_BEGUN), ""))

    def on_started(self, _fields: "StartedFields") -> None:
        self._link.call_off()
        self._has_started, self.loading, self._began = True, "", self._now()

    def on_package(self, fields: "PackageFields") -> None:
        name = fields["name"]
        self._packages = [each for each in self._packages if each[0] != name]
        if fields["state"] in UNDER_WAY:
            self._packages.append((name, progress(fields["loaded"], fields.get("total"))))
        self.loading = words.LOADING_PACKAGE.format(*self._packages[-1]) if self._packages else ""

    def on_output(self, fields: "OutputFields") -> None:
        chunks = self._chunks(fields["chunks"])
        for at in range(1, len(chunks), 2):
            chunk: Chunk = chunks[at]
            self.excerpt.write(chunk)
        self._owe(fields["seq"], fields.get("token"))

    def on_display(self, fields: "DisplayFields") -> None:
        self.gallery.add(fields)
        self._held = fields["text"] + "\n"
        self._owe(fields["seq"], fields.get("token"))

    def on_drawing(self, fields: "DrawingFields | CommsFields") -> None:
        """Only one engine draws, or has widgets: there is nothing to compare."""
        self._owe(fields["seq"], fields.get("token"))

    def _owe(self, seq: int, token: "str | None") -> None:
        """Acknowledge a little later: three programs that write without end must leave room for frames."""
        if not self._owed:
            self._after(UNSEEN_MS if self.excerpt.is_full else PACE_MS, self._acknowledge)
        self._owed.append((seq, token))

    def _acknowledge(self) -> None:
        owed, self._owed = self._owed, []
        for seq, token in owed if self._link.is_open else ():
            self._link.acknowledge(seq, token)

    def on_waiting(self, fields: "WaitingFields") -> None:
        self.asked += 1
        self.question = fields
        if not self._ending:
            self.waiting.fire(self)

    def on_result(self, fields: "ResultFields") -> None:
        if "repr" in fields:
            self.result = fields["repr"]

    def on_error(self, fields: "ErrorFields") -> None:
        self.error = fields

    def on_done(self, fields: "DoneFields") -> None:
        self.run_ms = fields["ms"]
        self._end(fields["status"])

    def on_failed(self, fields: "FailedFields") -> None:
        self._fail(fields["reason"], fields["fix"])

    def on_crashed(self, fields: "CrashedFields") -> None:
        self._fail(losses.meaning(fields["reason"]), "")

    def on_refused(self, fields: "RefusedFields") -> None:
        self._fail(words.REFUSED.format(fields["reason"]), "")

    def _on_breach(self, sentence: str) -> None:
        self._fail(words.BREACH.format(sentence), "")

    def _on_loss(self, reason: str) -> None:
        raised = losses.raised(reason) if self._has_started else ""
        if raised:
            self.excerpt.add(raised + "\n")
            self._tell()
        else:
            self._fail(losses.meaning(reason), "")

    def _write(self, text: str) -> None:
        if text:
            self.excerpt.add(text)

    def _fail(self, reason: str, fix: str) -> None:
        """End with an error that is none of the program's."""
        if not self.status:
            self.error = {
                "name": "",
                "message": reason,
                "traceback": words.FAILED.format(reason, fix).strip(),
            }
            self._end(FAILED)

    def _end(self, status: str) -> None:
        if self.status:
            return
        if self._has_started and self.run_ms is None:
            self.run_ms = self._now() - self._began
        self._write(self._held)
        self.status, self.loading, self.question = status, "", None
        self._link.close()
        self._tell()


# What is done about each kind of report. A worker of a comparison says more, which is of no concern here.
HANDLERS: "dict[str, Callable[[Attempt, Any], object]]" = {
    protocol.PROGRESS: Attempt.on_progress,
    protocol.READY: Attempt.on_ready,
    protocol.STARTED: Attempt.on_started,
    protocol.PACKAGE: Attempt.on_package,
    protocol.OUTPUT: Attempt.on_output,
    protocol.DISPLAY: Attempt.on_display,
    protocol.DRAWING: Attempt.on_drawing,
    protocol.COMMS: Attempt.on_drawing,
    protocol.WAITING: Attempt.on_waiting,
    protocol.RESULT: Attempt.on_result,
    protocol.ERROR: Attempt.on_error,
    protocol.DONE: Attempt.on_done,
    protocol.FAILED: Attempt.on_failed,
    protocol.CRASHED: Attempt.on_crashed,
    protocol.REFUSED: Attempt.on_refused,
}
IGNORED = (
    protocol.INSTALLED,
    protocol.FILES,
    protocol.COMPLETION,
    protocol.TRANSLATION,
    protocol.VARIABLES,
    protocol.TABLE,
    protocol.CSV,
)
