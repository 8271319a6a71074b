"""One engine's run of a program that is compared: a worker of its own, from its start to its end.

It knows no other engine. `comparison.py` puts several side by side.
"""

from app.base.units import progress
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

    from app.runtime.connection import After, Fields, Spawn

# The only run of each worker.
RUN = 1
# How long a program may take to stop before its worker is ended.
STOP_MS = 1000
ENDED = "ended"

# How an attempt ended: "ok", "error" and "stopped" come from the worker.
STOPPED, FAILED = "stopped", "failed"


class Attempt:
    """What one engine makes of a program.

    texts(chunks): what OUTPUT holds as stream, text, …; on_change(): something of it is new;
    on_ask(attempt): the program waits for its answer number `asked`.

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
        texts: "Callable[[Any], list[Any]]",
    ) -> None:
        self._link, self._now, self._texts = Connection(RUN, spawn, after), now, texts
        self._fields: Any = {}
        self._began = 0.0
        self._has_started = False
        self._ending = ""
        self.title, self.version, self.loading = title, "", ""
        self.excerpt, self.gallery = Excerpt(), Gallery()
        # What stands for the last display in text, unless the result says the same.
        self._held = ""
        self.question: Fields = {}
        self.asked = 0
        self.start_ms: float | None = None
        self.run_ms: float | None = None
        self.result = ""
        self.error: Fields = {}
        self.status = ""
        self.on_change: Callable[[], object] = lambda: None
        self.on_ask: Callable[[Attempt], object] = lambda _attempt: None

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

    def begin(self, fields: "Fields") -> None:
        """Start the worker, and run as soon as it is ready. fields: those of RUN."""
        self._fields, self._began = fields, self._now()
        self._link.hear(self._on_report, self._on_breach, self._on_loss)
        self._link.open()

    def answer(self, text: "str | None") -> None:
        """Answer the question; None is the end of input."""
        question, self.question = self.question, {}
        prompt = str(question["prompt"]).rpartition("\n")[2]
        shown = "(end of input)" if text is None else "•••" if question["secret"] else text
        self.excerpt.write(("" if self.excerpt.ends_with(prompt) else prompt) + shown + "\n")
        self._link.answer(RUN, None if text is None else text + "\n")
        self.on_change()

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
        self.on_change()

    def close(self) -> None:
        """End the worker, and say nothing more."""
        self.on_change = lambda: None
        self._end(STOPPED)

    def _on_report(self, kind: str, fields: "Any") -> None:
        if kind != protocol.RESULT or not fields.get("shown"):
            self._write(self._held)
        self._held = ""
        handler = getattr(self, "_on_" + kind, None)
        if handler is not None:
            handler(fields)
            self.on_change()

    def _on_progress(self, fields: "Any") -> None:
        self.loading = progress(fields["all_loaded"], fields.get("all_total"))

    def _on_ready(self, fields: "Fields") -> None:
        self.start_ms = self._now() - self._began
        self.version = str(fields["engine"]).replace(self.title, "").strip()
        self._link.run(self._fields)
        self._link.wait(FIRST_SIGN_MS, lambda: self._fail(losses.meaning("the program was not begun"), ""))

    def _on_started(self, _fields: "Fields") -> None:
        self._link.call_off()
        self._has_started, self.loading, self._began = True, "", self._now()

    def _on_package(self, fields: "Any") -> None:
        self.loading = f"{fields['name']} " + progress(fields["loaded"], fields.get("total"))

    def _on_output(self, fields: "Any") -> None:
        texts = self._texts(fields["chunks"])
        for at in range(1, len(texts), 2):
            self.excerpt.write(texts[at])
        self._link.acknowledge(fields["seq"], fields.get("token"))

    def _on_display(self, fields: "Any") -> None:
        self.gallery.add(fields)
        self._held = str(fields["text"]) + "\n"
        self._link.acknowledge(fields["seq"], fields.get("token"))

    def _on_waiting(self, fields: "Fields") -> None:
        self.asked += 1
        self.question = fields
        if not self._ending:
            self.on_ask(self)

    def _on_result(self, fields: "Fields") -> None:
        if "repr" in fields:
            self.result = str(fields["repr"])

    def _on_error(self, fields: "Fields") -> None:
        self.error = fields

    def _on_done(self, fields: "Any") -> None:
        self.run_ms = fields["ms"]
        self._end(str(fields["status"]))

    def _on_failed(self, fields: "Fields") -> None:
        self._fail(str(fields["reason"]), str(fields["mend"]))

    def _on_crashed(self, fields: "Fields") -> None:
        self._fail(losses.meaning(str(fields["reason"])), "")

    def _on_refused(self, fields: "Fields") -> None:
        self._fail(f"The worker refused: {fields['reason']}.", "")

    def _on_breach(self, sentence: str) -> None:
        self._fail(f"The worker sent a message that breaks the contract: {sentence}.", "")

    def _on_loss(self, reason: str) -> None:
        raised = losses.raised(reason) if self._has_started else ""
        if raised:
            self.excerpt.write(raised + "\n")
            self.on_change()
        else:
            self._fail(losses.meaning(reason), "")

    def _write(self, text: str) -> None:
        if text:
            self.excerpt.write(text)

    def _fail(self, reason: str, mend: str) -> None:
        """End with an error that is none of the program's."""
        if not self.status:
            self.error = {"name": "", "message": reason, "traceback": f"{reason} {mend}".strip()}
            self._end(FAILED)

    def _end(self, status: str) -> None:
        if self.status:
            return
        if self._has_started and self.run_ms is None:
            self.run_ms = self._now() - self._began
        self._write(self._held)
        self.status, self.loading, self.question = status, "", {}
        self._link.close()
        self.on_change()
