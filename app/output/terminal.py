"""What a terminal does with a program's text: colours, and a cursor that moves in the last lines. Pure.

Of the control characters of ECMA-48 it obeys those by which programs redraw what they have just written:
carriage return, backspace, tab, colours (SGR), erasing, moving by columns and by a few lines, and to a place
of the screen, which is the last lines. What clears the screen clears all there is. The bell is not seen:
`take_ring` tells of it. All other sequences are swallowed. Text may be cut anywhere: what is unfinished waits
for the rest. A sequence never reaches beyond the end of its line.

https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
"""

from app.output.row import Row
from app.output.sgr import SgrState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.output.row import Run

# Lines at the end in which the cursor can still move.
WINDOW = 50
# They are shown again whenever one of them changes: the cursor moves in fewer if they are more work, in runs.
MOST_WEIGHT = 2000
# Characters that it is given at a time: fewer where a line has more runs than so many, which it looks at.
STEP, FEW_RUNS = 1024, 32
# A line ends there, as it does at the edge of a terminal.
LONGEST_LINE = 1 << 14
# The cursor can be sent so far to the right; a line that is written may be longer.
WIDEST = 1000
# A sequence that is longer means nothing.
LONGEST = 256
TAB = 8
ESCAPE = "\x1b"
BELL = "\x07"
CONTROLS = "\r\b\t"
FINALS = "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
INTERMEDIATES = " !\"#$%&'()*+,-./"
STRINGS = "]PX^_"


def is_plain(text: str) -> bool:
    """Tell whether a text means nothing but itself."""
    return not any(each in text for each in (ESCAPE, "\r", "\b", BELL))


class Terminal:
    """The last lines, a cursor in them, and a pen."""

    def __init__(self) -> None:
        self.pen = SgrState()
        self._held = ""
        self._is_cleared = self._has_rung = False
        self.open()

    def open(self, text: str = "") -> None:
        """Begin with some plain lines, the cursor at their end; the pen stays as it is."""
        self.rows = [Row()]
        self.settled: list[Row] = []
        self._line = self._column = 0
        for number, line in enumerate(text.split("\n")):
            if number:
                self._break()
            self._write_controls(line, "")

    @property
    def is_at_rest(self) -> bool:
        """Tell whether plain text would simply be added at the end, in plain style."""
        last = self.rows[-1]
        return (
            not self._held
            and not self.pen.style
            and self._line == len(self.rows) - 1
            and self._column == last.length
        )

    @property
    def stride(self) -> int:
        """Return how many characters it obeys in a time that is always about the same."""
        return STEP * FEW_RUNS // max(FEW_RUNS, *[len(row.runs) for row in self.rows])

    def take_settled(self) -> "list[Row]":
        """Return the lines that can no longer change, once."""
        settled, self.settled = self.settled, []
        return settled

    def take_cleared(self) -> bool:
        """Tell, once, whether all that was there before the lines has been cleared."""
        is_cleared, self._is_cleared = self._is_cleared, False
        return is_cleared

    def take_ring(self) -> bool:
        """Tell, once, whether the bell was rung."""
        has_rung, self._has_rung = self._has_rung, False
        return has_rung

    def take_last(self) -> "list[Run]":
        """Empty the last line and return what stood there."""
        runs = self.rows[-1].runs
        self.rows[-1] = Row()
        self._line, self._column = len(self.rows) - 1, 0
        return runs

    def put(self, runs: "list[Run]") -> None:
        """Write text in styles where the cursor is."""
        for style, text in runs:
            self._put(text, style)

    def feed(self, text: str) -> None:
        """Obey a text."""
        text, self._held = self._held + text, ""
        if "\r\n" in text:
            text = text.replace("\r\n", "\n")
        lines = text.split("\n")
        for line in lines[:-1]:
            self._write(line, is_whole=True)
            self._break()
        self._write(lines[-1], is_whole=False)
        self._lighten()

    def _lighten(self) -> None:
        """End a line that is too long, and settle lines at the top while all are too much work together."""
        if self._column >= LONGEST_LINE:
            self._break()
        weight = sum([row.weight for row in self.rows])
        while weight > MOST_WEIGHT and len(self.rows) > 1:
            weight -= self.rows[0].weight
            self.settled.append(self.rows.pop(0))
            self._line = max(0, self._line - 1)

    def _break(self) -> None:
        self._line += 1
        self._column = 0
        if self._line == len(self.rows):
            self.rows.append(Row())
        if len(self.rows) > WINDOW:
            self.settled.append(self.rows.pop(0))
            self._line -= 1

    def _write(self, line: str, is_whole: bool) -> None:
        """Obey a line or the beginning of one."""
        if ESCAPE not in line:
            self._write_controls(line, self.pen.style)
            return
        parts = line.split(ESCAPE)
        self._write_controls(parts[0], self.pen.style)
        for part in parts[1:-1]:
            self._escape(part)
        if not self._escape(parts[-1]) and not is_whole:
            self._held = ESCAPE + shortened(parts[-1])

    def _escape(self, part: str) -> bool:
        """Obey what follows an ESC; False if its end is missing."""
        first = part[:1]
        end = 0
        if first == "[":
            end = final(part)
            if 0 < end <= LONGEST:
                self._control(part[end], part[1:end])
        elif first == "c":
            self._clear()
        elif first and first in STRINGS:
            end = part.find(BELL)
        elif first and first in INTERMEDIATES:
            end = 1 if len(part) > 1 else -1
        elif not first:
            end = -1
        if end >= 0:
            self._write_controls(part[end + 1 :], self.pen.style)
        return end >= 0

    def _control(self, kind: str, parameters: str) -> None:
        if kind == "m":
            if parameters[:1] not in ("<", "=", ">", "?"):
                self.pen.apply(parameters)
        elif kind in "Hf":
            self._go(parameters)
        elif not parameters or parameters.isdigit():
            self._change(kind, int(parameters or 0))

    def _change(self, kind: str, count: int) -> None:
        """Erase or move by so much; without a number it moves by one."""
        if kind == "K":
            self._erase(count)
        elif kind == "J":
            self._erase_lines(count)
        elif kind in "ABEF":
            self._move_lines(-max(count, 1) if kind in "AF" else max(count, 1))
            self._column = self._column if kind in "AB" else 0
        elif kind == "C":
            self._column = min(self._column + max(count, 1), max(WIDEST, self._column))
        elif kind == "D":
            self._column = max(0, self._column - max(count, 1))
        elif kind == "G":
            self._column = min(max(count, 1), WIDEST) - 1

    def _move_lines(self, count: int) -> None:
        self._line = min(max(self._line + count, 0), len(self.rows) - 1)

    def _go(self, parameters: str) -> None:
        """Move to a line and a column of the screen, both counted from one."""
        line, _, column = parameters.partition(";")
        numbers = [int(each) if each.isdigit() else 1 for each in (line, column)]
        self._line, self._column = min(max(numbers[0], 1), WINDOW) - 1, min(max(numbers[1], 1), WIDEST) - 1
        while len(self.rows) <= self._line:
            self.rows.append(Row())

    def _clear(self) -> None:
        self.rows, self.settled = [Row()], []
        self._line = self._column = 0
        self._is_cleared = True

    def _erase_lines(self, which: int) -> None:
        """Erase from the cursor on, up to it, or everything."""
        if which in (2, 3):
            self._clear()
        elif which == 0:
            self.rows = self.rows[: self._line + 1]
            self._erase(0)
        elif which == 1:
            self.rows[: self._line] = [Row() for _ in range(self._line)]
            self._erase(1)

    def _erase(self, which: int) -> None:
        row = self.rows[self._line]
        if which == 0:
            row.keep(self._column)
        elif which == 1:
            row.put(0, "", " " * min(self._column + 1, row.length))
        elif which == 2:
            row.keep(0)

    def _write_controls(self, text: str, style: str) -> None:
        """Write text that holds no ESC."""
        if BELL in text:
            self._has_rung, text = True, text.replace(BELL, "")
        if "\b" in text or "\t" in text:
            self._write_steps(text, style)
        elif "\r" in text:
            self._overwrite(text.split("\r"), style)
        elif text:
            self._put(text, style)

    def _overwrite(self, parts: "list[str]", style: str) -> None:
        """Write parts, each from the beginning of the line: what counts is what the later ones leave over."""
        if parts[0]:
            self._put(parts[0], style)
        column = len(parts[-1])
        seen = ""
        for number in range(len(parts) - 1, 0, -1):
            part = parts[number]
            if len(part) > len(seen):
                seen += part[len(seen) :]
        self._column = 0
        if seen:
            self._put(seen, style)
        self._column = column

    def _write_steps(self, text: str, style: str) -> None:
        """Write text with tabs and backspaces."""
        start = 0
        for at, character in enumerate(text):
            if character in CONTROLS:
                if start < at:
                    self._put(text[start:at], style)
                start = at + 1
                self._step(character, style)
        if start < len(text):
            self._put(text[start:], style)

    def _step(self, character: str, style: str) -> None:
        if character == "\r":
            self._column = 0
        elif character == "\b":
            self._column = max(0, self._column - 1)
        else:
            self._column += TAB - self._column % TAB
            row = self.rows[self._line]
            if self._column > row.length:
                row.put(row.length, style, " " * (self._column - row.length))

    def _put(self, text: str, style: str) -> None:
        self.rows[self._line].put(self._column, style, text)
        self._column += len(text)


def final(part: str) -> int:
    """Return where a control sequence ends that begins with `[`; -1 if it does not."""
    for at in range(1, len(part)):
        if part[at] in FINALS:
            return at
    return -1


def shortened(part: str) -> str:
    """Return the beginning of a sequence, no longer than what can still mean something."""
    if len(part) <= LONGEST + 1:
        return part
    return part[:1] if part[0] in STRINGS else part[: LONGEST + 1]
