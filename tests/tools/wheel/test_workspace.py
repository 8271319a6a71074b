"""The copy of the sources in the cache is whole, or made whole, or the user is told what to do."""

import zipfile
from pathlib import Path

import pytest
from offthread.workspace import VARIABLE, WorkspaceError, prepared

FILES = {"tools/main.py": "1", "LICENSE": "MIT"}


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of sources, and a cache for it."""
    with zipfile.ZipFile(tmp_path / "sources.zip", "w") as packed:
        for name, text in FILES.items():
            packed.writestr(name, text)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "caché"))
    return tmp_path / "sources.zip"


def test_it_is_made_once(archive: Path) -> None:
    folder = prepared(archive)
    (folder / "node_modules").mkdir()
    assert prepared(archive) == folder
    assert {name: (folder / name).read_text(encoding="utf-8") for name in FILES} == FILES
    assert (folder / "node_modules").is_dir()
    assert list(folder.parent.iterdir()) == [folder]


def test_one_that_somebody_has_deleted_in_part_is_made_again(archive: Path) -> None:
    folder = prepared(archive)
    (folder / "tools" / "main.py").unlink()
    assert prepared(archive) == folder
    assert (folder / "tools" / "main.py").is_file()
    assert list(folder.parent.iterdir()) == [folder]


def test_what_hinders_it_is_said(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def said(path: Path = archive) -> str:
        with pytest.raises(WorkspaceError) as caught:
            prepared(path)
        return str(caught.value)

    (tmp_path / "broken.zip").write_bytes(archive.read_bytes()[:-9])
    assert said(tmp_path / "broken.zip").startswith("The package is not whole. Install it again.")
    assert said(tmp_path / "none.zip").startswith("The package is not whole. Install it again.")
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file"))
    assert said().startswith("The sources cannot be unpacked. Make ")

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr(Path, "home", homeless)
    assert said() == f"You have no home folder. Name a folder for caches in {VARIABLE}."
