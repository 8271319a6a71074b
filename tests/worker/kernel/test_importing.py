"""What is to be done when a module is imported is done whenever that is, and not to the visitor's own."""

import builtins
import importlib
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from worker.kernel.importing import Depth, watch_import


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that is searched for modules; what finds and loads them is put back afterwards."""
    finders = list(sys.meta_path)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    yield tmp_path
    sys.meta_path[:] = finders
    sys.modules.pop("snowfall", None)


def test_a_module_that_comes_later_is_noticed_then_and_as_often_as_it_comes(folder: Path) -> None:
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
    assert seen == [str(folder / "snowfall.py"), 5] * 2


@pytest.mark.parametrize("stopped", ["module", "tend"])
def test_an_import_that_is_stopped_leaves_the_next_one_noticed(
    folder: Path, stopped: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops = [KeyboardInterrupt]
    seen: list[int] = []

    def tend(module: Any) -> None:
        if stopped == "tend" and stops:
            raise stops.pop()
        seen.append(module.DEPTH)

    (folder / "snowfall.py").write_text("if stops: raise stops.pop()\nDEPTH = 5\n")
    monkeypatch.setattr(builtins, "stops", stops if stopped == "module" else [], raising=False)
    watch_import("snowfall", after=tend)
    with pytest.raises(KeyboardInterrupt):
        importlib.import_module("snowfall")
    importlib.import_module("snowfall")
    assert seen == [5]


def test_a_module_of_the_visitors_own_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    seen: list[Any] = []
    watch_import("snowfall", before=seen.append, after=seen.append)
    (folder / "snowfall.py").write_text("")
    importlib.import_module("snowfall")
    assert seen == []


class Notes:
    """Keeps what it is told of the library's loading, which is the list of names, or None for what begins."""

    def __init__(self) -> None:
        self.said: list[list[str] | None] = []

    def opening(self) -> None:
        self.said.append(None)

    def loaded(self, names: list[str]) -> None:
        self.said.append(names)


class Imports:
    """Imports modules as Python does; those from /work are the visitor's."""

    def __init__(self) -> None:
        self.modules: dict[str, ModuleType] = {"sys": ModuleType("sys")}
        self.notes = Notes()
        self._depth = Depth(lambda origin: str(origin).startswith("/work"), self.notes, self.modules)

    def load(self, name: str, *inner: str, origin: str = "/lib", silent: str | None = None) -> None:
        """Import a module that imports others; silent: a name that appears without an import."""
        spec = ModuleSpec(name, None, origin=f"{origin}/{name}.py")
        outer = self._depth.enter(spec)
        self.modules[name] = ModuleType(name)
        self.modules[name].__spec__ = spec
        for each in inner:
            self.load(each, origin="/work" if each.startswith("my_") else "/lib")
        if silent:
            self.modules[silent] = ModuleType(silent)
        self._depth.leave(outer)


@pytest.fixture
def imports() -> Imports:
    return Imports()


def test_the_outermost_import_of_the_library_tells_of_all_that_has_come(imports: Imports) -> None:
    imports.load("pandas", "numpy", "pytz")
    imports.load("six")
    assert imports.notes.said == [None, ["pandas", "numpy", "pytz"], None, ["six"]]


def test_what_came_without_an_import_is_the_librarys_too(imports: Imports) -> None:
    imports.load("pandas", silent="cython_runtime")
    assert imports.notes.said == [None, ["pandas", "cython_runtime"]]


def test_a_visitors_module_is_none_of_them_and_what_it_imports_comes_first(imports: Imports) -> None:
    imports.load("my_game", "random", origin="/work")
    assert imports.notes.said == [None, ["random"]]
    imports.load("unittest", "my_tests")
    assert imports.notes.said[2:] == [None, ["unittest"]]


def test_an_import_that_could_not_begin_leaves_nothing_behind(imports: Imports) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    opening, imports.notes.opening = imports.notes.opening, stopped  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        imports.load("numpy")
    imports.notes.opening = opening  # type: ignore[method-assign]
    imports.load("numpy")
    assert imports.notes.said == [None, ["numpy"]]
