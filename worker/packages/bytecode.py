"""The byte-code of installed packages, compiled in idle time for the next visit; and which files they have.

Python takes it without looking at the source (PEP 552, unchecked), since what is kept never changes
in parts. Only what has been imported is compiled: the rest of a package is seldom needed.
"""

from __future__ import annotations

import importlib.util
import py_compile
import site
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePath


def uncompiled(name: str) -> Iterator[Path]:
    """Yield the files of a distribution that have been imported, and have no byte-code yet."""
    files = {str(path) for path in _recorded(name) if path.suffix == ".py"}
    for module in list(sys.modules.values()):
        origin = getattr(getattr(module, "__spec__", None), "origin", None)
        if origin in files and not is_compiled(Path(origin)):
            yield Path(origin)


def compile_file(path: Path, named: Path | None = None) -> None:
    """Write the byte-code of a file beside it; one that does not compile is left alone.

    named: what the byte-code calls the file, if it is to lie elsewhere.
    """
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    shown = None if named is None else str(named)
    py_compile.compile(str(path), dfile=shown, invalidation_mode=mode, doraise=False, quiet=2)


def is_compiled(path: Path) -> bool:
    """Tell whether a file has its byte-code beside it."""
    return Path(importlib.util.cache_from_source(str(path))).exists()


def home() -> Path:
    """Return where packages are installed."""
    return Path(site.getsitepackages()[0])


def in_wheel(files: Iterable[Path]) -> list[str]:
    """Return where installed files are in their wheel."""
    return [str(file.relative_to(home())) for file in files if file.is_relative_to(home())]


def needs_loader(files: Iterable[PurePath]) -> bool:
    """Tell whether a package of these files has to be installed by the loader of wheels."""
    # Libraries that come along in a folder of their own are found by it alone.
    return any(part.endswith((".libs", ".data")) for file in files for part in file.parts)


def files_of(name: str) -> list[str]:
    """Return all files of a distribution as they lie there now; [] if it has what cannot be kept so."""
    recorded = [path for path in _recorded(name) if path.is_file()]
    if needs_loader(recorded):
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
