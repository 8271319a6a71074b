"""Text that waits for the terminal, without the lines that would fall off before anybody sees them. Pure."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Characters that the terminal is given at a time, and that may wait before the program should.
STEP = 1024
SWAMP = 1 << 19
# What is left of it when nobody wants to wait for it: lines of all, and characters of each text.
HURRY_LINES, HURRY_CHARACTERS = 200, 8192


class Backlog:
    """A queue of texts of streams: strings, or portions if they are long (see public/portion.mjs)."""

    def __init__(self, max_lines: int) -> None:
        self._max_lines = max_lines
        self._hurries = False
        self._texts: list[tuple[str, Any]] = []
        self._characters = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing waits."""
        return not self._texts

    @property
    def is_swamped(self) -> bool:
        """Tell whether so much waits that no more should come."""
        return self._characters > SWAMP

    def put(self, stream: str, text: "Any") -> int:
        """Add a text at the end; return how many lines at the beginning have been given up for it."""
        if type(text) is str:
            self._texts.append((stream, text))
            self._characters += len(text)
            return 0
        text = text.copy()
        gone = 0
        if self._hurries:
            gone = self._shorten(stream, text)
        self._texts.append((stream, text))
        self._characters += text.characters
        return gone + self._give_up_early()

    def hurry(self) -> int:
        """Give up all but the very end, now and from now on; return how many lines that are."""
        self._max_lines, self._hurries = HURRY_LINES, True
        texts, self._texts, self._characters = self._texts, [], 0
        return sum([self.put(stream, text) for stream, text in texts])

    def relax(self, max_lines: int) -> None:
        """Give up no more than what would not be seen."""
        self._max_lines, self._hurries = max_lines, False

    def first(self) -> "tuple[str, Any]":
        """Return the first text and its stream."""
        return self._texts[0]

    def step(self) -> "tuple[str, str]":
        """Take a little from the beginning."""
        stream, text = self._texts[0]
        if type(text) is str:
            self.drop()
            return stream, text
        before = text.characters
        taken = str(text.take(STEP))
        self._characters -= before - text.characters
        if not text.characters:
            self._texts.pop(0)
        return stream, taken

    def drop(self) -> None:
        """Forget the first text."""
        self._characters -= length(self._texts.pop(0)[1])

    def _shorten(self, stream: str, text: "Any") -> int:
        before = int(text.breaks)
        styles = text.shorten(HURRY_CHARACTERS)
        if styles:
            self.put(stream, styles)
        return before - int(text.breaks)

    def _give_up_early(self) -> int:
        """Give up what so many lines follow that it would not be seen; what sets the style remains."""
        lines = 0
        for at in range(len(self._texts) - 1, -1, -1):
            lines += breaks(self._texts[at][1])
            if lines > self._max_lines:
                return self._give_up(at, lines - self._max_lines)
        return 0

    def _give_up(self, last: int, lines: int) -> int:
        stream, text = self._texts[last]
        gone = sum([breaks(each) for _, each in self._texts[:last]])
        self._texts = self._texts[last:]
        if type(text) is not str:
            styles = text.skip(lines)
            gone += lines
            if styles:
                self._texts = [(stream, styles)] + self._texts
        self._characters = sum([length(each) for _, each in self._texts])
        return gone


def length(text: "Any") -> int:
    """Return how many characters a text has."""
    return len(text) if type(text) is str else int(text.characters)


def breaks(text: "Any") -> int:
    """Return how many lines a text ends."""
    return text.count("\n") if type(text) is str else int(text.breaks)
