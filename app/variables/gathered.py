"""Pieces of a file, which stay JavaScript's until they are offered as one."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Gathered:
    """A file of which more and more is there."""

    def __init__(self) -> None:
        self._pieces = browser.array([])

    def add(self, piece: "Any") -> None:
        """Add bytes at the end."""
        self._pieces.push(piece)

    def download(self, name: str) -> None:
        """Offer the file."""
        browser.download(name, browser.editor_module().file(self._pieces))
