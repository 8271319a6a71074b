"""What the output pane shows: chunks become blocks, merged and bounded (see app/output/scrollback.py). Pure.

It knows neither DOM nor time. Text that would fall off before it is seen is counted and never looked at.
Plain text goes straight into blocks; what moves a cursor or has colours waits for a terminal to obey it.
"""

from app.output.backlog import Backlog
from app.output.block import BLOCK, LONGEST, Block
from app.output.scrollback import Scrollback
from app.output.terminal import WINDOW, Terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.output.chunk import Chunk
    from app.output.row import Run

STDOUT = "stdout"
STDERR = "stderr"
RESULT = "result"
ERROR = "error"
INPUT = "input"
DISPLAY = "display"
NOTICE = "notice"
CONSOLE = "console"

KINDS = (STDOUT, STDERR, RESULT, ERROR, INPUT, DISPLAY, NOTICE, CONSOLE)
STREAMS = (STDOUT, STDERR)

MAX_LINES = 5000
MAX_CHARACTERS = 1000000
# Chunks after which it is looked for what falls off: that takes as long as many chunks.
SLACK = 64
# So many characters are worth a block of their own where a cursor has moved before.
WORTH = 2048


class Transcript:
    """The blocks in order, the oldest of which fall off at the top."""

    def __init__(self, max_lines: int = MAX_LINES, max_characters: int = MAX_CHARACTERS) -> None:
        self._max_lines, self._max_characters = max_lines, max_characters
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._roll = Scrollback(self._max_lines, self._max_characters)
        self._backlog = Backlog(self._max_lines)
        self._terminal = Terminal()

    @property
    def blocks(self) -> "list[Block]":
        """Return what is there to be seen."""
        return self._roll.blocks

    @property
    def lines_above(self) -> int:
        """Return how many lines have fallen off."""
        return self._roll.lines_above

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to show."""
        return all(block.is_blank for block in self.blocks)

    @property
    def is_behind(self) -> bool:
        """Tell whether text waits for `work`."""
        return not self._backlog.is_empty

    @property
    def is_swamped(self) -> bool:
        """Tell whether so much text waits that no more should come."""
        return self._backlog.is_swamped

    @property
    def has_changes(self) -> bool:
        """Tell whether there is something to take."""
        return self._roll.has_changes

    def begin(self) -> None:
        """Begin a new run: what comes next is set off from what is there."""
        self._roll.begin()
        self._terminal = Terminal()
        self._backlog.relax(self._max_lines)

    def hurry(self) -> None:
        """Give up what waits, but for the very end, until the next run: nobody wants to wait for it."""
        self._roll.lines_above += self._backlog.hurry()

    def write(self, stream: str, chunk: "Chunk") -> None:
        """Add what a program wrote; neighbours of one stream become one block until it is full."""
        if stream not in STREAMS:
            raise ValueError(f"stream must be stdout or stderr, not {stream!r}")
        if self._backlog.is_empty and self._is_simple(stream, chunk):
            self._place(stream, chunk)
        else:
            self._roll.lines_above += self._backlog.put(stream, chunk)
        self._roll.trim(SLACK)

    def add(self, kind: str, content: object, text: str = "", weight: int = 0) -> Block:
        """Add a block of its own; text, weight: what it is as text, or in characters, for the bounds."""
        if kind not in KINDS or kind in STREAMS:
            raise ValueError(f"kind must be one of {KINDS[2:]}, not {kind!r}")
        block = Block(kind, content)
        block.characters, block.breaks = max(len(text), weight), text.count("\n") + 1
        block.is_full = True
        self._roll.append(block)
        self._roll.trim()
        return block

    def renew(self, block: Block, content: object, weight: int) -> bool:
        """Give a block other content, in its place; False if it has fallen off."""
        if block not in self._roll.blocks:
            return False
        self._roll.lift(block)
        block.content, block.characters = content, weight
        self._roll.lay(block)
        return True

    def work(self) -> None:
        """Let the terminal obey a little of what waits."""
        stream, chunk = self._backlog.first()
        if self._is_simple(stream, chunk):
            self._backlog.drop()
            self._place(stream, chunk)
        else:
            stream, text = self._backlog.step(self._terminal.stride)
            self._feed(stream, text)
        self._roll.trim()

    def take_ring(self) -> bool:
        """Tell, once, whether a program has rung the bell."""
        return self._terminal.take_ring()

    def take_unfinished(self) -> "list[Run]":
        """Remove the last line of this run if it has no end yet, and return it; notices may be behind it."""
        block = self._unfinished()
        if block is None:
            return []
        self._roll.lift(block)
        if block.rows is None:
            line = [("", block.take_back(1))]
        else:
            line = self._terminal.take_last()
            block.settle([], self._terminal.rows)
        self._roll.lay_rest(block)
        return line

    def put_back(self, line: "list[Run]") -> None:
        """Add a line that was taken out, with its styles."""
        if not self._has_screen(STDOUT):
            self._open_screen(STDOUT)
        block = self.blocks[-1]
        self._roll.lift(block)
        self._terminal.put(line)
        block.settle([], self._terminal.rows)
        self._roll.lay(block)

    def _unfinished(self) -> "Block | None":
        if self._roll.begins:
            return None
        for block in reversed(self.blocks):
            if block.is_blank:
                continue
            if block.kind in STREAMS:
                return None if block.ends_line else block
            if block.kind != NOTICE or block.begins:
                return None
        return None

    def take(self) -> "tuple[list[Block], list[Block]]":
        """Return the blocks to remove from the view, and those to show or to extend, since the last time."""
        return self._roll.take()

    def _is_last(self, stream: str) -> bool:
        """Tell whether the last block is of a stream, and of the same run as what comes."""
        last = self._roll.last
        return last is not None and last.kind == stream and not self._roll.begins

    def _is_open(self, stream: str) -> bool:
        """Tell whether the last block can take more of a stream."""
        return self._is_last(stream) and not self.blocks[-1].is_full

    def _has_screen(self, stream: str) -> bool:
        """Tell whether the terminal's lines are the last ones."""
        return self._is_open(stream) and self.blocks[-1].rows is not None

    def _is_simple(self, stream: str, chunk: "Chunk") -> bool:
        """Tell whether a chunk can go straight into blocks."""
        terminal = self._terminal
        if not chunk.is_plain:
            return False
        if not self._has_screen(stream):
            return not terminal.pen.style
        return chunk.length >= WORTH and terminal.is_at_rest and terminal.rows[-1].length == 0

    def _place(self, stream: str, chunk: "Chunk") -> None:
        """Put a chunk into blocks: a long one's whole lines have one of their own, the rest joins others."""
        if self._is_parted(stream) and chunk.breaks:
            # In a block of its own the mere end of a line would stand as an empty line.
            chunk = self._end_line(chunk)
        if chunk.length <= BLOCK or (not chunk.breaks and chunk.length <= LONGEST):
            self._extend(stream, chunk)
        elif not chunk.breaks:
            self._extend_by(stream, chunk.copy())
        else:
            head, body, tail = list(chunk.divide(self._is_open(stream) and not self.blocks[-1].ends_line))
            self._extend(stream, head)
            if body.length:
                self._extend_by(stream, body)
            self._extend(stream, tail)

    def _is_parted(self, stream: str) -> bool:
        """Tell whether the last block is full in the middle of a line that is too long for it."""
        last = self._roll.last
        return last is not None and self._is_last(stream) and last.is_full and not last.ends_line

    def _end_line(self, chunk: "Chunk") -> "Chunk":
        """End the last block's line if its rest is short; return what is left of the chunk."""
        rest = chunk.copy()
        head = next(iter(rest.divide(True)))
        if head.length > BLOCK:
            return chunk
        self._append(head)
        rest.take(head.length)
        return rest

    def _extend(self, stream: str, chunk: "Chunk") -> None:
        if not chunk.length:
            return
        if not self._is_open(stream) or self._has_screen(stream):
            self._roll.append(Block(stream))
        self._append(chunk)

    def _append(self, chunk: "Chunk") -> None:
        last = self.blocks[-1]
        self._roll.lift(last)
        last.append(chunk)
        self._roll.lay(last)

    def _extend_by(self, stream: str, chunk: "Chunk") -> None:
        block = Block(stream)
        block.fill(chunk)
        self._roll.append(block)

    def _feed(self, stream: str, text: str) -> None:
        """Let the terminal obey a text."""
        terminal = self._terminal
        if not self._has_screen(stream):
            self._open_screen(stream)
        block = self.blocks[-1]
        self._roll.lift(block)
        terminal.feed(text)
        if terminal.take_cleared():
            self._roll.lay(block)
            self._roll.clear()
            self._append_screen(stream)
            block = self.blocks[-1]
            self._roll.lift(block)
        settled = terminal.take_settled()
        block.settle(settled, terminal.rows)
        if block.is_long:
            block.settle([], [])
            block.is_full = True
        self._roll.lay(block)
        if block.is_full:
            self._append_screen(stream)

    def _open_screen(self, stream: str) -> None:
        """Give the last lines, as far as they are this stream's, to the terminal."""
        lines = ""
        if self._is_last(stream):
            last = self.blocks[-1]
            self._roll.lift(last)
            lines = last.take_back(WINDOW)
            last.is_full = True
            self._roll.lay_rest(last)
        self._terminal.open(lines)
        self._append_screen(stream)

    def _append_screen(self, stream: str) -> None:
        block = Block(stream)
        block.settle([], self._terminal.rows)
        self._roll.append(block)
