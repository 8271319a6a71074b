"""The bell of a terminal, which a program rings by `\\a`: a few times a second at most. Pure.

What rings too often is not heard later: nothing is kept.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# Milliseconds between two rings.
GAP = 300


class Bell:
    """ring(): makes the sound; now(): milliseconds."""

    def __init__(self, ring: "Callable[[], object]", now: "Callable[[], float]") -> None:
        self._ring, self._now = ring, now
        self._rung = -float(GAP)

    def strike(self) -> None:
        """Ring, unless it has just rung."""
        if self._now() - self._rung >= GAP:
            self._rung = self._now()
            self._ring()
