"""The beginning of what a program writes, and how much more there was. Pure."""

from app.terminal import Terminal, is_plain
from app.units import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# What is compared must be so without a stall of the page.
MOST_LINES, MOST_CHARACTERS = 500, 50000


class Excerpt:
    """Text up to a bound; what comes after is counted and forgotten."""

    def __init__(self, most_lines: int = MOST_LINES, most_characters: int = MOST_CHARACTERS) -> None:
        self._most_lines, self._room = most_lines, most_characters
        self._breaks = self._breaks_left_out = 0
        self._is_full = False
        self._fresh = ""
        self.text = ""

    def write(self, text: "Any") -> None:
        """Add text: a string, or a portion of public/portion.mjs."""
        if self._is_full:
            self._breaks_left_out += text.count("\n") if type(text) is str else text.breaks
            return
        if type(text) is str:
            taken, rest = text[: self._room], text[self._room :].count("\n")
        else:
            taken = text.take(self._room)
            rest = text.breaks
        self._is_full = len(taken) >= self._room
        self._breaks_left_out += rest
        self._add(taken)

    def take_fresh(self) -> str:
        """Return what has come since the last time."""
        fresh, self._fresh = self._fresh, ""
        return fresh

    def ends_with(self, text: str) -> bool:
        """Tell whether a text is the last that was written."""
        return self.text.endswith(text)

    def lines(self) -> "list[str]":
        """Return the lines as a terminal would leave them, and how many there were beyond the bound."""
        shown = self.text if is_plain(self.text) else screen(self.text)
        lines = shown.split("\n")
        if not lines[-1]:
            lines.pop()
        if self._is_full:
            lines.append(
                f"… and {count(self._breaks_left_out, 'more line') if self._breaks_left_out else 'more'}"
            )
        return lines

    def _add(self, text: str) -> None:
        lines = text.split("\n")
        room = self._most_lines - self._breaks
        if len(lines) - (0 if lines[-1] else 1) > room:
            self._is_full = True
            self._breaks_left_out += len(lines) - 1 - room
            text = "".join([line + "\n" for line in lines[:room]])
        self._breaks += text.count("\n")
        self._room -= len(text)
        self.text += text
        self._fresh += text


def screen(text: str) -> str:
    """Return what is left of a text that moves the cursor or has colours."""
    terminal = Terminal()
    terminal.feed(text)
    return "\n".join([row.text for row in terminal.take_settled() + terminal.rows])
