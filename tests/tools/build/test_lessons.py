"""Lessons are carried along as their index lists them, and a wrong index stops the build with a sentence."""

import json
from pathlib import Path

import pytest

from app.lessons.markdown import Lesson
from app.projects.files import Files
from tools.base.paths import ROOT
from tools.base.steps import StepError
from tools.build.lessons import collect

GOOD = '[[lesson]]\nfile = "a.md"\ntitle = "A"\nabout = "About a"\n'


def folder(root: Path, index: str, *names: str) -> Path:
    home = root / "lessons"
    home.mkdir()
    (home / "index.toml").write_text(index, encoding="utf-8")
    for name in names:
        (home / name).write_text("# A", encoding="utf-8")
    return root


def test_lessons_come_along_with_an_index(tmp_path: Path) -> None:
    files = collect(folder(tmp_path, GOOD, "a.md"), "lessons")
    assert files["lessons/a.md"] == b"# A"
    assert json.loads(files["lessons/index.json"]) == [{"file": "a.md", "title": "A", "about": "About a"}]
    assert len(files) == 2


def test_a_site_may_have_none() -> None:
    assert collect(ROOT, "") == {}


@pytest.mark.parametrize(
    ("index", "names", "fix"),
    [
        ("[[lesson", (), "The file is not valid TOML: Expected ']]' at the end of an array declaration"),
        ("", (), "The file must have [[lesson]] entries and nothing else."),
        (GOOD + "x = 1\n", ("a.md",), "Lesson 1 must have file, title, about as texts and nothing else."),
        (GOOD, (), "Lesson 1 names 'a.md', but that is missing. Add the file or correct the name."),
        (
            GOOD.replace("a.md", "../a.md"),
            (),
            "Lesson 1 names '../a.md'. Name a .md or .py file in this folder.",
        ),
        (GOOD * 2, ("a.md",), "a.md is listed twice. Remove one of the entries."),
        (GOOD, ("a.md", "b.py"), "b.py is in the folder but not in the list. Add a [[lesson]] for it."),
    ],
)
def test_a_wrong_index_is_named_with_its_fix(
    tmp_path: Path, index: str, names: tuple[str, ...], fix: str
) -> None:
    with pytest.raises(StepError) as caught:
        collect(folder(tmp_path, index, *names), "lessons")
    assert caught.value.fix.startswith(fix)


def test_a_folder_without_an_index_is_named(tmp_path: Path) -> None:
    (tmp_path / "lessons").mkdir()
    with pytest.raises(StepError, match="collect the lessons") as caught:
        collect(tmp_path, "lessons")
    assert caught.value.fix == "There is no index.toml. Write one, or remove `lessons` from pyproject.toml."


@pytest.mark.parametrize("path", sorted((ROOT / "lessons").glob("*.md")), ids=lambda path: path.name)
def test_our_own_lessons_have_a_text_and_programs_that_compile(path: Path) -> None:
    lesson = Lesson(path.name, path.read_text(encoding="utf-8"))
    assert lesson.blocks
    assert lesson.files[0][0] == f"{path.stem}.py"
    assert Files(list(lesson.files)).names == [name for name, _ in lesson.files]
    for name, code in lesson.files:
        if name.endswith(".py"):
            compile(code, name, "exec", flags=0x2000)  # PyCF_ALLOW_TOP_LEVEL_AWAIT
    if lesson.data:
        assert isinstance(json.loads(lesson.data), dict)
