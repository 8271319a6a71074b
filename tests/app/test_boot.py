"""The archive that the page's Python is imported from, and the turns between its modules.

Where MicroPython's own file system is asked, a folder stands in; the real one is in tests/micropython.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import boot
from tests.app.dom import Page
from tests.app.dom.clock import Promise, run
from tools.build.archives import tar

FILES = {
    "app/__init__.py": b"",
    "app/x.mpy": b"M\x06 bytecode",
    "app/room/__init__.mpy": b"",
    "app/room/y.py": b"y = 1",
}


MAIN = """
import js
js.offthread.append("main")

async def start(add, pass_on):
    js.offthread.append(add(bytes(1)))
    await pass_on()
    js.offthread.append("begun")
"""
SAMPLE = {
    "sample/__init__.py": b"",
    "sample/base.py": b"import js\njs.offthread.append('base')\n",
    "sample/main.py": MAIN.encode(),
}


@pytest.fixture
def said(page: Page, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[object]]:
    """What the modules of an archive did, which lies where the page's lies."""

    def mount(archive: boot.Archive, place: str) -> None:
        archive.mount(True, False)
        for name in SAMPLE:
            path = Path(place, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(archive.open(name, "rb").read())

    def turn() -> Promise:
        page.window.offthread.append("turn")
        return Promise(page.clock).resolve()

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(os, "mount", mount, raising=False)
    monkeypatch.setattr(boot, "MAIN", "sample.main")
    monkeypatch.setattr(boot, "PLACE", str(tmp_path / "page"))
    Path(boot.ARCHIVE).write_bytes(tar(SAMPLE))
    page.window.offthread, page.window.offthreadTurn = [], turn
    yield page.window.offthread
    for name in ("sample", "sample.base", "sample.main"):
        sys.modules.pop(name, None)


def test_all_modules_are_imported_in_their_order_before_the_page_begins(said: list[object]) -> None:
    run(boot.boot())
    assert said == ["base", "main", [], "begun"]
    assert sys.path[0] == boot.PLACE
    # What has been read is no longer there: the memory is the page's.
    assert not Path(boot.ARCHIVE).exists()


def test_the_thread_is_left_to_others_when_it_has_been_held_for_long(page: Page, said: list[object]) -> None:
    looks = iter(range(0, 1000, boot.TURN_MS))
    page.window.performance.now = lambda: next(looks)
    run(boot.boot())
    page.settle()
    assert said == ["base", "turn", "main", [], "turn", "begun"]


def test_it_names_the_modules_in_the_order_of_the_archive() -> None:
    assert boot.Archive().add(tar(FILES)) == ["app", "app.x", "app.room", "app.room.y"]


def test_it_tells_folders_from_files_and_both_from_nothing() -> None:
    archive = boot.Archive()
    archive.add(tar(FILES))
    assert [archive.stat(path)[0] for path in ("/app", "app/room", "/app/x.mpy")] == [0x4000, 0x4000, 0x8000]
    with pytest.raises(OSError, match="2"):
        archive.stat("/app/z.py")


def test_it_opens_what_is_there() -> None:
    archive = boot.Archive()
    archive.add(tar(FILES))
    assert archive.open("/app/x.mpy", "rb").read() == FILES["app/x.mpy"]
    for path in ("/app/z.py", "/app/room"):
        with pytest.raises(OSError, match="2"):
            archive.open(path, "rb")


def test_what_comes_later_is_found_beside_what_was_there() -> None:
    archive = boot.Archive()
    archive.add(tar({"app/__init__.py": b""}))
    assert archive.add(tar({"app/late.py": b"x = 1"})) == ["app.late"]
    assert archive.open("app/late.py", "rb").read() == b"x = 1"
    assert archive.stat("app/__init__.py")[0] == 0x8000
