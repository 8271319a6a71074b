"""The wheel says what it is and what it needs, and carries what a site is made from, the same each time."""

import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.base.paths import ROOT
from tools.base.steps import StepError
from tools.build.inputs import FILES, FOLDERS, input_files
from tools.wheel import carried, main

ABOUT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(name: str) -> list[Requirement]:
    """What a lock file names."""
    lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [Requirement(line.rstrip("\\ ")) for line in lines if not line.startswith((" ", "#")) and line]


def test_the_wheel_has_metadata_and_the_sources_and_nothing_else(tmp_path: Path) -> None:
    made = main.build(tmp_path / "wheel")
    assert made.name == f"offthread-{ABOUT['project']['version']}-py3-none-any.whl"
    with zipfile.ZipFile(made) as wheel:
        names = wheel.namelist()
        about = message_from_bytes(wheel.read(next(name for name in names if name.endswith("/METADATA"))))
        sources = wheel.read("offthread/sources.zip")
    assert (about["License-Expression"], about["Requires-Python"]) == ("MIT", ">=3.11")
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"offthread"}
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []
    carried.write(ROOT, tmp_path / "again.zip")
    assert sources == (tmp_path / "again.zip").read_bytes()
    assert [path.name for path in made.parent.iterdir()] == [made.name]


def test_it_carries_all_that_the_site_is_made_from_and_the_lock_file_of_npm() -> None:
    paths = {path.relative_to(ROOT).as_posix() for path in carried.paths(ROOT)}
    assert set(FILES) | {".npmrc"} <= paths
    wanted = {path.relative_to(ROOT).as_posix() for path in input_files(ROOT)}
    assert {path for path in wanted if path.startswith(FOLDERS)} <= paths
    assert [path for path in paths if path.startswith(("tests/", "build/", "dist", "node_modules/"))] == []


@pytest.mark.parametrize("lock", ["build", "sites"])
def test_what_it_needs_is_what_is_locked_here(lock: str) -> None:
    versions = {canonicalize_name(each.name): each for each in locked(lock)}
    extras = ABOUT["project"]["optional-dependencies"]
    needed = ABOUT["project"]["dependencies"] if lock == "build" else [*extras["sphinx"], *extras["mkdocs"]]
    for need in map(Requirement, needed):
        (pin,) = versions[canonicalize_name(need.name)].specifier
        assert need.specifier.contains(pin.version), need
    if lock == "build":
        lines = (ROOT / "requirements" / "build.in").read_text(encoding="utf-8").splitlines()
        asked = {canonicalize_name(Requirement(line).name) for line in lines if not line.startswith("#")}
        assert {canonicalize_name(Requirement(need).name) for need in needed} == asked


def test_the_backend_is_the_one_that_is_locked() -> None:
    (backend,) = map(Requirement, ABOUT["build-system"]["requires"])
    assert backend in locked("test")


def test_words_after_the_command_are_refused() -> None:
    with pytest.raises(StepError) as caught:
        main.main(["up"])
    assert caught.value.fix == "Leave out the words after `wheel`."
