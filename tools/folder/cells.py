"""Puts the element `<offthread-cell>`, with all files that it needs, into the folder of somebody's web site.

The extensions for Sphinx and MkDocs do it at the end of each build. Of the site that is built for it, the
playground's own page stays behind.
"""

import json
import re
import shutil
from pathlib import Path

from tools.base import environment
from tools.base.hashes import LENGTH, sha256
from tools.base.paths import BUILD, ROOT
from tools.base.steps import StepError, say
from tools.build import settings, site
from tools.build.settings import Settings
from tools.folder.alone import alone

# What cells load, and what the licences of that ask for.
BESIDE = re.compile(r"element\.mjs|THIRD_PARTY\.md|assets/cell-[\w.-]+")
# What each file that a worker may fetch stands for in a module that the build writes.
PLACES, PLACE = "places.mjs", re.compile(r'new URL\("\./site/([^"]+)"')
LISTED = "offthread.json"
# A page of documentation wants one Python, at once.
DEFAULTS = {"title": "Cells", "engines": ["cpython"]}


def put(to: Path, table: object, home: Path) -> None:
    """Put them into a folder that nothing else is in. table: settings; home: what their paths begin at."""
    listed = _listed(to)
    with alone(BUILD):
        environment.prepare_node()
        dist, files = _built(_settings(table, home), home)
    # If this ends before it is done, the next call knows what is ours.
    _list(listed | files, to)
    for path in list(to.rglob("*")):
        if path.relative_to(to).as_posix() in listed - files:
            path.unlink()
    for name in sorted(files):
        copy(dist / name, to / name)
    _list(files, to)
    say(f"Put the element for cells into {to}, {len(files)} files.")


def copy(source: Path, target: Path) -> None:
    """Copy a file, unless it is there: what never changes has its hash in its path."""
    if not target.is_file() or source.read_bytes() != target.read_bytes():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _list(files: set[str], to: Path) -> None:
    """Keep which files are ours, whole or not at all."""
    to.mkdir(parents=True, exist_ok=True)
    fresh = to / f"{LISTED}.new"
    fresh.write_text(json.dumps(sorted(files), indent=1) + "\n", encoding="utf-8")
    fresh.replace(to / LISTED)


def _settings(table: object, home: Path) -> Settings:
    """Return the settings for it; StepError names one that is wrong."""
    whole = {**DEFAULTS, **table} if isinstance(table, dict) else table
    return settings.of(whole, settings.read(ROOT).version, home)


def _built(chosen: Settings, home: Path) -> tuple[Path, set[str]]:
    """Build a site with these settings, and return its folder and the names of the files that cells need."""
    place = BUILD / "cells" / sha256(settings.further(chosen, home).encode())[:LENGTH]
    generated = place / "generated"
    site.build(ROOT, place / "dist", chosen, generated, home, place)
    named = set(PLACE.findall((generated / PLACES).read_text(encoding="utf-8")))
    found = (path.relative_to(place / "dist").as_posix() for path in (place / "dist").rglob("*"))
    beside = {name for name in found if BESIDE.fullmatch(name) and not name.endswith((".br", ".gz"))}
    return place / "dist", named | beside


def _listed(to: Path) -> set[str]:
    """Return what an earlier call has put there, or begun to; StepError if there is something else."""
    if (to / LISTED).is_file():
        return set(json.loads((to / LISTED).read_text(encoding="utf-8")))
    if to.exists() and (to.is_file() or any(path.name != f"{LISTED}.new" for path in to.iterdir())):
        fix = f"{to} holds something else. Remove that, or name another folder."
        raise StepError("put the element for cells", f"look into {to}", fix)
    return set()
