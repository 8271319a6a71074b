"""What is typed at the console, line by line: how it is indented and sent. Pure."""

STEP = "    "
# What ends a block, as the first word of a line.
ENDS = ("return", "pass", "break", "continue", "raise")


def whole(text: str) -> str:
    """Return what is sent of a text: a last line of nothing but spaces is empty, which ends a block."""
    before, end, last = text.rpartition("\n")
    return text if last.strip() else before + end


def says_something(text: str) -> bool:
    """Tell whether a text is more than an empty line."""
    return bool(text.strip()) or "\n" in text


def indent(text: str) -> str:
    """Return with what the line after a text begins."""
    last = text[text.rfind("\n") + 1 :]
    spaces = last[: len(last) - len(last.lstrip(" \t"))]
    words = last.split("#")[0].strip()
    if words.endswith(":"):
        return spaces + STEP
    if words.split(" ")[0] in ENDS and words.count("(") == words.count(")"):
        return spaces[: -len(STEP)]
    return spaces


def joined(text: str, typed: str) -> str:
    """Return a text and the line that was typed after it, which may have an indentation of its own.

    If you have typed no more than a part of one, you go on with it.
    """
    return text + "\n" + (typed if typed[:1] in (" ", "\t") else indent(text) + typed)
