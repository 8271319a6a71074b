"""The buttons Run, Stop, Restart, Clear and Retry: which can be pressed, and why not."""

from app.base import browser
from app.base.signal import Signal
from worker import protocol

IDLE = "No program is running"
NOTHING = "There is no output to clear"
BUSY = {
    protocol.RUNNING: "A program is running: stop it first",
    protocol.ASKING: "The program waits for your input: answer it or stop it first",
    protocol.STOPPING: "The program is being stopped",
    protocol.BROKEN: "Python is not running: press Retry first",
}
RUN_HINT, RUN_ONE_HINT = "Run the program ({}Enter)", "Run {} ({}Enter)"
STOP_HINT, CLEAR_HINT = "Stop the program ({}Shift+Enter)", "Clear the output"
KEPT = "Your program will run as soon as Python is ready"


class Toolbar:
    """Tells of presses by a signal for each button, and is told the state."""

    def __init__(self) -> None:
        self.run: Signal[[]] = Signal()
        self.stop: Signal[[]] = Signal()
        self.restart: Signal[[]] = Signal()
        self.clear: Signal[[]] = Signal()
        self.retry: Signal[[]] = Signal()
        self._run, self._stop = browser.element("run"), browser.element("stop")
        self._clear, self._retry = browser.element("clear"), browser.element("retry")
        browser.on_press(self._run, self.run.fire)
        browser.on_press(self._stop, self.stop.fire)
        browser.on_press(browser.element("restart"), self.restart.fire)
        browser.on_press(self._clear, self.clear.fire)
        browser.on_press(self._retry, self.retry.fire)
        self._key = key = "⌘" if browser.is_apple() else "Ctrl+"
        self._run_hint = RUN_HINT.format(key)
        self._stop_hint = STOP_HINT.format(key)
        browser.element("run-keys").textContent = key + "Enter"

    def show(self, state: str, has_kept_run: bool, *, can_retry: bool = False) -> None:
        """Enable what makes sense in a state. can_retry: there are packages that could not be loaded."""
        browser.set_disabled(self._run, refusal(state, has_kept_run), self._run_hint)
        can_stop = has_kept_run or state in (protocol.RUNNING, protocol.ASKING)
        reason = BUSY[state] if state == protocol.STOPPING else IDLE
        browser.set_disabled(self._stop, "" if can_stop else reason, self._stop_hint)
        self._retry.hidden = state != protocol.BROKEN and not (can_retry and state == protocol.IDLE)

    def show_program(self, name: str) -> None:
        """Say which file Run runs."""
        self._run_hint = RUN_ONE_HINT.format(name, self._key)
        if self._run.getAttribute("aria-disabled") != "true":
            self._run.setAttribute("title", self._run_hint)

    def show_output(self, is_empty: bool) -> None:
        """Enable Clear if there is something to clear."""
        browser.set_disabled(self._clear, NOTHING if is_empty else "", CLEAR_HINT)


def refusal(state: str, has_kept_run: bool) -> str:
    """Return why Run cannot be pressed, or nothing if it can."""
    return KEPT if has_kept_run else BUSY.get(state, "")
