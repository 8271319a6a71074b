"""A wheel becomes an entry of the lock file, with its imports, dependencies and licence."""

from pathlib import Path

from packaging.requirements import Requirement

from tests.tools.build.making import TARGET, make_wheel
from tools.base.hashes import sha256
from tools.build.wheels import Wheel, depends


def test_an_entry_is_what_pyodides_loader_reads(tmp_path: Path) -> None:
    files = {"fast/__init__.py": "", "helper.py": "", "_fast.cpython-314-wasm32-emscripten.so": ""}
    tag = "cp314-cp314-pyemscripten_2026_0_wasm32"
    path = make_wheel(tmp_path, "Fast.Thing", "1.0", tag=tag, files=files)
    assert Wheel(path).entry(TARGET, ["zlib", "base"]) == {
        "name": "fast-thing",
        "version": "1.0",
        "file_name": path.name,
        "install_dir": "site",
        "sha256": sha256(path.read_bytes()),
        "package_type": "package",
        "imports": ["_fast", "fast", "helper"],
        "depends": ["base", "zlib"],
        "unvendored_tests": False,
    }


def test_dependencies_are_those_of_the_target_and_of_the_extras_that_others_ask_for(tmp_path: Path) -> None:
    top = make_wheel(
        tmp_path, "top", "1.0", "Requires-Dist: base[more]", 'Requires-Dist: no; os_name == "nt"'
    )
    base = make_wheel(
        tmp_path,
        "base",
        "1.0",
        'Requires-Dist: extra_one; extra == "more"',
        'Requires-Dist: extra_two; extra == "other"',
        'Requires-Dist: extra_three; extra == "asked"',
    )
    wheels = [Wheel(path) for path in (top, base)]
    assert depends(wheels, [Requirement("top")], TARGET) == {"top": ["base"], "base": ["extra-one"]}
    asked = [Requirement("base[asked]"), Requirement("top")]
    assert depends(wheels, asked, TARGET)["base"] == ["extra-one", "extra-three"]


def test_a_circle_of_dependencies_ends(tmp_path: Path) -> None:
    one = make_wheel(tmp_path, "one", "1.0", "Requires-Dist: two[x]")
    two = make_wheel(tmp_path, "two", "1.0", "Requires-Dist: one")
    wheels = [Wheel(path) for path in (one, two)]
    assert depends(wheels, [], TARGET) == {"one": ["two"], "two": ["one"]}


def test_the_licence_is_what_the_wheel_states(tmp_path: Path) -> None:
    modern = make_wheel(tmp_path, "modern", "1.0", "License-Expression: MIT", "License: long")
    classified = make_wheel(tmp_path, "old", "1.0", "Classifier: License :: OSI Approved :: BSD License")
    silent = make_wheel(tmp_path, "silent", "1.0")
    found = [Wheel(path).licence for path in (modern, classified, silent)]
    assert found == ["MIT", "BSD License", "not stated"]


def test_the_licences_text_is_taken_from_where_wheels_have_it(tmp_path: Path) -> None:
    files = {"a-1.0.dist-info/licenses/LICENSE": "one", "a-1.0.dist-info/COPYING": "two", "a/LICENSE": "no"}
    assert Wheel(make_wheel(tmp_path, "a", "1.0", files=files)).licence_text() == "one\n\ntwo"
