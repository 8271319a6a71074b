"""Supply: what is loaded for a program or by name, what is said if it cannot be had, and what is kept."""

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.worker.packages.shop import Shop, locked
from worker.lacks.fates import FAILED
from worker.packages import bytecode, installed, keeping, modules, optional
from worker.packages.supply import Supply

SHOP = (locked("snow", "ice"), locked("ice"), locked("sun", "moon"), locked("rain"))


class Desk:
    """A supply of packages, and what it has reported."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.reports: list[dict[str, Any]] = []
        self.supply = Supply(shop, self.note)

    def note(self, **fields: Any) -> None:
        self.reports.append({name: value for name, value in fields.items() if value is not None})

    def program(self, code: str, run: int = 7) -> list[tuple[Any, ...]]:
        """What is asked of JavaScript for a program."""
        asyncio.run(self.supply.for_program(code, run))
        return self.asked()

    def names(self, *names: str) -> list[tuple[Any, ...]]:
        """What is asked of JavaScript for packages by their names."""
        asyncio.run(self.supply.by_name(names, 7))
        return self.asked()

    def asked(self) -> list[tuple[Any, ...]]:
        asked, self.shop.asked = self.shop.asked, []
        return asked


@pytest.fixture
def desk() -> Desk:
    return Desk(Shop(*SHOP))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of packages that is searched first."""
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]


def failed(name: str, cause: str, source: str = "PyPI", why: str = "other") -> dict[str, Any]:
    """The report of a package that cannot be had."""
    how = {"state": "failed", "cause": cause, "why": why}
    return {"name": name, "loaded": 0, "source": source, **how, "id": 7}


def test_a_program_without_imports_needs_nothing(desk: Desk) -> None:
    assert desk.program("print(1)") == []
    assert desk.program("import sys") == []


def test_a_program_gets_what_it_imports_after_what_that_needs(desk: Desk) -> None:
    assert desk.program("import snow") == [("library",), ("load", ["ice", "snow"], 7)]
    assert desk.program("import snow") == [("library",)]
    assert desk.reports == []


def test_a_module_of_the_library_comes_with_what_it_looks_for_when_it_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(modules, "is_importable", lambda name: name in ("zoneinfo", "shelve"))
    desk = Desk(Shop(locked("tzdata"), locked("ours", imports=("dbm",))))
    assert desk.program("import zoneinfo")[-1] == ("load", ["tzdata"], 7)
    assert desk.program("from shelve import open")[-1] == ("load", ["ours"], 7)
    assert ("load", ["tzdata"], 7) not in desk.program("import datetime")


def test_a_program_gets_what_it_says_it_requires(desk: Desk) -> None:
    assert desk.program("# requirements: rain\n1") == [("load", ["rain"], 7)]


def test_a_module_of_the_visitors_is_looked_into(desk: Desk, folder: Path) -> None:
    (folder / "weather.py").write_text("import rain\n")
    assert desk.program("import weather") == [("library",), ("load", ["rain"], 7)]


def test_files_that_are_not_in_the_folder_yet_are_looked_into(desk: Desk) -> None:
    own = {"weather.py": "import sky.clouds, sun_dial", "sky/clouds.py": "import rain", "sun_dial.py": ""}
    asyncio.run(desk.supply.for_program("import weather", 7, own))
    assert desk.asked() == [("library",), ("load", ["rain"], 7)]
    assert desk.reports == []


def test_where_nothing_can_be_fetched_later_the_library_comes_first(desk: Desk) -> None:
    desk.shop.readsNow = False
    assert desk.program("print(1)") == [("library",)]


def test_where_nothing_is_kept_any_more_another_worker_is_to_make_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[Path] = []
    places = {name: [bytecode.home() / name / f"{at}.py" for at in range(2)] for name in ("rain", "ice")}
    monkeypatch.setattr(keeping, "REST_SECONDS", 0)
    monkeypatch.setattr(bytecode, "uncompiled", places.__getitem__)
    monkeypatch.setattr(bytecode, "compile_file", compiled.append)
    desk.shop.keeps = False
    desk.shop.restored = {"ice"}
    desk.names("rain", "ice")
    asyncio.run(desk.supply.rest())
    assert desk.asked() == [("wishUnpacked", "rain", ["rain/0.py", "rain/1.py"])]
    asyncio.run(desk.supply.rest())
    assert (desk.asked(), compiled) == ([], [])


def test_requirements_that_are_none_are_told_and_hinder_nothing(desk: Desk) -> None:
    assert desk.program("# requirements: ???\nimport rain") == [("library",), ("load", ["rain"], 7)]
    assert desk.reports == [failed("requirements", "'???' is not the name of a package.")]


def test_a_package_that_needs_what_the_lock_file_lacks_is_told(desk: Desk) -> None:
    assert desk.program("import sun") == [("library",)]
    assert desk.reports == [failed("sun", "it needs moon, but the lock file does not list it")]


def test_without_the_library_neither_programs_nor_packages_go_on(desk: Desk) -> None:
    desk.shop.trouble = "the server answered 404"
    with pytest.raises(ImportError, match=r"^the server answered 404$"):
        desk.program("import snow")
    with pytest.raises(ImportError, match=r"^the server answered 404$"):
        desk.names("snow")


def test_what_became_of_a_package_is_told_by_its_import(desk: Desk) -> None:
    desk.shop.broken = {"rain"}
    desk.program("import rain, snow, sun")
    fates = {name: desk.supply.fate(name) for name in ("rain", "rain.drops", "snow", "sun", "wind", "os")}
    assert fates == {"rain": FAILED, "rain.drops": FAILED, "snow": "", "sun": FAILED, "wind": "", "os": ""}
    desk.shop.broken = set()
    desk.names("rain")
    assert desk.supply.fate("rain") == ""


def test_packages_are_loaded_by_their_names_once(desk: Desk) -> None:
    assert desk.names("Rain", "ice") == [("library",), ("load", ["rain", "ice"], 7)]
    assert desk.names("rain") == [("library",)]
    assert desk.names() == []


def test_what_is_installed_already_is_not_asked_for(desk: Desk) -> None:
    assert desk.names("pytest") == []


def test_a_stop_gives_up_what_is_being_loaded(desk: Desk) -> None:
    async def stop() -> None:
        desk.shop.gate = asyncio.Event()
        task = asyncio.create_task(desk.supply.by_name(["rain"], 7))
        await asyncio.sleep(0)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(stop())
    assert desk.asked() == [("library",), ("load", ["rain"], 7), ("cancelLoad",)]


def test_the_names_of_the_lock_file_are_known_and_can_be_imported(desk: Desk) -> None:
    assert desk.supply.known() == ["ice", "rain", "snow", "sun"]
    assert desk.supply.importable() == {"snow": "snow", "ice": "ice", "sun": "sun", "rain": "rain"}


def test_what_is_loaded_is_listed_with_its_source_until_it_is_removed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed, "inventory", lambda sources: [dict(sources)])
    desk.names("rain")
    assert desk.supply.inventory() == [{"rain": "site"}]
    desk.supply.remove(["Rain"])
    assert desk.supply.inventory() == [{}]
    assert desk.asked()[-1] == ("forget", "rain")


def test_packages_are_compiled_and_kept_once_no_program_runs(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[Path] = []
    monkeypatch.setattr(keeping, "REST_SECONDS", 0)
    monkeypatch.setattr(bytecode, "uncompiled", fresh_files({"rain": 2, "ice": 1}))
    monkeypatch.setattr(bytecode, "compile_file", compiled.append)
    monkeypatch.setattr(bytecode, "files_of", lambda name: [] if name == "ice" else [f"/site/{name}.py"])
    desk.names("rain", "ice")
    asyncio.run(desk.supply.rest())
    assert compiled == [Path("rain0.py"), Path("rain1.py"), Path("ice0.py")]
    assert desk.asked() == [("keepUnpacked", "rain", ["/site/rain.py"])]


def test_what_was_restored_is_kept_again_only_if_much_of_it_is_new(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.shop.restored = {"rain", "ice"}
    monkeypatch.setattr(keeping, "REST_SECONDS", 0)
    monkeypatch.setattr(bytecode, "uncompiled", fresh_files({"rain": keeping.WORTH_IT, "ice": 3}))
    monkeypatch.setattr(bytecode, "compile_file", lambda _path: None)
    monkeypatch.setattr(bytecode, "files_of", lambda name: [name])
    desk.names("rain", "ice")
    asyncio.run(desk.supply.rest())
    assert desk.asked() == [("keepUnpacked", "rain", ["rain"])]


def fresh_files(counts: dict[str, int]) -> Callable[[str], list[Path]]:
    """So many files of each package that have no byte-code yet."""
    return lambda name: [Path(f"{name}{at}.py") for at in range(counts[name])]


def test_what_an_earlier_visit_learnt_is_loaded_without_asking_an_index(desk: Desk) -> None:
    known = [{**locked(name), "sha256": "ab" * 32} for name in ("hail", "stone")]
    desk.shop.kept = json.dumps({"hail": known})
    assert desk.program("import hail") == [("library",), ("recall",), ("load", ["hail", "stone"], 7)]
    assert desk.reports == []
    assert desk.supply.known() == ["hail", "ice", "rain", "snow", "stone", "sun"]


LIBRARYS = 'Traceback:\n  File "/lib/python3.14/site-packages/a.py", line 1, in f\n'


def test_a_package_that_a_library_asks_for_is_told_with_its_error(desk: Desk) -> None:
    told = desk.supply.wanted("ImportError", "Missing optional dependency 'snow'.", LIBRARYS)
    assert told == {"wants": "snow", "hint": optional.HINT.format("snow")}
    assert desk.supply.wanted("ValueError", "no", LIBRARYS) == {}
    desk.program("import snow")
    assert desk.supply.wanted("ModuleNotFoundError", "No module named 'snow'", LIBRARYS) == {}
