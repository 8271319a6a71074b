"""Sites other than dist/, for tests: with further packages, or on another Pyodide.

Built once, into build/sites/.
"""

from dataclasses import replace
from pathlib import Path

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
    chosen = replace(given, packages=packages, pyodide_dist=pyodide_dist, index=index, snapshot="none")
    chosen = replace(chosen, unverified=unverified, snapshots=snapshots, display_hosts=display_hosts)
    dist = SITES / name
    site.build(dist=dist, chosen=chosen, generated=SITES / f"{name}.generated")
    return dist
