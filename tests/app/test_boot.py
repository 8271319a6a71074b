"""The archive that the page's Python is imported from."""

import sys
from types import ModuleType

import pytest

from tools.build.archives import tar

FILES = {
    "app/__init__.py": b"",
    "app/x.mpy": b"M\x06 bytecode",
    "app/room/__init__.mpy": b"",
    "app/room/y.py": b"y = 1",
}


@pytest.fixture
def boot(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    if "js" not in sys.modules:
        monkeypatch.setitem(sys.modules, "js", ModuleType("js"))
    from app import boot as imported

    return imported


def test_it_names_the_modules_in_the_order_of_the_archive(boot: ModuleType) -> None:
    assert boot.Archive().add(tar(FILES)) == ["app", "app.x", "app.room", "app.room.y"]


def test_it_tells_folders_from_files_and_both_from_nothing(boot: ModuleType) -> None:
    archive = boot.Archive()
    archive.add(tar(FILES))
    assert [archive.stat(path)[0] for path in ("/app", "app/room", "/app/x.mpy")] == [0x4000, 0x4000, 0x8000]
    with pytest.raises(OSError, match="2"):
        archive.stat("/app/z.py")


def test_it_opens_what_is_there(boot: ModuleType) -> None:
    archive = boot.Archive()
    archive.add(tar(FILES))
    assert archive.open("/app/x.mpy", "rb").read() == FILES["app/x.mpy"]
    for path in ("/app/z.py", "/app/room"):
        with pytest.raises(OSError, match="2"):
            archive.open(path, "rb")


def test_what_comes_later_is_found_beside_what_was_there(boot: ModuleType) -> None:
    archive = boot.Archive()
    archive.add(tar({"app/__init__.py": b""}))
    assert archive.add(tar({"app/late.py": b"x = 1"})) == ["app.late"]
    assert archive.open("app/late.py", "rb").read() == b"x = 1"
    assert archive.stat("app/__init__.py")[0] == 0x8000


def test_it_can_be_mounted(boot: ModuleType) -> None:
    assert boot.Archive().mount(True, False) is None
