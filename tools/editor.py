"""The editor's files: what the page begins with, and what it loads only when asked.

Each part names those that it imports by their hashed names, so they are named in the order of their imports.
"""

from dataclasses import dataclass
from pathlib import Path

from tools.bundle import bundle_parts
from tools.hashes import hashed_name

ENTRY = "editor.js"
# The part that the viewer of JavaScript is in; what it has in common with the editor is another.
LAZY = "javascript"


@dataclass(frozen=True)
class Editor:
    """files: path → bytes; names: of those that the page loads at once, as it knows them; inputs: sources."""

    files: dict[str, bytes]
    names: dict[str, str]
    inputs: list[str]


def collect(entry: Path, root: Path, generated: Path) -> Editor:
    """Return the editor as it lies below assets/."""
    parts, inputs = bundle_parts(entry, root, generated)
    files: dict[str, bytes] = {}
    paths: dict[str, str] = {}
    for part in parts:
        data = part.data
        for name in part.imports:
            data = data.replace(name.encode(), Path(paths[name]).name.encode())
        stem = part.name.removesuffix(".js").partition("-")[0]
        paths[part.name] = path = f"assets/{hashed_name(f'{stem}.js', data)}"
        files[path] = data
    (shared,) = (name for name in paths if name != ENTRY and not name.startswith(LAZY))
    return Editor(files, {"editor": paths[ENTRY], "shared": paths[shared]}, inputs)
