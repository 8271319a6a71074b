"""What errors of `turtle` mean and what to try: of a window that is closed the module says nothing at all.

ROWS are patterns of what it says, by the names of its exceptions. Sentences are templates, filled and
shortened by `hints.py`. Pure: it knows the module by name alone.
"""

from __future__ import annotations

import re
from types import TracebackType

from worker.kernel.placing import innermost

Found = tuple[str, dict[str, str]]

MODULE = "turtle"
# Of tkinter's errors, that of a picture's file.
_TK = "_tkinter"

_CLOSED = (
    "The window of turtle is closed, by bye() or exitonclick(). Nothing can be drawn after that: write it "
    "before the window is closed."
)
_COLOUR = (
    "turtle does not know the colour {name}. Check the spelling. There are 'red', 'sky blue' and many more, "
    "and '#ff8800'."
)
_COLOURS = "The three numbers of a colour go from 0 to 1, or from 0 to 255 after colormode(255)."
_SHAPE = (
    "There is no shape {name}. getshapes() lists those there are. A picture of yours must be added first, by "
    "addshape(…)."
)
_PICTURE = "There is no picture {name} here. Check the spelling, and add the file to the project."
_NUMBER = "turtle needs a number here. A text must become one first: int(…) or float(…)."

# The name of the exception, a pattern of what it says, and the sentence.
ROWS = (
    ("Terminator", r"", _CLOSED),
    ("TurtleGraphicsError", r"^bad color ?string: (?P<name>.+)", _COLOUR),
    ("TurtleGraphicsError", r"^bad color (?:sequence|arguments)", _COLOURS),
    ("TurtleGraphicsError", r"^There is no shape named (?P<name>.+)", _SHAPE),
    ("TclError", r"^couldn't open \"(?P<name>.+)\": no such file", _PICTURE),
)
# What it says of its own sums with a text.
_TEXT = r"multiply sequence by non-int of type 'float'|'str'"


def find(error: BaseException) -> Found | None:
    """Return a sentence and the names in it, if the error is one of turtle's own that is known."""
    if type(error) is TypeError and _is_within(error.__traceback__) and re.search(_TEXT, str(error)):
        return _NUMBER, {}
    if type(error).__module__ not in (MODULE, _TK):
        return None
    for kind, pattern, words in ROWS:
        found = re.search(pattern, str(error)) if type(error).__name__ == kind else None
        if found:
            return words, found.groupdict()
    return None


def _is_within(trace: TracebackType | None) -> bool:
    """Tell whether an error was raised by turtle's own code."""
    last = innermost(trace)
    return last is not None and last.tb_frame.f_globals.get("__name__") == MODULE
