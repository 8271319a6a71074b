"""What is typed ahead, as in a terminal: between two questions of a program, while it computes. Pure.

It is not shown before the next question, since that one may ask for a secret.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Ahead:
    """Takes keys while it is open, and keeps their text for the next question."""

    def __init__(self) -> None:
        self._text, self.is_open = "", False

    def add(self, text: str) -> None:
        """Add a text, which may have several lines."""
        self._text += text.replace("\r\n", "\n")

    def press(self, event: "Any", is_apple: bool) -> bool:
        """Take a key, unless it is a command; tell whether it was taken."""
        key = event.key
        if not self.is_open or is_command(event, is_apple):
            return False
        if key == "Enter" and not event.shiftKey:
            self.add("\n")
        elif key == "Backspace":
            # As in a terminal: a line that was sent stays sent.
            self._text = self._text if self._text.endswith("\n") else self._text[:-1]
        elif len(key) == 1:
            self.add(key)
        else:
            return False
        return True

    def take(self) -> "tuple[str | None, str]":
        """Return the lines that were sent, None if there are none, and what was begun after them."""
        lines, has_lines, rest = self._text.rpartition("\n")
        self._text = ""
        return (lines if has_lines else None), rest

    def close(self) -> None:
        """Forget everything: the program has ended."""
        self._text, self.is_open = "", False


def is_command(event: "Any", is_apple: bool) -> bool:
    """Tell whether a key is no text. Ctrl with Alt is AltGr; on Apple's keyboards Alt alone types, too."""
    if event.metaKey:
        return True
    return bool(event.ctrlKey != event.altKey and not (event.altKey and is_apple))


def cut(text: str, start: int, end: int) -> "tuple[str, str]":
    """Return what stands before and behind a selection, which JavaScript counts in UTF-16 units."""
    before, behind, at = "", "", 0
    for character in text:
        if at < start:
            before += character
        elif at >= end:
            behind += character
        at += 2 if ord(character) > 0xFFFF else 1
    return before, behind
