"""A drawing in words, for those who do not see it: how much of what, which colours, what is written. Pure."""

from app.base import units
from app.drawing import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COUNTS = (
    ("lines", words.LINE, words.LINES),
    ("dots", words.DOT, words.DOTS),
    ("shapes", words.SHAPE, words.SHAPES),
    ("pictures", words.PICTURE, words.PICTURES),
    ("texts", words.TEXT, words.TEXTS),
)


def described(summary: "dict[str, Any]") -> str:
    """Return the sentences. summary: see public/drawing/saving.mjs."""
    width, height = [int(each) for each in summary["frame"]]
    counts = [words.FRAME.format(units.number(width), units.number(height))] if width else []
    counts += [
        one if summary[name] == 1 else many.format(units.number(summary[name]))
        for name, one, many in COUNTS
        if summary[name]
    ]
    if not counts:
        return " ".join([words.EMPTY] + background(summary))
    title, listed = str(summary["title"]), ", ".join(counts)
    has_title = bool(title) and title != words.NO_TITLE
    sentences = [words.TITLE.format(title, listed) if has_title else words.UNTITLED.format(listed)]
    sentences += background(summary)
    colours = colour_names([str(each) for each in summary["colours"]])
    if colours:
        sentences.append(words.COLOURS.format(", ".join(colours)))
    if summary["said"]:
        sentences.append(words.SAID.format("; ".join([str(each) for each in summary["said"]])))
    if summary["isFull"]:
        sentences.append(words.FULL)
    return " ".join(sentences)


def background(summary: "dict[str, Any]") -> "list[str]":
    """Return what is said of the paper's colour: of white, nothing."""
    colour = str(summary["background"])
    return [words.BACKGROUND.format(colour_name(colour))] if colour not in ("", words.PAPER) else []


def colour_names(colours: "list[str]") -> "list[str]":
    """Return names of colours like #12ab34, each once, in their order."""
    found: list[str] = []
    for colour in colours:
        name = colour_name(colour)
        if name not in found:
            found.append(name)
    return found


def colour_name(colour: str) -> str:
    """Return the name of the colour that is nearest."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    best, least = "", -1
    for name, red, green, blue in words.NAMES:
        distance = (parts[0] - red) ** 2 + (parts[1] - green) ** 2 + (parts[2] - blue) ** 2
        if least < 0 or distance < least:
            best, least = name, distance
    return best
