"""Installed: which distributions there are, how large, from where; and how one is taken away."""

import importlib
import sys
from pathlib import Path

import pytest

from worker.packages import bytecode, installed

FILES = {
    "snow/__init__.py": "import snow.deep.flake",
    "snow/deep/flake.py": "WORD = 'cold'",
    "snow/deep/unused.py": "WORD = 'no'",
    "Snow_Ball-1.5.dist-info/METADATA": "Metadata-Version: 2.1\nName: Snow_Ball\nVersion: 1.5\n",
    "Snow_Ball-1.5.dist-info/licenses/MIT": "free",
}


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages with one in it, and what an installer leaves beside it."""
    folder = tmp_path / "site-packages"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    info = folder / "Snow_Ball-1.5.dist-info"
    (info / "RECORD").write_text("".join(f"{name},sha256=x,{len(text)}\n" for name, text in FILES.items()))
    (info / "INSTALLER").write_text("somebody")
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    importlib.invalidate_caches()
    return folder


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_what_is_installed_is_listed_with_size_and_source(packages: Path) -> None:
    size = sum(map(len, FILES.values()))
    expected = {"name": "snow-ball", "version": "1.5", "size": size}
    listed = {each["name"]: each for each in installed.inventory({})}
    assert listed["snow-ball"] == {**expected, "source": "a program"}
    assert {**expected, "source": "site"} in installed.inventory({"snow-ball": "site"})
    assert (installed.version_of("snow-ball"), installed.version_of("no-such-thing")) == ("1.5", None)


def test_what_is_imported_is_compiled_and_all_files_are_known(packages: Path) -> None:
    importlib.import_module("snow")
    fresh = sorted(path.name for path in bytecode.uncompiled("snow-ball"))
    assert fresh == ["__init__.py", "flake.py"]
    for path in bytecode.uncompiled("snow-ball"):
        bytecode.compile_file(path)
    assert list(bytecode.uncompiled("snow-ball")) == []
    known = [Path(path).relative_to(packages).as_posix() for path in bytecode.files_of("snow-ball")]
    assert known == files(packages)
    installed.remove("snow-ball")
    assert [name for name in sys.modules if name.partition(".")[0] == "snow"] == []
    assert list(packages.iterdir()) == []


def test_a_package_with_libraries_of_its_own_is_not_kept_whole(packages: Path) -> None:
    (packages / "snow.libs").mkdir()
    (packages / "snow.libs" / "libice.so").write_text("")
    with (packages / "Snow_Ball-1.5.dist-info" / "RECORD").open("a") as record:
        record.write("snow.libs/libice.so,,\n")
    assert bytecode.files_of("snow-ball") == []
    assert bytecode.files_of("no-such-thing") == []


def test_what_is_not_there_is_removed_already() -> None:
    installed.remove("no-such-thing")
