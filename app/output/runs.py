"""Makes elements of text in styles, see sgr.py for the words of a style. All text goes in as text."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.output.row import Run


def add(parent: "Any", runs: "list[Run]") -> None:
    """Add runs at the end of an element; those without a style need none of their own."""
    plain = ""
    for style, text in runs:
        if style:
            if plain:
                parent.append(plain)
                plain = ""
            parent.append(_styled(style, text))
        else:
            plain += text
    if plain:
        parent.append(plain)


def _styled(style: str, text: str) -> "Any":
    words = style.split(" ")
    element = browser.create("span", text, class_=" ".join([word for word in words if "=" not in word]))
    for word in words:
        if word.startswith("fg="):
            element.style.color = word[3:]
        elif word.startswith("bg="):
            element.style.backgroundColor = word[3:]
    return element
