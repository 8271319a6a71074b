"""A line of the terminal: runs of text, each in one style. Pure."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    # A style (see app.pen), and text in it.
    Run = tuple[str, str]


class Row:
    """A line that can be written over. A column holds a character."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.length = 0

    @property
    def text(self) -> str:
        """Return it without styles."""
        return "".join([text for _, text in self.runs])

    def put(self, column: int, style: str, text: str) -> None:
        """Write from a column on, over what is there."""
        if column > self.length:
            self._append("", " " * (column - self.length))
        if column == self.length:
            self._append(style, text)
            return
        right = self._cut(column + len(text), self.length)
        self.keep(0, column)
        self._append(style, text)
        for kept_style, kept in right:
            self._append(kept_style, kept)

    def keep(self, start: int, end: int) -> None:
        """Leave nothing but what is between two columns."""
        if start > 0 or end < self.length:
            self.runs = self._cut(start, end)
            self.length = min(end, self.length) - start

    def _cut(self, start: int, end: int) -> "list[Run]":
        found: list[Run] = []
        at = 0
        for style, text in self.runs:
            first, last = max(start - at, 0), min(end - at, len(text))
            if first < last:
                found.append((style, text[first:last]))
            at += len(text)
        return found

    def _append(self, style: str, text: str) -> None:
        self.length += len(text)
        if self.runs and self.runs[-1][0] == style:
            self.runs[-1] = (style, self.runs[-1][1] + text)
        else:
            self.runs.append((style, text))
