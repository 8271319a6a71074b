"""Titles as names of files that every system can have. Pure."""

# Characters of the title that are kept.
LONGEST = 60
NAMELESS = "work"
# Marks that end a word of a title; what is not ASCII is taken for a letter.
MARKS = "\t\n\r !\"#$%&'()*+,./:;<=>?@[\\]^`{|}~–—…“”‘’«»\u00a0\u2003\u3000"


def file_name(title: str, date: str, ending: str) -> str:
    """Return "dice-game-2026-11-27.zip" for "Dice game" and a date; with a date no name is a reserved one."""
    if title.endswith(".py"):
        title = title[:-3]
    for mark in MARKS:
        title = title.replace(mark, "-")
    words = [word for word in title.lower().split("-") if word]
    stem = "-".join(words)[:LONGEST].strip("-")
    return f"{stem or NAMELESS}-{date}{ending}"
