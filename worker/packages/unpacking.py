"""Unpacks wheels for later visits as the loader would install them, compiles modules, but runs nothing.

A wheel may be anybody's. So it is unpacked where Python looks for no module, and its modules are compiled
from their text without an import. Pyodide's own loader is not asked: it loads a wheel's shared libraries,
whose code begins with that. Used by `engines/pyodide/errand.mjs`, for one wheel at a time.
"""

from __future__ import annotations

import json
import shutil
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZipFile

from worker.packages import bytecode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from worker.packages.edges import Bytes

# The folder that stands for the whole file system.
ROOT = "/errand"

# What is unpacked of one wheel at most, in bytes; larger ones are not kept so.
MOST_BYTES = 160 << 20

# What the loader writes beside a wheel's own notes, by file.
NOTES = {"INSTALLER": "pyodide.loadPackage", "PYODIDE_SOURCE": "pyodide"}


def unpack(wheel: Bytes, root: str = ROOT) -> bool:
    """Unpack a wheel; false if what would lie there is not all of the package."""
    with ZipFile(BytesIO(wheel.to_bytes())) as archive:
        paths = [PurePosixPath(each.filename) for each in archive.infolist()]
        size = sum(each.file_size for each in archive.infolist())
        notes = _notes(paths)
        if size > MOST_BYTES or not notes or not _is_plain(paths) or bytecode.needs_loader(paths):
            return False
        archive.extractall(_home(root))
    for name, text in NOTES.items():
        (_home(root) / notes / name).write_text(text)
    return True


def compile_modules(modules: str, root: str = ROOT) -> int:
    """Compile files of what is unpacked; return how many had no byte-code.

    modules: JSON, their paths in the wheel.
    """
    place = _home(root)
    there = {path.relative_to(place).as_posix(): path for path in place.rglob("*.py")}
    wanted = [name for name in json.loads(modules) if name in there]
    fresh = [name for name in wanted if not bytecode.is_compiled(there[name])]
    for name in fresh:
        bytecode.compile_file(there[name], bytecode.home() / name)
    return len(fresh)


def files(root: str = ROOT) -> str:
    """Return all files that are unpacked, as JSON."""
    return json.dumps(sorted(str(path) for path in Path(root).rglob("*") if path.is_file()))


def clear(root: str = ROOT) -> None:
    """Leave nothing there, for the next one."""
    shutil.rmtree(root, ignore_errors=True)


def _notes(paths: Iterable[PurePosixPath]) -> str:
    """Return the folder of a wheel's notes, if it has one and no other."""
    found = {path.parts[0] for path in paths if len(path.parts) > 1 and path.parts[0].endswith(".dist-info")}
    return found.pop() if len(found) == 1 else ""


def _is_plain(paths: Iterable[PurePosixPath]) -> bool:
    return not any(path.is_absolute() or ".." in path.parts for path in paths)


def _home(root: str) -> Path:
    return Path(root + str(bytecode.home()))
