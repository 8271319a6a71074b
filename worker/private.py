"""Builtins of our own: what a program does to the interpreter's, it does not do to the worker's.

A function looks its builtins up where its module's `__builtins__` points. So the modules of some folders
get a copy, made before any program runs, and `builtins.len = None` harms the program alone. Pure.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterable
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader
from types import ModuleType

BUILTINS = dict(vars(builtins))


class Loader(SourceFileLoader):
    """Loads a module whose builtins are the copy."""

    def exec_module(self, module: ModuleType) -> None:
        """Have the module there, and what it defines."""
        vars(module)["__builtins__"] = BUILTINS
        super().exec_module(module)


def keep_apart(folders: Iterable[str]) -> list[FileFinder]:
    """Give the copy to all modules that will be imported from some folders; return what finds them."""
    finders = {folder: FileFinder(folder, (Loader, SOURCE_SUFFIXES)) for folder in folders}
    sys.path_importer_cache.update(finders)
    return list(finders.values())
