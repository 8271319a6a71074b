"""Wheels that the build makes: modules of the standard library that Pyodide leaves out, of our own Python or
on top of it, and the canvas of the playground.

They are packages like any other: a program gets them when it imports them, and no start pays for them.
"""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.base.paths import BUILD, ROOT
from tools.build import turtles
from tools.build.archives import python_files, zip_stored

TAG = "py3-none-any"
# How their names begin.
PREFIX = "offthread-"
# Python's own licence, for what is taken from it.
PSF = "tools/build/licences/PSF-2.0.txt"


@dataclass(frozen=True)
class Made:
    """A distribution. source: the folder of its sources, whose name is that of the import; modules: what else
    is in it, file → what gives its text; licences: the files of all of them."""

    name: str
    source: str
    modules: tuple[tuple[str, Callable[[], str]], ...] = ()
    licence: str = "MIT"
    licences: tuple[str, ...] = ("LICENSE",)
    version: str = "1.0"
    # Folders of further sources.
    more: tuple[str, ...] = ()


OURS = (
    Made("offthread-dbm", "worker/engines/pyodide/dbm"),
    Made(
        "offthread-turtle",
        "worker/engines/pyodide/turtle/offthread_turtle",
        (("turtle.py", turtles.source),),
        "MIT AND PSF-2.0",
        ("LICENSE", PSF),
    ),
    Made(
        "offthread-canvas",
        "worker/engines/pyodide/canvas/offthread_canvas",
        more=("worker/engines/pyodide/canvas/pygame",),
    ),
)

METADATA = """Metadata-Version: 2.4
Name: {name}
Version: {version}
Summary: A module of the playground's, or of the standard library that Pyodide leaves out
License-Expression: {licence}
"""
WHEEL = f"Wheel-Version: 1.0\nGenerator: offthread\nRoot-Is-Purelib: true\nTag: {TAG}\n"


def make(root: Path = ROOT, folder: Path = BUILD / "wheels") -> list[Path]:
    """Write the wheels, the same whenever they are made from the same sources, and return where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(root, folder, made) for made in OURS]


def _write(root: Path, folder: Path, made: Made) -> Path:
    stem = f"{made.name.replace('-', '_')}-{made.version}"
    files = {name: text().encode() for name, text in made.modules}
    for source in map(Path, (made.source, *made.more)):
        files |= python_files(root / source.parent, source.name)
    files |= {f"{stem}.dist-info/{name}": data for name, data in _about(root, made).items()}
    record = [f"{file},{_seal(data)},{len(data)}" for file, data in files.items()]
    about = f"{stem}.dist-info/RECORD"
    files[about] = "\n".join([*record, f"{about},,", ""]).encode()
    path = folder / f"{stem}-{TAG}.whl"
    path.write_bytes(zip_stored(files))
    return path


def _about(root: Path, made: Made) -> dict[str, bytes]:
    """Return what says what it is, and the texts of its licences."""
    named = [(Path(file).name, (root / file).read_bytes()) for file in made.licences]
    said = METADATA.format(name=made.name, version=made.version, licence=made.licence)
    said += "".join(f"License-File: {name}\n" for name, _ in named)
    return {
        "METADATA": said.encode(),
        "WHEEL": WHEEL.encode(),
        **{f"licenses/{name}": data for name, data in named},
    }


def _seal(data: bytes) -> str:
    """Return the SHA-256 as a wheel's RECORD has it."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
    return f"sha256={digest.decode().rstrip('=')}"
