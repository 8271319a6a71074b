"""The blocks of the transcript in their order: bounded, and handed to the view in helpings. Pure.

It knows neither streams nor terminals: the terminal makes the blocks and fills them.
"""

from app.output.block import BLOCK, BLOCK_LINES, Block

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.output.chunk import Chunk

# Characters that a view takes at a time, so that no frame takes long.
HELPING = 48 * 1024
# Blocks that a view removes at a time.
MOST_DROPPED = 256


class Scrollback:
    """The blocks, the oldest of which fall off at the top.

    A block that is about to change is lifted, and laid back afterwards: so the sums stay right, and the view
    hears of it.
    """

    def __init__(self, max_lines: int, max_characters: int) -> None:
        self._max_lines, self._max_characters = max_lines, max_characters
        self.blocks: list[Block] = []
        # In order; among them some that have fallen off since.
        self._changed: list[Block] = []
        self._dropped: list[Block] = []
        self.lines = self.characters = self.lines_above = 0
        self.begins = False
        self._fresh = 0

    @property
    def has_changes(self) -> bool:
        """Tell whether there is something to take."""
        return bool(self._dropped) or any(block.has_changed for block in self._changed)

    @property
    def last(self) -> "Block | None":
        """Return the last block, if there is any."""
        return self.blocks[-1] if self.blocks else None

    def begin(self) -> None:
        """Begin a new run: what comes next is set off from what is there."""
        self._drop_blank()
        self.begins = bool(self.blocks)

    def append(self, block: Block) -> None:
        """Add a block at the end."""
        self._drop_blank()
        block.begins, self.begins = self.begins, False
        self.blocks.append(block)
        self.lay(block)

    def lift(self, block: Block) -> None:
        """Take a block out of the sums, since it is about to change."""
        self._count(block, -1)

    def lay(self, block: Block) -> None:
        """Put it back."""
        self._count(block, 1)
        if not block.has_changed:
            block.has_changed = True
            self._changed.append(block)

    def lay_rest(self, block: Block) -> None:
        """Put back what is left of a block of the last ones; one that has nothing left is none."""
        self.lay(block)
        if block.characters:
            return
        at = self.blocks.index(block)
        self.blocks.pop(at)
        self._forget(block)
        if at == len(self.blocks):
            self.begins = block.begins
        else:
            self.blocks[at].begins = block.begins

    def _drop_blank(self) -> None:
        """Take the last block away if nothing stands in it: nothing more will come for it."""
        last = self.last
        if last is not None and last.is_blank:
            self.lift(last)
            self.lay_rest(last)

    def clear(self) -> None:
        """Let all blocks vanish, at the program's own wish."""
        for block in self.blocks:
            self._forget(block)
        self.blocks, self.begins, self.lines_above = [], False, 0

    def trim(self, slack: int = 0) -> None:
        """Let fall off what is too much, if so many blocks have come since the last time."""
        self._fresh += 1
        if self._fresh < slack:
            return
        self._fresh = count = 0
        while count < len(self.blocks) - 1 and self._is_over(self.blocks[count]):
            block = self.blocks[count]
            self.lines_above += block.lines
            self._forget(block)
            count += 1
        if count:
            self.blocks = self.blocks[count:]

    def take(self) -> "tuple[list[Block], list[Block]]":
        """Return the blocks to remove from the view, and those to show or to extend, since the last time.

        Those to show are so many as do not take long; `has_changes` tells whether there are more.
        """
        self.trim()
        self._changed = [block for block in self._changed if block.has_changed]
        room = HELPING
        for block in list(self._changed):
            if room > 0 and block.is_large and block.chunk is not None:
                self._cut(block, block.chunk)
            room -= block.size
        self.trim()
        changed: list[Block] = []
        room = HELPING
        while self._changed and room > 0:
            block = self._changed.pop(0)
            # One that has just fallen off is not shown any more.
            if not block.has_changed:
                continue
            block.has_changed = False
            if block.is_blank:
                self._hide(block)
            else:
                changed.append(block)
                room -= block.size
        dropped, self._dropped = self._dropped[:MOST_DROPPED], self._dropped[MOST_DROPPED:]
        return dropped, changed

    def _count(self, block: Block, sign: int) -> None:
        self.lines += sign * block.lines
        self.characters += sign * block.characters

    def _forget(self, block: Block) -> None:
        """Let a block vanish from the view, if it is there."""
        self._count(block, -1)
        if block.is_shown:
            self._dropped.append(block)
        block.has_changed = False

    def _hide(self, block: Block) -> None:
        """Have the view show nothing of a block in which nothing stands, until something does."""
        if block.is_shown:
            block.is_shown = False
            # Before what has fallen off: something may be written there with the next frame.
            self._dropped.insert(0, block)

    def _cut(self, block: Block, chunk: "Chunk") -> None:
        """Put small blocks in place of a large one, as far as the bounds let them be seen."""
        small: list[Block] = []
        self._count(block, -1)
        self.lines_above += block.lines
        for part in list(chunk.cut(BLOCK, BLOCK_LINES, self._max_lines)):
            piece = Block(block.kind)
            piece.fill(part)
            piece.has_changed = True
            self._count(piece, 1)
            self.lines_above -= piece.lines
            small.append(piece)
        small[0].begins = block.begins
        self.blocks = replaced(self.blocks, block, small)
        self._changed = replaced(self._changed, block, small)

    def _is_over(self, block: Block) -> bool:
        """Tell whether there is enough to see without this block."""
        return (
            self.lines - block.lines >= self._max_lines
            or self.characters - block.characters >= self._max_characters
        )


def replaced(blocks: "list[Block]", old: Block, new: "list[Block]") -> "list[Block]":
    """Return a list with some blocks in place of one."""
    at = blocks.index(old)
    return blocks[:at] + new + blocks[at + 1 :]
