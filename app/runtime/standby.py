"""The standby worker: made while the page is idle, so that one that is lost is replaced at once.

It is a comfort and never a burden: it begins only some time after the page has become idle, gives way to
a program that runs before it is ready, is not made where memory is short, and fails without a word. Of an
engine whose programs end together with their worker, which is a small one, it is there as soon as may be.
"""

from app.base.signal import Signal
from app.runtime.connection import Connection
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.runtime.connection import Fields, Spawn
    from app.runtime.deadline import After

IDLE_MS = 2000
HURRY_MS = 100

# How often it is tried to make one, and how long after the first failure; after the second, twice as long.
TRIES = 3
AGAIN_MS = 10_000

# What the standby is at.
NONE = "none"
STARTING = "starting"
READY = "ready"
FAILED = "failed"


class Standby:
    """Where workers come from: the standby, or a new one. What is told: `readied`, the standby is ready.

    forbids(): why there is to be no standby now, in words, or nothing; hurries(): whether each Stop takes
    one. A standby that could not start is tried again, TRIES times in all until a worker has been replaced.
    """

    def __init__(
        self, spawn: "Spawn", after: "After", forbids: "Callable[[], str]", hurries: "Callable[[], bool]"
    ) -> None:
        self.readied: Signal[[]] = Signal()
        self._spawn, self._after, self._forbids, self._hurries = spawn, after, forbids, hurries
        self._count = 0
        self._connection: Connection | None = None
        self._failures = 0
        self._call_off: Callable[[], None] | None = None

    @property
    def state(self) -> str:
        """Return what the standby is at: NONE, STARTING, READY or FAILED."""
        if self._connection is not None:
            return STARTING if self._connection.ready is None else READY
        return FAILED if self._failures else NONE

    def begins_with(self, code: str) -> bool:
        """Tell whether there is one that has what a program imports, as far as any worker could."""
        return self._connection is not None and self._connection.begins_with(code)

    def take(self) -> Connection:
        """Return a worker to be used, which may be ready already."""
        self.pause()
        self._failures = 0
        standby, self._connection = self._connection, None
        return self._make() if standby is None else standby

    def prepare(self, *, is_urgent: bool = False) -> None:
        """Make a standby when the page has been idle for a while from now, or soon."""
        self.pause()
        if self._connection is None and self._failures < TRIES and not self._forbids():
            self._call_off = self._after(HURRY_MS if is_urgent else self._delay(), self._begin)

    def _delay(self) -> int:
        if self._failures:
            return AGAIN_MS * self._failures
        return HURRY_MS if self._hurries() else IDLE_MS

    def pause(self) -> None:
        """Do not begin a standby for now."""
        if self._call_off is not None:
            self._call_off()
            self._call_off = None

    def yield_to_run(self) -> None:
        """Leave the processor to a program: a standby that is not ready is dropped, unless it is needed."""
        if self._hurries():
            self.prepare()
            return
        self.pause()
        if self.state == STARTING:
            self.drop()

    def drop(self) -> None:
        """End the standby, and make none for now."""
        self.pause()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _make(self) -> Connection:
        self._count += 1
        return Connection(self._count, self._spawn, self._after)

    def _begin(self) -> None:
        self._call_off = None
        if not self._forbids():
            self._connection = self._make()
            self._connection.hear(self._on_report, self._on_failure, self._on_failure)
            self._connection.open()

    def _on_report(self, kind: str, _fields: "Fields") -> None:
        if kind in (protocol.FAILED, protocol.CRASHED, protocol.REFUSED):
            self._on_failure(kind)
        elif kind == protocol.READY:
            self.readied.fire()

    def _on_failure(self, _reason: str) -> None:
        self._failures += 1
        self.drop()
        self.prepare()
