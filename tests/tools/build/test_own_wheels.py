"""The wheels that the build makes of our own Python, and what it bundles so that the library is whole."""

import zipfile
from dataclasses import replace
from pathlib import Path

from packaging.utils import parse_wheel_filename

from tests.tools.build.making import INFO, TARGET, make_distribution, make_wheel
from tools.base.paths import ROOT
from tools.build import own_wheels, packages
from tools.build.distribution import LOCK, Distribution
from tools.build.wheels import Wheel


def test_a_wheel_of_ours_is_one_that_installers_take(tmp_path: Path) -> None:
    (path,) = own_wheels.make(ROOT, tmp_path)
    name, version, *_ = parse_wheel_filename(path.name)
    wheel = Wheel(path)
    assert (wheel.name, wheel.version, wheel.licence) == (name, str(version), "MIT")
    assert wheel.entry(TARGET, ())["imports"] == ["dbm"]
    assert "MIT License" in wheel.licence_text()
    with zipfile.ZipFile(path) as archive:
        (record,) = (each for each in archive.namelist() if each.endswith("/RECORD"))
        lines = archive.read(record).decode().splitlines()
    assert sorted(line.split(",")[0] for line in lines) == sorted(wheel.members)


def test_it_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    (first,), (second,) = (own_wheels.make(ROOT, tmp_path / name) for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()


def test_a_distribution_hands_over_what_it_keeps_apart_of_the_library(tmp_path: Path) -> None:
    names = ("ssl", "test", "sqlite3", "numpy", "micropip", "packaging")
    made = make_distribution(tmp_path, *(make_wheel(tmp_path, name, "1.0") for name in names))
    distribution = Distribution(made)
    for name in ("ssl", "test", "sqlite3"):
        distribution.packages[name]["package_type"] = packages.APART
    files = {LOCK: (made / LOCK).read_bytes()}
    on = packages.Base(files, INFO["python"], own=False, distribution=distribution)
    ours = ["latex2mathml", "micropip", "mistune", "offthread-dbm", "packaging", "tzdata"]
    found = sorted([*ours, "sqlite3", "ssl"])
    assert [each.name for each in packages.collect((), on)] == found
    assert [each.name for each in packages.collect((), replace(on, own=True))] == found
