"""The map of the rooms in CONTRIBUTING.md, made of what each room says of itself.

That is the docstring of its `__init__.py`, or else its README.md, where the room has no Python of ours.
`python -m tools.checks.rooms` prints the map; with `--write` it goes into CONTRIBUTING.md.
"""

import ast
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.base.paths import ROOT
from tools.base.steps import StepError, fail, say

HOUSES = ("app", "worker", "tools")
DOCUMENT = ROOT / "CONTRIBUTING.md"
BEGIN, END = "<!-- rooms -->\n", "<!-- /rooms -->\n"


def main(argv: Sequence[str] = ()) -> int:
    """Print the map or write it, and return the exit code."""
    try:
        text = table(ROOT)
    except StepError as error:
        return fail(error)
    if "--write" in argv:
        DOCUMENT.write_text(replaced(DOCUMENT.read_text(encoding="utf-8"), text), encoding="utf-8")
    else:
        say(text)
    return 0


def table(root: Path) -> str:
    """Return the map as a table of Markdown; StepError if a room does not say what it is for."""
    rows = [f"| `{room.relative_to(root).as_posix()}/` | {purpose(room)} |" for room in rooms(root)]
    return "\n".join(["| room | what it is for |", "| --- | --- |", *rows])


def rooms(root: Path) -> Iterator[Path]:
    """Yield the folders that are rooms."""
    for house in HOUSES:
        for path in sorted((root / house).iterdir()):
            if path.is_dir() and not path.name.startswith(("_", ".")):
                yield path


def purpose(room: Path) -> str:
    """Return the first paragraph of what a room says of itself, on one line."""
    module, text = room / "__init__.py", room / "README.md"
    if module.is_file():
        said = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    else:
        said = text.read_text(encoding="utf-8") if text.is_file() else ""
    if not said:
        wanted = f"Give {room.name}/ a docstring in __init__.py, or a README.md, that says what it is for."
        raise StepError("draw the map of the rooms", f"look into {room}", wanted)
    return " ".join(said.partition("\n\n")[0].split())


def shown(document: str) -> str:
    """Return the map that a document has between its marks."""
    return document.partition(BEGIN)[2].partition(END)[0].strip()


def replaced(document: str, text: str) -> str:
    """Return the document with another map."""
    head, _, rest = document.partition(BEGIN)
    return f"{head}{BEGIN}\n{text}\n\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
