"""A whole Pyodide distribution in a folder, such as an unpacked pyodide-X.Y.Z.tar.bz2.

A core and packages are taken from it. Its lock file says what is there, and each file is checked against it.
"""

import difflib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.base.hashes import sha256
from tools.base.steps import StepError
from tools.build.target import Lock

LOCK = "pyodide-lock.json"
WASM = "pyodide.asm.wasm"
ENGINES = ("pyodide.asm.mjs", "pyodide.asm.js")
EXPORTED = re.compile(r"\b([\w$]+) as version\b")


class Distribution:
    """Such a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock: Lock = json.loads(self.read(LOCK))
        self.packages: dict[str, dict[str, Any]] = {
            canonicalize_name(name): entry for name, entry in self.lock["packages"].items()
        }

    def read(self, name: str) -> bytes:
        """Return a file of it; StepError if it is not there."""
        try:
            return (self.folder / name).read_bytes()
        except OSError as error:
            fix = f"Name the folder of a complete, unpacked Pyodide distribution with a {name}."
            raise self._error(f"open {self.folder / name}", fix, str(error)) from error

    def core(self) -> dict[str, bytes]:
        """Return the files of its core: name → bytes."""
        engine = next((name for name in ENGINES if (self.folder / name).is_file()), ENGINES[0])
        names = ("pyodide.mjs", engine, WASM, "python_stdlib.zip", LOCK)
        return {name: self.read(name) for name in names}

    def version(self) -> str:
        """Return the version of its Pyodide, which its loader exports."""
        text = self.read("pyodide.mjs").decode("utf-8", "replace")
        name = EXPORTED.search(text)
        value = name and re.search(rf"""\b{re.escape(name[1])}\s*=\s*["']([^"']+)["']""", text)
        return value[1] if value else f"of Python {self.lock['info']['python']}"

    def offers(self, requirement: Requirement) -> bool:
        """Tell whether it has a package in a version that a requirement allows."""
        entry = self.packages.get(canonicalize_name(requirement.name))
        return entry is not None and requirement.specifier.contains(str(entry["version"]), prereleases=True)

    def closure(self, names: Iterable[str]) -> list[str]:
        """Return names of packages with all that they depend on, by its lock file."""
        waiting, found = [canonicalize_name(name) for name in names], dict[str, None]()
        while waiting:
            name = waiting.pop()
            if name not in self.packages:
                close = difflib.get_close_matches(name, self.packages)
                hint = f" Did you mean {' or '.join(close)}?" if close else ""
                raise self._error(f"look for {name} in {self.folder / LOCK}", f"It has no {name}.{hint}")
            if name not in found:
                found[name] = None
                waiting += [canonicalize_name(each) for each in self.packages[name]["depends"]]
        return sorted(found)

    def file(self, name: str) -> Path:
        """Return the file of a package, after a check; StepError if it is missing or another."""
        entry = self.packages[name]
        path = self.folder / str(entry["file_name"])
        if not path.is_file():
            fix = f"{LOCK} has {name} {entry['version']}, but {path.name} is missing. Unpack it all again."
            raise self._error(f"open {path}", fix)
        if sha256(path.read_bytes()) != entry["sha256"]:
            fix = f"The SHA-256 of {path.name} differs from the one in {LOCK}. Unpack the distribution again."
            raise self._error(f"check {path}", fix)
        return path

    def _error(self, command: str, fix: str, said: str = "") -> StepError:
        return StepError("take packages from the Pyodide distribution", command, fix, said)
