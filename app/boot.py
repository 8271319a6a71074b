"""Imports the page's Python from its archive, a little at a time, so that the page's thread stays free.

The build writes it into the page as the first Python that runs: what it needs of the browser it asks for
itself. The archive is a `.tar` in memory, whose files lie in the order in which they can be imported one by
one. Nothing is unpacked: in MicroPython's own file system each look for a file costs an exception in
JavaScript.
"""

import io
import os
import sys

import js

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ARCHIVE, PLACE, MAIN = "app.tar", "/page", "app.main"
# Bytes of a block of a `.tar`. A head is one, with its name at the begin, and its size, octal, further on.
BLOCK = 512
# Milliseconds after which the thread is left to others.
TURN_MS = 8
NOT_FOUND, FOLDER, FILE = 2, 0x4000, 0x8000


class Archive:
    """Files in memory that modules are imported from, as MicroPython's `os.mount` wants a file system."""

    def __init__(self) -> None:
        self._files: dict[str, memoryview | None] = {}

    def add(self, data: bytes) -> "list[str]":
        """Add the files of a `.tar`; return the names of its modules in their order."""
        added = []
        for path, content in entries(memoryview(data)):
            self._files[path] = content
            if content is not None:
                added.append(module_of(path))
        return added

    def mount(self, _readonly: bool, _mkfs: bool) -> None:
        """Be mounted."""

    def stat(self, path: str) -> "tuple[int, ...]":
        """Tell what is at a path, as `import` asks; OSError if nothing is."""
        name = path.lstrip("/")
        if name not in self._files:
            raise OSError(NOT_FOUND)
        return (FOLDER if self._files[name] is None else FILE, 0, 0, 0, 0, 0, 0, 0, 0, 0)

    def open(self, path: str, _mode: str) -> io.BytesIO:
        """Open a file that is to be read; OSError if there is none."""
        content = self._files.get(path.lstrip("/"))
        if content is None:
            raise OSError(NOT_FOUND)
        return io.BytesIO(content)


def entries(data: memoryview) -> "Iterator[tuple[str, memoryview | None]]":
    """Yield the files of a `.tar` by their paths, and its folders, which have no content."""
    at = 0
    while data[at]:
        head = bytes(data[at : at + BLOCK])
        name, size = head[:100].rstrip(bytes(1)).decode(), int(head[124:135], 8)
        at += BLOCK
        yield name.rstrip("/"), None if name.endswith("/") else data[at : at + size]
        at += (size + BLOCK - 1) // BLOCK * BLOCK


def module_of(path: str) -> str:
    """Return the name of the module at a path."""
    name = path.rpartition(".")[0].replace("/", ".")
    return name[: -len(".__init__")] if name.endswith(".__init__") else name


class Turns:
    """Leaves the page's thread to others when it has been held for a while."""

    def __init__(self) -> None:
        self._since = js.performance.now()

    async def pass_on(self) -> None:
        """Wait for a turn, if it is time."""
        if js.performance.now() - self._since > TURN_MS:
            await js.offthreadTurn()
            self._since = js.performance.now()


async def boot() -> None:
    """Import all modules of the archive in their order, then begin."""
    archive, turns = Archive(), Turns()
    # Without a size it would be read in ever larger pieces.
    with open(ARCHIVE, "rb") as file:
        modules = archive.add(file.read(os.stat(ARCHIVE)[6]))
    os.remove(ARCHIVE)
    os.mount(archive, PLACE)  # type: ignore[attr-defined]
    sys.path.insert(0, PLACE)
    for name in modules:
        __import__(name)
        await turns.pass_on()
    await sys.modules[MAIN].start(archive.add, turns.pass_on)
