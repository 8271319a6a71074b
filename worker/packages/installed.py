"""The distributions that are installed: which, how large, from where; and how one is taken away.

Asks the standard library about site-packages. How they got there is not its business.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution, distributions
from pathlib import Path
from typing import Any

from worker.packages.plan import normalised, top_levels

# What a package is from if nobody remembers: somebody else installed it, such as a program by micropip.
ELSEWHERE = "a program"


def version_of(name: str) -> str | None:
    """Return the version of a distribution that is installed."""
    try:
        return distribution(name).version
    except PackageNotFoundError:
        return None


def inventory(sources: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return name, version, size in bytes and source of each; sources: by normalised name."""
    found = {normalised(each.metadata["Name"]): each for each in distributions()}
    return [
        {
            "name": name,
            "version": each.version,
            "size": sum(file.size or 0 for file in each.files or ()),
            "source": sources.get(name, ELSEWHERE),
        }
        for name, each in sorted(found.items())
    ]


def remove(name: str) -> None:
    """Delete a distribution's files, and forget its modules; what is not there is removed already."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return
    files = [Path(str(found.locate_file(file))) for file in found.files or ()]
    tops = top_levels(str(file) for file in found.files or ())
    folders = {folder for file in files for folder in file.parents if "site-packages" in folder.parent.parts}
    for file in _with_leftovers(files, folders):
        file.unlink(missing_ok=True)
    for folder in sorted(folders, key=lambda each: len(each.parts), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    for module in [each for each in sys.modules if each.partition(".")[0] in tops]:
        del sys.modules[module]
    importlib.invalidate_caches()


def _with_leftovers(files: list[Path], folders: set[Path]) -> list[Path]:
    """The files, and what was written beside them: byte-code, and what installers note in dist-info."""
    beside = {folder / "__pycache__" for folder in folders}
    beside |= {folder for folder in folders if folder.name.endswith(".dist-info")}
    folders |= beside
    more = (file for folder in beside if folder.is_dir() for file in folder.iterdir() if file.is_file())
    return [*files, *more]
