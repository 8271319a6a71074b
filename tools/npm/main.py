"""The `npm` command: make the package in dist-npm/ of the site that has just been built.

The package holds the client as one module, its types, the drop-in worker, and those files of the site that
workers fetch, under the names that they have there.
"""

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from tools.base.paths import BUILD, DIST, DIST_NPM, GENERATED, ROOT
from tools.base.steps import StepError, Timer, say
from tools.build import settings
from tools.build.bundle import bundle
from tools.npm import types

# Written out in JavaScript and in places.mjs alike: `new URL("./site/…", import.meta.url)`.
PLACE = re.compile(r'new URL\("\./site/([^"]+)", import\.meta\.url\)')
SOURCES = Path(__file__).parent / "files"
CLIENT = ROOT / "worker" / "client" / "index.mjs"
# What a page says to the playground in a frame.
EMBED = ROOT / "public" / "embedding.d.ts"
# The element, and what it imports when a cell is near.
CELLS = ROOT / "public" / "element"
LATER = ("./package_python.mjs", "./package_trusted.mjs", "./extras.mjs", "./editor.mjs")


def main(argv: Sequence[str] = ()) -> int:
    """Make the package; no words may follow the command."""
    if argv:
        raise StepError("make the npm package", f"npm {' '.join(argv)}", "Leave out the words after `npm`.")
    build()
    return 0


def build(
    dist: Path = DIST, package: Path = DIST_NPM, generated: Path = GENERATED, version: str | None = None
) -> None:
    """Put the package in place of the former one. dist: the site; generated: the modules made for it."""
    timer = Timer()
    fresh = BUILD / f"{package.name}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(SOURCES, fresh)
    for path in site_files(generated):
        copy(dist / path, fresh / "site" / path)
    for file in (dist / "THIRD_PARTY.md", ROOT / "LICENSE"):
        copy(file, fresh / file.name)
    (fresh / "offthread.mjs").write_bytes(bundle(CLIENT, "esm", ROOT, generated).data)
    (fresh / "element.mjs").write_bytes(bundle(CELLS / "package.mjs", "esm", ROOT, generated, LATER).data)
    for name in LATER:
        (fresh / name).write_bytes(bundle(CELLS / name, "esm", ROOT, generated).data)
    copy(EMBED, fresh / "embed.d.mts")
    types.write(fresh / "types")
    described = describe((fresh / "package.json").read_text(encoding="utf-8"), version)
    (fresh / "package.json").write_text(described, encoding="utf-8", newline="\n")
    shutil.rmtree(package, ignore_errors=True)
    fresh.rename(package)
    say(f"Made the npm package in {package.name}/ ({timer}).")


def site_files(generated: Path = GENERATED) -> list[str]:
    """Return the paths of the site's files that belong into the package."""
    return ["webworker.js", *PLACE.findall((generated / "places.mjs").read_text(encoding="utf-8"))]


def describe(text: str, version: str | None = None) -> str:
    """Return package.json with the site's version."""
    about = json.loads(text)
    about["version"] = version or settings.read(ROOT).version
    return json.dumps(about, indent=2) + "\n"


def copy(source: Path, target: Path) -> None:
    """Copy a file into a folder that may not be there yet."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
