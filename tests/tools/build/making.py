"""Wheels and distributions that tests make up, so that nothing has to be fetched."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tools.base.hashes import sha256
from tools.build.target import Target

TARGET = Target("3.14.2", "pyemscripten_2026_0_wasm32", "5.0.3")
INFO = {"abi_version": "2026_0", "arch": "wasm32", "platform": "emscripten_5_0_3", "python": "3.14.2"}


def make_wheel(folder: Path, name: str, version: str, *lines: str, **options: Any) -> Path:
    """Write a wheel. lines: more of its METADATA; options: tag, and files (path → text)."""
    tag: str = options.get("tag", "py3-none-any")
    stem = f"{name.replace('-', '_')}-{version}"
    files: Mapping[str, str] = options.get("files", {f"{name.replace('-', '_')}.py": ""})
    metadata = "\n".join(("Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}", *lines, ""))
    path = folder / f"{stem}-{tag}.whl"
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
        archive.writestr(f"{stem}.dist-info/METADATA", metadata)
        archive.writestr(f"{stem}.dist-info/WHEEL", f"Wheel-Version: 1.0\nTag: {tag}\n")
        archive.writestr(f"{stem}.dist-info/RECORD", "")
    return path


def make_distribution(folder: Path, *wheels: Path, **depends: list[str]) -> Path:
    """Write the lock file and the core's files of a distribution whose wheels lie in its folder."""
    packages = {}
    for wheel in wheels:
        name, version = wheel.name.split("-")[:2]
        packages[name] = {
            "name": name,
            "version": version,
            "file_name": wheel.name,
            "sha256": sha256(wheel.read_bytes()),
            "imports": [name],
            "depends": depends.get(name, []),
            "install_dir": "site",
            "package_type": "package",
            "unvendored_tests": False,
        }
    (folder / "pyodide-lock.json").write_text(json.dumps({"info": INFO, "packages": packages}))
    (folder / "pyodide.mjs").write_text('var q="9.8.7";export{q as version};')
    for name in ("pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"):
        (folder / name).write_text(name)
    return folder
