"""A piece of the transcript that becomes one element of the output pane. Pure."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.output.row import Row, Run

# Small enough for bounds to be near, large enough for a document of few elements.
BLOCK = 4096
# A line is parted only if it is longer.
LONGEST = 16 * BLOCK
# A run with a style is as much work for the view as so many characters.
RUN = 256
# Characters at the end of a block that can still be taken back.
RECENT = 4096


class Block:
    """What a view shows as one element.

    text: what the view has not taken yet, a string or a portion (see public/portion.mjs). taken_back: how
    many characters the view must first remove from the end. rows: its last lines, as long as a cursor moves
    in them (see app.terminal), with the runs before them. content: what a block holds that is not a stream.
    begins: it is the first of a run. has_changed: the view is still to be told of it.
    """

    def __init__(self, kind: str, content: object = None) -> None:
        self.kind, self.content = kind, content
        self.text: Any = ""
        self.runs: list[Run] = []
        self.rows: list[Row] | None = None
        self.characters = self.breaks = self.taken_back = 0
        self.ends_line = True
        self.begins = self.is_shown = self.is_full = self.has_changed = False
        self._recent = ""
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
        return RUN + (len(self.text) if type(self.text) is str else int(self.text.characters))

    def append(self, text: str) -> None:
        """Add text at the end."""
        self.text += text
        self.characters += len(text)
        self.breaks += text.count("\n")
        self.ends_line = text[-1] == "\n"
        self._recent = (self._recent + text)[-RECENT:]
        self.is_full = self.characters >= BLOCK and (self.ends_line or self.characters >= LONGEST)

    def fill(self, portion: "Any") -> None:
        """Hold a portion and nothing else."""
        self.text = portion
        self.characters, self.breaks, self.ends_line = portion.characters, portion.breaks, portion.ends_line
        self.is_full = True

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
        """Remove some of the last lines from the end, as far as they are known, and return them."""
        parts = self._recent.split("\n")
        if len(self._recent) < self.characters and len(parts) > 1:
            parts = parts[1:]
        text = "\n".join(parts[-lines:])
        self._recent, self.ends_line = self._recent[: len(self._recent) - len(text)], True
        self.characters -= len(text)
        self.breaks -= text.count("\n")
        self.taken_back += max(0, len(text) - len(self.text))
        self.text = self.text[: max(0, len(self.text) - len(text))]
        return text

    def take(self) -> "Any":
        """Return the text that is not yet shown, once."""
        text, self.text = self.text, ""
        self.is_shown = True
        return text

    def take_runs(self) -> "list[Run]":
        """Return the runs before the rows that are not yet shown, once."""
        runs, self.runs = self.runs, []
        self.is_shown = True
        return runs
