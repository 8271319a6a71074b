"""The engines that a site may bring along: one line each. What a line says of files, `tools/vendor.py` reads.

The order is that of the page's picker; the first that a site bundles is its default.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Engine:
    """name: in START, `?engine=` and the settings; title: for people; entry: its worker's source; folder: the
    vendored files that it needs, by their function in tools/vendor.py; about: what it is good for, in a few
    words; has: what programs may need of it beside its modules, for the others to name it; scripts: where its
    worker takes code from, in the words of a policy's script-src; spawns: its worker starts another one."""

    name: str
    title: str
    entry: str
    folder: str
    about: str
    has: tuple[str, ...]
    scripts: str
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
        "worker/worker.mjs",
        "pyodide",
        "Python itself, with packages",
        # language: all syntax, builtins and methods; await: outside of functions, and asyncio; input: also
        # where only the switching of stacks lets a program wait; packages: modules that are not its own;
        # translation: what a program becomes in JavaScript.
        ("language", "await", "input", "packages"),
        # Its own modules come from their addresses, those of another Pyodide from Blobs of checked bytes.
        "'self' blob: 'wasm-unsafe-eval'",
        # It may have another one make the image of memory for the next visit.
        spawns=True,
    ),
    Engine(
        "brython",
        "Brython",
        "worker/engines/brython/worker.mjs",
        "brython",
        "Python turned into JavaScript: starts fast, small download",
        ("language", "translation"),
        # It turns programs into JavaScript and runs that; its own script comes in the same way.
        "'unsafe-eval'",
    ),
    Engine(
        "micropython",
        "MicroPython",
        "worker/engines/micropython/worker.mjs",
        "micropython",
        "Python for small devices: starts at once",
        (),
        # Its module comes from a Blob of checked bytes.
        "blob: 'wasm-unsafe-eval'",
    ),
)

NAMES = tuple(engine.name for engine in ENGINES)


def named(name: str) -> Engine:
    """Return the engine of this name; KeyError if there is none."""
    return {engine.name: engine for engine in ENGINES}[name]
