"""What is to be done when a module is imported is done once, whenever that is."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from worker.kernel.importing import watch_import


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that is searched for modules; what finds and loads them is put back afterwards."""
    finders = list(sys.meta_path)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    yield tmp_path
    sys.meta_path[:] = finders
    sys.modules.pop("snowfall", None)


def test_a_module_that_comes_later_is_noticed_then_and_once(folder: Path) -> None:
    seen: list[Any] = []
    watch_import("snowfall", before=seen.append, after=lambda module: seen.append(module.DEPTH))
    with pytest.raises(ModuleNotFoundError, match=r"^No module named 'snowfall'$"):
        importlib.import_module("snowfall")
    assert seen == []
    (folder / "snowfall.py").write_text("DEPTH = 5\n")
    importlib.invalidate_caches()
    for _ in range(2):
        importlib.import_module("snowfall")
        del sys.modules["snowfall"]
    assert seen == [str(folder / "snowfall.py"), 5]
