"""A piece of the transcript that becomes one element of the output pane. Pure."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.output.chunk import Chunk
    from app.output.row import Row, Run

# Small enough for bounds to be near, large enough for a document of few elements.
BLOCK = 4096
# The browser lays out whole elements: one of many short lines would be many times as high as the pane.
BLOCK_LINES = 64
# A line is parted only if it is longer.
LONGEST = 16 * BLOCK
# A run with a style is as much work for the view as so many characters.
RUN = 256
# Characters at the end of a block that can still be taken back.
RECENT = 4096


class Block:
    """What a view shows as one element.

    chunk: its text, if it is a stream's and no cursor moves in it. shown: how many characters of that the
    view has; is_stale: it has others than these. rows: its last lines, as long as a cursor moves in them (see
    app/output/terminal.py), with the runs before them. content: what a block holds that is not a stream.
    begins: it is the first of a run. has_changed: the view is still to be told of it.
    """

    def __init__(self, kind: str, content: object = None) -> None:
        self.kind, self.content = kind, content
        self.chunk: Chunk | None = None
        self.runs: list[Run] = []
        self.rows: list[Row] | None = None
        self.characters = self.breaks = self.shown = 0
        self.ends_line = True
        self.begins = self.is_shown = self.is_full = self.is_stale = self.has_changed = False
        self._settled = self._settled_breaks = self._settled_runs = 0

    @property
    def lines(self) -> int:
        """Return how many lines it takes at least."""
        return self.breaks + (0 if self.ends_line else 1)

    @property
    def size(self) -> int:
        """Return how much work it is for the view, in characters of plain text: an element at least."""
        if self.rows is not None:
            return RUN * (1 + len(self.runs) + sum([len(row.runs) for row in self.rows]))
        return RUN if self.chunk is None else RUN + self.characters - self.shown

    @property
    def is_blank(self) -> bool:
        """Tell whether a cursor moves in it, and nothing stands there: the bell rang, or it was erased."""
        return self.rows is not None and not self.characters

    @property
    def is_large(self) -> bool:
        """Tell whether it should be cut before a view shows it."""
        if self.chunk is None or self.is_shown or not self.is_full:
            return False
        return self.characters > 2 * BLOCK or self.breaks > 2 * BLOCK_LINES

    def append(self, chunk: "Chunk") -> None:
        """Add text at the end."""
        if self.chunk is None:
            # The chunk itself belongs to the file of the whole output, too.
            self.chunk = chunk.copy()
        else:
            self.chunk.add(chunk)
        self._measure()
        is_enough = self.characters >= BLOCK or self.breaks >= BLOCK_LINES
        self.is_full = (is_enough and self.ends_line) or self.characters > LONGEST

    def fill(self, chunk: "Chunk") -> None:
        """Hold a chunk that nobody else changes, and nothing else."""
        self.chunk, self.is_full = chunk, True
        self._measure()

    def settle(self, settled: "list[Row]", rows: "list[Row]") -> None:
        """Add lines that can no longer change, and take those that can."""
        for row in settled:
            self.runs.extend(row.runs)
            self.runs.append(("", "\n"))
            self._settled += row.length + 1
            self._settled_runs += len(row.runs) + 1
        self._settled_breaks += len(settled)
        self.rows = rows
        self.characters = self._settled + sum([row.length + 1 for row in rows]) - (1 if rows else 0)
        self.breaks = self._settled_breaks + max(len(rows) - 1, 0)
        self.ends_line = not rows or rows[-1].length == 0

    @property
    def is_long(self) -> bool:
        """Tell whether there is enough in it that can no longer change."""
        return self._settled >= BLOCK or self._settled_runs * RUN >= 8 * BLOCK

    def take_back(self, lines: int) -> str:
        """Remove some of the last lines from the end, of those that are near enough, and return them."""
        if self.chunk is None:
            return ""
        taken = self.chunk.take_back(lines, RECENT)
        self._measure()
        self.ends_line = True
        self.is_stale = self.is_stale or self.shown > self.characters
        return taken

    def show(self) -> None:
        """Note that the view has all of its text."""
        self.is_shown, self.is_stale, self.shown = True, False, self.characters

    def take_runs(self) -> "list[Run]":
        """Return the runs before the rows that are not yet shown, once."""
        runs, self.runs = self.runs, []
        self.is_shown = True
        return runs

    def _measure(self) -> None:
        if self.chunk is not None:
            self.characters, self.breaks = self.chunk.length, self.chunk.breaks
            self.ends_line = self.chunk.ends_line
