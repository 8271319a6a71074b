"""The packages that the site brings along: which of their files, and under what folder.

A folder's name carries the hash of all that is in it, so that it can be cached for ever. Knows node_modules;
does not know the rest of the site.
"""

import functools
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.base.hashes import tree_hash
from tools.base.paths import MODULES
from tools.base.steps import StepError
from tools.build import brython as library

PYODIDE = "pyodide"
PYSCRIPT = "@pyscript/core"
MICROPYTHON = "@micropython/micropython-webassembly-pyscript"
BRYTHON = "brython"
FONT = "@fontsource/jetbrains-mono"

PYODIDE_FILES = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
MICROPYTHON_FILES = ("micropython.mjs", "micropython.wasm")
FONT_NAMES = {"font": "jetbrains-mono-400", "font_bold": "jetbrains-mono-700"}
FONT_FILES = {
    "font": "files/jetbrains-mono-latin-400-normal.woff2",
    "font_bold": "files/jetbrains-mono-latin-700-normal.woff2",
}

# What PyScript's core imports when asked, and this page never asks for: an editor, zip archives, Pyodide.
PYSCRIPT_UNUSED = ("codemirror", "pyodide_graph", "zip")
STATIC_IMPORT = re.compile(r"""\b(?:from|import)\s*["']\./([\w.-]+)["']""")
LAZY_IMPORT = re.compile(r"""\bimport\s*\(\s*["']\./([\w.-]+)["']\s*\)""")

Files = dict[str, bytes]


@dataclass(frozen=True)
class Vendored:
    """A folder of the site with files of an npm package. name: the folder's; files: makes them, name → bytes;
    later: names of those that are not fetched before they are needed."""

    name: str
    package: str
    files: Callable[[], Files]
    later: tuple[str, ...] = ()


def chosen(package: str, names: tuple[str, ...]) -> Callable[[], Files]:
    """Return what gives these files of a package, as they are."""
    return lambda: {Path(name).name: _read(package, name) for name in names}


def read_package(name: str) -> dict[str, object]:
    """Return a package's own package.json."""
    data: dict[str, object] = json.loads(_read(name, "package.json"))
    return data


def version(name: str) -> str:
    """Return the installed version of a package."""
    return str(read_package(name)["version"])


@functools.cache
def brython() -> Files:
    """Return Brython's core and its standard library in parts: name → bytes."""
    core, modules = (_read(BRYTHON, name) for name in ("brython.min.js", "brython_stdlib.js"))
    return library.files(core, modules.decode())


def pyscript() -> Files:
    """Return PyScript's core and what it imports, less the parts that this page does not use."""
    files = {"core.css": _read(PYSCRIPT, "dist/core.css")}
    wanted = ["core.js"]
    while wanted:
        name = wanted.pop()
        if name not in files:
            files[name] = _read(PYSCRIPT, f"dist/{name}")
            wanted += _imports(name, files[name].decode())
    return dict(sorted(files.items()))


def _imports(name: str, text: str) -> list[str]:
    """Return what a file of PyScript needs: the core's plugins are always loaded, their own parts seldom."""
    lazy = LAZY_IMPORT.findall(text) if name.startswith("core-") else []
    return STATIC_IMPORT.findall(text) + [found for found in lazy if not found.startswith(PYSCRIPT_UNUSED)]


# Pyodide's core, and the interpreter that runs the page.
pyodide = chosen(PYODIDE, PYODIDE_FILES)
micropython = chosen(MICROPYTHON, MICROPYTHON_FILES)


def fonts() -> Files:
    """Return the page's typeface: placeholder → bytes of a woff2."""
    return {name: _read(FONT, path) for name, path in FONT_FILES.items()}


def folder(name: str, files: Files) -> str:
    """Return the name of a vendored folder, which carries the hash of its contents."""
    return f"{name}-{tree_hash(files)}"


def package_root(name: str) -> Path:
    """Return the folder of an installed package."""
    return MODULES / name


def _read(package: str, path: str) -> bytes:
    file = package_root(package) / path
    try:
        return file.read_bytes()
    except OSError as error:
        fix = "Remove node_modules and run the same command again."
        raise StepError(f"read {path} of the package {package}", f"open {file}", fix, str(error)) from error
