"""The engines that a site may bring along: one line each. What a line says of files, `tools/vendor.py` reads.

The order is that of the page's picker; the first that a site bundles is its default.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Engine:
    """name: in START, `?engine=` and the settings; title: for people; entry: its worker's source; folder: the
    vendored files that it needs, by their function in tools/vendor.py; makes_code: it turns programs into
    JavaScript and runs that."""

    name: str
    title: str
    entry: str
    folder: str
    makes_code: bool = False


ENGINES = (
    Engine("cpython", "CPython", "worker/worker.mjs", "pyodide"),
    Engine("brython", "Brython", "worker/engines/brython/worker.mjs", "brython", makes_code=True),
    Engine("micropython", "MicroPython", "worker/engines/micropython/worker.mjs", "micropython"),
)

NAMES = tuple(engine.name for engine in ENGINES)
