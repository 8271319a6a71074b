"""Puts a site's files in place of the former site's, all at once. Knows them by name and content alone."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from tools.base.hashes import sha256
from tools.base.paths import BUILD
from tools.build.compression import compress_all
from tools.build.keeping import forget_unused


def manifest(version: str, build: str, files: Mapping[str, bytes]) -> bytes:
    """Return the list of all files, by which a copy of the site can be checked."""
    about = {name: {"size": len(data), "sha256": sha256(data)} for name, data in sorted(files.items())}
    return (json.dumps({"version": version, "build": build, "files": about}, indent=1) + "\n").encode()


def publish(files: Mapping[str, bytes], dist: Path, staging: Path = BUILD) -> None:
    """Put the files and their compressed siblings in place of the former site, all at once.

    staging: a folder on the same disk, for the fresh site before and the former one after.
    """
    fresh, former = (staging / f"{dist.name}.{state}" for state in ("new", "old"))
    for folder in (fresh, former):
        shutil.rmtree(folder, ignore_errors=True)
    for name, data in files.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    compress_all((fresh / name for name in files), BUILD / "cache")
    forget_unused(BUILD / "cache")
    dist.parent.mkdir(parents=True, exist_ok=True)
    if dist.exists():
        dist.rename(former)
    fresh.rename(dist)
    shutil.rmtree(former, ignore_errors=True)
