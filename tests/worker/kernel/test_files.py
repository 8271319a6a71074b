"""The working directory as Python sees it."""

import importlib
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from zipimport import zipimporter

import pytest

from worker.kernel.files import Folder, forget_listings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of a visitor, and an interpreter that forgets it afterwards."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]


def test_a_program_begins_in_the_folder_whatever_one_before_has_done(folder: Path) -> None:
    visitor = Folder()
    (folder / "elsewhere").mkdir()
    os.chdir("elsewhere")
    visitor.enter(renews=False)
    assert Path.cwd() == folder


def test_a_changed_module_is_imported_again_with_all_that_may_have_used_it(folder: Path) -> None:
    (folder / "offthread_a.py").write_text("X = 1")
    (folder / "offthread_b.py").write_text("from offthread_a import X")
    visitor = Folder()
    visitor.enter(renews=True)
    exec("import offthread_b")
    (folder / "offthread_a.py").write_text("X = 22")
    visitor.enter(renews=False)
    assert sys.modules["offthread_b"].X == 1
    visitor.enter(renews=True)
    exec("import offthread_b")
    assert sys.modules["offthread_b"].X == 22


def test_modules_are_found_in_folders_and_archives_that_have_changed(folder: Path) -> None:
    sys.path[:0] = [str(folder), str(folder / "mine.zip")]
    archive(folder / "mine.zip", "offthread_zip_1")
    assert importlib.import_module("offthread_zip_1")
    archive(folder / "mine.zip", "offthread_zip_2")
    (folder / "offthread_new.py").touch()
    forget_listings()
    assert importlib.import_module("offthread_zip_2")
    assert importlib.import_module("offthread_new")


def test_the_archive_of_the_library_is_not_listed_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = str(folder / "library.zip")
    sys.path.insert(0, library)
    archive(Path(library), "offthread_one", "offthread_two")
    assert importlib.import_module("offthread_one")
    listed = []
    monkeypatch.setattr(zipimporter, "invalidate_caches", lambda self: listed.append(self.archive))
    forget_listings(library)
    assert library not in listed
    assert sys.path_importer_cache[library] is not None
    assert importlib.import_module("offthread_two")


def archive(path: Path, *modules: str) -> None:
    """Write an archive with some modules in it, of which nothing is known yet."""
    with zipfile.ZipFile(path, "w") as made:
        for each in modules:
            made.writestr(f"{each}.py", "")


def test_other_modules_are_left_alone(folder: Path) -> None:
    Folder().enter(renews=True)
    assert sys.modules["pytest"] is pytest


def test_no_bytecode_is_written_among_the_files(folder: Path) -> None:
    (folder / "offthread_c.py").write_text("X = 1")
    Folder().enter(renews=True)
    exec("import offthread_c")
    assert [path.name for path in folder.iterdir()] == ["offthread_c.py"]


def test_a_traceback_names_files_as_the_visitor_does() -> None:
    text = 'File "/home/v/a.py", line 1\nFile "/home/v/b/c.py", line 2\nFile "/lib/x.py", line 3'
    short = 'File "a.py", line 1\nFile "b/c.py", line 2\nFile "/lib/x.py", line 3'
    assert Folder("/home/v").shorten(text) == short
