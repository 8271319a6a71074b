"""Which names may stand at the end of what has been typed.

Runs in CPython, in Brython and in MicroPython, and uses no more of the language than all have. It looks at
what programs have made so far and runs nothing of it: no property is asked for its value.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

# Names that are told at most.
MOST = 1000


def completion(
    code: str, names: "Mapping[str, object]", modules: "Mapping[str, object]", known: "list[str]"
) -> "tuple[list[str], int]":
    """Return the names, in order, and how many characters of the last one are there already.

    code: a program up to the cursor; names: the globals of programs; modules: those that have been imported,
    and `builtins`; known: names of modules that could be.
    """
    line = code[code.rfind("\n") + 1 :]
    parts = chain(line).split(".")
    word = parts.pop()
    try:
        found = candidates(line.split(), parts, names, modules, known)
    except Exception:  # noqa: BLE001 - whatever a program has made may refuse to be looked at
        found = []
    fitting = [name for name in found if name.startswith(word) and (word or name[0] != "_")]
    return sorted(set(fitting))[:MOST], len(word)


def chain(line: str) -> str:
    """Return the names with dots between them at the end of a line."""
    start = len(line)
    while start and (line[start - 1] in "._" or is_letter(line[start - 1])):
        start -= 1
    return line[start:]


def is_letter(character: str) -> bool:
    """Tell whether a name can have this character; MicroPython has no `isalnum`."""
    return character.isalpha() or character.isdigit() or ord(character) > 127


def candidates(
    words: "list[str]",
    parts: "list[str]",
    names: "Mapping[str, object]",
    modules: "Mapping[str, object]",
    known: "list[str]",
) -> "list[str]":
    """Return all names that may stand behind some names and dots, in a line of these words."""
    if words[:1] == ["from"] and "import" in words[2:]:
        return attributes(resolved(words[1].split("."), names, modules))
    if words[:1] in (["import"], ["from"]):
        return inner(parts, list(modules) + known)
    if not parts:
        return list(names) + attributes(modules["builtins"])
    return attributes(resolved(parts, names, modules))


def inner(parts: "list[str]", known: "list[str]") -> "list[str]":
    """Return the names of modules, or of those within a package."""
    start = "".join([part + "." for part in parts])
    return [name[len(start) :].split(".")[0] for name in known if name.startswith(start)]


def resolved(parts: "list[str]", names: "Mapping[str, object]", modules: "Mapping[str, object]") -> object:
    """Return what names with dots between them stand for; IndexError or KeyError if not known."""
    # The modules, too, since a program that is being typed may be going to import one.
    places = [each for each in (names, modules["builtins"].__dict__, modules) if parts[0] in each]
    found = places[0][parts[0]]
    for part in parts[1:]:
        found = found.__dict__[part]
    return found


def attributes(holder: object) -> "list[str]":
    """Return the names that something has. Not by `dir`: MicroPython's asks properties for their values."""
    found = list(getattr(holder, "__dict__", ()))
    kinds = [holder if isinstance(holder, type) else type(holder)]
    while kinds:
        kind = kinds.pop()
        found.extend(kind.__dict__)
        kinds.extend(kind.__bases__)
    return found
