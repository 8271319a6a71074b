"""The beginning of what a program writes, and how much more there was. Pure."""

from app.base.units import count
from app.compare import words
from app.output.terminal import Terminal, is_plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.output.chunk import Chunk

# What is compared must be so without a stall of the page.
MOST_LINES, MOST_CHARACTERS = 500, 50000


class Excerpt:
    """Text up to a bound; what comes after is counted and forgotten."""

    def __init__(self, most_lines: int = MOST_LINES, most_characters: int = MOST_CHARACTERS) -> None:
        self._most_lines, self._room = most_lines, most_characters
        self._breaks = self._breaks_left_out = 0
        self._is_full = False
        # Joined when somebody asks: there may be thousands of them.
        self._texts: list[str] = []
        self._fresh: list[str] = []

    @property
    def is_full(self) -> bool:
        """Tell whether nothing more is kept."""
        return self._is_full

    @property
    def text(self) -> str:
        """Return what is kept."""
        if len(self._texts) > 1:
            self._texts = ["".join(self._texts)]
        return self._texts[0] if self._texts else ""

    def write(self, chunk: "Chunk") -> None:
        """Add what the program wrote, of which there may be more than is kept; the chunk is used up."""
        taken = "" if self._is_full else chunk.take(self._room)
        self._breaks_left_out += chunk.breaks
        self.add(taken)
        self._is_full = self._is_full or chunk.length > 0

    def add(self, text: str) -> None:
        """Add what the page says, and always shows unless the excerpt is full."""
        if self._is_full:
            self._breaks_left_out += text.count("\n")
            return
        self._breaks_left_out += text[self._room :].count("\n")
        self._add(text[: self._room])
        self._is_full = self._is_full or self._room <= 0

    def take_fresh(self) -> str:
        """Return what has come since the last time."""
        fresh, self._fresh = self._fresh, []
        return "".join(fresh)

    def ends_with(self, text: str) -> bool:
        """Tell whether a text is the last that was written."""
        return self.text.endswith(text)

    def lines(self) -> "list[str]":
        """Return the lines as a terminal would leave them, and how many there were beyond the bound."""
        lines: list[str] = []
        for _ in self.reading(lines):
            pass
        return lines

    def reading(self, lines: "list[str]") -> "Iterator[None]":
        """Append the same to a list; each `yield` is a place to pause at."""
        text = self.text
        if is_plain(text):
            lines.extend(text.split("\n"))
        else:
            terminal = Terminal()
            at = 0
            while at < len(text):
                size = terminal.stride
                terminal.feed(text[at : at + size])
                at += size
                yield
            lines.extend([row.text for row in terminal.take_settled() + terminal.rows])
        if not lines[-1]:
            lines.pop()
        if self._is_full:
            more = self._breaks_left_out
            lines.append(count(more, words.MORE_LINES) if more else words.MORE)

    def _add(self, text: str) -> None:
        lines = text.split("\n")
        room = self._most_lines - self._breaks
        if len(lines) - (0 if lines[-1] else 1) > room:
            self._is_full = True
            self._breaks_left_out += len(lines) - 1 - room
            text = "".join([line + "\n" for line in lines[:room]])
        self._breaks += text.count("\n")
        self._room -= len(text)
        self._texts.append(text)
        self._fresh.append(text)
