"""Finds the places of the visitor's files in a traceback, so that they can be made links. Pure."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    # A file, and a line of it.
    Place = tuple[str, int]

# What stands before a name, and between it and a line's number. Not by an expression: MicroPython's take some
# of the stack for each character: a message has as many as it likes, and without a stack the page is dead.
BEFORE, BETWEEN = 'File "', '", line '
# Characters of a name and digits of a number, and how many places are looked for.
LONGEST_NAME, MOST_DIGITS, MOST_PLACES = 400, 9, 200


def split(text: str) -> "list[tuple[str, Place | None]]":
    """Cut a traceback into (text, place) pairs: the place is None where the text is none of a visitor's file.

    Files of the visitor are named without a folder before them or by one of their own; all others begin
    with a slash, or are no files. Of very many places the first ones are found.
    """
    found: list[tuple[str, Place | None]] = []
    done = at = 0
    for _ in range(MOST_PLACES):
        start = text.find(BEFORE, at)
        if start < 0:
            break
        at = start + len(BEFORE)
        place, end = _place(text, at)
        if place is None:
            continue
        at = end
        if place[0][0] not in "/<":
            if done < start:
                found.append((text[done:start], None))
            found.append((text[start:end], place))
            done = end
    if done < len(text):
        found.append((text[done:], None))
    return found


def _place(text: str, at: int) -> "tuple[Place | None, int]":
    """Return the place whose name begins there, and where it ends; None if there is none."""
    quote = text.find('"', at, at + LONGEST_NAME + 1)
    start = quote + len(BETWEEN)
    if quote <= at or text[quote:start] != BETWEEN:
        return None, at
    end = start
    while text[end : end + 1] and text[end] in "0123456789" and end - start <= MOST_DIGITS:
        end += 1
    if not 0 < end - start <= MOST_DIGITS:
        return None, at
    return (text[at:quote], int(text[start:end])), end


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
