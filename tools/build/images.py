"""Make images of an interpreter with packages that the site brings along, with the Node of the environment.

For each set of the setting `snapshots` there is one for browsers that switch stacks and one for those that do
not, as with snapshots. They are kept by what they are made of. Knows nothing of what is in an image.
"""

import gzip
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.base.environment import node, node_env
from tools.base.hashes import combined
from tools.base.paths import BUILD, ROOT
from tools.base.steps import Timer, run, say
from tools.build import image_sets, snapshots
from tools.build.generate import describe
from tools.build.image_sets import ImageSet
from tools.build.keeping import is_kept
from tools.build.packages import Package

SUFFIX = ".image"
MAKER = "tools/build/image.mjs"
# The maker, and what it stands on.
MAKERS = (
    MAKER,
    "worker/supply/image_key.mjs",
    "worker/engines/pyodide/image",
    *snapshots.MAKERS[1:],
)
FIX = (
    "Take the package that is named out of `snapshots` in [tool.offthread] of pyproject.toml. "
    "It loads as other packages do then."
)
# An image is mostly zeros and code: more effort takes three times as long and saves a hundredth.
EFFORT = 6


@dataclass(frozen=True)
class Core:
    """What all images of a site are of: Pyodide's folder, the kernel's path, and the site's files so far."""

    folder: str
    kernel: str
    site: Mapping[str, bytes]

    def lay_out(self, home: Path, archive: Path) -> None:
        """Put the files where Node finds them."""
        home.mkdir()
        # An older Pyodide's script is no module, whatever the folders around say of theirs.
        (home / "package.json").write_text('{"type": "commonjs"}')
        for path, data in self.site.items():
            if path.startswith(f"{self.folder}/"):
                (home / path.removeprefix(f"{self.folder}/")).write_bytes(data)
        archive.write_bytes(self.site[self.kernel])


@dataclass(frozen=True)
class Image:
    """An image, packed for its way to a device."""

    kind: str
    packed: bytes
    key: str
    modules: tuple[str, ...]
    wheels: tuple[str, ...]
    whole: int

    @property
    def file(self) -> str:
        """What it is called before its name carries a hash."""
        return f"image-{self.kind}{SUFFIX}"

    def described(self, path: str) -> dict[str, object]:
        """Return what the supply worker must know of it, once it has a place; whole: its size unpacked."""
        about = describe(path, self.packed)
        about.pop("type")
        more = {"key": self.key, "modules": self.modules, "wheels": self.wheels, "whole": self.whole}
        return {"path": path, **about, **more, "kind": self.kind}


def make(
    sets: Iterable[Sequence[str]], bundled: Sequence[Package], core: Core, cache: Path = BUILD / "cache"
) -> list[Image]:
    """Return an image of each set for each kind of browser; StepError if one cannot be made.

    bundled: the packages that the site brings along.
    """
    return [
        _made(each, kind, core, cache)
        for each in image_sets.chosen(sets, bundled)
        for kind in snapshots.KINDS
    ]


def _made(chosen: ImageSet, kind: str, core: Core, cache: Path) -> Image:
    place = cache / f"{_state(chosen, kind, core)}{SUFFIX}"
    about = place.with_suffix(".json")
    if not (is_kept(place) and is_kept(about)):
        timer = Timer()
        whole, key = _make(chosen, kind, core, place)
        about.write_text(json.dumps([whole, key]))
        say(f"Made the image of {', '.join(chosen.modules)} for {kind} browsers ({timer}).")
    whole, key = json.loads(about.read_text())
    return Image(kind, place.read_bytes(), key, chosen.modules, _wheels(chosen.packages), whole)


def _wheels(packages: Sequence[Package]) -> tuple[str, ...]:
    return tuple(str(each.entry["sha256"]) for each in packages)


def _state(chosen: ImageSet, kind: str, core: Core) -> str:
    """What it is kept by: all that goes into it."""
    about = [kind, chosen.modules, _wheels(chosen.packages), EFFORT, core.folder, core.kernel]
    paths = (ROOT / name for name in MAKERS)
    makers = (each for path in paths for each in (sorted(path.rglob("*.mjs")) if path.is_dir() else (path,)))
    return combined((json.dumps(about).encode(), *(each.read_bytes() for each in makers)))


def _make(chosen: ImageSet, kind: str, core: Core, place: Path) -> tuple[int, str]:
    """Make one and put it into its place; return its size unpacked, and its key."""
    cache = place.parent
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        work = Path(folder)
        plan, output = work / "plan.json", work / "output"
        plan.write_text(json.dumps(_plan(chosen, core, work)))
        command: list[str | Path] = [node(), *snapshots.KINDS[kind], ROOT / MAKER, plan, output]
        title = f"make the image of {', '.join(chosen.modules)} for {kind} browsers"
        run(title, command, FIX, cwd=ROOT, env=node_env())
        image = output.read_bytes()
        packed = work / "packed"
        packed.write_bytes(gzip.compress(image, EFFORT, mtime=0))
        packed.replace(place)
        return len(image), (work / "output.key").read_text()


def _plan(chosen: ImageSet, core: Core, work: Path) -> dict[str, object]:
    """Lay out the files that Node needs, and return what it is told."""
    home, archive = work / "pyodide", work / "kernel.zip"
    core.lay_out(home, archive)
    for package in chosen.packages:
        (home / str(package.entry["file_name"])).write_bytes(package.path.read_bytes())
    return {
        "folder": str(home),
        "archive": str(archive),
        "names": [each.entry["name"] for each in chosen.packages],
        "modules": chosen.modules,
        "wheels": _wheels(chosen.packages),
        "pyodide": core.folder,
        "kernel": core.kernel,
    }
