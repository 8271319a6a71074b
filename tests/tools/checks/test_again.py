"""A test that fails beside others is run once more, alone; what fails then, or more often, fails all."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.base.paths import ROOT
from tools.checks.again import MOST, NOTED, failed_tests, repeat

# Those named `unsteady` pass when they are run for the second time.
TESTS = """import pathlib, pytest

@pytest.mark.parametrize("name", {names})
def test_it(name):
    seen = pathlib.Path(__file__).with_name(name.replace(" ", "_"))
    has_run = seen.exists()
    seen.touch()
    assert name == "good" or (has_run and name.startswith("unsteady"))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with pytest's settings of ours; the tests within are not those that run now."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in os.environ:
        if name.startswith(("COV", "PYTEST")):
            monkeypatch.delenv(name)
    return tmp_path


def run(folder: Path, *names: str) -> tuple[int, int]:
    """Run a test for each name, and what is run again; return pytest's exit code and the one that counts."""
    (folder / "test_it.py").write_text(TESTS.format(names=list(names)))
    command = [sys.executable, "-m", "pytest", "test_it.py", "-q", "-n", "2"]
    code = subprocess.call(command, cwd=folder)
    return code, repeat(command, code, folder)


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["good"], (0, 0)),
        (["good", "unsteady"], (1, 0)),
        ([f"unsteady {number}" for number in range(MOST)], (1, 0)),
        ([f"unsteady {number}" for number in range(MOST + 1)], (1, 1)),
        (["good", "bad"], (1, 1)),
        (["unsteady", "bad"], (1, 1)),
    ],
)
def test_what_passes_alone_does_not_fail_the_command(
    folder: Path, names: list[str], codes: tuple[int, int]
) -> None:
    assert run(folder, *names) == codes


def test_only_what_failed_is_run_again_and_told(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(folder, "good", "unsteady")
    said = capfd.readouterr().out
    assert "1 passed in" in said
    assert "1 failed beside others and passed alone. Find out why: test_it.py::test_it[unsteady]" in said


def test_tests_that_could_not_be_read_are_not_run_again(folder: Path) -> None:
    (folder / "test_it.py").write_text("def\n")
    command = [sys.executable, "-m", "pytest", "test_it.py", "-q"]
    code = subprocess.call(command, cwd=folder)
    assert (code, repeat(command, code, folder)) == (2, 2)


@pytest.mark.parametrize("text", [None, "", "[", "{}", '{"a": false}'])
def test_where_nothing_is_noted_nothing_has_failed(tmp_path: Path, text: str | None) -> None:
    noted = tmp_path / NOTED
    if text is not None:
        noted.parent.mkdir(parents=True)
        noted.write_text(text)
    assert failed_tests(tmp_path) == []
