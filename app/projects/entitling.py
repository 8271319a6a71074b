"""What a program calls itself: the comment or the docstring in its first line. Pure."""

from app.projects import unseen

LONGEST = 60
# First words of comments that are for tools, or say what anybody knows.
NO_TITLES = (  # noqa: SIM905 - a table to be read
    "!/ -*- vim: type: noqa pylint: ruff: mypy: flake8: isort: fmt: pyright: requirements: requires: "
    "/// %% coding: coding= encoding: http:// https:// copyright spdx- main.py"
).split(" ")
SIGNS = "#=-*~_ \t"


def said(text: str) -> str:
    """Return "Dice game" for a program that begins with `# Dice game`; nothing if it does not say."""
    lines = [line.strip() for line in text[:2000].replace("\r", "\n").split("\n") if line.strip()]
    while lines and (lines[0].startswith("#!") or _is_coding(lines[0])):
        lines.pop(0)
    if not lines:
        return ""
    found = lines[0][1:] if lines[0].startswith("#") else _docstring(lines)
    found = unseen.without(found.strip(SIGNS)).rstrip(".:").strip()
    if (
        len(found) < 2
        or len(found) > LONGEST
        or [sign for sign in NO_TITLES if found.lower().startswith(sign)]
    ):
        return ""
    # What has no letter names nothing; what is not ASCII is taken for letters.
    return found if any(each.isalpha() or ord(each) > 127 for each in found) else ""


def _is_for_tools(text: str) -> bool:
    return any(text.startswith(sign) for sign in NO_TITLES)


def _is_coding(line: str) -> bool:
    return line.startswith("#") and ("coding:" in line or "coding=" in line)


def _docstring(lines: "list[str]") -> str:
    for quotes in ('"""', "'''"):
        for prefix in ("", "r", "u"):
            if lines[0].startswith(prefix + quotes):
                first = lines[0][len(prefix) + 3 :] or (lines[1] if len(lines) > 1 else "")
                return first.split(quotes)[0]
    return ""
