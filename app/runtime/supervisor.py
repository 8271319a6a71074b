"""Keeps the page supplied with a worker: starts it, replaces one that is lost, or gives up in the end.

It knows nothing of programs, and nobody who listens.
"""

from app.base import units
from app.base.signal import Signal
from app.runtime import engines, losses
from app.runtime.connection import BOX_ENDED, BOX_UNMADE, SILENT, Connection
from app.runtime.reports import NOTICE
from app.runtime.standby import READY, Standby
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.runtime.connection import Fields, Spawn
    from app.runtime.deadline import After
    from app.runtime.reports import FailureFields, LossFields, NoticeFields

RECYCLE_BYTES = 1 << 30

RESTARTED = "Python was restarted. " + losses.LOST
OVERDUE = "The program could not be interrupted, so Python was restarted. " + losses.LOST
LATE = "Python has not answered yet. If it does not start soon, reload the page."
AWAY = "This page was put aside, which ended its Python. " + losses.GONE
OUTGROWN = "Python's memory had grown to {}, and it never shrinks, so Python was restarted. " + losses.GONE


class Supervisor:
    """One worker after another.

    `connection` is the one to the present worker, `standby` has the worker behind it, `heap` is the size of
    the interpreter's memory in bytes, or 0 if it is not known.

    What is told: `reported` (kind, fields), a report of the present worker; `breached` (sentence), one that
    breaks the contract; `said` (kind, fields), what has become of a worker; `ended` (status), a worker has
    ended, and what it ran with it; `moved`, the state may be another.
    """

    def __init__(
        self,
        spawn: "Spawn",
        after: "After",
        now: "Callable[[], float]",
        forbids_standby: "Callable[[int], str]",
        put_back: "Callable[[], bool]" = lambda: False,
    ) -> None:
        """put_back(): keeps for the next worker what this one has not begun; whether there was anything."""
        self.reported: Signal[[str, Fields]] = Signal()
        self.breached: Signal[[str]] = Signal()
        self.said: Signal[[str, Mapping[str, object]]] = Signal()
        self.ended: Signal[[str]] = Signal()
        self.moved: Signal[[]] = Signal()
        self._now, self._put_back = now, put_back
        self.standby = Standby(
            spawn,
            after,
            lambda: forbids_standby(self.heap),
            lambda: engines.is_restarted_by_stop(self.connection.ready),
        )
        self.standby.readied.listen(self._exchange)
        self.connection = Connection(0, spawn, after)
        self.heap = 0
        self._losses = losses.Losses()
        self._is_away = False
        self._foreseen = ""

    def begin(self) -> None:
        """Take a worker, the standby if there is one; READY is told at once of one that is ready."""
        self.heap = 0
        self.connection = self.standby.take()
        self.connection.hear(self._on_report, self.breached.fire, self._on_loss, self._on_late)
        if not self.connection.is_open:
            self.connection.open()
        if self.connection.ready is not None:
            self.reported.fire(protocol.READY, self.connection.ready)
        self.moved.fire()

    def replace(self, status: str, *, notice: str) -> None:
        """End the worker and take another; a program that was running ends with this status."""
        self.connection.close()
        if notice:
            self._notice(notice)
        self.ended.fire(status)
        self.begin()

    def suit(self, code: str, *, is_typed: bool = False) -> None:
        """Exchange a worker that has run nothing for one that can begin with what a program imports.

        is_typed: it is no program but a line at the prompt.
        """
        if not is_typed and not self.connection.suits(code):
            if not self.standby.begins_with(code):
                self.standby.drop()
            self.replace("ok", notice="")

    def foresee(self, code: str) -> None:
        """Have a worker that begins with what a program imports which may be run soon.

        The present one stays until the other is ready, and if it runs something before.
        """
        self._foreseen = code
        if self.connection.suits(code):
            return
        if not self.standby.begins_with(code):
            self.standby.drop()
            self.standby.prepare(is_urgent=True)
        elif self.standby.state == READY:
            self.replace("ok", notice="")

    def _exchange(self) -> None:
        """Take the standby, which is ready, for a worker that has run nothing, if it has what it needs."""
        code = self._foreseen
        if code and not self.connection.suits(code) and self.standby.begins_with(code):
            self.replace("ok", notice="")

    def renew(self, notice: str) -> None:
        """Replace the worker as the visitor wishes: crashes of before no longer count."""
        self._losses.forget()
        self.replace("stopped", notice=notice)

    def change(self, notice: str) -> None:
        """Go on with workers of another kind."""
        self.standby.drop()
        self.renew(notice)

    def retry(self) -> None:
        """Try again: by the same worker if it is there, else by another."""
        self._losses.forget()
        if self.connection.is_open:
            self.connection.retry()
        else:
            self.begin()

    def outgrows(self, heap: int) -> bool:
        """Note the size of an idle worker's memory; replace one that holds too much, and tell so."""
        self.heap = heap
        if self.heap <= RECYCLE_BYTES:
            return False
        self.replace("ok", notice=OUTGROWN.format(units.memory(self.heap)))
        return True

    def leave(self) -> None:
        """End all workers."""
        self.standby.drop()
        if self.connection.is_open:
            self._is_away = True
            if self.connection.ready is not None:
                self._notice(AWAY)
            self.connection.close()
            self.ended.fire("stopped")
            self.moved.fire()

    def come_back(self) -> None:
        """Start a worker if there was one when the page left."""
        if self._is_away:
            self._is_away = False
            self.begin()

    def _on_report(self, kind: str, fields: "Fields") -> None:
        if kind == protocol.CRASHED:
            self._crash(str(fields["reason"]))
        else:
            self.reported.fire(kind, fields)
        if kind == protocol.READY and self._foreseen:
            # It was too early to look while this one was starting.
            self.foresee(self._foreseen)

    def _on_loss(self, reason: str) -> None:
        raised = losses.raised(reason) if self.connection.ready is not None else ""
        if reason == SILENT:
            self._fail(losses.meaning(reason), losses.RETRY)
        elif reason in (BOX_ENDED, BOX_UNMADE):
            self._fail(losses.meaning(reason), losses.RELOAD)
        elif raised:
            told: FailureFields = {"traceback": raised, "hint": losses.GOES_ON}
            self.said.fire(protocol.ERROR, told)
        else:
            self._crash(reason)

    def _on_late(self) -> None:
        self._notice(LATE)

    def _crash(self, reason: str) -> None:
        was_ready, words = self.connection.ready is not None, losses.meaning(reason)
        if self._losses.add(self._now()):
            self._fail(words, losses.TOO_OFTEN if was_ready else losses.RETRY)
            return
        if was_ready and self._put_back():
            # What an earlier program has left has ended the worker: this one loses nothing by that.
            self.replace("ok", notice="")
            return
        told: LossFields = {"reason": words, "fix": losses.RECOVERED if was_ready else losses.NEVER_READY}
        self.said.fire(protocol.CRASHED, told)
        self.replace("error", notice="")

    def _fail(self, reason: str, fix: str) -> None:
        self.standby.pause()
        self.connection.give_up()
        told: LossFields = {"reason": reason, "fix": fix}
        self.said.fire(protocol.FAILED, told)
        self.ended.fire("error")
        self.moved.fire()

    def _notice(self, text: str) -> None:
        told: NoticeFields = {"text": text}
        self.said.fire(NOTICE, told)
