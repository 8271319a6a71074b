"""CONTRIBUTING.md shows the rooms that there are, as they describe themselves."""

from pathlib import Path

import pytest

from tools.base.paths import ROOT
from tools.base.steps import StepError
from tools.checks.rooms import DOCUMENT, purpose, replaced, rooms, shown, table


def test_the_map_is_that_of_the_tree() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert shown(text) == table(ROOT), "write it: `python -m tools.checks.rooms --write`"


def test_every_room_has_a_line(tmp_path: Path) -> None:
    for name in ("app/base", "app/__pycache__", "worker/host", "tools/build"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "app/base/__init__.py").write_text('"""First\nwords.\n\nMore."""\n')
    (tmp_path / "worker/host/README.md").write_text("Second.\n")
    (tmp_path / "tools/build/__init__.py").write_text('"""Third."""\n')
    assert table(tmp_path) == (
        "| room | what it is for |\n| --- | --- |\n"
        "| `app/base/` | First words. |\n| `worker/host/` | Second. |\n| `tools/build/` | Third. |"
    )
    assert len([*rooms(tmp_path)]) == 3


def test_a_room_that_says_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StepError) as caught:
        purpose(tmp_path)
    assert caught.value.fix.startswith(f"Give {tmp_path.name}/ a docstring in __init__.py, or a README.md")


def test_the_map_takes_the_place_of_the_former() -> None:
    document = "a\n<!-- rooms -->\n\nold\n\n<!-- /rooms -->\nb\n"
    assert shown(document) == "old"
    assert replaced(document, "new") == "a\n<!-- rooms -->\n\nnew\n\n<!-- /rooms -->\nb\n"
