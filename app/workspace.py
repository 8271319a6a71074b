"""What the visitor is working on, the program and its data, kept in a store. Pure.

The texts are stored under keys of their own, as they are: `public/editor.mjs` reads them before Python
is there.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.link import After

CODE = "offthread.code"
DATA = "offthread.data"
DELAY_MS = 300


class Workspace:
    """Stores texts a while after they last changed.

    write(key, text): returns what went wrong in words, or nothing. on_problem(words): told once until
    storing succeeds again.
    """

    def __init__(
        self, write: "Callable[[str, str], str]", after: "After", on_problem: "Callable[[str], object]"
    ) -> None:
        self._write, self._after, self._on_problem = write, after, on_problem
        self._sources: dict[str, Callable[[], str]] = {}
        self._call_off: Callable[[], None] | None = None
        self._has_problem = False

    def touch(self, key: str, text: "Callable[[], str]") -> None:
        """Note that a text has changed; it is asked for when it is time to store it."""
        self._sources[key] = text
        if self._call_off is not None:
            self._call_off()
        self._call_off = self._after(DELAY_MS, self.save)

    def save(self) -> None:
        """Store now what has changed."""
        if self._call_off is not None:
            self._call_off()
            self._call_off = None
        sources, self._sources = self._sources, {}
        for key in sorted(sources):
            self._store(key, sources[key]())

    def _store(self, key: str, text: str) -> None:
        problem = self._write(key, text)
        if problem and not self._has_problem:
            self._on_problem(f"Your work could not be stored here: {problem}. Copy it before you leave.")
        self._has_problem = bool(problem)
