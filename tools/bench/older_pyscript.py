"""The last PyScript that was made for the Pyodide of the full distribution, from npm, by its hash.

The present one asks Pyodide for names that 0.27.7 does not have yet. Nothing of it ever gets into a site.
"""

import base64
import hashlib
import tarfile
import tempfile
from pathlib import Path

from tools.base.environment import NETWORK, node_env, npm
from tools.base.paths import CACHE
from tools.base.steps import StepError, run, say
from tools.build.vendor import PYSCRIPT

VERSION = "0.6.66"
INTEGRITY = "sha512-5bYUVdAryhvjJYbjLJnJS9D7pu0a92bA+K2tkztlXzxHE78jlvs7EMDc4/GN3IIJ5BZANj8x9LM7vteIKa1MNA=="
FILES = "package/dist"


def files(cache: Path = CACHE) -> Path:
    """Return the folder of its scripts, after fetching and unpacking what is not there yet."""
    folder = cache / f"pyscript-{VERSION}"
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as fresh:
            unpack(_download(Path(fresh)), Path(fresh))
            (Path(fresh) / FILES).rename(folder)
    return folder


def _download(folder: Path) -> Path:
    say(f"Fetching PyScript {VERSION} …")
    options: list[str | Path] = ["--silent", "--pack-destination", folder]
    command = [*npm(), "pack", f"{PYSCRIPT}@{VERSION}", *options]
    run("fetch PyScript", command, NETWORK.format(where="the npm registry", client="npm"), env=node_env())
    return next(folder.glob("*.tgz"))


def unpack(packed: Path, folder: Path, integrity: str = INTEGRITY) -> None:
    """Unpack what has the hash that it should have; StepError if it has another."""
    found = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    if f"sha512-{found}" != integrity:
        raise StepError("unpack PyScript", packed.name, "It is not what it was: look at what npm fetches.")
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
