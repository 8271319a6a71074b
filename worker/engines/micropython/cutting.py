"""Cuts a program before its last expression, whose value is shown, in MicroPython, which has no `ast`."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# What a line begins with that cannot be the beginning of a last expression, and words that begin a block.
NO_START = ("", " ", "\t", "#", ")", "]", "}")
COMPOUND = ("if", "for", "while", "def", "class", "with", "try", "async")


def split(code: str, filename: str) -> "tuple[Any, Any]":
    """Compile a program as what comes before its last expression, and that expression if there is one."""
    whole = compile(code, filename, "exec")
    lines = code.split("\n")
    for start in range(len(lines) - 1, -1, -1):
        if lines[start][:1] not in NO_START:
            found = parts(lines, start, filename)
            if found is not None:
                return found
            if lines[start].split(" ")[0].split(":")[0] in COMPOUND:
                break
    return whole, None


def parts(lines: "list[str]", start: int, filename: str) -> "tuple[Any, Any] | None":
    """Compile what comes before a line, and from it on as an expression; None if it is none."""
    pieces = "\n".join(lines[start:]).split(";")
    if not pieces[-1].strip():
        return None  # a semicolon at the end says that the value is not to be shown
    for count in range(len(pieces)):
        before = "\n".join(lines[:start]) + "\n" + ";".join(pieces[:count]) + "\n"
        try:
            # In brackets, so that the line breaks before it, which keep its number, do no harm.
            last = "(" + "\n" * start + ";".join(pieces[count:]).strip(" ") + "\n)"
            return compile(before, filename, "exec"), compile(last, filename, "eval")
        except SyntaxError:
            pass
    return None
