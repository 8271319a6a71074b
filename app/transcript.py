"""What the output pane shows: blocks of text, merged, bounded, and handed to the view frame by frame.

Pure: it knows neither DOM nor time. The text of a block is kept only until the view takes it; from then
on the document has it. The whole output of the present run goes to a `Log`.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

STDOUT = "stdout"
STDERR = "stderr"
RESULT = "result"
ERROR = "error"
INPUT = "input"
DISPLAY = "display"
NOTICE = "notice"

KINDS = (STDOUT, STDERR, RESULT, ERROR, INPUT, DISPLAY, NOTICE)
STREAMS = (STDOUT, STDERR)

MAX_LINES = 5000
MAX_CHARACTERS = 1000000
# Small enough for bounds to be near, large enough for a document of few elements.
BLOCK = 8192


class Block:
    """A piece of the transcript that becomes one element.

    parts: text not yet taken by the view. content: what a block holds that is not a stream.
    begins: it is the first of a run.
    """

    def __init__(self, kind: str, content: object = None) -> None:
        self.kind, self.content, self.begins = kind, content, False
        self.parts: list[str] = []
        self.characters = self.breaks = 0
        self.ends_line = True
        self.is_shown = self.is_full = False

    @property
    def lines(self) -> int:
        """Return how many lines it takes at least."""
        return self.breaks + (0 if self.ends_line else 1)

    def append(self, text: str) -> None:
        """Add text at the end."""
        self.parts.append(text)
        self.characters += len(text)
        self.breaks += text.count("\n")
        self.ends_line = text[-1] == "\n"

    def take(self) -> "list[str]":
        """Return the text that is not yet shown, once."""
        parts, self.parts = self.parts, []
        self.is_shown = True
        return parts


class Transcript:
    """The blocks in order, the oldest of which fall off at the top."""

    def __init__(self, max_lines: int = MAX_LINES, max_characters: int = MAX_CHARACTERS) -> None:
        self._max_lines, self._max_characters = max_lines, max_characters
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.blocks: list[Block] = []
        self._changed: list[Block] = []
        self._dropped: list[Block] = []
        self._lines = self._characters = 0
        self.lines_above = 0
        self._begins = False

    def begin(self) -> None:
        """Begin a new run: what comes next is set off from what is there."""
        self._begins = bool(self.blocks)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to show."""
        return not self.blocks

    def write(self, stream: str, text: str) -> None:
        """Add what a program wrote; neighbours of one stream become one block until it is full."""
        if stream not in STREAMS:
            raise ValueError(f"stream must be stdout or stderr, not {stream!r}")
        for piece in pieces(text):
            self._write_piece(stream, piece)
        self._trim()

    def add(self, kind: str, content: object, text: str = "") -> None:
        """Add a block of its own; text: what it would be as text, for the bounds."""
        if kind not in KINDS or kind in STREAMS:
            raise ValueError(f"kind must be one of {KINDS[2:]}, not {kind!r}")
        block = Block(kind, content)
        block.characters, block.breaks = len(text), text.count("\n") + 1
        block.is_full = True
        self._append(block)
        self._trim()

    def take(self) -> "tuple[list[Block], list[Block]]":
        """Return the blocks to remove from the view, and those to show or to extend, since the last time."""
        dropped, changed = self._dropped, self._changed
        self._dropped, self._changed = [], []
        return dropped, changed

    def _write_piece(self, stream: str, text: str) -> None:
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.kind != stream or last.is_full or self._begins:
            last = Block(stream)
            self._append(last)
        lines = last.lines
        if not last.parts and last.is_shown and last not in self._changed:
            self._changed.append(last)
        last.append(text)
        last.is_full = last.characters >= BLOCK and (last.ends_line or last.characters >= 8 * BLOCK)
        self._lines += last.lines - lines
        self._characters += len(text)

    def _append(self, block: Block) -> None:
        block.begins, self._begins = self._begins, False
        self.blocks.append(block)
        self._changed.append(block)
        self._lines += block.lines
        self._characters += block.characters

    def _trim(self) -> None:
        count = 0
        while count < len(self.blocks) - 1 and self._is_over(self.blocks[count]):
            block = self.blocks[count]
            self._lines -= block.lines
            self._characters -= block.characters
            self.lines_above += block.lines
            if block.is_shown:
                self._dropped.append(block)
            if block in self._changed:
                self._changed.remove(block)
            count += 1
        if count:
            self.blocks = self.blocks[count:]

    def _is_over(self, block: Block) -> bool:
        """Tell whether the bounds hold without this block, too."""
        return (
            self._lines - block.lines >= self._max_lines
            or self._characters - block.characters >= self._max_characters
        )


def pieces(text: str) -> "list[str]":
    """Cut a text into pieces of about a block, at the ends of lines where there are any."""
    found: list[str] = []
    start = 0
    while len(text) - start > BLOCK:
        end = text.rfind("\n", start, start + BLOCK) + 1
        if end <= start:
            end = start + BLOCK
        found.append(text[start:end])
        start = end
    if start < len(text):
        found.append(text[start:] if start else text)
    return found


class Log:
    """The whole output of a run as text, sealed by and by so that the page's own memory stays small.

    seal(strings): takes some text out of Python's hands and returns what stands for it.
    """

    def __init__(self, seal: "Callable[[list[str]], Any]", portion: int = 1 << 20, max_portions: int = 256) -> None:
        self._seal, self._portion, self._max = seal, portion, max_portions
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
        if len(self._sealed) > self._max:
            self._sealed = self._sealed[1:]
            self.is_cut = True

    def parts(self) -> "list[Any]":
        """Return everything in order: what was sealed, then strings."""
        return self._sealed + self._open
