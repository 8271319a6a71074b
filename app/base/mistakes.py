"""The one place that hears of the page's own mistakes, the errors that nobody expected.

They are logged, and told to one watcher. It never raises. Pure: where to log, it is told.
"""

import io
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# Until somebody watches, later ones say no more than the first; and one may come with every frame.
MOST_HELD, MOST_LOGGED = 5, 100


class Mistakes:
    """Tells one listener, and the log. log(text): where the developer looks."""

    def __init__(self, log: "Callable[[str], object]") -> None:
        self._log = log
        self._listener: Callable[[str], object] | None = None
        self._held: list[str] = []
        self._is_telling = False
        self._logged = 0

    def watch(self, listener: "Callable[[str], object]") -> None:
        """Tell a listener from now on, and what has happened until now: listener(details)."""
        self._listener = listener
        held, self._held = self._held, []
        for details in held:
            self.tell(details)

    def report(self, error: Exception) -> None:
        """Take an error that nobody caught."""
        details = described(error)
        self._logged += 1
        if self._logged <= MOST_LOGGED:
            self._log(details)
        self.tell(details)

    def tell(self, details: str) -> None:
        """Tell the listener, if it is not just that which has failed."""
        if self._listener is None:
            self._held = (self._held + [details])[:MOST_HELD]
            return
        if self._is_telling:
            return
        self._is_telling = True
        try:
            self._listener(details)
        except Exception as error:  # noqa: BLE001  There is nobody else to tell.
            self._log(described(error))
        self._is_telling = False


def described(error: Exception) -> str:
    """Return an error with its traceback, as far as this Python can tell."""
    show: Callable[[Exception, io.StringIO], None] | None = getattr(sys, "print_exception", None)
    if show is None:
        return f"{type(error).__name__}: {error}"
    text = io.StringIO()
    show(error, text)
    return text.getvalue().strip()
