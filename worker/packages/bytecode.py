"""The byte-code of installed packages, compiled in idle time for the next visit; and which files they have.

Python takes it without looking at the source (PEP 552, unchecked), since what is kept never changes
in parts. Only what has been imported is compiled: the rest of a package is seldom needed.
"""

from __future__ import annotations

import importlib.util
import py_compile
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path


def uncompiled(name: str) -> Iterator[Path]:
    """Yield the files of a distribution that have been imported, and have no byte-code yet."""
    files = {str(path) for path in _recorded(name) if path.suffix == ".py"}
    for module in list(sys.modules.values()):
        origin = getattr(getattr(module, "__spec__", None), "origin", None)
        if origin in files and not Path(importlib.util.cache_from_source(origin)).exists():
            yield Path(origin)


def compile_file(path: Path) -> None:
    """Write the byte-code of a file beside it; one that does not compile is left alone."""
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(path), invalidation_mode=mode, doraise=False, quiet=2)


def files_of(name: str) -> list[str]:
    """Return all files of a distribution as they lie there now; [] if it has what cannot be kept so."""
    recorded = [path for path in _recorded(name) if path.is_file()]
    # Libraries that come along in a folder of their own are found by the loader of wheels alone.
    if any(part.endswith((".libs", ".data")) for path in recorded for part in path.parts):
        return []
    folders = {path.parent for path in recorded}
    beside = [folder / "__pycache__" for folder in folders]
    beside += [folder for folder in folders if folder.suffix == ".dist-info"]
    more = (file for folder in beside if folder.is_dir() for file in folder.iterdir() if file.is_file())
    return sorted({str(path) for path in (*recorded, *more)})


def _recorded(name: str) -> list[Path]:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return []
    return [Path(str(found.locate_file(file))) for file in found.files or ()]
