"""When Python is exercised, so that the browser keeps the code that it has compiled for it. Pure.

It is done once for each version of site and browser, in a worker of its own (see
worker/engines/pyodide/exercise.mjs), while the page is idle and nothing else is to be done. A program that is
run comes first: the worker is ended, and another one begins later.
"""

from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.runtime.connection import After
    from app.shell.settings import Settings

# The visitor comes first, and a spare worker, and the storing of the site.
IDLE_MS = 10000
# Whatever takes longer is not tried again on this visit.
DEADLINE_MS = 120000

# What is told of it, for app/device/device.py.
UNKNOWN, LATER, BUSY, KEPT = "unknown", "later", "busy", "kept"


class Exercise:
    """Knows whether it is done, and begins it.

    start(done): make the worker, which calls `done` in the end; returns what ends it;
    forbids(): why it is not to be begun now, in words, or nothing.
    """

    def __init__(
        self,
        settings: "Settings",
        after: "After",
        start: "Callable[[Callable[[], None]], Callable[[], object]]",
        forbids: "Callable[[], str]",
    ) -> None:
        self._settings, self._after, self._start, self._forbids = settings, after, start, forbids
        self._version = ""
        self._is_allowed, self._is_over, self._is_idle = False, False, False
        self._call_off: Callable[[], None] | None = None
        self._end: Callable[[], object] | None = None

    @property
    def state(self) -> str:
        """Return what is known: UNKNOWN, LATER, BUSY or KEPT."""
        if not self._version:
            return UNKNOWN
        if self._settings.exercised == self._version:
            return KEPT
        return LATER if self._end is None else BUSY

    def know(self, version: str) -> None:
        """Take the version of site and browser; nothing for a browser that does not keep code."""
        self._version = version
        self._consider()

    def allow(self) -> None:
        """Let it begin, since the site's files have come to rest: kept code belongs to where a file lies."""
        self._is_allowed = True
        self._consider()

    def heed(self, state: str) -> None:
        """Give way to a program, and begin some time after the last one. state: one of protocol.STATES."""
        self._is_idle = state == protocol.IDLE
        self._pause()
        self._consider()

    def _pause(self) -> None:
        for halt in (self._call_off, self._end):
            if halt is not None:
                halt()
        self._call_off = self._end = None

    def _consider(self) -> None:
        is_at_it = self._call_off is not None or self._end is not None
        if self._is_allowed and self._is_idle and not self._is_over and not is_at_it and self.state == LATER:
            self._call_off = self._after(IDLE_MS, self._begin)

    def _begin(self) -> None:
        self._call_off = None
        if not self._forbids():
            self._end = self._start(self._finish)
            self._call_off = self._after(DEADLINE_MS, self._give_up)

    def _finish(self) -> None:
        if self._end is not None:
            self._settings.exercised = self._version
            self._pause()

    def _give_up(self) -> None:
        self._is_over, self._call_off = True, None
        self._pause()
