"""Notebooks of marimo in the browser, exported by its own command, on the Pyodide of the full distribution.

The exported worker fetches Pyodide, a lock file and wheels from other hosts. The one that is served here has
the site's own addresses instead, and the lock file has the wheels that it asks for by name. This version is
for Pyodide 0.27.7, and needs only packages in Python; 0.17.8 asks for msgspec, too, which is compiled.
"""

import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from tools.base.environment import NETWORK, python
from tools.base.hashes import sha256
from tools.base.paths import CACHE, ROOT
from tools.base.steps import run, say
from tools.bench import full_distribution
from tools.bench.sites import instead, kept
from tools.bench.snapshots import SITES
from tools.serve.server import app

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

VERSION = "0.14.17"
REQUIREMENTS = ROOT / "requirements" / "marimo.txt"
# What runs in the browser and is not in the distribution.
IN_THE_BROWSER = ("marimo_base", "markdown", "pymdown_extensions", "narwhals", "docutils", "pyodide_http")
FOLDER, LOCK, WHEEL = "full", "pyodide-lock.json", "application/zip"
# The addresses in the worker, each of which has the place of one of the site's own.
ADDRESSES = {
    "indexURL:": "",
    "setCdnUrl(": "",
    "lockFileURL:": LOCK,
}
NOTEBOOK = """import marimo

__generated_with = "{version}"
app = marimo.App()


@app.cell
def _():
{lines}
    return


if __name__ == "__main__":
    app.run()
"""


def site(code: str) -> "WSGIApplication":
    """Return the exported notebook of a program, with all that it fetches."""
    exported, wheels = _export(code), _wheels(CACHE)
    pages = app(exported, isolated=False)
    for worker in (exported / "assets").glob("*worker-*.js"):
        script = pointed(worker.read_text(encoding="utf-8")).encode()
        pages = instead(pages, f"/assets/{worker.name}", script, "text/javascript")
    needed = [each for each in wheels.glob("*.whl") if each.name.startswith(IN_THE_BROWSER)]
    return kept(_with_packages(pages, full_distribution.pyodide(), needed))


def _with_packages(pages: "WSGIApplication", pyodide: Path, wheels: list[Path]) -> "WSGIApplication":
    distribution = app(pyodide, isolated=False, prefix=FOLDER)
    lock = with_wheels(json.loads((pyodide / LOCK).read_text(encoding="utf-8")), wheels)
    distribution = instead(distribution, f"/{FOLDER}/{LOCK}", json.dumps(lock).encode(), "application/json")
    for each in wheels:
        distribution = instead(distribution, f"/{FOLDER}/{each.name}", each.read_bytes(), WHEEL)

    def choose(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        first = str(environ.get("PATH_INFO", "")).split("/")[1]
        return (distribution if first == FOLDER else pages)(environ, start_response)

    return choose


def notebook(code: str) -> str:
    """Return a notebook that has a program in one cell."""
    return NOTEBOOK.format(version=VERSION, lines="\n".join(f"    {line}" for line in code.splitlines()))


def pointed(worker: str) -> str:
    """Return marimo's worker with the site's own addresses of what it fetches."""
    for before, name in ADDRESSES.items():
        own = f"{before}`${{location.origin}}/{FOLDER}/{name}`"
        worker = re.sub(re.escape(before) + r"`https:[^`]*`", own, worker)
    return worker


def with_wheels(lock: dict[str, object], wheels: Iterable[Path]) -> dict[str, object]:
    """Return a lock file of Pyodide's that has some wheels, too."""
    packages = lock["packages"]
    assert isinstance(packages, dict)
    entries = [_entry(each) for each in wheels]
    return {**lock, "packages": {**packages, **{str(each["name"]): each for each in entries}}}


def _entry(wheel: Path) -> dict[str, object]:
    name, version = wheel.name.split("-")[:2]
    return {
        "name": name.replace("_", "-"),
        "version": version,
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": sha256(wheel.read_bytes()),
        "package_type": "package",
        "imports": _tops(wheel),
        "depends": [],
        "unvendored_tests": False,
    }


def _tops(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        names = [Path(each).parts for each in archive.namelist() if each.endswith(".py")]
    return sorted({each[0].removesuffix(".py") for each in names})


def _wheels(cache: Path) -> Path:
    """Return the folder of all wheels, after fetching them by their hashes."""
    folder = cache / f"marimo-{VERSION}" / "wheels"
    if not folder.is_dir():
        say(f"Fetching marimo {VERSION} (36 MB) …")
        options = ("--no-deps", "--require-hashes", "--only-binary", ":all:", "--dest")
        _pip("download", *options, folder, "-r", REQUIREMENTS)
    return folder


def _installed(cache: Path) -> Path:
    """Return the folder of marimo and what its command needs."""
    folder = cache / f"marimo-{VERSION}" / "installed"
    if not folder.is_dir():
        wheels = [each for each in _wheels(cache).glob("*.whl") if not each.name.startswith("marimo_base")]
        _pip("install", "--no-deps", "--no-index", "--target", folder, *wheels)
    return folder


def _pip(command: str, *words: str | Path) -> None:
    options = ("--quiet", "--disable-pip-version-check", "--no-input")
    fix = NETWORK.format(where="the Python package index", client="pip")
    run(f"{command} marimo", [python(), "-m", "pip", command, *options, *words], fix)


def _export(code: str) -> Path:
    """Return the folder of a program as marimo's command exports it."""
    text = notebook(code)
    folder = SITES / f"marimo-{sha256(text.encode())[:8]}"
    if not folder.is_dir():
        with tempfile.TemporaryDirectory() as fresh:
            file, made = Path(fresh) / "notebook.py", Path(fresh) / "site"
            file.write_text(text, encoding="utf-8")
            words = ("export", "html-wasm", file, "--output", made, "--mode", "run")
            env = {"PYTHONPATH": str(_installed(CACHE))}
            run("export a notebook", [python(), "-m", "marimo", *words], "Look at what it said.", env=env)
            shutil.copytree(made, folder)
    return folder
