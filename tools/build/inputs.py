"""What the site is made from, and whether a built one still is what it would become."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from tools.base.hashes import sha256
from tools.build import settings

FOLDERS = ("app", "worker", "public", "deploy", "tools/base", "tools/build")
FILES = ("pyproject.toml", "package.json", "package-lock.json")
IGNORED = ("__pycache__",)


def fingerprint(root: Path, further: str = "") -> str:
    """Return 16 hex digits that change whenever anything does that the site is made from.

    further: what else it is made from, such as the options of the command line.
    """
    state = hashlib.sha256(further.encode())
    for path in input_files(root):
        state.update(f"{path.relative_to(root).as_posix()} {sha256(path.read_bytes())}\n".encode())
    return state.hexdigest()[:16]


def input_files(root: Path) -> Iterator[Path]:
    """Yield the files that the site is made from, in order."""
    for folder in folders(root):
        yield from sorted(
            path for path in (root / folder).rglob("*") if path.is_file() and not _ignored(path)
        )
    yield from (root / name for name in FILES if (root / name).is_file())


def folders(root: Path) -> tuple[str, ...]:
    """Return the folders that the site is made from: ours, and the one of its lessons."""
    lessons = settings.read(root).lessons if (root / "pyproject.toml").is_file() else ""
    return (*FOLDERS, lessons) if lessons else FOLDERS


def is_current(dist: Path, build: str) -> bool:
    """Tell whether a built site is of this fingerprint and whole."""
    try:
        manifest = json.loads((dist / "manifest.json").read_text(encoding="utf-8"))
        return manifest["build"] == build and all(
            (dist / name).stat().st_size == about["size"] for name, about in manifest["files"].items()
        )
    except (OSError, ValueError, KeyError):
        return False


def _ignored(path: Path) -> bool:
    return path.suffix == ".pyc" or any(part in IGNORED for part in path.parts)
