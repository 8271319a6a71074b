"""Errors that are about what a browser lacks, or Python no longer has: what is said of them.

The words are those of `worker/lacks` and of CALLS, which are looked up when there is such an error. What
became of packages is told by what is given (`Packages`). Pure.
"""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterable
from typing import Protocol

from worker.kernel.slips import line_of
from worker.lacks.fates import FAILED, UNWANTED
from worker.lacks.members import MEMBERS
from worker.lacks.modules import MODULES, STANDARD

TEXTS = {
    "failed": "The package of {name} could not be loaded, so it cannot be imported. The line about it says "
    "why.",
    "late": "{name} is in a package, and packages are loaded before a program begins. Write import {name} in "
    "the program itself.",
    "guess": "There is no module {name} here. Did you mean {guess}? Then fix the spelling.",
    "module": "There is no module {name} here. Check the spelling. Some packages do not work in a browser.",
    "part": "There is no {name} in {parent}. Check the spelling. Perhaps one of your files is called "
    "{parent}.py: rename it.",
}

_THREADS = (
    "A browser gives Python one thread, so no further one can start. Call the function itself, or write "
    "it with async and await."
)
_PROCESSES = (
    "A browser gives Python one process and no other programs, so none can be started. Do the work in "
    "Python itself."
)
_SYSTEM = "This asks the computer's system for something that a browser does not have. Leave it out here."
_WINDOW = (
    "A page has no windows to open. Show the picture here: from PIL import Image, then "
    "display(Image.fromarray(picture))."
)
_DRAWING = (
    "The package pygame-ce has no window to draw in here. Take it out of the requirements and import pygame: "
    "the pygame of this page draws in the tab Drawing."
)
_BACKEND = "Plots show here by themselves. Remove the line that chooses {name}."
_LIBRARY = "A browser can load only libraries that were made for it, and not those of a computer's system."

# Errors of calls: the type's module and name, a pattern of what Python says, and what is to be said.
CALLS = (
    ("builtins", "RuntimeError", r"can't start new thread|unable to start watchdog thread", _THREADS),
    ("builtins", "OSError", r"(?:emscripten|wasi) does not support processes", _PROCESSES),
    ("builtins", "NotImplementedError", r"lacks multiprocessing\.synchronize|subprocess_\w+\(\)", _PROCESSES),
    ("builtins", "OSError", r"Function not implemented", _SYSTEM),
    ("builtins", "OSError", r"could not load dynamic lib", _LIBRARY),
    ("builtins", "ImportError", r"Cannot load backend '(?P<name>.+?)' which requires", _BACKEND),
    ("cv2", "error", r"function is not implemented\. Rebuild the library", _WINDOW),
    ("pygame", "error", r"[Vv]ideo (?:device|system|driver)|display Surface|OpenGL", _DRAWING),
)

_CLOSE = 0.8


class Packages(Protocol):
    """What is known of packages."""

    def fate(self, module: str) -> str:
        """What became of the package behind an import, see fates.py."""

    def importable(self) -> Iterable[str]:
        """The names of modules for which there are packages."""


class NoPackages:
    """Where there are none."""

    def fate(self, _module: str) -> str:
        """Nothing was wanted."""
        return UNWANTED

    def importable(self) -> Iterable[str]:
        """There are none."""
        return ()


def sentence(error: BaseException, packages: Packages) -> str | None:
    """Say what is lacking, if the error is about that."""
    if isinstance(error, ModuleNotFoundError):
        return _of_module(error, packages)
    if isinstance(error, ImportError | AttributeError):
        found = _of_member(error)
        if found:
            return found
    return _of_call(error)


def row_of(name: str) -> str | None:
    """What the table says of a module, by the longest beginning of its name that it has."""
    table = {each: words for names, words in MODULES for each in names.split()}
    while name and name not in table:
        name = name.rpartition(".")[0]
    return table.get(name)


def _of_module(error: ModuleNotFoundError, packages: Packages) -> str | None:
    name = _imported(error)
    if name in ("", "data"):
        return None
    top = name.partition(".")[0]
    fate = packages.fate(name)
    # Other parts of a package may be nowhere, as one of `google` is.
    has_package = top in set(packages.importable()) and (name == top or row_of(name) == row_of(top))
    if fate == FAILED and (has_package or row_of(name) is None):
        guess = None if has_package else _guess(top, _standard())
        return _filled("guess" if guess else "failed", name=name, guess=guess)
    words = row_of(name) or row_of(name.lstrip("_"))
    if words is not None:
        known = name if row_of(name) else name.lstrip("_")
        return words.format(name=known)
    if top in sys.stdlib_module_names or top.lstrip("_") in sys.stdlib_module_names:
        parent = name.rpartition(".")[0]
        is_part = parent in sys.modules
        return _filled("part", name=name, parent=parent) if is_part else STANDARD.format(name=top.lstrip("_"))
    if has_package:
        return _filled("late", name=top)
    guess = _guess(top, [*_standard(), *packages.importable()])
    return _filled("guess" if guess else "module", name=name, guess=guess)


def _imported(error: ModuleNotFoundError) -> str:
    """The name that was to be imported: Python tells only as much of it as it needs to give up."""
    name = error.name or ""
    longer = re.search(rf"\b{re.escape(name)}(?:\.\w+)+", line_of(error.__traceback__)) if name else None
    return longer[0] if longer and row_of(longer[0]) else name


def _filled(key: str, **names: str | None) -> str:
    return TEXTS[key].format_map(names)


def _standard() -> list[str]:
    return [name for name in sys.stdlib_module_names if not name.startswith("_")]


def _guess(name: str, known: Iterable[str]) -> str | None:
    """The module that is meant, most likely."""
    spellings = {each.lower(): each for each in known}
    found = difflib.get_close_matches(name.lower(), spellings, 1, _CLOSE)
    return spellings[found[0]] if found and len(name) > 2 else None


def _of_member(error: ImportError | AttributeError) -> str | None:
    if isinstance(error, ImportError):
        owner = error.name or ""
        name = getattr(error, "name_from", None) or _named(r"^cannot import name '(.+?)'", error)
    else:
        owner, name = getattr(error.obj, "__name__", ""), error.name or ""
        if not isinstance(error.obj, type(sys)) and type(error.obj).__name__ != "JsProxy":
            return None
        # The worker's own scope has no name of its own.
        owner = owner if isinstance(owner, str) and owner else "js"
    for module, names, words in MEMBERS:
        if module == owner and name in names.split():
            return words.format(owner=owner, name=name)
    return None


def _named(pattern: str, error: BaseException) -> str:
    found = re.search(pattern, str(error))
    return found[1] if found else ""


def _of_call(error: BaseException) -> str | None:
    kind, said = type(error), str(error)
    for module, name, pattern, words in CALLS:
        if kind.__module__ in (module, f"{module}.{module}") and kind.__name__ == name:
            found = re.search(pattern, said)
            if found:
                return words.format_map(found.groupdict())
    return None
