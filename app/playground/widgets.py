"""Widgets of programs: what is done on a display goes to Python, and what they say goes to the display.

Each message of a display is a run of its own, which begins when no other is at hand: so it can be stopped,
and what it prints comes behind all that was printed before.
"""

from app.base import browser
from app.output import live
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.runtime.client import Client
    from app.runtime.reports import WorkerComms

SCRIPT, SAID = "offthreadLive", "offthread-widget"


class Widgets:
    """The widgets that the output shows."""

    def __init__(self, client: "Client") -> None:
        self._client = client
        # What displays have said, in order: each waits for an answer before it says more.
        self._waiting: list[Any] = []
        self._heard: Any = None
        self._run: int | None = None

    def listen(self) -> None:
        """Hear from now on what displays say."""
        browser.listen(browser.window, SAID, self._on_said)

    def is_own(self, run: int) -> bool:
        """Tell whether a run is no program, but what a display has said."""
        return run == self._run

    def begin(self) -> None:
        """Another program begins, or another Python: the widgets of the one before are over."""
        self._waiting = []
        if hasattr(browser.window, SCRIPT):
            browser.call(getattr(browser.window, SCRIPT), "end")

    def take(self, fields: "WorkerComms") -> None:
        """Pass on what widgets say to a display."""
        live.with_script(lambda is_there: _pass(fields) if is_there else None)
        self._client.acknowledge(fields["seq"], fields.get("token"), worker=fields["worker"])

    def finish(self, run: int) -> None:
        """A run is over: if it was a display's, that may say more."""
        if run == self._run:
            heard, self._heard, self._run = self._heard, None, None
            browser.call(heard, "done")

    def go_on(self) -> None:
        """Have Python hear what was said, if nothing runs."""
        if self._run is not None or not self._waiting or self._is_busy():
            return
        heard, self._waiting = self._waiting[0], self._waiting[1:]
        self._heard = heard
        event = {"root": str(heard.root), "event": heard.data, "buffers": heard.buffers}
        self._run = self._client.run("", hand_over=lambda _worker: event)

    def _is_busy(self) -> bool:
        return self._client.state != protocol.IDLE or self._client.has_kept_run

    def _on_said(self, event: "Any") -> None:
        self._waiting.append(event.detail)
        self.go_on()


def _pass(fields: "WorkerComms") -> None:
    script = getattr(browser.window, SCRIPT)
    browser.call(script, "pass", fields["root"], fields["data"], fields["buffers"])
