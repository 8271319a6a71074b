"""What an index has of a package is found by micropip itself, the one that the site brings along."""

import io
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.worker.packages.shop import NoWheel, Shop, Wheel, locked
from tests.worker.packages.test_supply import Desk, failed
from worker.lacks.fates import FAILED, UNKNOWN

INDEX = "https://index.example/simple"
SOURCE = "index.example"
FINDING = {"name": "hail", "loaded": 0, "source": "PyPI", "state": "finding", "id": 7}
ADDRESS = "hail @ https://files.example/hail-1.0-py3-none-any.whl"
EMPTY_ARCHIVE = b"PK\x05\x06" + bytes(18)
HASH, OTHER_HASH = "ab" * 32, "ef" * 32
NO_SHA256 = (
    "the package index gives no SHA-256 of {0}, by which a wrong file would be noticed; "
    "the one who runs this site can allow {0} with the setting `unverified` (from index.example)"
)
NO_SEAL = (
    "the address of {0} does not end in #sha256=…, by which a wrong file would be noticed; "
    "add it, or the one who runs this site can allow {0} with the setting `unverified`"
)
NO_REQUIREMENT = (
    "Expected end or semicolon (after name and no valid version specifier)\n    hail>=!\n        ^"
)


@pytest.fixture(scope="session")
def micropip(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site's own micropip, unpacked."""
    (wheel,) = (dist / "packages").glob("micropip-*.whl")
    folder = tmp_path_factory.mktemp("micropip")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


@pytest.fixture
def desk(micropip: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A supply with an index of its own, and micropip at hand."""
    monkeypatch.setattr(sys, "path", [str(micropip), *sys.path])
    shop = Shop(locked("ice"), locked("rain", version="1.0"))
    shop.index = INDEX
    yield Desk(shop)
    forget_micropip()


def forget_micropip() -> None:
    """Have it imported afresh, and only where it is at hand."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "micropip"]:
        del sys.modules[name]


def offer(shop: Shop, name: str, version: str = "1.0", *needs: str, **changes: Any) -> None:
    """Have a wheel of a package on offer."""
    file = f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
    listed = {"filename": file, "url": f"../../files/{file}", "hashes": {"sha256": HASH}, "size": 5}
    listed |= {"requires-python": None, "yanked": False, **changes}
    answer = {"meta": {"api-version": "1.0"}, "name": name, "files": [listed]}
    text = json.dumps(answer)
    shop.pages[f"{INDEX}/{name}/"] = {"text": text, "type": "application/vnd.pypi.simple.v1+json"}
    shop.wheels[name] = Wheel(wheel_of(name, version, *needs))


def metadata_of(name: str, version: str, *needs: str) -> str:
    """What a package says of itself."""
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    return "".join(f"{line}\n" for line in [*lines, *(f"Requires-Dist: {need}" for need in needs)])


def wheel_of(name: str, version: str, *needs: str) -> bytes:
    """A wheel of a package without any code."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(f"{name}-{version}.dist-info/METADATA", metadata_of(name, version, *needs))
    return held.getvalue()


def test_of_a_name_that_an_index_does_not_have_it_is_known(desk: Desk) -> None:
    desk.shop.pages[f"{INDEX}/storm/"] = {"reason": "Failed to fetch", "why": "unreachable"}
    desk.program("import hail, storm")
    assert (desk.supply.fate("hail"), desk.supply.fate("storm")) == (UNKNOWN, FAILED)


def test_an_index_that_did_not_answer_is_asked_again_by_the_next_program(desk: Desk) -> None:
    desk.shop.pages[f"{INDEX}/storm/"] = {"reason": "Failed to fetch", "why": "unreachable"}
    desk.program("import storm")
    assert ("page", f"{INDEX}/storm/") in desk.program("import storm")


def test_a_wheel_is_found_with_all_that_it_needs_and_is_remembered(desk: Desk) -> None:
    offer(desk.shop, "hail", "1.0", "stone", "ice")
    offer(desk.shop, "stone", "2.0")
    assert desk.program("import hail") == [
        ("library",),
        ("recall",),
        ("page", f"{INDEX}/hail/"),
        ("wheel", "hail", 7),
        ("page", f"{INDEX}/stone/"),
        ("wheel", "stone", 7),
        ("load", ["ice", "hail", "stone"], 7),
    ]
    assert desk.reports == [FINDING]
    kept = json.loads(desk.shop.kept or "")
    assert kept["hail"][1] == {
        "name": "hail",
        "version": "1.0",
        "file_name": "https://index.example/files/hail-1.0-py3-none-any.whl",
        "sha256": HASH,
        "install_dir": "site",
        "package_type": "package",
        "imports": [],
        "depends": ["ice", "stone"],
        "size": 5,
    }


def test_a_package_that_nobody_has_is_told_and_not_asked_for_again_by_an_import(desk: Desk) -> None:
    reason = failed("hail", f"there is no package with this name (from {SOURCE})", SOURCE, "unknown")
    desk.program("import hail")
    assert desk.reports == [FINDING, reason]
    assert desk.program("import hail") == [("library",)]
    assert desk.names("hail")[-1] == ("page", f"{INDEX}/hail/")
    assert desk.reports == [FINDING, reason, FINDING, reason]


def test_an_index_that_is_not_reached_is_told_in_its_words(desk: Desk) -> None:
    desk.shop.pages[f"{INDEX}/hail/"] = {"reason": "this device is offline", "why": "unreachable"}
    desk.program("import hail")
    assert desk.reports[1] == failed(
        "hail", f"the package index failed: this device is offline (from {SOURCE})", SOURCE, "unreachable"
    )


def test_what_a_package_needs_and_cannot_have_is_told_of_the_package(desk: Desk) -> None:
    offer(desk.shop, "hail", "1.0", "stone")
    desk.program("import hail")
    cause = f"it needs stone: there is no package with this name (from {SOURCE})"
    assert desk.reports[1] == failed("hail", cause, SOURCE)
    assert desk.shop.kept is None


def test_a_wheel_that_does_not_come_is_told(desk: Desk) -> None:
    offer(desk.shop, "hail")
    desk.shop.wheels["hail"] = NoWheel("the connection broke")
    desk.program("import hail")
    assert desk.reports[1] == failed("hail", "the connection broke", why="unreachable")


def test_a_package_without_a_suitable_wheel_is_told_with_what_there_is(desk: Desk) -> None:
    offer(desk.shop, "hail", filename="hail-1.0-cp27-none-win32.whl")
    desk.program("import hail")
    (_, told) = desk.reports
    assert told["cause"].startswith("no wheel of hail works with Python ")
    assert told["cause"].endswith(f"; version 1.0 has only cp27-none-win32 (from {SOURCE})")


def test_metadata_of_its_own_spares_the_wheel(desk: Desk) -> None:
    changes: dict[str, Any] = {"core-metadata": {"sha256": "cd"}}
    offer(desk.shop, "hail", "1.0", **changes)
    page = "https://index.example/files/hail-1.0-py3-none-any.whl.metadata"
    desk.shop.pages[page] = {"text": metadata_of("hail", "1.0"), "type": "text/plain"}
    assert desk.program("import hail")[2:] == [
        ("page", f"{INDEX}/hail/"),
        ("page", page),
        ("load", ["hail"], 7),
    ]


def test_an_index_may_answer_in_html(desk: Desk) -> None:
    desk.shop.index = "https://index.example/{package_name}.html"
    desk = Desk(desk.shop)
    file = "hail-3.0-py3-none-any.whl"
    link = f'<a href="https://files.example/{file}#sha256={OTHER_HASH}">{file}</a>'
    desk.shop.pages["https://index.example/hail.html"] = {"text": link, "type": "text/html"}
    desk.shop.wheels["hail"] = Wheel(wheel_of("hail", "3.0"))
    assert desk.names("hail>2")[-1] == ("load", ["hail"], 7)


def test_a_version_that_the_lock_file_has_is_taken_from_there(desk: Desk) -> None:
    assert desk.names("rain>=1") == [("library",), ("recall",), ("load", ["rain"], 7)]


def test_a_requirement_of_another_place_or_platform_needs_nothing(desk: Desk) -> None:
    assert desk.names("rain>=1; sys_platform == 'nowhere'") == [("library",), ("recall",)]


def test_a_wheel_may_be_named_by_its_address(desk: Desk) -> None:
    desk.shop.wheels["hail"] = Wheel(wheel_of("hail", "1.0"))
    asked = desk.names(f"{ADDRESS}#sha256={HASH}")
    assert asked[2:] == [("wheel", "hail", 7), ("load", ["hail"], 7)]
    ((entry,),) = json.loads(desk.shop.kept or "").values()
    assert (entry["file_name"], entry["sha256"]) == (ADDRESS.partition(" @ ")[2], HASH)


@pytest.mark.parametrize("end", ["", "#", "#sha256=ab", f"#md5={HASH}", f"#sha256={HASH}ab"])
def test_an_address_without_a_sha256_is_refused_unless_the_site_allows_it(desk: Desk, end: str) -> None:
    desk.shop.wheels["hail"] = Wheel(wheel_of("hail", "1.0"))
    assert desk.names(ADDRESS + end) == [("library",), ("recall",)]
    assert desk.reports[1]["cause"] == f"it needs hail: {NO_SEAL.format('hail')}"
    assert allowing(desk.shop, "hail").names(ADDRESS + end)[-1] == ("load", ["hail"], 7)


@pytest.mark.parametrize("hashes", [{}, {"sha256": ""}, {"sha256": "ab"}, {"md5": HASH}, {"sha512": HASH}])
def test_a_wheel_without_a_sha256_is_refused(desk: Desk, hashes: dict[str, str]) -> None:
    offer(desk.shop, "hail", hashes=hashes)
    assert desk.program("import hail") == [("library",), ("recall",), ("page", f"{INDEX}/hail/")]
    assert desk.reports == [FINDING, failed("hail", NO_SHA256.format("hail"), SOURCE)]
    assert desk.shop.kept is None


def test_a_sha256_in_capitals_is_one(desk: Desk) -> None:
    offer(desk.shop, "hail", hashes={"sha256": HASH.upper()})
    assert desk.program("import hail")[-1] == ("load", ["hail"], 7)
    assert json.loads(desk.shop.kept or "")["hail"][0]["sha256"] == HASH


def test_a_site_may_allow_wheels_without_a_sha256_by_name_and_no_others(desk: Desk) -> None:
    offer(desk.shop, "hail-stone", "1.0", "ice-cube", hashes={})
    offer(desk.shop, "ice-cube", hashes={})
    desk.shop.wheels["hail-stone"] = Wheel(wheel_of("hail_stone", "1.0", "ice-cube"))
    desk = allowing(desk.shop, "Hail_Stone")
    desk.names("hail.stone")
    assert desk.reports[-1]["cause"] == f"it needs ice-cube: {NO_SHA256.format('ice-cube')}"
    desk = allowing(desk.shop, "hail.stone", "ICE.cube")
    assert desk.names("hail.stone")[-1] == ("load", ["hail-stone", "ice-cube"], 7)


def test_what_was_kept_while_it_was_allowed_is_asked_for_again(desk: Desk) -> None:
    offer(desk.shop, "hail", hashes={})
    allowing(desk.shop, "hail").names("hail")
    desk.shop.there.clear()
    assert desk.names("hail")[-1] == ("page", f"{INDEX}/hail/")
    assert desk.reports[-1] == failed("hail", NO_SHA256.format("hail"), SOURCE)


def allowing(shop: Shop, *names: str) -> Desk:
    """The desk of a site that puts up with wheels of these packages that have no SHA-256."""
    shop.unverified = json.dumps(names)
    desk = Desk(shop)
    desk.asked()
    return desk


def test_another_version_than_the_one_that_is_here_cannot_be_had(desk: Desk) -> None:
    desk.names("pytest<1")
    here = f"pytest {pytest.__version__} is already installed; restart Python first"
    assert desk.reports[1] == failed("pytest<1", f"it needs pytest: pytest<1 is needed, but {here}")


def test_a_requirement_that_is_none_is_told(desk: Desk) -> None:
    desk.names("hail>=!")
    assert desk.reports[0] == {**FINDING, "name": "hail>=!"}
    assert desk.reports[1] == failed("hail>=!", f"this is not a valid requirement: {NO_REQUIREMENT}")


@pytest.mark.parametrize("text", ["[]", "{}", "{", '{"files": [5]}', '{"name": "hail", "files": 5}'])
def test_an_answer_that_makes_no_sense_is_told(desk: Desk, text: str) -> None:
    desk.shop.pages[f"{INDEX}/hail/"] = {"text": text, "type": "application/json"}
    desk.program("import hail")
    cause = desk.reports[1]["cause"]
    assert cause.startswith("the package index sent an answer that makes no sense: ")
    assert desk.reports == [FINDING, failed("hail", cause)]


@pytest.mark.parametrize(
    ("held", "cause"),
    [
        (b"no archive", "BadZipFile('File is not a zip file')"),
        (EMPTY_ARCHIVE, "KeyError('the wheel has no METADATA')"),
    ],
)
def test_a_wheel_that_makes_no_sense_is_told(desk: Desk, held: bytes, cause: str) -> None:
    offer(desk.shop, "hail")
    desk.shop.wheels["hail"] = Wheel(held)
    desk.program("import hail")
    assert desk.reports == [
        FINDING,
        failed("hail", f"the package index sent an answer that makes no sense: {cause}"),
    ]


def test_what_asks_the_index_is_loaded_first(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(Shop(locked("micropip")))
    desk.shop.broken = {"micropip"}
    assert desk.program("import hail") == [("library",), ("recall",), ("load", ["micropip"], 7)]
    cause = "micropip could not be loaded, and without it the package index cannot be searched"
    assert desk.reports == [FINDING, failed("hail", cause)]
