"""Names of files: which are allowed, and what is free. Pure."""

from app.projects import unseen, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 120
# What one system or another cannot have in a name; the slash parts folders.
FORBIDDEN = '\\:*?"<>|'
# What every object of JavaScript has: a file of such a name could get lost, or be taken for something else.
OF_OBJECTS = (  # noqa: SIM905 - a table to be read
    "__proto__ __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ constructor prototype "
    "hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf"
).split()

# MicroPython strips only the first of them.
SPACES = " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

PICTURES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "bmp": "image/bmp",
}


def problem(name: str, others: "Iterable[str]" = ()) -> str:
    """Say in a sentence why a file cannot have this name beside others, or nothing if it can."""
    if not name.strip():
        return words.NAMELESS
    if len(name) > LONGEST:
        return words.TOO_LONG.format(LONGEST)
    for character in name:
        if character in FORBIDDEN or ord(character) < 32 or ord(character) == 127:
            return words.FORBIDDEN.format(FORBIDDEN)
    code_point = unseen.first(name)
    if code_point:
        return words.UNSEEN.format(code_point)
    for part in name.split("/"):
        wrong = _part_problem(part)
        if wrong:
            return wrong
    return _clash(name, others)


def _part_problem(part: str) -> str:
    if not part or part in (".", "..") or part[0] in SPACES or part[-1] in SPACES:
        return words.BAD_FOLDERS
    if part == "__pycache__":
        return words.RESERVED
    return words.OF_OBJECTS.format(part) if part in OF_OBJECTS else ""


def _clash(name: str, others: "Iterable[str]") -> str:
    wanted = name.lower()
    for other in others:
        there = other.lower()
        if there == wanted:
            return words.FILE_THERE.format(other)
        if there.startswith(wanted + "/"):
            return words.FOLDER_THERE.format(name)
        if wanted.startswith(there + "/"):
            return words.NO_FOLDER.format(other)
    return ""


def free(name: str, others: "Iterable[str]") -> str:
    """Return the name, with a number if need be, so that it is beside others."""
    taken = list(others)
    stem, ending = parted(name)
    found, number = name, 1
    while _clash(found, taken):
        number += 1
        found = f"{stem} {number}{ending}"
    return found


def parted(name: str) -> "tuple[str, str]":
    """Cut a name before its ending: ("data/x", ".csv")."""
    folder, slash, last = name.rpartition("/")
    stem, dot, ending = last.rpartition(".")
    if not stem:
        return name, ""
    return folder + slash + stem, dot + ending


def ending(name: str) -> str:
    """Return the ending of a name in small letters, without the dot."""
    return parted(name)[1][1:].lower()


def is_python(name: str) -> bool:
    """Tell whether a file is a program."""
    return ending(name) == "py"


def language(name: str) -> str:
    """Return what the editor is to take a file's text for."""
    return {"py": "python", "json": "json"}.get(ending(name), "text")
