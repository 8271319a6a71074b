"""Has what was loaded kept for the next visit, in idle time: unpacked, with its byte-code, and in images.

Where a program has been in reach, another worker has to make it: then it is wished for.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import deque
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from worker.packages import bytecode
from worker.packages.imports import imports_of

if TYPE_CHECKING:
    from worker.packages.edges import PackageEdges

# Seconds without a program after which packages are kept for the next visit.
REST_SECONDS = 2
# So many modules without byte-code are worth keeping it again.
WORTH_IT = 20
# Modules that an image is wished with, and programs that are looked at for them.
MOST_MODULES = 64
MOST_PROGRAMS = 8
# An image takes 30 MB and more of the device: what imports fewer modules is there soon enough without one.
WORTH_AN_IMAGE = 60
# Modules of our own packages, which each run imports for itself.
OURS = frozenset({"dbm", "offthread_canvas", "offthread_turtle", "pygame", "turtle"})


class Keeping:
    """Knows what is kept already. sources: where each package that is loaded has come from, by its name.

    worth: how many modules of packages must be imported for an image.
    """

    def __init__(self, edges: PackageEdges, sources: Mapping[str, str], worth: int = WORTH_AN_IMAGE) -> None:
        self._edges, self._sources, self._worth = edges, sources, worth
        # Those that came with the start are in an image.
        self._unpacked = set(sources)
        self._imaged = frozenset(sources)
        self._programs: deque[tuple[str, list[str]]] = deque(maxlen=MOST_PROGRAMS)
        self._imported: dict[str, None] = {}

    def restored(self, names: Iterable[str]) -> None:
        """Note packages that were put back as they had been kept."""
        self._unpacked.update(names)

    def note(self, code: str, names: Iterable[str]) -> None:
        """Note a program that will run. names: what it imports, also by way of other files."""
        self._programs.append((code, list(names)))

    async def rest(self) -> None:
        """Keep what is there, or wish for it; to be cancelled when there is work again."""
        await asyncio.sleep(REST_SECONDS)
        for name in list(self._sources):
            fresh = list(bytecode.uncompiled(name))
            if name in self._unpacked and len(fresh) < WORTH_IT:
                continue
            if self._edges.keeps:
                await self._keep_unpacked(name, fresh)
            else:
                self._edges.wishUnpacked(name, json.dumps(bytecode.in_wheel(fresh)))
            self._unpacked.add(name)
        self._learn()
        self._wish_image()

    async def _keep_unpacked(self, name: str, fresh: Iterable[Path]) -> None:
        for file in fresh:
            bytecode.compile_file(file)
            await asyncio.sleep(0)
        files = bytecode.files_of(name)
        if files:
            await self._edges.keepUnpacked(name, json.dumps(files))

    def _learn(self) -> None:
        """Learn which modules of packages programs have imported."""
        while self._programs:
            code, names = self._programs.popleft()
            names += imports_of(code, known=_is_of_package)
            self._imported.update(dict.fromkeys(filter(_is_of_package, names)))

    def _wish_image(self) -> None:
        """Wish for an image of all packages that are loaded, if there are others than before."""
        loaded = frozenset(self._sources)
        modules = list(self._imported)[:MOST_MODULES]
        if modules and not loaded <= self._imaged and _imported() >= self._worth:
            self._imaged = loaded
            self._edges.wishImage(json.dumps(modules))


def _imported() -> int:
    """Return how many modules of packages have been imported."""
    return len(list(filter(_is_of_package, list(sys.modules))))


def _is_of_package(name: str) -> bool:
    """Tell whether this is a module of a package that has been imported."""
    spec = getattr(sys.modules.get(name), "__spec__", None)
    origin = getattr(spec, "origin", None)
    is_there = isinstance(origin, str) and origin.startswith(f"{bytecode.home()}/")
    return is_there and name.partition(".")[0] not in OURS
