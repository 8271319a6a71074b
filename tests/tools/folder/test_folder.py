"""The commands on a folder of one's own: what they make, and the sentence for each thing that is wrong."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tools.base.paths import ROOT
from tools.base.steps import StepError
from tools.build import lessons, settings
from tools.folder import main, new
from tools.folder.alone import FILE, alone

MINE = '[tool.offthread]\ntitle = "Mine"\n'


def test_a_new_folder_has_an_example_that_is_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "Klasse 7 ü"
    assert main.main(["new", str(folder)]) == 0
    assert f'offthread serve "{folder}"' in capsys.readouterr().out
    chosen = settings.read(folder, ROOT)
    assert (chosen.title, chosen.version) == ("My class", settings.read(ROOT).version)
    assert set(lessons.collect(folder, chosen.lessons)) == {
        "lessons/index.json",
        "lessons/average.md",
        "lessons/dice.py",
    }
    assert new.IGNORED in (folder / ".gitignore").read_text(encoding="utf-8")
    with pytest.raises(StepError, match="make a folder"):
        new.make(folder)


def test_what_is_wrong_with_a_folder_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def said(*words: str) -> str:
        assert main.main(words) == 1
        (line,) = (each for each in capsys.readouterr().err.splitlines() if each.startswith("  fix:"))
        return line.removeprefix("  fix:     ")

    empty, full, mine = tmp_path / "empty", tmp_path / "full", tmp_path / "mine"
    for folder in (empty, full, mine):
        folder.mkdir()
    (full / "thesis.txt").write_text("", encoding="utf-8")
    (mine / "pyproject.toml").write_text(MINE, encoding="utf-8")
    assert said("build", str(tmp_path / "none")).startswith("There is no such folder.")
    assert said("build", str(tmp_path / "my class")).endswith(f'`offthread new "{tmp_path / "my class"}"`.')
    assert said("build", str(full / "thesis.txt")).endswith(
        "thesis.txt is a file. Name the folder of a site."
    )
    assert said("new", str(full / "thesis.txt")).endswith("thesis.txt is there already. Choose another name.")
    assert said("serve", str(empty)).startswith("This folder has no pyproject.toml.")
    assert said("build", str(mine), "--to", str(full)).startswith(f"{full} holds something else")
    assert said("build", str(mine), "--to", str(tmp_path)).startswith(f"{tmp_path} holds something else")
    (mine / "pyproject.toml").write_text(MINE + 'tittle = "x"\n', encoding="utf-8")
    assert said("build", str(mine)).startswith("`tittle` is not a setting.")
    (mine / "pyproject.toml").write_text("[tool.", encoding="utf-8")
    assert "is not valid TOML" in said("build", str(mine))
    (mine / "pyproject.toml").write_text("tool = {offthread = 1}", encoding="utf-8")
    assert said("build", str(mine)) == "[tool.offthread] must be a table of settings."
    (mine / "pyproject.toml").write_text("tool = 3", encoding="utf-8")
    assert said("build", str(mine)) == "[tool.offthread] must be a table of settings."
    (mine / "pyproject.toml").write_text("[tool.offthread]\ntitle = 3", encoding="utf-8")
    assert said("build", str(mine)) == "`title` must be a text in quotes."
    (mine / "pyproject.toml").write_text(MINE, encoding="utf-8")
    assert said("cells", str(full)).startswith(f"{full} holds something else.")
    assert said("cells", str(tmp_path / "none"), "--settings", "{").startswith("Write an object of JSON")
    monkeypatch.setattr(main, "find_spec", lambda _name: None)
    assert said("build", str(mine)).startswith("Node is missing.")
    assert said("new", str(full / "thesis.txt" / "x")).startswith("Look at the file or folder")


@pytest.mark.parametrize("words", [[], ["bild"], ["serve", "--port", "65536"], ["serve", "--port", "x"]])
def test_a_command_line_that_makes_no_sense_is_refused(words: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main.main(words)
    assert caught.value.code == 2


def test_it_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main.main(["--version"])
    assert (caught.value.code, capsys.readouterr().out) == (0, f"offthread {settings.read(ROOT).version}\n")


def test_the_settings_of_a_folder_are_relative_to_it(tmp_path: Path) -> None:
    new.make(tmp_path / "mine")
    chosen = settings.read(tmp_path / "mine", ROOT)
    before = settings.further(chosen, tmp_path / "mine")
    (tmp_path / "mine" / "lessons" / "dice.py").write_text("1", encoding="utf-8")
    assert settings.further(chosen, tmp_path / "mine") != before


def test_one_build_at_a_time_uses_the_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.folder.alone.SECONDS", 0)
    with alone(tmp_path), pytest.raises(StepError, match="wait for another build"), alone(tmp_path):
        pass
    assert capsys.readouterr().out.startswith("Another build is running.")
    with (
        alone(tmp_path),
        closing(sqlite3.connect(tmp_path / FILE, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError),
    ):
        other.execute("BEGIN EXCLUSIVE")
