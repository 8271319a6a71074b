"""Which Chromium is started: for tests a shell without windows if there is one, but first the named one."""

from pathlib import Path

import pytest

from tools.base import chromium


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setattr(chromium, "PLACES", ())
    return tmp_path


def program(folder: Path, name: str) -> Path:
    made = folder / name
    made.write_text("#!/bin/sh\n", encoding="utf-8")
    made.chmod(0o755)
    return made


@pytest.mark.parametrize("name", chromium.SHELLS)
def test_a_shell_is_taken_for_tests_and_a_whole_browser_for_all_else(folder: Path, name: str) -> None:
    whole, shell = program(folder, "chromium"), program(folder, name)
    assert chromium.find_shell().executable == shell
    assert chromium.find().executable == whole


def test_without_a_shell_tests_have_the_whole_browser(folder: Path) -> None:
    whole = program(folder, "google-chrome")
    assert chromium.find_shell().executable == whole


def test_what_is_named_is_taken_before_a_shell(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = program(folder, "own")
    program(folder, chromium.SHELLS[0])
    monkeypatch.setenv(chromium.VARIABLE, str(named))
    assert chromium.find_shell().executable == named
