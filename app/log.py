"""The whole output of the present run, for a file. Pure."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

PORTION = 1 << 20
MAX_PORTIONS = 256


class Log:
    """Text sealed by and by, so that the page's own memory stays small.

    seal(strings): takes some text out of Python's hands and returns what stands for it.
    """

    def __init__(
        self, seal: "Callable[[list[str]], Any]", portion: int = PORTION, max_portions: int = MAX_PORTIONS
    ) -> None:
        self._seal, self._portion, self._max_portions = seal, portion, max_portions
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._sealed: list[Any] = []
        self._open: list[str] = []
        self._characters = 0
        self.is_cut = False

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing."""
        return not self._sealed and not self._open

    def add(self, text: str) -> None:
        """Add text at the end; what is older than all the portions together can hold is lost."""
        self._open.append(text)
        self._characters += len(text)
        if self._characters >= self._portion:
            self._sealed.append(self._seal(self._open))
            self._open, self._characters = [], 0
        if len(self._sealed) > self._max_portions:
            self._sealed = self._sealed[1:]
            self.is_cut = True

    def parts(self) -> "list[Any]":
        """Return everything in order: what was sealed, then strings."""
        return self._sealed + self._open
