"""What is wished for once no program runs: an image of all packages, with what programs have imported."""

import asyncio
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

from tests.worker.packages.shop import Shop
from worker.packages import bytecode, keeping
from worker.packages.keeping import Keeping

PROGRAM = "import rain.drops as d, random, mine, turtle\nfrom rain import ice, water\nimport snow"


def module(name: str, origin: str) -> ModuleType:
    made = ModuleType(name)
    made.__spec__ = ModuleSpec(name, None, origin=origin)
    return made


@pytest.fixture(autouse=True)
def modules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Modules of a package, but no `water`, one of ours, one of the visitor's; snow was not to be had."""
    monkeypatch.setattr(keeping, "REST_SECONDS", 0)
    monkeypatch.setattr(bytecode, "uncompiled", lambda _name: [])
    for name in ("rain", "rain.drops", "rain.ice", "turtle"):
        monkeypatch.setitem(sys.modules, name, module(name, f"{bytecode.home()}/{name}.py"))
    monkeypatch.setitem(sys.modules, "mine", module("mine", "/home/mine.py"))


def wished(shop: Shop, keeper: Keeping) -> list[tuple[object, ...]]:
    """What is wished for in idle time."""
    shop.asked.clear()
    asyncio.run(keeper.rest())
    return [each for each in shop.asked if each[0] == "wishImage"]


def test_an_image_is_wished_for_with_the_modules_that_programs_have_imported() -> None:
    shop, sources = Shop(), dict[str, str]()
    keeper = Keeping(shop, sources, worth=3)
    keeper.note(PROGRAM, ["rain", "random", "turtle"])
    sources["rain"] = "site"
    assert wished(shop, keeper) == [("wishImage", ["rain", "rain.drops", "rain.ice"])]
    assert wished(shop, keeper) == []


def test_none_is_wished_for_while_there_are_no_other_packages_than_in_the_image_at_hand() -> None:
    shop, sources = Shop(), {"rain": "cache"}
    keeper = Keeping(shop, sources, worth=3)
    keeper.note("import rain", ["rain"])
    assert wished(shop, keeper) == []
    sources["snow"] = "site"
    assert wished(shop, keeper) == [("wishImage", ["rain"])]


def test_packages_that_no_program_has_imported_need_none() -> None:
    shop, sources = Shop(), dict[str, str]()
    keeper = Keeping(shop, sources, worth=3)
    sources["rain"] = "site"
    keeper.note("print(1)", [])
    assert wished(shop, keeper) == []
    keeper.note("import rain.ice", ["rain"])
    assert wished(shop, keeper) == [("wishImage", ["rain", "rain.ice"])]


def test_few_modules_are_not_worth_an_image() -> None:
    shop, sources = Shop(), dict[str, str]()
    keeper = Keeping(shop, sources, worth=1_000_000)
    keeper.note(PROGRAM, ["rain"])
    sources["rain"] = "site"
    assert wished(shop, keeper) == []
