"""A small Pyodide distribution of our own making: the real core, and packages that a test describes."""

import hashlib
import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

from tools.base.paths import DIST


def wheel(
    name: str, version: str, modules: dict[str, str], *, padding: int = 0, requires: tuple[str, ...] = ()
) -> bytes:
    """A pure wheel. padding: bytes of a file that does not compress, to have something to count."""
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    metadata += "".join(f"Requires-Dist: {each}\n" for each in requires)
    files = {f"{module}.py": code.encode() for module, code in modules.items()}
    files[f"{info}/METADATA"] = metadata.encode()
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in files).encode()
    if padding:
        files[f"{name}_padding.bin"] = hashlib.shake_256(name.encode()).digest(padding)
    return packed(files)


def packed(files: dict[str, bytes]) -> bytes:
    """An archive of files by their paths, as a wheel is one."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return buffer.getvalue()


class Distribution:
    """A folder with Pyodide's core and a lock file that names our packages only."""

    def __init__(self, folder: Path) -> None:
        (core,) = DIST.glob("pyodide-*")
        shutil.copytree(core, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.br", "*.gz"))
        self.folder = folder
        self.lock: dict[str, Any] = json.loads((folder / "pyodide-lock.json").read_text())
        self.lock["packages"] = {}

    def add(self, name: str, data: bytes, *, imports: list[str], depends: tuple[str, ...] = ()) -> str:
        """Add a package, and return the name of its file."""
        file = f"{name.replace('-', '_')}-1.0-py3-none-any.whl"
        (self.folder / file).write_bytes(data)
        self.lock["packages"][name] = {
            "name": name,
            "version": "1.0",
            "file_name": file,
            "sha256": hashlib.sha256(data).hexdigest(),
            "imports": imports,
            "depends": list(depends),
            "install_dir": "site",
            "package_type": "package",
            "unvendored_tests": False,
        }
        self.publish()
        return file

    def publish(self) -> None:
        """Write the lock file."""
        (self.folder / "pyodide-lock.json").write_text(json.dumps(self.lock))
