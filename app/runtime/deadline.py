"""A deadline that counts the time in which the page could have heard an answer.

A page that is kept from its work, on a device that is busy or has been asleep, hears nothing meanwhile: what
has been said waits for it. Such a while counts as one step of ten, however long it was. And while something
is heard, what is waited for may come behind it: such steps do not count, for a while.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    After = Callable[[int, Callable[[], object]], Callable[[], None]]

# Of how many steps a deadline is; between two of them the page has heard what was waiting for it.
STEPS = 10

# Of how many more at most, if something is heard all the time.
MORE_STEPS = 40


class Deadline:
    """The one deadline of somebody who waits; `after` is the page's timer, by milliseconds."""

    def __init__(self, after: "After") -> None:
        self._after = after
        self._call_off: Callable[[], None] | None = None
        self._handler: Callable[[], object] = self.call_off
        self._pause = self._left = self._more = 0
        self._has_heard = False

    def set(self, milliseconds: int, handler: "Callable[[], object]") -> None:
        """Have it called after so many milliseconds, in place of what was set before."""
        self.call_off()
        self._handler, self._pause = handler, milliseconds // STEPS
        self._left, self._more = STEPS, MORE_STEPS
        self._step()

    def hear(self) -> None:
        """Note that something has been heard."""
        self._has_heard = True

    def call_off(self) -> None:
        """Forget what was set."""
        if self._call_off is not None:
            self._call_off()
            self._call_off = None

    def _step(self) -> None:
        self._has_heard = False
        self._call_off = self._after(self._pause, self._on_step)

    def _on_step(self) -> None:
        self._call_off = None
        if self._has_heard and self._more:
            self._more -= 1
        else:
            self._left -= 1
        if self._left:
            self._step()
        else:
            self._handler()
