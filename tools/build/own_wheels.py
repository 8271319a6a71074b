"""Wheels that the build makes of our own Python: modules of the standard library that Pyodide leaves out.

They are packages like any other: a program gets them when it imports them, and no start pays for them.
"""

import base64
import hashlib
from pathlib import Path

from tools.base.paths import BUILD, ROOT
from tools.build.archives import python_files, zip_stored

TAG = "py3-none-any"
# Distribution → its version, and the folder of its sources, whose name is that of the import.
OURS = {"offthread-dbm": ("1.0", "worker/engines/pyodide/dbm")}

METADATA = """Metadata-Version: 2.4
Name: {name}
Version: {version}
Summary: A module of the standard library that Pyodide leaves out
License-Expression: MIT
License-File: LICENSE
"""
WHEEL = f"Wheel-Version: 1.0\nGenerator: offthread\nRoot-Is-Purelib: true\nTag: {TAG}\n"


def make(root: Path = ROOT, folder: Path = BUILD / "wheels") -> list[Path]:
    """Write the wheels, the same whenever they are made from the same sources, and return where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(root, folder, name, version, source) for name, (version, source) in OURS.items()]


def _write(root: Path, folder: Path, name: str, version: str, source: str) -> Path:
    stem = f"{name.replace('-', '_')}-{version}"
    about = f"{stem}.dist-info"
    files = python_files(root / Path(source).parent, Path(source).name)
    files[f"{about}/METADATA"] = METADATA.format(name=name, version=version).encode()
    files[f"{about}/WHEEL"] = WHEEL.encode()
    files[f"{about}/licenses/LICENSE"] = (root / "LICENSE").read_bytes()
    record = [f"{file},{_seal(data)},{len(data)}" for file, data in files.items()]
    files[f"{about}/RECORD"] = "\n".join([*record, f"{about}/RECORD,,", ""]).encode()
    path = folder / f"{stem}-{TAG}.whl"
    path.write_bytes(zip_stored(files))
    return path


def _seal(data: bytes) -> str:
    """Return the SHA-256 as a wheel's RECORD has it."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
    return f"sha256={digest.decode().rstrip('=')}"
