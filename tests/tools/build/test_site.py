"""The built site is what its manifest says, carries its hashes truly, and works wherever it is put."""

import json
import re
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tools.base.hashes import LENGTH, sha256, tree_hash
from tools.base.paths import GENERATED
from tools.base.steps import StepError
from tools.build import site, vendor
from tools.build.inputs import fingerprint, is_current
from tools.build.publication import publish
from worker.contract import limits

ABSOLUTE = re.compile(
    r"""(?:\b(?:href|src|action|data)=|url\()\s*["']?(?!data:)(?:[a-z]+:|//?)""", re.IGNORECASE
)


def one(dist: Path, pattern: str) -> Path:
    """Return the one file or folder that a pattern finds."""
    (found,) = (
        path
        for path in dist.glob(pattern)
        if path.suffix != ".br" and not re.search(r"(?<!tar)\.gz$", path.name)
    )
    return found


def test_the_manifest_lists_every_file_as_it_is(dist: Path, manifest: dict[str, Any]) -> None:
    names = {path.relative_to(dist).as_posix() for path in dist.rglob("*") if path.is_file()}
    resources = {name for name in names if not name.endswith((".br", ".gz")) or name[:-3] not in names}
    truth = {
        name: {"size": (dist / name).stat().st_size, "sha256": sha256((dist / name).read_bytes())}
        for name in resources - {"manifest.json"}
    }
    assert manifest["files"] == truth


def test_each_asset_carries_the_hash_of_its_content(dist: Path, manifest: dict[str, Any]) -> None:
    assets = {name: about for name, about in manifest["files"].items() if name.startswith("assets/")}
    assert assets
    for name, about in assets.items():
        assert f".{about['sha256'][:LENGTH]}." in name


@pytest.mark.parametrize("name", ["pyscript", "micropython", "pyodide"])
def test_each_vendored_folder_carries_the_hash_of_its_contents(
    dist: Path, manifest: dict[str, Any], name: str
) -> None:
    folder = one(dist, f"{name}-*")
    files = {
        path.split("/", 1)[1]: (dist / path).read_bytes()
        for path in manifest["files"]
        if path.startswith(f"{name}-")
    }
    assert folder.name == f"{name}-{tree_hash(files)}"


def test_pyodide_is_whole(dist: Path) -> None:
    assert all((one(dist, "pyodide-*") / name).is_file() for name in vendor.PYODIDE_FILES)


def test_what_pyscript_imports_at_once_is_there(dist: Path) -> None:
    folder = one(dist, "pyscript-*")
    for file in folder.glob("*.js"):
        for name in re.findall(r"""\bfrom\s*["']\./([^"']+)["']""", file.read_text(encoding="utf-8")):
            assert (folder / name).is_file(), f"{file.name} imports {name}"


def test_a_browser_finds_the_encoding_of_the_page_where_it_looks_for_it(dist: Path) -> None:
    assert b'<meta charset="utf-8">' in (dist / "index.html").read_bytes()[:1024]


@pytest.mark.parametrize("pattern", ["index.html", "assets/style.*.css", "assets/rooms.*.css"])
def test_nothing_is_referred_to_from_the_root_or_from_elsewhere(dist: Path, pattern: str) -> None:
    text = one(dist, pattern).read_text(encoding="utf-8")
    assert ABSOLUTE.findall(text) == []
    assert "{{" not in text


def test_every_file_that_the_page_names_is_there(dist: Path) -> None:
    text = (dist / "index.html").read_text(encoding="utf-8")
    named = re.findall(r"""(?:href|src)=["']([^"'#:]+)["']""", text)
    assert named
    assert [name for name in named if not (dist / name).exists()] == []


def test_the_page_brings_the_contract_and_nothing_else_of_the_worker(dist: Path) -> None:
    with tarfile.open(one(dist, "assets/app.*.tar")) as archive:
        names = [member.name for member in archive if member.isfile()]
    assert sorted(name for name in names if name.startswith("worker/")) == [
        "worker/__init__.mpy",
        "worker/contract/__init__.mpy",
        "worker/contract/device.mpy",
        "worker/contract/limits.mpy",
        "worker/contract/markup.mpy",
        "worker/protocol.mpy",
    ]
    assert "app/main.mpy" in names


def test_the_kernel_is_the_workers_python(dist: Path, root: Path) -> None:
    with zipfile.ZipFile(one(dist, "assets/kernel.*.zip")) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    # What other engines run is in their workers.
    sources = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in (root / "worker").rglob("*.py")
        if "engines" not in path.parts
    }
    assert contents == sources


def test_third_parties_are_named_with_their_licences(dist: Path) -> None:
    text = (dist / "THIRD_PARTY.md").read_text(encoding="utf-8")
    for name in (
        "pyodide",
        "@pyscript/core",
        "polyscript",
        "@codemirror/view",
        "@lezer/python",
        vendor.MICROPYTHON,
    ):
        assert f"## {name} " in text
    assert "## CPython (in Pyodide) 3.14" in text
    assert "Mozilla Public License" in text
    assert "{holder}" not in text


def test_the_generated_modules_name_what_is_there(dist: Path, manifest: dict[str, Any]) -> None:
    entry = (GENERATED / "entry.mjs").read_text(encoding="utf-8")
    workers = dict(re.findall(r'"(\w+)": "([^"]+)"', entry))
    assert list(workers) == ["cpython", "brython", "micropython"]
    assert set(workers.values()) <= set(manifest["files"])
    described = (GENERATED / "site.mjs").read_text(encoding="utf-8")
    for name in vendor.PYODIDE_FILES:
        file = f"{one(dist, 'pyodide-*').name}/{name}"
        assert f'"sha256": "{manifest["files"][file]["sha256"]}"' in described


def test_the_limits_of_files_are_said_in_one_place(root: Path) -> None:
    said = [(limits.FILE_BYTES, limits.FILE_WORDS), (limits.ALL_BYTES, limits.ALL_WORDS)]
    assert [f"{most // 1_000_000} MB" for most, _ in said] == [words for _, words in said]
    for path in ("worker/host/files.mjs", "public/archive.mjs"):
        text = (root / path).read_text(encoding="utf-8")
        assert [each for each in ("20_000_000", "50_000_000", "20 MB", "50 MB") if each in text] == []


def test_any_changed_input_makes_another_build(tmp_path: Path) -> None:
    for name in ("app/main.py", "public/index.html"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("1")
    first = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == first
    (tmp_path / "app" / "main.py").write_text("2")
    assert fingerprint(tmp_path) != first


def test_a_damaged_site_is_not_current(tmp_path: Path) -> None:
    publish(
        {"a.txt": b"1", "manifest.json": b'{"build": "x", "files": {"a.txt": {"size": 1}}}'},
        tmp_path / "dist",
    )
    assert is_current(tmp_path / "dist", "x")
    assert not is_current(tmp_path / "dist", "y")
    (tmp_path / "dist" / "a.txt").unlink()
    assert not is_current(tmp_path / "dist", "x")


def test_a_missing_source_is_named(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1"\n')
    with pytest.raises(StepError) as caught:
        site.Site(tmp_path, "0").read("public/index.html")
    assert caught.value.fix == "The file public/index.html is missing. Restore it."


def test_the_page_knows_what_a_worker_asks_for_first(dist: Path, manifest: dict[str, Any]) -> None:
    (text,) = re.findall(
        r"const FIRST = .*?freeze\((.*?)\);\n", (GENERATED / "box.mjs").read_text(), re.DOTALL
    )
    ((script, kinds),) = json.loads(text).items()
    assert script in manifest["files"]
    assert sorted(kinds) == ["plain", "switching"]
    for kind, paths in kinds.items():
        names = sorted(re.sub(r"\.[0-9a-f]{8}\.", ".", Path(path).name) for path in paths)
        core = ["pyodide-lock.json", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide.mjs"]
        assert names == sorted([*core, f"snapshot-{kind}.bin"])
        assert all((dist / path).is_file() for path in paths)
