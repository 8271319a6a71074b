"""The JavaScript modules that the build writes for the worker: protocol, site, the entry's name.

They are there before esbuild and the type checker look for them as `#generated/…`.
"""

import json
from pathlib import Path

from tools.hashes import integrity, sha256
from tools.server import media_type

HEAD = "// Made by the build: do not change.\n"


def describe(name: str, data: bytes) -> dict[str, object]:
    """Return what a loader must know of a file to fetch it with a check and a progress bar."""
    return {
        "size": len(data),
        "sha256": sha256(data),
        "integrity": integrity(data),
        "type": media_type(name),
    }


def constant(name: str, value: object) -> str:
    """Return a module that exports one frozen constant, typed by its value."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    frozen = f"Object.freeze({text})" if isinstance(value, dict) else text
    return f"{HEAD}export const {name} = {frozen};\n"


def write(folder: Path, name: str, text: str) -> None:
    """Write a module, unless it is already there as it should be."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
