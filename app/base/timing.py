"""Time: now, later, and with the next frame."""

from app.base.javascript import proxy, window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# A frame never comes while the tab is in the background: then the timer takes its place.
FRAME_DEADLINE_MS = 250


def now() -> float:
    """Return milliseconds since the page began."""
    return float(window.performance.now())


def today() -> str:
    """Return the day here, as in 2026-11-27."""
    date = window.Date.new()
    return f"{date.getFullYear():04d}-{date.getMonth() + 1:02d}-{date.getDate():02d}"


def after(milliseconds: int, handler: "Callable[[], object]") -> "Callable[[], None]":
    """Call a handler later; return a function that calls it off."""
    timer = window.setTimeout(proxy(lambda *_: handler()), milliseconds)
    return lambda: window.clearTimeout(timer)


class Delay:
    """Calls a handler when it has not been started again for a while."""

    def __init__(self, milliseconds: int, handler: "Callable[[], object]") -> None:
        self._milliseconds = milliseconds
        self._timer: object = None
        self._proxy = proxy(lambda *_: handler())

    def start(self) -> None:
        """Begin the while again."""
        self.call_off()
        self._timer = window.setTimeout(self._proxy, self._milliseconds)

    def call_off(self) -> None:
        """Do not call."""
        if self._timer is not None:
            window.clearTimeout(self._timer)
            self._timer = None


class Frames:
    """Calls a handler once with the next frame, however often it was asked for.

    A page in the background has no frames and slow timers: there it is a task of its own.
    """

    def __init__(self, handler: "Callable[[], object]") -> None:
        self._handler = handler
        self._asked = False
        self._timer: object = None
        self._frame: object = None
        self._proxy = proxy(self._fire)
        self._channel = window.MessageChannel.new()
        self._channel.port1.onmessage = self._proxy

    def ask(self) -> None:
        """Ask for one call."""
        if self._asked:
            return
        self._asked = True
        if window.document.hidden:
            self._channel.port2.postMessage(0)
        else:
            self._frame = window.requestAnimationFrame(self._proxy)
            self._timer = window.setTimeout(self._proxy, FRAME_DEADLINE_MS)

    def _fire(self, *_: object) -> None:
        window.cancelAnimationFrame(self._frame)
        window.clearTimeout(self._timer)
        if self._asked:
            self._asked = False
            self._handler()
