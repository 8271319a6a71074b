"""Gets a program what it needs before it begins: finds out what, plans, and has it loaded.

Pure but for what it is given: the edges fetch and install, and tell of each package on its way. Nothing
here stops a program from running: what could not be had is reported, and its import says the rest.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar
from zipfile import BadZipFile

from worker.packages import installed, modules
from worker.packages.aliases import COMPANIONS
from worker.packages.imports import imports_of, imports_reached
from worker.packages.index import PASSING, Answer, AnswerError, Entry, Index
from worker.packages.keeping import Keeping
from worker.packages.optional import HINT, NOT_HAD, Asked
from worker.packages.plan import Plan, bringing, imports_in, is_absent, missing, normalised, plan
from worker.packages.requirements import RequirementError, distribution, is_plain, requirements_of
from worker.packages.troubles import Troubles

if TYPE_CHECKING:
    from worker.packages.edges import PackageEdges

Outcome = TypeVar("Outcome")

# Tells of a package, in the fields of PACKAGE.
Report = Callable[..., None]

NONE: Mapping[str, str] = MappingProxyType({})

# What comes of an index's answer that is nonsense, or of a wheel that is none.
NONSENSE = (ImportError, AttributeError, LookupError, TypeError, ValueError, BadZipFile)

# Where a package is from that this device had kept.
DEVICE = "cache"

# The package that searches an index.
ASKER = "micropip"

NO_ASKER = f"{ASKER} could not be loaded, and without it the package index cannot be searched"
GARBLED = "the package index sent an answer that makes no sense: {!r}"
NEEDS = "it needs {}: {}"
NOT_LISTED = "it needs {}, but the lock file does not list it"


class Supply:
    """The packages of one interpreter. edges: see edges.pyi; report: see above."""

    def __init__(self, edges: PackageEdges, report: Report) -> None:
        self._edges, self._report = edges, report
        unverified: list[str] = json.loads(edges.unverified)
        self._index = Index(edges.index, self._page, self._wheel, installed.version_of, unverified)
        self._lock: dict[str, Entry] = {}
        # What the lock file can give to imports, until it changes.
        self._imports: dict[str, str] | None = None
        # Requirements that were met on an earlier visit: what an index answered.
        self._answers: dict[str, list[Entry]] | None = None
        self._run: int | None = None
        # Packages that are there from the start came with an image.
        self._sources: dict[str, str] = dict.fromkeys(json.loads(edges.loaded()), DEVICE)
        self._keeping = Keeping(edges, self._sources)
        self._troubles = Troubles()
        # Asked for once and not to be had by anybody: not asked for again by a mere import.
        self._refused: set[str] = set()
        # Imports that were looked for before the program at hand.
        self._tried: frozenset[str] = frozenset()
        self._asked = Asked(self._bringing, lambda name: name in self._lock_file(), _is_there)

    async def for_program(self, code: str, run: int, own: Mapping[str, str] = NONE) -> None:
        """Load what a program imports and what it says it requires.

        own: texts of the visitor's files that are not in the working directory yet, by their names there.
        """
        names = imports_of(code, known=self._is_known)
        # Before anything is looked for: looking into an archive that is still on its way would block.
        if not self._edges.readsNow or any(name not in sys.modules for name in names):
            await self._have_library()
        names = imports_reached(names, partial(modules.sources, own), known=self._is_known)
        names += [each for name in names for each in COMPANIONS.get(name, ())]
        self._tried = frozenset(name.partition(".")[0] for name in names)
        self._keeping.note(code, names)
        tops = {modules.top_of(name) for name in own}
        wanted = [name for name in missing(names, modules.is_importable) if name.split(".")[0] not in tops]
        stated = [each for each in self._stated(code, run) if not _is_met(each)]
        if wanted or stated:
            await self._supply(wanted, stated, run)

    async def by_name(self, requirements: Iterable[str], run: int | None = None) -> None:
        """Load packages that somebody asks for by name."""
        asked = [each for each in requirements if not _is_met(each)]
        self._refused.clear()
        if asked:
            await self._have_library()
            await self._supply([], asked, run)

    def wanted(self, kind: str, said: str, traceback: str) -> dict[str, str]:
        """Return what ERROR says of a package that a library asks for in it, if one does: wants and hint."""
        package = self._asked.package(kind, said, traceback, self._tried)
        if package is None:
            return {}
        if package in self._refused:
            return {"hint": NOT_HAD.format(package)}
        return {"wants": package, "hint": HINT.format(package)}

    def _bringing(self, name: str) -> str | None:
        return bringing(name, self.importable(), self._lock_file())

    async def _have_library(self) -> None:
        """Have the whole standard library, without which neither imports nor installations go on."""
        trouble = await self._stoppable(self._edges.library())
        if trouble:
            raise ImportError(trouble)

    async def rest(self) -> None:
        """Have what has been loaded kept for the next visit; to be cancelled when there is work again."""
        await self._keeping.rest()

    def inventory(self) -> list[dict[str, Any]]:
        """Return what is installed: name, version, size in bytes, and where it came from."""
        return installed.inventory(self._sources)

    def known(self) -> list[str]:
        """Return the names that the lock file has, for the field that takes one."""
        return sorted(self._lock_file())

    def remove(self, names: Iterable[str]) -> None:
        """Take packages away; what programs have imported of them stays until they import it again."""
        for name in names:
            installed.remove(normalised(name))
            self._edges.forget(normalised(name))
            self._sources.pop(normalised(name), None)

    async def _supply(self, imports: Iterable[str], stated: Iterable[str], run: int | None) -> None:
        self._run = run
        lock, stated = self._lock_file(), list(stated)
        simple = [distribution(each) for each in stated if is_plain(each)]
        drawn = plan(imports, lock, simple)
        await self._load([lock[name] for name in drawn.packages], run)
        self._tell_of_lacks(drawn, run)
        for requirement in [*drawn.unknown, *(each for each in stated if not is_plain(each))]:
            if requirement not in self._refused:
                await self._ask(requirement, run)

    def _stated(self, code: str, run: int) -> list[str]:
        try:
            return requirements_of(code)
        except RequirementError as error:
            self._fail("requirements", str(error), run)
            return []

    async def _ask(self, requirement: str, run: int | None) -> None:
        """Meet a requirement that the lock file cannot, by what an index answers or has answered."""
        kept = (await self._kept()).get(requirement)
        # What was kept may be from a time when the site put up with more.
        if kept is not None and all(map(self._index.trusts, kept)):
            await self._load(kept, run)
            return
        self._report(name=requirement, loaded=0, source=self._edges.indexSource, state="finding", id=run)
        try:
            answer = await self._resolved(requirement, run)
        except AnswerError as trouble:
            if trouble.why not in PASSING:
                self._refused.add(requirement)
            is_own = trouble.package == requirement
            cause = trouble.cause if is_own else NEEDS.format(trouble.package, trouble.cause)
            # That of another package, unless it is the way there.
            is_way = is_own or trouble.why in PASSING
            self._fail(requirement, cause, run, trouble.source, trouble.why if is_way else "other")
            return
        lock = self._lock_file()
        entries = [*(lock[name] for name in plan([], lock, answer.locked).packages), *answer.entries.values()]
        # Before: once packages are there that anybody may have made, nothing is kept any more.
        await self._keep(requirement, entries)
        if not await self._load(entries, run):
            await self._keep(requirement, None)

    async def _resolved(self, requirement: str, run: int | None) -> Answer:
        lock = self._lock_file()
        if not modules.is_importable(ASKER):
            await self._load([lock[name] for name in plan([], lock, [ASKER]).packages], run)
        if not modules.is_importable(ASKER):
            raise AnswerError(requirement, NO_ASKER, "")
        try:
            return await self._index.resolve(requirement, lock)
        except NONSENSE as error:
            raise AnswerError(requirement, GARBLED.format(error), "") from error

    async def _load(self, entries: Iterable[Mapping[str, Any]], run: int | None) -> bool:
        """Load what is not there yet; tell whether all of it came."""
        there = set(json.loads(self._edges.loaded()))
        lacking = [entry for entry in entries if normalised(entry["name"]) not in there]
        if not lacking:
            return True
        outcome: list[dict[str, Any]] = json.loads(
            await self._stoppable(self._edges.load(json.dumps(lacking), run))
        )
        # The loader takes what an index answered as part of its lock file, and so does the next plan.
        self._lock.update({normalised(entry["name"]): dict(entry) for entry in lacking})
        self._imports = None
        self._sources.update({normalised(each["name"]): each["source"] for each in outcome})
        self._keeping.restored(normalised(each["name"]) for each in outcome if each["restored"])
        self._troubles.note(outcome)
        return all(each["state"] == "loaded" for each in outcome)

    async def _stoppable(self, work: Awaitable[Outcome]) -> Outcome:
        try:
            return await work
        except asyncio.CancelledError:
            self._edges.cancelLoad()
            raise

    async def _page(self, url: str, accept: str) -> Mapping[str, Any]:
        page: Mapping[str, Any] = json.loads(await self._stoppable(self._edges.page(url, accept)))
        return page

    async def _wheel(self, entry: Entry) -> Mapping[str, Any]:
        fetched = await self._stoppable(self._edges.wheel(json.dumps(entry), self._run))
        reason = getattr(fetched, "reason", None)
        if reason is None:
            return {"bytes": fetched.bytes.to_bytes()}
        return {"reason": reason, "why": fetched.why}

    async def _kept(self) -> dict[str, list[Entry]]:
        if self._answers is None:
            self._answers = json.loads(await self._edges.recall() or "{}")
        return self._answers

    async def _keep(self, requirement: str, entries: list[Entry] | None) -> None:
        """Keep what a requirement comes to, or that nobody knows."""
        answers = await self._kept()
        if entries is None:
            del answers[requirement]
        else:
            answers[requirement] = entries
        await self._edges.remember(json.dumps(answers))

    def _tell_of_lacks(self, drawn: Plan, run: int | None) -> None:
        for package, needed in drawn.lacking:
            self._fail(package, NOT_LISTED.format(needed), run)

    def _fail(self, name: str, cause: str, run: int | None, source: str = "", why: str = "other") -> None:
        source = source or self._edges.indexSource
        self._report(name=name, loaded=0, source=source, state="failed", cause=cause, why=why, id=run)
        self._troubles.failed(name, why)

    def fate(self, module: str) -> str:
        """Return what became of the package behind an import, see fates.py."""
        return self._troubles.fate(self._bringing(module))

    def importable(self) -> Mapping[str, str]:
        """Return what the lock file can give to imports, by their names; it is read when somebody asks."""
        if self._imports is None:
            self._imports = imports_in(self._lock_file())
        return self._imports

    def _is_known(self, name: str) -> bool:
        return name in self.importable() or is_absent(name)

    def _lock_file(self) -> dict[str, Entry]:
        if not self._lock:
            entries = self._edges.lock().to_py()
            self._lock = {normalised(key): entry for key, entry in entries.items()}
        return self._lock


def _is_there(package: str) -> bool:
    return installed.version_of(package) is not None


def _is_met(requirement: str) -> bool:
    """Tell whether a requirement is met for certain; one of a version is left to the index."""
    return is_plain(requirement) and _is_there(distribution(requirement))
