"""The status line: the worker's state in words, the interpreter's memory, and the cursor's place."""

from app.base import browser, units
from worker import protocol

WORDS = {
    protocol.STARTING: "Starting…",
    protocol.IDLE: "Ready",
    protocol.RUNNING: "Running…",
    protocol.ASKING: "Waiting for your input",
    protocol.STOPPING: "Stopping…",
    protocol.BROKEN: "Python is not running",
}
ENDS = {"ok": "{}", "error": "error, {}", "stopped": "stopped, {}"}
MEMORY = (
    "The memory of Python: {}. It grows with what programs need and never shrinks; "
    "Restart begins with a small one, and above 1.1 GB that happens by itself"
)
PLACE, ENGINE, AFTER = "line {}, column {}", "Python {}, {}", "{} · {}"
KEPT = "Starting… your program will run as soon as Python is ready"


class Status:
    """Shows a state, what the last run came to, and for a moment a remark."""

    def __init__(self) -> None:
        self._worker, self._words = browser.element("worker"), browser.element("state")
        self._place, self._engine = browser.element("place"), browser.element("engine")
        self._memory = browser.element("memory")
        self._state, self._outcome = protocol.STARTING, ""

    def show(self, state: str, has_kept_run: bool) -> None:
        """Show the worker's state."""
        self._state = state
        self._worker.setAttribute("data-state", state)
        browser.root.setAttribute("data-state", state)
        browser.publish("state", state)
        self._write(KEPT if has_kept_run and state == protocol.STARTING else "")

    def show_outcome(self, status: str, milliseconds: float) -> None:
        """Keep how the last run ended, to be shown when the worker is ready."""
        self._outcome = ENDS.get(status, "{}").format(units.duration(milliseconds))

    def remark(self, sentence: str) -> None:
        """Show a sentence until the state changes."""
        self._write(sentence)

    def show_place(self, line: int, column: int) -> None:
        """Show where the cursor is."""
        self._place.textContent = PLACE.format(line, column)

    def show_memory(self, heap: int) -> None:
        """Show the size of the interpreter's memory in bytes; 0 if it is not known."""
        words = units.memory(heap)
        self._memory.textContent = words
        self._memory.hidden = not words
        self._memory.setAttribute("title", MEMORY.format(words))

    def show_engine(self, *, engine: str, python: str) -> None:
        """Show what runs the programs."""
        self._engine.setAttribute("title", ENGINE.format(python, engine))

    def _write(self, sentence: str) -> None:
        words = sentence or WORDS[self._state]
        if not sentence and self._state == protocol.IDLE and self._outcome:
            words = AFTER.format(words, self._outcome)
        if self._words.textContent != words:
            self._words.textContent = words
