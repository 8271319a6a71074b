"""What packages import late is in an image of them, as far as a version has it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from worker.kernel import late


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package that imports one module when it is used, and has a broken one."""
    folder = tmp_path / "lazily"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "used.py").write_text("import lazily.deeper\n")
    (folder / "deeper.py").write_text("")
    (folder / "broken.py").write_text("import there_is_no_such_module\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(late, "LATE", {"lazily": ("lazily.missing", "lazily.broken", "lazily.used")})
    yield "lazily"
    for name in [each for each in sys.modules if each.partition(".")[0] == "lazily"]:
        del sys.modules[name]


def test_nothing_is_imported_of_a_package_that_was_not(package: str) -> None:
    late.import_late()
    assert package not in sys.modules


def test_what_a_version_lacks_hinders_nothing(package: str) -> None:
    __import__(package)
    late.import_late()
    there = {each for each in sys.modules if each.partition(".")[0] == package}
    assert there == {"lazily", "lazily.used", "lazily.deeper"}
