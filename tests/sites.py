"""Sites other than dist/, with further packages or another Pyodide: built once, into build/sites/.

For tests."""

from dataclasses import replace
from pathlib import Path

from tools import settings, site
from tools.paths import BUILD, ROOT

SITES = BUILD / "sites"


def built(name: str, *packages: str, pyodide_dist: Path | None = None) -> Path:
    """Return the folder of a site that brings along these packages; it is kept from session to session."""
    chosen = replace(settings.read(ROOT), packages=packages, pyodide_dist=pyodide_dist)
    dist = SITES / name
    site.build(dist=dist, chosen=chosen, generated=SITES / f"{name}.generated")
    return dist
