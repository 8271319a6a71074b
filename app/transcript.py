"""What the output pane shows: blocks of text, merged, bounded, and handed to the view frame by frame.

Pure: it knows neither DOM nor time. The text of a block is kept only until the view takes it; from then
on the document has it. Text that would fall off before it is seen is counted and never cut to pieces.
"""

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
BLOCK = 4096


class Block:
    """A piece of the transcript that becomes one element.

    text: what the view has not taken yet. unfinished: the last line, as long as it has no end.
    taken_back: how many characters the view must first remove from the end. content: what a block holds
    that is not a stream. begins: it is the first of a run.
    """

    def __init__(self, kind: str, content: object = None) -> None:
        self.kind, self.content = kind, content
        self.text = self.unfinished = ""
        self.characters = self.breaks = self.taken_back = 0
        self.ends_line = True
        self.begins = self.is_shown = self.is_full = False

    @property
    def lines(self) -> int:
        """Return how many lines it takes at least."""
        return self.breaks + (0 if self.ends_line else 1)

    def append(self, text: str) -> None:
        """Add text at the end."""
        self.text += text
        self.characters += len(text)
        self.breaks += text.count("\n")
        self.ends_line = text[-1] == "\n"
        start = text.rfind("\n") + 1
        self.unfinished = text[start:] if start else self.unfinished + text
        self.is_full = self.characters >= BLOCK and (self.ends_line or self.characters >= 16 * BLOCK)

    def take_back(self) -> str:
        """Remove the unfinished line from the end and return it."""
        line, self.unfinished, self.ends_line = self.unfinished, "", True
        self.characters -= len(line)
        self.taken_back = max(0, len(line) - len(self.text))
        self.text = self.text[: max(0, len(self.text) - len(line))]
        return line

    def take(self) -> str:
        """Return the text that is not yet shown, once."""
        text, self.text = self.text, ""
        self.is_shown = True
        return text


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
        self._begins = False
        self.lines_above = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to show."""
        return not self.blocks

    def begin(self) -> None:
        """Begin a new run: what comes next is set off from what is there."""
        self._begins = bool(self.blocks)

    def write(self, stream: str, text: str) -> None:
        """Add what a program wrote; neighbours of one stream become one block until it is full."""
        if stream not in STREAMS:
            raise ValueError(f"stream must be stdout or stderr, not {stream!r}")
        if len(text) <= BLOCK:
            self._extend(stream, text)
        else:
            # Whole lines make a block of their own; what begins or ends in the middle of one joins others.
            start = text.find("\n") + 1 if self._is_open(stream) else 0
            end = text.rfind("\n") + 1 or len(text)
            self._extend(stream, text[:start])
            self._extend(stream, text[start:end] if start or end < len(text) else text, joins=False)
            self._extend(stream, text[end:])
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

    def take_unfinished(self) -> str:
        """Remove the last line if it has no end yet, and return it."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.kind not in STREAMS or last.ends_line:
            return ""
        self._lines -= 1
        self._characters -= len(last.unfinished)
        if last not in self._changed:
            self._changed.append(last)
        return last.take_back()

    def take(self) -> "tuple[list[Block], list[Block]]":
        """Return the blocks to remove from the view, and those to show or to extend, since the last time."""
        for block in self._changed:
            if len(block.text) > 4 * BLOCK:
                self._cut(block)
        self._trim()
        dropped, changed = self._dropped, self._changed
        self._dropped, self._changed = [], []
        return dropped, changed

    def _is_open(self, stream: str) -> bool:
        """Tell whether the last block can take more of a stream."""
        last = self.blocks[-1] if self.blocks else None
        return last is not None and last.kind == stream and not last.is_full and not self._begins

    def _extend(self, stream: str, text: str, joins: bool = True) -> None:
        if not text:
            return
        if not joins or not self._is_open(stream):
            self._append(Block(stream))
        last = self.blocks[-1]
        if last not in self._changed:
            self._changed.append(last)
        lines = last.lines
        last.append(text)
        self._lines += last.lines - lines
        self._characters += len(text)

    def _append(self, block: Block) -> None:
        block.begins, self._begins = self._begins, False
        self.blocks.append(block)
        self._changed.append(block)
        self._lines += block.lines
        self._characters += block.characters

    def _cut(self, block: Block) -> None:
        """Put small blocks in place of a large one, as far as the bounds let them be seen."""
        small: list[Block] = []
        end, lines = len(block.text), 0
        while end > 0 and lines < self._max_lines:
            start = block.text.find("\n", max(0, end - BLOCK), end - 1) + 1 if end > BLOCK else 0
            piece = Block(block.kind)
            piece.append(block.text[start or max(0, end - BLOCK) : end])
            piece.is_full = True
            end -= piece.characters
            lines += piece.lines
            small.append(piece)
        small.reverse()
        small[0].begins = block.begins
        small[-1].is_full = block.is_full
        self.lines_above += block.lines - lines
        self._lines -= block.lines - lines
        self._characters -= end
        self.blocks = replaced(self.blocks, block, small)
        self._changed = replaced(self._changed, block, small)

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
        """Tell whether there is enough to see without this block."""
        return (
            self._lines - block.lines >= self._max_lines
            or self._characters - block.characters >= self._max_characters
        )


def replaced(blocks: "list[Block]", old: Block, new: "list[Block]") -> "list[Block]":
    """Return a list with some blocks in place of one."""
    at = blocks.index(old)
    return blocks[:at] + new + blocks[at + 1 :]
