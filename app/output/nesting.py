"""Where a value in one line is to be broken, so that one sees what is in what. Pure: it looks at text alone.

The text stays as it is, and is only cut: what is copied or compared is the line that Python has made.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    # How many containers a piece is in, and its text.
    Piece = tuple[int, str]

# A line that is no longer fits into the pane of a laptop.
WIDTH = 60
INDENT = 4
# What is longer is nothing to look through, and would take the page long.
MOST = 4000
CLOSE = {"(": ")", "[": "]", "{": "}"}


class _Container:
    """Something in brackets: from its opening to behind its closing one, and where its items end.

    line: where the line that it stands in begins, were the items of what is around it lines.
    """

    def __init__(self, start: int, opening: str, parent: "_Container | None") -> None:
        self.start, self.close, self.parent = start, CLOSE[opening], parent
        self.line = 0 if parent is None else (parent.commas or [parent.start + 1])[-1]
        self.end = self.depth = 0
        self.commas: list[int] = []
        self.is_nested = self.is_broken = self.is_filled = False

    def settle(self) -> None:
        """Find out whether it is to be broken, when that is known of what is around it."""
        around = self.parent
        self.depth = 0 if around is None else around.depth + (1 if around.is_broken else 0)
        length = self.end - self.line + INDENT * self.depth
        self.is_broken = self.is_nested and len(self.commas) > 0 and length > WIDTH
        self.is_filled = not self.is_nested and around is not None and len(self.commas) > 1 and length > WIDTH

    def cuts(self) -> "list[tuple[int, int]]":
        """Return where lines begin in it, and with which depth."""
        inner = self.depth + 1
        if not self.is_broken and not self.is_filled:
            return []
        begins = [self.start + 1] + (self.commas if self.is_broken else self._full_lines(inner))
        return [(at, inner) for at in begins] + [(self.end - 1, self.depth)]

    def _full_lines(self, depth: int) -> "list[int]":
        """Return where lines begin that hold as many of its items as go in."""
        begins: list[int] = []
        line = before = self.start + 1
        for at in self.commas + [self.end - 1]:
            if at - line > WIDTH - INDENT * depth and before > line:
                begins.append(before)
                line = before
            before = at
        return begins


def pieces(text: str) -> "list[Piece]":
    """Return what is to stand in lines of its own, with its depth; one piece, if the line is to stay one."""
    whole = [(0, text)]
    if not WIDTH < len(text) <= MOST or "\n" in text:
        return whole
    found = _containers(text)
    if not found:
        return whole
    cuts: list[tuple[int, int]] = []
    for each in found:
        each.settle()
        cuts += each.cuts()
    return _cut(text, sorted(cuts))


def _cut(text: str, cuts: "list[tuple[int, int]]") -> "list[Piece]":
    made: list[Piece] = []
    before, depth = 0, 0
    for at, inner in cuts:
        made.append((depth, text[before:at]))
        before, depth = at, inner
    made.append((depth, text[before:]))
    return made


def _containers(text: str) -> "list[_Container]":
    """Return the containers of a text in the order of their beginnings; none, if brackets do not match."""
    reader = _Reader()
    # By its characters: MicroPython counts to a place from the beginning of a text.
    for at, mark in enumerate(text):
        reader.take(at, mark)
    return reader.found if reader.inside is None and not reader.is_wrong else []


class _Reader:
    """Reads a text, and finds its containers; inside: the one that is open."""

    def __init__(self) -> None:
        self.found: list[_Container] = []
        self.inside: _Container | None = None
        self.is_wrong = False
        self._quote = self._before = ""

    def take(self, at: int, mark: str) -> None:
        """Take one more character."""
        before, self._before = self._before, mark
        if self._quote:
            self._take_in_string(before, mark)
        elif mark in "'\"":
            self._quote = mark
        elif mark in CLOSE:
            self.inside = _Container(at, mark, self.inside)
            self.found.append(self.inside)
        elif mark in ")]}":
            self._leave(at, mark)
        elif self.inside is not None:
            self._note(self.inside, at, before + mark)

    def _take_in_string(self, before: str, mark: str) -> None:
        if before == "\\":
            # What it escapes escapes nothing.
            self._before = ""
        elif mark == self._quote:
            self._quote = ""

    def _leave(self, at: int, mark: str) -> None:
        left = self.inside
        if left is None or left.close != mark:
            self.is_wrong = True
            return
        left.end = at + 1
        self.inside = left.parent
        if left.parent is not None and left.commas:
            # It holds one of more than one item.
            left.parent.is_nested = True

    def _note(self, inside: _Container, at: int, marks: str) -> None:
        if marks == ", ":
            inside.commas.append(at + 1)
        elif marks[-1] == ":" and inside.close == "}":
            # A dict: each of its items is a pair.
            inside.is_nested = True
