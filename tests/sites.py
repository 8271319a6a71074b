"""Sites other than dist/, for tests: with further packages, or on another Pyodide.

Built once, into build/sites/. Python starts there as it does in dist/: from a snapshot, which the build has
kept, as far as it is made for that Pyodide. A start from nothing takes five seconds more of a processor.
"""

import os
import shutil
from dataclasses import replace
from pathlib import Path

from tools.base import paths
from tools.base.paths import BUILD, ROOT
from tools.build import settings, site

SITES = BUILD / "sites"


def built(
    name: str,
    *packages: str,
    pyodide_dist: Path | None = None,
    index: str | None = None,
    unverified: tuple[str, ...] = (),
    snapshots: tuple[tuple[str, ...], ...] = (),
    display_hosts: tuple[str, ...] = (),
) -> Path:
    """Return the folder of a site with these packages and settings; it is kept from session to session."""
    given = settings.read(ROOT)
    # What begins with an image is compared with what begins with nothing.
    snapshot = "none" if snapshots or paths.DIST == BUILD / "cold" else given.snapshot
    chosen = replace(given, packages=packages, pyodide_dist=pyodide_dist, index=index, snapshot=snapshot)
    chosen = replace(chosen, unverified=unverified, snapshots=snapshots, display_hosts=display_hosts)
    dist = SITES / name
    site.build(dist=dist, chosen=chosen, generated=SITES / f"{name}.generated")
    return dist


def copy_site(dist: Path, place: Path) -> None:
    """Have a copy of a site in another place, which takes no room."""
    shutil.copytree(dist, place, copy_function=os.link)
