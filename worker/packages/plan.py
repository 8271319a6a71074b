"""Which packages a program needs: from imports and requirements, by the lock file, to distributions in order.

Pure: what is importable and what the lock file says are given; nothing is loaded here.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from worker.lacks.modules import MODULES
from worker.packages.aliases import ALIASES, OURS
from worker.packages.imports import longest

# What our own packages are called. For a program that names another in its requirements, that one is taken.
OWN = "offthread-"

# A lock entry: name, version, imports, depends, file_name, sha256, package_type.
# https://pyodide.org/en/stable/development/new-packages.html
Lock = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Plan:
    """What to load: normalised names of distributions, each after what it depends on.

    unknown: distributions that the lock file lacks, by the name that an index may know them under;
    lacking: packages of the lock file that depend on something it lacks, directly or not, each with its name.
    """

    packages: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    lacking: tuple[tuple[str, str], ...] = ()


def normalised(name: str) -> str:
    """A distribution's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def missing(names: Iterable[str], importable: Callable[[str], bool]) -> list[str]:
    """Those names that cannot be imported yet."""
    return [name for name in names if not importable(name)]


def imports_in(lock: Lock) -> dict[str, str]:
    """From each import name of a lock file to the distribution that brings it: ours, if it is one of them."""
    table: dict[str, str] = {}
    for key, entry in sorted(lock.items(), key=lambda item: not item[0].startswith(OWN)):
        for name in entry.get("imports", ()):
            table.setdefault(name, normalised(key))
    return table


def plan(imports: Iterable[str], lock: Lock, distributions: Iterable[str] = ()) -> Plan:
    """Find what brings some imports, and some distributions by name, with all that they depend on."""
    table, entries = imports_in(lock), {normalised(key): entry for key, entry in lock.items()}
    named = list(map(normalised, distributions))
    table |= {each: name for name in named for each in entries.get(name, {}).get("imports", ())}
    found = [*named, *(bringing(name, table, lock) for name in imports)]
    draft = _Draft(entries)
    for package in found:
        if package is not None:
            draft.require(package)
    return Plan(tuple(draft.wanted), tuple(draft.unknown), tuple(draft.lacking.items()))


def bringing(name: str, table: Mapping[str, str], lock: Lock) -> str | None:
    """The distribution that an import needs; None if none is to be looked for."""
    found, useless = longest(name, table.__contains__), longest(name, is_absent)
    # A part of `google` may be nowhere, and other parts in packages.
    if found and len(found) >= len(useless or ""):
        return table[found]
    top = name.partition(".")[0]
    if normalised(top) in lock:
        return normalised(top)
    if top in OURS or top.startswith("_") or top in sys.stdlib_module_names:
        return None
    if useless:
        return None
    alias = longest(name, ALIASES.__contains__)
    return ALIASES[alias] if alias else normalised(top)


def is_absent(name: str) -> bool:
    """Tell whether no package can bring this module here."""
    return name in _absent()


@cache
def _absent() -> frozenset[str]:
    return frozenset(name for names, _ in MODULES for name in names.split())


class _Draft:
    """A plan in the making."""

    def __init__(self, entries: Lock) -> None:
        self.entries = entries
        self.wanted: dict[str, None] = {}
        self.unknown: dict[str, None] = {}
        self.lacking: dict[str, str] = {}

    def require(self, package: str) -> None:
        """Add a package behind its dependencies, or say that it is unknown."""
        if package in self.entries:
            self._add(package, ())
        else:
            self.unknown[package] = None

    def _add(self, package: str, path: tuple[str, ...]) -> str | None:
        """Return the name of what is lacking; a circle of dependencies is cut where it closes."""
        if package not in self.entries:
            return package
        if package in self.wanted or package in path:
            return None
        needed = map(normalised, self.entries[package].get("depends", ()))
        lacks = [lack for name in needed if (lack := self._add(name, (*path, package)))]
        if lacks:
            self.lacking[package] = lacks[0]
            return lacks[0]
        self.wanted[package] = None
        return None


def top_levels(files: Iterable[str]) -> list[str]:
    """The names under which the files of a wheel can be imported."""
    names = (_top_level(file) for file in files)
    return sorted({name for name in names if name is not None})


def _top_level(file: str) -> str | None:
    first, slash, rest = file.partition("/")
    if slash:
        is_code = first.isidentifier() and rest.endswith((".py", ".so"))
        return first if is_code else None
    stem, _, ending = first.partition(".")
    return stem if ending.endswith(("py", "so")) and stem.isidentifier() else None
