"""What becomes of all that the client tells: states, starts, packages and ends are shown in the panes.

What programs write, show, ask and fail with is in app/playground/reports.py. It knows nothing of presses, and
of the panes what they do.
"""

from app.base import units
from app.base.signal import Signal
from app.output import transcript
from app.playground.reports import Reports
from app.runtime import reports as told
from app.shell import tabs
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from app.output.intake import Intake
    from app.output.log import Log
    from app.playground.inbox import Inbox
    from app.playground.panes import Panes
    from app.runtime.client import Client
    from app.runtime.engines import Engines
    from worker.messages import (
        CompletionFields,
        CsvFields,
        DoneFields,
        InstalledFields,
        PackageFields,
        ProgressFields,
        ReadyFields,
        StartedFields,
        TableFields,
        VariablesFields,
        WaitingFields,
    )

IMPORTABLE = "{} can be imported now."
STOPPED = "Stopped after {}."


class Presenter(Reports):
    """Shows in its order what is told: a state never overtakes the output before it.

    `state` is what is shown: one of protocol.STATES. What it tells: `readied` (capabilities), Python is
    there; `presented`, the panes have been brought up to date; `rang`, a program has rung the bell; `wrote`
    (fields of FILES), a program has changed files.
    """

    def __init__(
        self,
        client: "Client",
        panes: "Panes",
        engines: "Engines",
        entries: "transcript.Transcript",
        log: "Log",
        intake: "Intake",
        inbox: "Inbox",
    ) -> None:
        super().__init__(panes, engines, entries, log, intake)
        self.readied: Signal[[Any]] = Signal()
        self.presented: Signal[[]] = Signal()
        self.rang: Signal[[]] = Signal()
        self.wrote: Signal[[told.WorkerFiles]] = Signal()
        self._client, self._inbox = client, inbox
        self._state = protocol.STARTING
        # The packages that were asked for by name, until they are there or are not to be had.
        self._expected: list[str] = []
        # Whether the bell is heard: not of what was stopped, or was kept from another visit.
        self._may_ring = False
        # What is to be done once they are there.
        self._then: Callable[[], object] | None = None

    @property
    def state(self) -> str:
        """Return the state that is shown."""
        return self._state

    def hear(self, kind: str, fields: "Mapping[str, object]") -> None:
        """Take what the client tells: output with the next frame, and all else at once if it may."""
        if kind in (protocol.OUTPUT, protocol.DISPLAY) or self._is_behind():
            self._inbox.put(lambda: self._take(kind, fields), waits=kind != protocol.OUTPUT)
            self._panes.output.refresh()
        else:
            HANDLERS[kind](self, fields)

    def _take(self, kind: str, fields: "Any") -> object:
        """Act on a report; what cannot be shown is acknowledged all the same, or its program would wait."""
        try:
            return HANDLERS[kind](self, fields)
        except Exception:
            # Of OUTPUT the intake sees to that itself.
            if kind == protocol.DISPLAY:
                self._intake.owe(fields)
            raise

    def on_frame(self) -> bool:
        """Take in what waits, as much as a frame may hold; tell whether more waits."""
        entries = self._entries
        self._inbox.drain(lambda: entries.is_behind, entries.work)
        if entries.take_ring() and self._may_ring:
            self.rang.fire()
        self._intake.acknowledge(self._acknowledge)
        return self._is_behind()

    def on_painted(self) -> None:
        """Note what is there now."""
        self._panes.toolbar.show_output(self._entries.is_empty)

    def notice(self, sentence: str) -> None:
        """Say something in the output."""
        self._add(transcript.NOTICE, sentence, sentence)

    def remark(self, sentence: str) -> None:
        """Say something for a moment."""
        self._panes.status.remark(sentence)

    def see_code(self) -> None:
        """Show the code on a narrow page."""
        self._panes.tabs.choose(tabs.CODE)

    def see_output(self) -> None:
        """Show the output on a narrow page."""
        self._panes.tabs.choose(tabs.OUTPUT)
        self._panes.results.see_output()

    def expect(self, names: "list[str]", then: "Callable[[], object] | None" = None) -> None:
        """Say so when these packages have been loaded; or then() is called when Python is ready again."""
        self._expected, self._then = names, then

    def hurry(self) -> None:
        """Give up what waits to be shown, since the program is stopped."""
        self._may_ring = False
        self._entries.hurry()
        self._panes.drawing.hurry()

    def clear(self) -> None:
        """Empty the output."""
        self._entries.clear()
        self._log.clear()
        self._panes.output.clear()
        self._panes.errors.clear()
        self._panes.drawing.clear()
        # Not with the next frame: a visitor who presses Clear twice presses the second time in vain.
        self.on_painted()

    def show_state(self) -> None:
        """Bring the panes up to date with the state."""
        has_kept_run = self._client.has_kept_run
        self._panes.status.show(self._state, has_kept_run)
        self._panes.toolbar.show(self._state, has_kept_run, can_retry=bool(self._panes.loading.failed))
        self.presented.fire()

    def on_state(self, fields: "told.StateFields") -> None:
        """Show the state in all panes."""
        # All of it, however many portions that takes: a state never overtakes the output before it.
        while self._panes.output.paint():
            pass
        self._state = state = fields["state"]
        if state != protocol.ASKING:
            self._stop_asking(goes_on=state == protocol.RUNNING)
        if state == protocol.STARTING:
            self._may_ring = False
            self._panes.loading.show_start()
        elif state in (protocol.IDLE, protocol.BROKEN):
            self._panes.loading.hide()
        self._panes.console.show(state)
        self.show_state()
        aside, self._aside = self._aside, ""
        if aside and state == protocol.ASKING:
            self.remark(aside)
        if state == protocol.IDLE:
            self._panes.widgets.go_on()
        if state == protocol.IDLE and self._then is not None and not self._expected:
            then, self._then = self._then, None
            then()

    def on_drawing(self, fields: "told.WorkerDrawing") -> None:
        self._panes.drawing.take(fields)

    def on_comms(self, fields: "told.WorkerComms") -> None:
        self._panes.widgets.take(fields)

    def on_waiting(self, fields: "WaitingFields") -> None:
        """Ask, unless the program was stopped before its question could be shown."""
        if self._client.state == protocol.ASKING:
            super().on_waiting(fields)

    def on_notice(self, fields: "told.NoticeFields") -> None:
        self.notice(fields["text"])

    def on_progress(self, fields: "ProgressFields") -> None:
        self._panes.loading.show_progress(fields)

    def on_package(self, fields: "PackageFields") -> None:
        self._panes.loading.show_package(fields)
        for failure in self._panes.loading.take_failures():
            self._add(transcript.NOTICE, failure, failure.text)

    def on_ready(self, fields: "ReadyFields") -> None:
        self._panes.status.show_engine(engine=fields["engine"], python=fields["python"])
        self._panes.status.show_memory(0)
        self._panes.widgets.begin()
        self.readied.fire(fields["capabilities"])

    def on_failed(self, fields: "told.LossFields") -> None:
        self.see_output()
        self.on_crashed(fields)

    def on_crashed(self, fields: "told.LossFields") -> None:
        self._add_error({"traceback": fields["reason"], "hint": fields["fix"]})

    def on_files(self, fields: "told.WorkerFiles") -> None:
        self.wrote.fire(fields)

    def on_started(self, fields: "StartedFields") -> None:
        if self._panes.widgets.is_own(fields["id"]):
            return
        self._may_ring = True
        typed = self._panes.console.begin(fields["id"], bool(fields.get("incomplete")))
        if typed is None:
            self._panes.loading.forget()
            self._panes.drawing.begin()
            self._panes.widgets.begin()
            self._begin()
        elif typed:
            self._begin_entry(typed)

    def on_completion(self, fields: "CompletionFields") -> None:
        self._panes.completion.take(fields)

    def on_look(self, fields: "CsvFields | TableFields | VariablesFields") -> None:
        self._panes.variables.take(fields)

    def on_installed(self, fields: "InstalledFields") -> None:
        self._panes.packages.show(packages=fields["packages"], known=fields["known"])

    def on_done(self, fields: "DoneFields") -> None:
        expected, self._expected = self._expected, []
        if not expected or fields["status"] != "ok" or self._panes.loading.failed:
            self._then = None
        elif self._then is None:
            self.notice(IMPORTABLE.format(", ".join(expected)))
        self._panes.console.end(fields["id"], fields["status"])
        self._panes.errors.end(is_error=fields["status"] == "error")
        self._panes.status.show_outcome(fields["status"], fields["ms"])
        self._panes.status.show_memory(fields.get("heap", 0))
        if fields["status"] == "stopped":
            self.notice(STOPPED.format(units.duration(fields["ms"])))
        self._panes.drawing.end()
        self._panes.widgets.finish(fields["id"])
        self._panes.variables.refresh()
        self.show_state()

    def _is_behind(self) -> bool:
        return self._entries.is_behind or not self._inbox.is_empty

    def _acknowledge(self, seq: int, token: "str | None", worker: int) -> None:
        self._client.acknowledge(seq, token, worker=worker)


# What is done about each kind that the client tells: see app/runtime/reports.py.
HANDLERS: "dict[str, Callable[[Presenter, Any], object]]" = {
    told.STATE: Presenter.on_state,
    told.NOTICE: Presenter.on_notice,
    told.ECHO: Presenter.on_echo,
    protocol.PROGRESS: Presenter.on_progress,
    protocol.READY: Presenter.on_ready,
    protocol.FAILED: Presenter.on_failed,
    protocol.CRASHED: Presenter.on_crashed,
    protocol.STARTED: Presenter.on_started,
    protocol.OUTPUT: Presenter.on_output,
    protocol.DISPLAY: Presenter.on_display,
    protocol.DRAWING: Presenter.on_drawing,
    protocol.COMMS: Presenter.on_comms,
    protocol.PACKAGE: Presenter.on_package,
    protocol.INSTALLED: Presenter.on_installed,
    protocol.WAITING: Presenter.on_waiting,
    protocol.RESULT: Presenter.on_result,
    protocol.ERROR: Presenter.on_error,
    protocol.FILES: Presenter.on_files,
    protocol.DONE: Presenter.on_done,
    protocol.COMPLETION: Presenter.on_completion,
    protocol.VARIABLES: Presenter.on_look,
    protocol.TABLE: Presenter.on_look,
    protocol.CSV: Presenter.on_look,
}
