"""Finds the places of the visitor's files in a traceback, so that they can be made links. Pure."""

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    # A file, and a line of it.
    Place = tuple[str, int]

_PLACE = re.compile(r'File "([^"]+)", line ([0-9]+)')


def split(text: str) -> "list[tuple[str, Place | None]]":
    """Cut a traceback into (text, place) pairs: the place is None where the text is none of a visitor's file.

    Files of the visitor are named without a folder before them or by one of their own; all others begin
    with a slash, or are no files.
    """
    found: list[tuple[str, Place | None]] = []
    plain = ""
    while True:
        match = _PLACE.search(text)
        if match is None:
            break
        # MicroPython's match knows no start().
        place = match.group(0)
        at = text.find(place)
        plain += text[:at]
        text = text[at + len(place) :]
        file = match.group(1)
        if file[0] not in "/<":
            if plain:
                found.append((plain, None))
            found.append((place, (file, int(match.group(2)))))
            plain = ""
        else:
            plain += place
    if plain + text:
        found.append((plain + text, None))
    return found


def last_line(text: str) -> "tuple[str, str]":
    """Cut a traceback before what it says in the end: the exception and its message.

    A message may have several lines: it begins with the last line that is not indented and follows one
    that is.
    """
    lines = text.rstrip("\n").split("\n")
    start = len(lines) - 1
    while start > 0 and not lines[start - 1].startswith(" "):
        start -= 1
    before = "\n".join(lines[:start])
    return (before + "\n" if before else "", "\n".join(lines[start:]))
