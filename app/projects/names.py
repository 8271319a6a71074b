"""Names of files: which are allowed, and what is free. Pure."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 120
# What one system or another cannot have in a name; the slash parts folders.
FORBIDDEN = '\\:*?"<>|'

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
        return "A file needs a name, such as helper.py."
    if len(name) > LONGEST:
        return f"The name is longer than {LONGEST} characters: shorten it."
    for character in name:
        if character in FORBIDDEN or ord(character) < 32 or ord(character) == 127:
            return f"The name has a character that cannot be in one: {FORBIDDEN} and control characters."
    for part in name.split("/"):
        if not part or part in (".", "..") or part != part.strip():
            return "Folders are parted by single slashes, as in data/x.csv; no part is empty, . or .."
        if part == "__pycache__":
            return "Python keeps __pycache__ for itself: choose another name."
    return _clash(name, others)


def _clash(name: str, others: "Iterable[str]") -> str:
    wanted = name.lower()
    for other in others:
        there = other.lower()
        if there == wanted:
            return f"There is a file {other} already: choose another name."
        if there.startswith(wanted + "/"):
            return f"There is a folder {name} already: choose another name."
        if wanted.startswith(there + "/"):
            return f"{other} is a file and cannot be a folder: choose another name."
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
