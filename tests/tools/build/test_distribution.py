"""Packages of a Pyodide distribution: with what they need, checked, and what is wrong with it is said."""

import json
from pathlib import Path

import pytest

from tests.tools.build.making import TARGET, make_distribution, make_wheel
from tools.base.steps import StepError
from tools.build import own_wheels, packages, target
from tools.build.distribution import Distribution


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A distribution with three packages, of which `top` needs `base`."""
    made = tmp_path / "full"
    names = ("top", "base", "other")
    return make_distribution(made, *(make_wheel(made, name, "1.0") for name in names), top=["base"])


@pytest.fixture
def on(folder: Path) -> packages.Base:
    """The core of that distribution, which is not ours."""
    return packages.base(folder)


def test_another_core_is_taken_whole_with_its_version(on: packages.Base) -> None:
    assert (on.own, on.version) == (False, "9.8.7")
    assert set(on.files) == {
        "pyodide.mjs",
        "pyodide.asm.js",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
        "pyodide-lock.json",
    }


def names(found: list[packages.Package]) -> list[str]:
    """The names of packages, less those that every site has."""
    always = ("latex2mathml", "mistune", "tzdata", *(each.name for each in own_wheels.OURS))
    return [each.name for each in found if each.name not in always]


def test_a_lock_file_tells_the_target(on: packages.Base) -> None:
    assert target.of(on.lock) == TARGET


def test_a_package_comes_with_what_it_needs(on: packages.Base) -> None:
    assert names(packages.collect(["top"], on)) == ["base", "top"]


def test_all_means_all(on: packages.Base) -> None:
    found = packages.collect(["all"], on)
    assert names(found) == ["base", "other", "top"]
    assert found[0].place == "packages/base-1.0-py3-none-any.whl"


def test_a_wheel_of_ones_own_is_bundled_with_what_the_distribution_has(
    on: packages.Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    make_wheel(tmp_path, "course", "0.1", "Requires-Dist: top")
    # What the wheel's METADATA does not say, the lock file of the distribution does: top needs base.
    found = packages.collect(["course-0.1-py3-none-any.whl"], on, tmp_path)
    assert names(found) == ["base", "course", "top"]
    lock = json.loads(packages.merged(on.lock, found))
    assert lock["packages"]["course"]["depends"] == ["top"]
    assert lock["packages"]["top"] == on.lock["packages"]["top"]


def test_a_missing_file_is_named(folder: Path, on: packages.Base) -> None:
    (folder / "base-1.0-py3-none-any.whl").unlink()
    with pytest.raises(StepError) as caught:
        packages.collect(["top"], on)
    assert caught.value.fix == (
        "pyodide-lock.json has base 1.0, but base-1.0-py3-none-any.whl is missing. Unpack it all again."
    )


def test_a_file_that_is_another_is_refused(folder: Path, on: packages.Base) -> None:
    (folder / "base-1.0-py3-none-any.whl").write_bytes(b"another")
    with pytest.raises(StepError) as caught:
        packages.collect(["base"], on)
    assert caught.value.fix.startswith("The SHA-256 of base-1.0-py3-none-any.whl differs")


def test_a_name_that_it_lacks_is_met_with_close_ones(folder: Path) -> None:
    with pytest.raises(StepError) as caught:
        Distribution(folder).closure(["othr"])
    assert caught.value.fix == "It has no othr. Did you mean other?"


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StepError) as caught:
        Distribution(tmp_path)
    assert caught.value.fix == (
        "Name the folder of a complete, unpacked Pyodide distribution with a pyodide-lock.json."
    )


@pytest.mark.parametrize(
    ("asked", "fix"),
    [
        (
            "all",
            "`all` means a whole distribution. Name its folder with --pyodide-dist, or list the packages.",
        ),
        ("rich >> 14", "Write `rich >> 14` as a name, with or without a version, such as sympy or rich>=14."),
        (
            "a-1.whl",
            "A wheel must keep its own file name, name-version-tags.whl. Rename the file.",
        ),
        (
            "a-1-py3-none-any.whl",
            "Put the wheel there, or correct its path. The path is relative to pyproject.toml.",
        ),
    ],
)
def test_what_is_asked_wrongly_is_refused(tmp_path: Path, asked: str, fix: str) -> None:
    with pytest.raises(StepError) as caught:
        packages.sort([asked], packages.base(None), tmp_path)
    assert caught.value.fix == fix
