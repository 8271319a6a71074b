"""Settings of documentation reach the command as JSON, and the last that it says comes back."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from offthread import assets


def test_settings_of_any_kind_are_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[str] = []

    def run(words: Sequence[str], **_: Any) -> CompletedProcess[str]:
        found.extend(words)
        return CompletedProcess(words, 0, "dist/ is up to date.\nPut 9 files.\n", "")

    monkeypatch.setattr(subprocess, "run", run)
    settings = {"packages": ("numpy",), "pyodide_dist": Path("here")}
    assert assets.put(Path("site"), settings, Path("docs")) == "Put 9 files."
    told = '{"packages": ["numpy"], "pyodide_dist": "here"}'
    assert found[1:4] == ["-P", "-m", "offthread"]
    assert found[4:] == ["cells", "site", "--home", "docs", "--settings", told]
