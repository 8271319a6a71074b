"""The wheels that the build makes of our own Python, and what it bundles so that the library is whole."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from packaging.utils import parse_wheel_filename

from tests.tools.build.making import INFO, TARGET, make_distribution, make_wheel
from tools.base.paths import ROOT
from tools.base.steps import StepError
from tools.build import own_wheels, packages, turtles
from tools.build.distribution import LOCK, Distribution
from tools.build.own_wheels import OURS
from tools.build.wheels import Wheel
from worker.packages import keeping, plan


@pytest.mark.parametrize(
    ("made", "imports"),
    list(zip(OURS, (["dbm"], ["offthread_turtle", "turtle"], ["offthread_canvas", "pygame"]), strict=True)),
)
def test_a_wheel_of_ours_is_one_that_installers_take(
    made: own_wheels.Made, imports: list[str], tmp_path: Path
) -> None:
    path = own_wheels.make(ROOT, tmp_path)[own_wheels.OURS.index(made)]
    name, version, *_ = parse_wheel_filename(path.name)
    wheel = Wheel(path)
    assert (wheel.name, wheel.version, wheel.licence) == (name, str(version), made.licence)
    assert wheel.entry(TARGET, ())["imports"] == imports
    assert "MIT License" in wheel.licence_text()
    with zipfile.ZipFile(path) as archive:
        (record,) = (each for each in archive.namelist() if each.endswith("/RECORD"))
        lines = archive.read(record).decode().splitlines()
    assert sorted(line.split(",")[0] for line in lines) == sorted(wheel.members)


def test_what_each_run_imports_for_itself_is_known_to_who_has_images_made(tmp_path: Path) -> None:
    made = [Wheel(path) for path in own_wheels.make(ROOT, tmp_path)]
    assert {name for each in made for name in each.entry(TARGET, ())["imports"]} == keeping.OURS
    own = (ROOT / "worker" / "engines" / "pyodide" / "errand.mjs").read_text(encoding="utf-8")
    (prefix,) = re.findall('^const OWN = "(.+)";$', own, re.MULTILINE)
    assert all(each.name.startswith(prefix) for each in made)
    assert own_wheels.PREFIX == prefix == plan.OWN


def test_what_is_taken_from_python_brings_its_licence(tmp_path: Path) -> None:
    text = Wheel(own_wheels.make(ROOT, tmp_path)[1]).licence_text()
    assert "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2" in text


def test_they_are_the_same_whenever_they_are_made(tmp_path: Path) -> None:
    first, second = (own_wheels.make(ROOT, tmp_path / name) for name in ("one", "two"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_turtle_that_is_not_known_is_refused() -> None:
    with pytest.raises(StepError, match="Build with CPython"):
        turtles.adapted(turtles.original().replace("import tkinter as TK", "import tkinter"))


def test_a_python_without_turtle_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(StepError, match=r"no Lib/turtle\.py"):
        turtles.original()


def test_a_distribution_hands_over_what_it_keeps_apart_of_the_library(tmp_path: Path) -> None:
    names = ("ssl", "test", "sqlite3", "numpy", "micropip", "packaging")
    made = make_distribution(tmp_path, *(make_wheel(tmp_path, name, "1.0") for name in names))
    distribution = Distribution(made)
    for name in ("ssl", "test", "sqlite3"):
        distribution.packages[name]["package_type"] = packages.APART
    files = {LOCK: (made / LOCK).read_bytes()}
    on = packages.Base(files, INFO["python"], own=False, distribution=distribution)
    ours = ["latex2mathml", "micropip", "mistune", "packaging", "tzdata", *(each.name for each in OURS)]
    found = sorted([*ours, "sqlite3", "ssl"])
    assert [each.name for each in packages.collect((), on)] == found
    assert [each.name for each in packages.collect((), replace(on, own=True))] == found
