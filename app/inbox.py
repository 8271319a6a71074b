"""What waits to be shown: work in order, done in portions so that no frame takes long. Pure."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

BUDGET_MS = 6


class Inbox:
    """A queue of calls. now(): milliseconds."""

    def __init__(self, now: "Callable[[], float]", budget: float = BUDGET_MS) -> None:
        self._now, self._budget = now, budget
        self._calls: list[Callable[[], object]] = []

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing waits."""
        return not self._calls

    def put(self, call: "Callable[[], object]") -> None:
        """Add a call at the end."""
        self._calls.append(call)

    def drain(self) -> None:
        """Make calls until none is left or the time is up; at least one."""
        deadline = self._now() + self._budget
        while self._calls:
            # Each leaves the queue first, so that one that fails is not made again.
            call, self._calls = self._calls[0], self._calls[1:]
            call()
            if self._now() >= deadline:
                return
