"""What waits to be shown: work in order, done in portions so that no frame takes long. Pure."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

BUDGET_MS = 6


class Inbox:
    """A queue of calls. now(): milliseconds; report(error): takes what a call raises, so that others follow.

    A call returns True if it has more to do, and is made again. One that waits is not made while the
    backlog of what came before it has not been worked off.
    """

    def __init__(
        self,
        now: "Callable[[], float]",
        budget: float = BUDGET_MS,
        report: "Callable[[Exception], object] | None" = None,
    ) -> None:
        self._now, self._budget, self._report = now, budget, report
        self._calls: list[tuple[Callable[[], object], bool]] = []

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing waits."""
        return not self._calls

    def put(self, call: "Callable[[], object]", waits: bool = False) -> None:
        """Add a call at the end."""
        self._calls.append((call, waits))

    def drain(
        self, is_behind: "Callable[[], bool]" = lambda: False, work: "Callable[[], object]" = lambda: None
    ) -> None:
        """Make calls, and work, until nothing is left or the time is up; at least once."""
        deadline = self._now() + self._budget
        while self._calls or is_behind():
            is_call = self._calls and not (self._calls[0][1] and is_behind())
            if not self._attempt(self._make if is_call else work) or self._now() >= deadline:
                return

    def _attempt(self, act: "Callable[[], object]") -> bool:
        """Do something; tell whether it did not fail. What fails leaves the rest to the next time."""
        try:
            act()
        except Exception as error:
            if self._report is None:
                raise
            self._report(error)
            return False
        return True

    def _make(self) -> None:
        # It leaves the queue first, so that one that fails is not made again.
        first = self._calls[0]
        self._calls = self._calls[1:]
        if first[0]() is True:
            self._calls = [first] + self._calls
