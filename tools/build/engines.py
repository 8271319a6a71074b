"""The engines that a site may bring along: one line each, which is all that the build knows of an engine.

The order is that of the page's picker; the first that a site bundles is its default.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools.build import brython, vendor
from tools.build.vendor import Vendored


@dataclass(frozen=True)
class Engine:
    """name: in START, `?engine=` and the settings; title: for people; entry: its worker's source; about: what
    it is good for, in a few words; has: what programs may need of it beside its modules, for the others to
    name it, and for the page before it has started; scripts: where its worker takes code from, in the words
    of a policy's script-src; vendored: the files that it needs; spawns: its worker starts another one."""

    name: str
    title: str
    entry: str
    about: str
    has: tuple[str, ...]
    scripts: str
    vendored: Vendored | None = None
    spawns: bool = False

    @property
    def row(self) -> list[str]:
        """Return what the page knows of it before it has started."""
        return [self.name, self.title, self.about, " ".join(self.has)]

    @property
    def worker(self) -> str:
        """Return what its worker's script is called, without hash and ending."""
        return "worker" if self.name == "cpython" else f"worker-{self.name}"


ENGINES = (
    Engine(
        "cpython",
        "CPython",
        "worker/engines/pyodide/worker.mjs",
        "Python itself, with packages",
        # language: all syntax, builtins and methods; await: outside of functions, and asyncio; stop: of the
        # program alone; input: also where only the switching of stacks lets a program wait; packages: modules
        # that are not its own; displays: pictures and tables; translation: what a program becomes in
        # JavaScript; console: a prompt in the names of the last program.
        ("language", "await", "stop", "input", "packages", "displays", "console"),
        # Its own modules come from their addresses, those of another Pyodide from Blobs of checked bytes.
        "'self' blob: 'wasm-unsafe-eval'",
        Vendored("pyodide", vendor.PYODIDE, vendor.pyodide),
        # It may have another one make the snapshot for the next visit.
        spawns=True,
    ),
    Engine(
        "brython",
        "Brython",
        "worker/engines/brython/worker.mjs",
        "Python turned into JavaScript: starts fast, small download",
        ("language", "translation"),
        # It turns programs into JavaScript and runs that; its own script comes in the same way.
        "'unsafe-eval'",
        Vendored("brython", vendor.BRYTHON, vendor.brython, (brython.COMMON, brython.REST)),
    ),
    Engine(
        "micropython",
        "MicroPython",
        "worker/engines/micropython/worker.mjs",
        "Python for small devices: starts at once",
        (),
        # Its module comes from a Blob of checked bytes.
        "blob: 'wasm-unsafe-eval'",
        Vendored("micropython", vendor.MICROPYTHON, vendor.micropython),
    ),
)

NAMES = tuple(engine.name for engine in ENGINES)


def named(name: str) -> Engine:
    """Return the engine of this name; KeyError if there is none."""
    return {engine.name: engine for engine in ENGINES}[name]


def told(engines: Sequence[Engine], workers: Mapping[str, str]) -> dict[str, str]:
    """Return what the page must know of the engines. workers: the path of each engine's script."""
    translates = any("translation" in each.has for each in engines)
    return {
        "worker": next(iter(workers.values())),
        "workers": json.dumps({name: f"./{path}" for name, path in workers.items()}),
        "lone": "hidden" if len(engines) == 1 else "",
        "untranslated": "" if translates else "hidden",
        "engines": json.dumps([engine.row for engine in engines]),
    }
