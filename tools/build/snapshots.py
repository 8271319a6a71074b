"""Make the snapshots that Python starts from, with the Node of the environment.

One is for browsers that switch stacks (JSPI), one for those that do not: it is baked in. They are kept by
what they are made of, so that a second build takes them from there. Knows nothing of what is in a snapshot.
"""

import gzip
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tools.base.environment import node, node_env
from tools.base.hashes import combined
from tools.base.paths import BUILD, ROOT
from tools.base.steps import Timer, run, say
from tools.build import vendor
from tools.build.keeping import is_kept
from tools.build.lacks import LIBRARY

# Kind of browser → what Node must be told to be like it.
KINDS: dict[str, tuple[str, ...]] = {"switching": ("--experimental-wasm-jspi",), "plain": ()}
MAKERS = (
    "tools/build/snapshot.mjs",
    "tools/build/interpreter.mjs",
    "worker/engines/pyodide/versions.mjs",
    "worker/engines/pyodide/snapshot_maker.mjs",
    "worker/engines/pyodide/snapshot.mjs",
    "worker/engines/pyodide/pages.mjs",
    "worker/engines/pyodide/table.mjs",
    "worker/engines/pyodide/zone.mjs",
)
FIX = 'Set `snapshot = "none"` in [tool.offthread] of pyproject.toml to build without snapshots.'


def make(kernel: bytes, root: Path = ROOT, cache: Path = BUILD / "cache") -> dict[str, bytes]:
    """Return a snapshot for each kind of browser, with this kernel in it; StepError if Node fails."""
    return {kind: _kept(cache, kind, kernel, root) for kind in KINDS}


def first_files(paths: Iterable[str], kinds: Iterable[str]) -> dict[str, list[str]]:
    """Return what a worker asks for as soon as it is there, by the kind of browser.

    paths: of the site's files; kinds: of the snapshots among them. It is fetched while the worker is made.
    """
    core = [path for path in paths if path.startswith("pyodide-") and not path.endswith(f"/{LIBRARY}")]
    made = {kind: [path for path in paths if path.startswith(f"assets/snapshot-{kind}.")] for kind in kinds}
    return {kind: [*core, *snapshot] for kind, snapshot in made.items()}


def _kept(cache: Path, kind: str, kernel: bytes, root: Path) -> bytes:
    place = cache / f"{_key(kind, kernel, root)}.snapshot.gz"
    if is_kept(place):
        return gzip.decompress(place.read_bytes())
    timer = Timer()
    snapshot = _made(kind, kernel, place, root)
    say(f"Made the snapshot for {kind} browsers ({timer}).")
    return snapshot


def _key(kind: str, kernel: bytes, root: Path) -> str:
    makers = ((root / name).read_bytes() for name in MAKERS)
    return combined((kind.encode(), *vendor.pyodide().values(), kernel, *makers))


def _made(kind: str, kernel: bytes, place: Path, root: Path) -> bytes:
    """Make a snapshot, keep it in its place, and return it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as folder:
        archive, made, packed = (Path(folder) / name for name in ("kernel.zip", "snapshot", "packed"))
        archive.write_bytes(kernel)
        core = vendor.package_root(vendor.PYODIDE)
        command: list[str | Path] = [node(), *KINDS[kind], root / MAKERS[0], core, archive, made]
        run(f"make the snapshot for {kind} browsers", command, FIX, cwd=root, env=node_env())
        snapshot = made.read_bytes()
        packed.write_bytes(gzip.compress(snapshot, mtime=0))
        packed.replace(place)
    return snapshot
