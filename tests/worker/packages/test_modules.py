"""Modules: what can be imported now, and which are the visitor's own."""

import sys
from pathlib import Path

import pytest

from worker.packages.modules import is_importable, own_sources


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def test_what_is_there_can_be_imported_and_is_not() -> None:
    assert [is_importable(name) for name in ("json", "no_such_module", "no.such.module")] == [
        True,
        False,
        False,
    ]
    assert is_importable("zoneinfo")
    assert "antigravity" not in sys.modules


def test_the_visitors_own_files_are_read(folder: Path) -> None:
    (folder / "helper.py").write_text("import one")
    (folder / "shapes" / "deep").mkdir(parents=True)
    (folder / "shapes" / "__init__.py").write_text("")
    (folder / "shapes" / "deep" / "circle.py").write_text("import two")
    (folder / "shapes" / "data.txt").write_text("import three")
    assert list(own_sources("helper")) == ["import one"]
    assert list(own_sources("shapes")) == ["", "import two"]


@pytest.mark.parametrize("name", ["json", "pytest", "sys", "no_such_module", "worker"])
def test_the_library_packages_and_we_are_not_the_visitors_own(name: str) -> None:
    assert list(own_sources(name)) == []


def test_a_large_file_is_not_read(folder: Path) -> None:
    (folder / "large.py").write_text("x = 1\n" * 200_000)
    assert list(own_sources("large")) == []


def test_a_file_that_is_gone_by_now_has_no_text(folder: Path) -> None:
    (folder / "weather").mkdir()
    (folder / "weather" / "__init__.py").write_text("import rain")
    (folder / "weather" / "gone.py").symlink_to(folder / "nowhere")
    assert list(own_sources("weather")) == ["import rain"]
