"""Imports the page's Python from its archive, a little at a time, so that the page's thread stays free.

The build writes it into the page as the first Python that runs: it cannot import anything of the page's own.
The archive is a `.tar` in memory, whose files lie in the order in which they can be imported one by one.
"""

import io
import os
import sys

import js

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

PLACE = "/page"
BLOCK = 512
# Milliseconds after which the thread is left to others, and what MicroPython takes for no such file.
TURN_MS, NOT_FOUND = 8, 2
FOLDER_MODE, FILE_MODE = 0x4000, 0x8000


class Archive:
    """A `.tar` in memory as a file system that modules are imported from: nothing is unpacked."""

    def __init__(self, data: bytes) -> None:
        self._files: "dict[str, memoryview | None]" = {}
        self.modules: list[str] = []
        for name, content in entries(memoryview(data)):
            self._files[name] = content
            if content is not None:
                self.modules.append(module_of(name))

    def mount(self, _readonly: bool, _mkfs: bool) -> None:
        """Be mounted, as `os.mount` asks for."""

    def stat(self, path: str) -> "tuple[int, ...]":
        """Tell what is at a path, as `import` asks for."""
        content = self._files.get(path.lstrip("/"), self)
        if content is self:
            raise OSError(NOT_FOUND)
        return (FOLDER_MODE if content is None else FILE_MODE, 0, 0, 0, 0, 0, 0, 0, 0, 0)

    def open(self, path: str, _mode: str) -> io.BytesIO:
        """Open a file to read it."""
        return io.BytesIO(self._files[path.lstrip("/")])


def entries(data: memoryview) -> "Iterator[tuple[str, memoryview | None]]":
    """Yield the files of a `.tar` with their contents, and folders with None."""
    at = 0
    while data[at]:
        name, size = bytes(data[at : at + 100]).rstrip(bytes(1)).decode(), int(bytes(data[at + 124 : at + 135]), 8)
        at += BLOCK
        yield name.rstrip("/"), None if name.endswith("/") else data[at : at + size]
        at += (size + BLOCK - 1) // BLOCK * BLOCK


def module_of(path: str) -> str:
    """Return the name of the module at a path."""
    name = path.rsplit(".", 1)[0].replace("/", ".")
    return name[: -len(".__init__")] if name.endswith(".__init__") else name


async def boot() -> None:
    """Import all modules of the archive in their order."""
    t0 = js.performance.now()
    js.console.log("T script", t0)
    with open("app.tar", "rb") as file:
        archive = Archive(file.read(os.stat("app.tar")[6]))
    os.mount(archive, PLACE)
    sys.path.insert(0, PLACE)
    js.console.log("T boot", js.performance.now() - t0, js.performance.now())
    began = t0
    k = 0
    for name in archive.modules:
        __import__(name)
        if js.performance.now() - began > TURN_MS:
            await js.offthreadTurn()
            k += 1
            began = js.performance.now()
    js.console.log("T booted", js.performance.now() - t0, k, js.performance.now())
