"""Every step of the set-up that fails says what it was, what was run, and how to mend it."""

import stat
import sys
from pathlib import Path

import pytest

import build
from tools.base import environment
from tools.base.steps import StepError, run


def script(path: Path, text: str, code: int) -> Path:
    """Write a stand-in for a program: it says a text and exits with a code."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\ncat <<'END'\n{text}\nEND\nexit {code}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_a_command_that_fails_is_told_in_full() -> None:
    command = [sys.executable, "-c", "print('no such thing'); raise SystemExit(3)"]
    with pytest.raises(StepError) as caught:
        run("fetch the thing", command, "Plug it in.")
    lines = str(caught.value).splitlines()
    assert lines[0] == "Offthread stopped at a step that failed."
    assert lines[1] == "  step:    fetch the thing"
    assert lines[2].startswith(f"  command: {sys.executable} -c ")
    assert lines[3:] == ["  mend:    Plug it in.", "  it said:", "    no such thing"]


def test_a_command_that_does_not_exist_is_told_too(tmp_path: Path) -> None:
    with pytest.raises(StepError, match="look") as caught:
        run("look", [tmp_path / "nothing"], "Install it.")
    assert caught.value.mend == "Install it."


def test_a_python_without_venv_is_told_of_the_package(tmp_path: Path) -> None:
    said = "The virtual environment was not created successfully because ensurepip is not\navailable."
    interpreter = script(tmp_path / "python3", said, 1)
    with pytest.raises(StepError) as caught:
        environment.make_venv(tmp_path / "venv", str(interpreter))
    assert caught.value.step == "make the virtual environment .venv"
    assert "`apt install python3-venv`" in caught.value.mend
    assert caught.value.said == said


@pytest.mark.parametrize(
    ("said", "mend"),
    [
        ("ERROR: Could not find a version that satisfies", "reaches the Python package index"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "differs from requirements.txt"),
        ("OSError: [Errno 28] No space left on device", "disk space"),
    ],
)
def test_pip_that_fails_is_told_with_a_mend(tmp_path: Path, said: str, mend: str) -> None:
    script(environment.python(tmp_path / "venv"), said, 1)
    with pytest.raises(StepError) as caught:
        environment.install(tmp_path / "venv", tmp_path / "requirements.txt")
    assert caught.value.step == "install the Python tools"
    assert mend in caught.value.mend


@pytest.mark.parametrize(
    ("said", "mend"),
    [
        ("npm error code ENOTFOUND", "reaches the npm registry"),
        ("npm error code EINTEGRITY", "differs from package-lock.json"),
        ("npm error code EUSAGE", "disagree"),
    ],
)
def test_npm_that_fails_is_told_with_a_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, mend: str
) -> None:
    program = script(tmp_path / "npm", said, 1)
    monkeypatch.setattr(environment, "npm", lambda: [program])
    monkeypatch.setattr(environment, "MODULES", tmp_path)
    with pytest.raises(StepError) as caught:
        environment.prepare_node()
    assert caught.value.step == "install the JavaScript packages"
    assert mend in caught.value.mend


def test_a_stamp_spares_the_second_set_up(tmp_path: Path) -> None:
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("")
    script(environment.python(tmp_path / "venv"), "must not run", 1)
    (tmp_path / "venv" / "offthread.stamp").write_text(environment.digest([requirements]))
    environment.prepare_python(tmp_path / "venv", requirements)


def test_a_failed_step_ends_the_command_calmly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise StepError("a step", "a command", "A mend.")

    monkeypatch.setattr(environment, "prepare_python", refuse)
    assert build.main([]) == 1
    assert capsys.readouterr().err == (
        "Offthread stopped at a step that failed.\n"
        "  step:    a step\n  command: a command\n  mend:    A mend.\n"
    )


def test_only_test_bench_and_soak_take_further_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        build.main(["serve", "--prot", "80"])
    assert caught.value.code == 2
    assert "unrecognized arguments: --prot 80" in capsys.readouterr().err
