"""Keeps the page supplied with a worker: starts it, replaces one that is lost, or gives up in the end.

It knows nothing of programs: whoever runs them is told what the worker says, and when it has ended.
"""

from app.base import units
from app.runtime import engines, losses
from app.runtime.connection import SILENT, Connection
from app.runtime.standby import Standby
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.runtime.client import Client
    from app.runtime.connection import After, Fields, Spawn

RECYCLE_BYTES = 1 << 30

RESTARTED = "Python was restarted. " + losses.LOST
OVERDUE = "The program could not be interrupted, so Python was started anew. " + losses.LOST
AWAY = "This page was put aside, which ended its Python. " + losses.GONE
OUTGROWN = "Python's memory had grown to {}, and it never shrinks, so Python was started anew. " + losses.GONE


class Supervisor:
    """One worker after another. client: has on_report, on_breach, on_end and say_state.

    `link` is the present worker, `reserve` the one behind it, `heap` the size of the interpreter's memory
    in bytes, or 0 if it is not known.
    """

    def __init__(
        self,
        client: "Client",
        spawn: "Spawn",
        tell: "Callable[[str, Fields], object]",
        after: "After",
        now: "Callable[[], float]",
        forbids_spare: "Callable[[int], str]",
    ) -> None:
        self._client, self._tell, self._now = client, tell, now
        self.reserve = Standby(
            spawn,
            after,
            lambda: forbids_spare(self.heap),
            lambda: engines.is_restarted_by_stop(self.link.ready),
        )
        self.link = Connection(0, spawn, after)
        self.heap = 0
        self._losses = losses.Losses()
        self._is_away = False

    def begin(self) -> None:
        """Take a worker, the spare if there is one; READY is told at once of one that is ready."""
        self.heap = 0
        self.link = self.reserve.take()
        self.link.hear(self._on_report, self._client.on_breach, self._on_loss)
        if not self.link.is_open:
            self.link.open()
        if self.link.ready is not None:
            self._client.on_report(protocol.READY, self.link.ready)
        self._client.say_state()

    def replace(self, status: str, notice: str) -> None:
        """End the worker and take another; a program that was running ends with this status."""
        self.link.close()
        if notice:
            self._tell("notice", {"text": notice})
        self._client.on_end(status)
        self.begin()

    def renew(self, notice: str) -> None:
        """Replace the worker as the visitor wishes: crashes of before no longer count."""
        self._losses.forget()
        self.replace("stopped", notice)

    def change(self, notice: str) -> None:
        """Go on with workers of another kind."""
        self.reserve.drop()
        self.renew(notice)

    def retry(self) -> None:
        """Try again: by the same worker if it is there, else by another."""
        self._losses.forget()
        if self.link.is_open:
            self.link.retry()
        else:
            self.begin()

    def outgrows(self, heap: int) -> bool:
        """Note the size of an idle worker's memory; replace one that holds too much, and tell so."""
        self.heap = heap
        if self.heap <= RECYCLE_BYTES:
            return False
        self.replace("ok", OUTGROWN.format(units.memory(self.heap)))
        return True

    def leave(self) -> None:
        """End all workers."""
        self.reserve.drop()
        if self.link.is_open:
            self._is_away = True
            if self.link.ready is not None:
                self._tell("notice", {"text": AWAY})
            self.link.close()
            self._client.on_end("stopped")
            self._client.say_state()

    def come_back(self) -> None:
        """Start anew if there was a worker when the page left."""
        if self._is_away:
            self._is_away = False
            self.begin()

    def _on_report(self, kind: str, fields: "Fields") -> None:
        if kind == protocol.CRASHED:
            self._crash(str(fields["reason"]))
        else:
            self._client.on_report(kind, fields)

    def _on_loss(self, reason: str) -> None:
        raised = losses.raised(reason) if self.link.ready is not None else ""
        if reason == SILENT:
            self._fail(losses.meaning(reason), losses.MEND)
        elif raised:
            self._tell(protocol.ERROR, {"traceback": raised, "hint": losses.GOES_ON})
        else:
            self._crash(reason)

    def _crash(self, reason: str) -> None:
        was_ready, words = self.link.ready is not None, losses.meaning(reason)
        if self._losses.add(self._now()):
            self._fail(words, losses.TOO_OFTEN + losses.MEND if was_ready else losses.MEND)
            return
        mend = losses.ANEW if was_ready else losses.NEVER_READY
        self._tell(protocol.CRASHED, {"reason": words, "mend": mend})
        self.replace("error", "")

    def _fail(self, reason: str, mend: str) -> None:
        self.reserve.pause()
        self.link.give_up()
        self._tell(protocol.FAILED, {"reason": reason, "mend": mend})
        self._client.on_end("error")
        self._client.say_state()
