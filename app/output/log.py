"""The whole output of the present run, for a file, as the program wrote it. Pure."""

from app.base import units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.output.chunk import Chunk

LOST = (
    "[{} character before this could not be kept.]\n",
    "[{} characters before this could not be kept.]\n",
)

PORTION = 1 << 20
# The browser keeps what is sealed out of memory, on disk if it has to; this bounds the disk: 1 GB or more.
MAX_PORTIONS = 1024


class Log:
    """Text sealed by and by, so that the page's own memory stays small.

    seal(chunks): writes some of them to a file of the browser's, which stands for them.
    """

    def __init__(
        self, seal: "Callable[[list[Chunk]], Any]", portion: int = PORTION, max_portions: int = MAX_PORTIONS
    ) -> None:
        self._seal, self._portion, self._max_portions = seal, portion, max_portions
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._sealed: list[tuple[Any, int]] = []
        self._open: list[Chunk] = []
        self._characters = 0
        self.lost = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing."""
        return not self._sealed and not self._open

    def add(self, chunk: "Chunk") -> None:
        """Add a chunk at the end; what is older than all the portions together can hold is lost."""
        self._open.append(chunk)
        self._characters += chunk.length
        if self._characters >= self._portion:
            self._sealed.append((self._seal(self._open), self._characters))
            self._open, self._characters = [], 0
        if len(self._sealed) > self._max_portions:
            self.lost += self._sealed[0][1]
            self._sealed = self._sealed[1:]

    def parts(self) -> "list[Any]":
        """Return everything in order: what was sealed, then chunks; first a note, if something is lost."""
        parts: list[Any] = [sealed for sealed, _ in self._sealed] + self._open
        if self.lost:
            parts = [units.count(self.lost, LOST)] + parts
        return parts
