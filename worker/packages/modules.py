"""What can be imported now, and which modules are the visitor's own. Asks the import system, no more."""

from __future__ import annotations

import importlib.util
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from importlib.machinery import ModuleSpec
from pathlib import Path

# Larger files are data in disguise.
LARGEST = 1 << 20

_HOME = str(Path(__file__).parent.parent.parent)
_PATHS = ("stdlib", "platstdlib", "purelib", "platlib")
_ZIPS = {path for path in sys.path if path.endswith(".zip")}
# Where the prefix is the root, Pyodide's sysconfig begins its paths with two slashes.
_LIBRARIES = tuple({f"/{sysconfig.get_path(name).lstrip('/')}" for name in _PATHS} | _ZIPS | {_HOME})


def is_importable(name: str) -> bool:
    """Tell whether a module can be imported, without importing it."""
    return name in sys.modules or _spec(name) is not None


def own_sources(name: str) -> Iterator[str]:
    """Yield the texts of a top-level module's files, if it is neither of the library nor of a package."""
    spec = _spec(name)
    if spec is None:
        return
    places = spec.submodule_search_locations
    files = [Path(spec.origin)] if spec.has_location and spec.origin and not places else []
    files += [file for place in places or () for file in sorted(Path(place).rglob("*.py"))]
    for file in files:
        if not str(file).startswith(_LIBRARIES) and file.suffix == ".py":
            yield from _text(file)


def sources(own: Mapping[str, str], name: str) -> Iterator[str]:
    """Yield the texts of a top-level module's files, as `own_sources` does; own: those not there yet."""
    found = [text for file, text in own.items() if file.endswith(".py") and top_of(file) == name]
    yield from (text for text in found if len(text) <= LARGEST)
    if not found:
        yield from own_sources(name)


def top_of(file: str) -> str:
    """Return the top-level module that a file of the working directory is, or is in."""
    return file.partition("/")[0].removesuffix(".py")


def _text(file: Path) -> Iterator[str]:
    try:
        if file.stat().st_size <= LARGEST:
            yield file.read_text(encoding="utf-8", errors="replace")
    except OSError:  # it may be gone by now, and then its import says so
        return


def _spec(name: str) -> ModuleSpec | None:
    try:
        return importlib.util.find_spec(name)
    except (ImportError, ValueError, AttributeError):
        return None
