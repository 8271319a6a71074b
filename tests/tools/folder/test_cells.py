"""The files for cells are put into a folder whole, and again where that was not finished."""

import json
from pathlib import Path

import pytest

from tools.base.steps import StepError
from tools.folder import cells

SMALL = {"engines": ["micropython"]}


def test_what_was_begun_is_finished_by_the_next_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    to = tmp_path / "site" / "cells"

    def end(source: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes()[:10])
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(cells, "copy", end)
        with pytest.raises(KeyboardInterrupt):
            cells.put(to, SMALL, tmp_path)
    (to / "offthread.json").write_text(json.dumps(["gone.mjs", "../mine.txt", "THIRD_PARTY.md"]), "utf-8")
    (to / "gone.mjs").write_text("", encoding="utf-8")
    (tmp_path / "site" / "mine.txt").write_text("", encoding="utf-8")
    cells.put(to, SMALL, tmp_path)
    there = {path.relative_to(to).as_posix() for path in to.rglob("*") if path.is_file()}
    assert there == {*json.loads((to / "offthread.json").read_text(encoding="utf-8")), "offthread.json"}
    assert "element.mjs" in there
    assert [name for name in there if "pyodide" in name or name.startswith("packages/")] == []
    assert all((to / name).stat().st_size > 10 for name in there)
    assert (tmp_path / "site" / "mine.txt").is_file()


def test_a_folder_of_something_else_stays_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("", encoding="utf-8")
    with pytest.raises(StepError) as caught:
        cells.put(tmp_path, SMALL, tmp_path)
    assert caught.value.fix == f"{tmp_path} holds something else. Remove that, or name another folder."
