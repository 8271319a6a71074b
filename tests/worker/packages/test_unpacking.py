"""Unpacking for later visits: all of a package as the loader would install it, and nothing of it has run."""

import importlib.util
import io
import json
import marshal
import sys
import zipfile
from pathlib import Path

import pytest

from tests.worker.packages.shop import Block
from worker.packages import bytecode, unpacking

NOTES = {"rain-1.0.dist-info/METADATA": "Name: rain", "rain-1.0.dist-info/RECORD": "../../outside.py,,"}
FILES = {
    "rain/__init__.py": "import sys\nsys.rain = 1",
    "rain/drops.py": "raise SystemExit",
    "rain/x.so": "\0asm",
}


def wheel(**files: str) -> Block:
    return zipped({**FILES, **NOTES, **files})


def zipped(files: dict[str, str]) -> Block:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return Block(held.getvalue())


@pytest.fixture
def root(tmp_path: Path) -> str:
    return str(tmp_path / "root")


def unpacked(root: str) -> list[str]:
    """The files, as they are where packages are installed."""
    return [file.removeprefix(f"{root}{bytecode.home()}/") for file in json.loads(unpacking.files(root))]


def test_all_of_a_wheel_lies_below_the_folder_with_the_notes_of_an_installation(root: str) -> None:
    assert unpacking.unpack(wheel(), root)
    notes = [f"rain-1.0.dist-info/{name}" for name in ("INSTALLER", "METADATA", "PYODIDE_SOURCE", "RECORD")]
    assert unpacked(root) == [*notes, *sorted(FILES)]


def test_modules_are_compiled_that_are_named_and_there_and_none_is_run(root: str) -> None:
    unpacking.unpack(wheel(), root)
    named = ["rain/__init__.py", "rain/drops.py", "rain/gone.py", "../../outside.py", "rain/x.so"]
    assert unpacking.compile_modules(json.dumps(named), root) == 2
    assert unpacking.compile_modules(json.dumps(named[:1]), root) == 0
    assert not hasattr(sys, "rain")
    assert [name for name in sys.modules if name.startswith("rain")] == []
    made = [name for name in unpacked(root) if name.endswith(".pyc")]
    cached = [importlib.util.cache_from_source(name) for name in named[:2]]
    assert made == sorted(cached)


def test_byte_code_names_the_file_where_it_will_lie_and_is_taken_without_a_look_at_it(root: str) -> None:
    unpacking.unpack(wheel(), root)
    unpacking.compile_modules('["rain/drops.py"]', root)
    place = root + str(bytecode.home() / "rain/drops.py")
    made = Path(importlib.util.cache_from_source(place)).read_bytes()
    assert made[4:8] == (1).to_bytes(4, "little")
    assert marshal.loads(made[16:]).co_filename == str(bytecode.home() / "rain/drops.py")


def test_a_module_that_does_not_compile_is_left_alone(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    unpacking.unpack(wheel(**{"rain/bad.py": "1 +", "rain/odd.py": "# coding: nowhere\n"}), root)
    assert unpacking.compile_modules('["rain/bad.py", "rain/odd.py", "rain/drops.py"]', root) == 3
    assert [name for name in unpacked(root) if name.endswith(".pyc") and "drops" not in name] == []
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "files",
    [
        {"../evil.py": ""},
        {"/etc/evil.py": ""},
        {"rain/../../evil.py": ""},
        {"rain-1.0.data/data/x": ""},
        {"rain.libs/x.so": ""},
        {"other-1.0.dist-info/METADATA": ""},
    ],
    ids=lambda files: next(iter(files)),
)
def test_what_would_not_be_all_of_the_package_is_not_unpacked(
    root: str, tmp_path: Path, files: dict[str, str]
) -> None:
    assert not unpacking.unpack(wheel(**files), root)
    assert list(tmp_path.rglob("*")) == []


def test_a_wheel_without_notes_or_of_too_many_bytes_is_not_unpacked(
    root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not unpacking.unpack(zipped(FILES), root)
    monkeypatch.setattr(unpacking, "MOST_BYTES", 10)
    assert not unpacking.unpack(wheel(), root)


def test_nothing_is_left_for_the_next_one(root: str) -> None:
    unpacking.unpack(wheel(), root)
    unpacking.clear(root)
    assert unpacked(root) == []
    assert not Path(root).exists()
