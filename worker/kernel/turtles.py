"""What errors of `turtle` mean and what to try: the module says little of a window that is closed, nothing even.

ROWS are patterns of what it says, by the names of its exceptions. Sentences are templates, filled and shortened
by `hints.py`. Pure: it knows the module by name alone.
"""

from __future__ import annotations

import re

Found = tuple[str, dict[str, str]]

MODULE = "turtle"

# The name of the exception, a pattern of what it says, and the sentence.
ROWS = (
    (
        "Terminator",
        r"",
        "The window of turtle is closed, by bye() or exitonclick(). Nothing can be drawn after that: write it "
        "before the window is closed.",
    ),
    (
        "TurtleGraphicsError",
        r"^bad color ?string: (?P<name>.+)",
        "turtle does not know the colour {name}. Check the spelling. There are 'red', 'sky blue' and many more, "
        "and '#ff8800'.",
    ),
    (
        "TurtleGraphicsError",
        r"^bad color (?:sequence|arguments)",
        "The three numbers of a colour go from 0 to 1, or from 0 to 255 after colormode(255).",
    ),
    (
        "TurtleGraphicsError",
        r"^There is no shape named (?P<name>.+)",
        "There is no shape {name}. getshapes() lists those there are. A picture of yours must be added first, "
        "by addshape(…).",
    ),
)


def find(error: BaseException) -> Found | None:
    """Return a sentence and the names in it, if the error is one of turtle's own that is known."""
    if type(error).__module__ != MODULE:
        return None
    for kind, pattern, words in ROWS:
        found = re.search(pattern, str(error)) if type(error).__name__ == kind else None
        if found:
            return words, found.groupdict()
    return None
