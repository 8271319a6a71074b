"""A line of the terminal: runs of text, each in one style. Pure."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    # A style (see app.pen), and text in it.
    Run = tuple[str, str]

# Changes of style in a line; what would be one more is written in the style of its place.
MOST_RUNS = 500
# A run is as much work, wherever the line is shown, as so many characters.
RUN = 256


class Row:
    """A line that can be written over. A column holds a character."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.length = 0

    @property
    def text(self) -> str:
        """Return it without styles."""
        return "".join([text for _, text in self.runs])

    @property
    def weight(self) -> int:
        """Return how much work it is to show it, in runs."""
        return len(self.runs) + self.length // RUN

    def put(self, column: int, style: str, text: str) -> None:
        """Write from a column on, over what is there."""
        if column > self.length:
            self._append("", " " * (column - self.length))
        if column == self.length:
            self._append(style, text)
            return
        runs = self.runs
        first, skipped = self._find(column)
        last, covered = self._find(column + len(text))
        if len(runs) >= MOST_RUNS:
            style = runs[first][0]
        self.runs, self.length = runs[:first], max(self.length, column + len(text))
        if skipped:
            self._join(runs[first][0], runs[first][1][:skipped])
        self._join(style, text)
        if last < len(runs):
            self._join(runs[last][0], runs[last][1][covered:])
            self.runs += runs[last + 1 :]

    def keep(self, end: int) -> None:
        """Leave nothing but what is before a column."""
        if end < self.length:
            last, kept = self._find(end)
            style, text = self.runs[last]
            self.runs, self.length = self.runs[:last], end
            if kept:
                self.runs.append((style, text[:kept]))

    def _find(self, column: int) -> "tuple[int, int]":
        """Return which run has a column, and how many of its characters come before it."""
        at = 0
        for number, (_, text) in enumerate(self.runs):
            if column < at + len(text):
                return number, column - at
            at += len(text)
        return len(self.runs), 0

    def _append(self, style: str, text: str) -> None:
        self.length += len(text)
        self._join(self.runs[-1][0] if len(self.runs) >= MOST_RUNS else style, text)

    def _join(self, style: str, text: str) -> None:
        if self.runs and self.runs[-1][0] == style:
            self.runs[-1] = (style, self.runs[-1][1] + text)
        else:
            self.runs.append((style, text))
