"""Shows text in styles, all at a time: see public/styled.mjs for why, and sgr.py for the words of a style."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.output.row import Run

# Between a style and its text, and before the next: a terminal leaves none in a text.
BETWEEN = "\x1b"


def add(parent: "Any", runs: "list[Run]") -> None:
    """Add runs at the end of an element; those without a style need none of their own."""
    if any(style for style, _ in runs):
        browser.editor_module().addStyled(parent, BETWEEN.join([part for run in runs for part in run]))
    elif runs:
        parent.append("".join([text for _, text in runs]))
