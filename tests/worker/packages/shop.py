"""What the packages room has of JavaScript, in a test: a lock file, an index, and what the device keeps."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

Entry = dict[str, Any]
Written = dict[str, object]


def locked(name: str, *depends: str, imports: tuple[str, ...] = (), version: str = "1.0") -> Entry:
    """What a lock file says of a package, which is imported by its own name unless told otherwise."""
    return {"name": name, "version": version, "imports": list(imports or (name,)), "depends": list(depends)}


class Lock:
    """The lock file's entries, as an object of JavaScript's."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        self.entries = entries

    def to_py(self) -> dict[str, dict[str, object]]:
        return {name: dict(entry) for name, entry in self.entries.items()}


class Block:
    """A Uint8Array."""

    def __init__(self, held: bytes) -> None:
        self._held = held

    def to_bytes(self) -> bytes:
        return self._held


class Wheel:
    """A wheel that has come."""

    def __init__(self, held: bytes) -> None:
        self.bytes = Block(held)
        self.why = ""


class NoWheel(Wheel):
    """A wheel that is not to be had: instead of bytes it has a reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(b"")
        self.reason = reason
        self.why = "unreachable"


class Shop:
    """Packages as a test has them. `asked` lists all that was wanted of JavaScript, in order."""

    def __init__(self, *entries: Entry) -> None:
        self.index: str | None = None
        self.keeps = self.readsNow = True
        self.indexSource = "PyPI"
        self.unverified = "[]"
        self.asked: list[tuple[Any, ...]] = []
        self.entries = {entry["name"]: entry for entry in entries}
        self.there: list[str] = []
        self.restored: set[str] = set()
        self.broken: set[str] = set()
        self.pages: dict[str, Written] = {}
        self.wheels: dict[str, Wheel] = {}
        self.kept: str | None = None
        self.trouble = ""
        # A load that waits for a test to go on; what comes of one, in the import system.
        self.gate: asyncio.Event | None = None
        self.install: Callable[[str], None] = lambda _name: None

    async def library(self) -> str:
        self.asked.append(("library",))
        return self.trouble

    async def load(self, entries: str, run: int | None) -> str:
        wanted = json.loads(entries)
        self.asked.append(("load", [entry["name"] for entry in wanted], run))
        if self.gate is not None:
            await self.gate.wait()
        return json.dumps([self._outcome(entry) for entry in wanted])

    def _outcome(self, entry: Entry) -> Written:
        name = entry["name"]
        is_broken = name in self.broken
        if not is_broken:
            self.there.append(name)
            self.install(name)
        state = "failed" if is_broken else "loaded"
        return {"name": name, "state": state, "source": "site", "restored": name in self.restored}

    def cancelLoad(self) -> None:  # noqa: N802 - the name of the JavaScript side
        self.asked.append(("cancelLoad",))

    async def page(self, url: str, accept: str) -> str:
        assert accept
        self.asked.append(("page", url))
        missing = {"reason": "the server answered 404 Not Found", "why": "refused"}
        return json.dumps(self.pages.get(url, missing))

    async def wheel(self, entry: str, run: int | None) -> Wheel:
        name = json.loads(entry)["name"]
        self.asked.append(("wheel", name, run))
        return self.wheels[name]

    async def recall(self) -> str | None:
        self.asked.append(("recall",))
        return self.kept

    async def remember(self, answers: str) -> bool:
        self.kept = answers
        return True

    def loaded(self) -> str:
        return json.dumps(self.there)

    async def keepUnpacked(self, name: str, paths: str) -> bool:  # noqa: N802 - as above
        self.asked.append(("keepUnpacked", name, json.loads(paths)))
        return True

    def wishImage(self, modules: str) -> None:  # noqa: N802 - as above
        self.asked.append(("wishImage", json.loads(modules)))

    def wishUnpacked(self, name: str, modules: str) -> None:  # noqa: N802 - as above
        self.asked.append(("wishUnpacked", name, json.loads(modules)))

    def forget(self, name: str) -> None:
        self.asked.append(("forget", name))

    def lock(self) -> Lock:
        return Lock(self.entries)
