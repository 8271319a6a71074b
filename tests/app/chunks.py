"""A chunk of output as public/chunk.mjs has it, for tests without JavaScript.

tests/public/chunk.test.mjs holds the real one to the same; tests/micropython runs the page's Python on it.
"""

import re
from typing import Any

STYLE = re.compile(r"\x1b\[[\d;:]*m")
RESET = re.compile(r"\x1b\[0*m")
LONG = 32
LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Element:
    """An element of the document that text is put into."""

    def __init__(self) -> None:
        self.textContent = ""

    def append(self, text: str) -> None:
        self.textContent += text


class Chunk:
    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        """As MicroPython's `str()` of what is JavaScript's."""
        return "<JsProxy 42>"

    @property
    def length(self) -> int:
        return len(self.text)

    @property
    def breaks(self) -> int:
        return self.text.count("\n")

    @property
    def ends_line(self) -> bool:
        return self.text.endswith("\n")

    @property
    def is_plain(self) -> bool:
        return not set("\x07\b\r\x1b") & set(self.text)

    @property
    def styles(self) -> str:
        styles = STYLE.findall(self.text)
        resets = [at for at, style in enumerate(styles) if RESET.fullmatch(style)]
        return "".join(styles[resets[-1] if resets else 0 :][-64:])

    def copy(self) -> "Chunk":
        return Chunk(self.text)

    def add(self, other: Any) -> None:
        self.text += other.text

    def take(self, size: int) -> str:
        taken, self.text = self.text[:size], self.text[size:]
        return taken

    def take_back(self, lines: int, most: int) -> str:
        taken = "\n".join(self.text.split("\n")[-lines:])
        if len(taken) > most:
            _, has_line, rest = taken[-most:].partition("\n")
            taken = rest if has_line else taken[-most:]
        self.text = self.text[: len(self.text) - len(taken)]
        return taken

    def divide(self, joins: bool) -> "list[Chunk]":
        start = self.text.find("\n") + 1 if joins else 0
        end = self.text.rfind("\n") + 1
        return [Chunk(self.text[:start]), Chunk(self.text[start:end]), Chunk(self.text[end:])]

    def cut(self, size: int, most: int, lines: int) -> "list[Chunk]":
        found: list[Chunk] = []
        is_long = False
        rest = LINE.findall(self.text)
        while rest and lines > 0:
            piece = rest.pop()
            is_long = (is_long and not piece.endswith("\n")) or len(piece.rstrip("\n")) >= LONG * size
            if is_long:
                rest.append(piece[:-size])
                piece = piece[-size:]
            while rest and piece.count("\n") < most and len(rest[-1]) + len(piece) <= size:
                piece = rest.pop() + piece
            rest = [each for each in rest if each]
            found.append(Chunk(piece))
            lines -= found[-1].breaks + (0 if found[-1].ends_line else 1)
        found.reverse()
        return found

    def skip(self, lines: int, before: str = "") -> None:
        self._forget(len("".join(LINE.findall(self.text)[:lines])), before)

    def shorten(self, size: int) -> None:
        kept = self.text[-size:]
        ends = [at for at in (kept.find("\r"), kept.find("\n")) if at >= 0]
        if ends:
            self._forget(len(self.text) - len(kept) + min(ends), "")

    def extend(self, element: Any, start: int) -> None:
        if start < len(self.text):
            element.append(self.text[start:])

    def fill(self, element: Any) -> None:
        element.textContent = self.text

    def _forget(self, end: int, before: str) -> None:
        self.text = Chunk(before + self.text[:end]).styles + self.text[end:]


def chunks(texts: list[str]) -> "list[Any]":
    """Make chunks of the texts of a message of output."""
    return [Chunk(each) if at % 2 else each for at, each in enumerate(texts)]


def chunk(text: str) -> Chunk:
    """Make a chunk of a text."""
    return Chunk(text)
