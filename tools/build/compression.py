"""Brotli and gzip beside each file that gains by it, kept by content so that they are made once.

A large file takes brotli a minute to pack as small as can be. So that is done for a site that will be
published, and not for one that is served on this machine.
"""

import gzip
import os
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from tools.base.hashes import sha256
from tools.base.steps import Timer, say
from tools.build.keeping import is_kept

# Wheels of our own are packed without compression.
OWN_WHEELS = "offthread_*.whl"
COMPRESSED = (".br", ".gif", ".gz", ".image", ".jpg", ".png", ".webp", ".whl", ".woff2")
LARGE = 1_000_000
# The window of the large ones: their texts are alike over more than four megabytes.
WINDOW = 24
SMALLEST = ".smallest.br"
# A sibling that saves less than a twentieth is not worth its place.
WORTH = 0.95


def compress_all(files: Iterable[Path], cache: Path) -> None:
    """Write `.br` and `.gz` siblings of files, taking from the cache what it has."""
    # Both compressors let go of the interpreter lock.
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda path: compress(path, cache), files))


def tighten(dist: Path, cache: Path) -> None:
    """Pack the large files of a site as small as can be."""
    timer = Timer()
    found = [path for path in sorted(dist.rglob("*")) if _is_large(path)]
    places = {path: _place(path.read_bytes(), SMALLEST, cache) for path in found}
    if not all(place.is_file() for place in places.values()):
        say("Packing the large files as small as can be, which takes a minute or two …")
    with ThreadPoolExecutor() as pool:
        saved = sum(pool.map(lambda pair: _tightened(*pair), places.items()))
    if saved:
        say(f"Packed the large files smaller, by {saved / 1e6:.1f} MB ({timer}).")


def _is_large(path: Path) -> bool:
    return path.is_file() and path.stat().st_size >= LARGE and path.with_name(f"{path.name}.br").is_file()


def _tightened(path: Path, place: Path) -> int:
    """Return the bytes that this has saved; place: of its smallest form in the cache."""
    sibling = path.with_name(f"{path.name}.br")
    if not is_kept(place):
        _pack(place, _smallest, path.read_bytes())
    saved = sibling.stat().st_size - place.stat().st_size
    if saved > 0:
        sibling.unlink()
        share(place, sibling)
    return max(saved, 0)


def compress(path: Path, cache: Path) -> None:
    """Write the siblings of one file."""
    if path.suffix in COMPRESSED and not path.match(OWN_WHEELS):
        return
    data = path.read_bytes()
    for suffix, method in METHODS.items():
        place = _place(data, suffix, cache)
        if not is_kept(place):
            _pack(place, method, data)
        if place.stat().st_size < WORTH * len(data):
            share(place, path.with_name(path.name + suffix))


def _place(data: bytes, suffix: str, cache: Path) -> Path:
    """Return where the cache has what becomes of these bytes."""
    return cache / (sha256(data) + suffix)


def share(source: Path, target: Path) -> None:
    """Give a file a second name, so that it takes its room once; where the disk cannot, copy it."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _pack(place: Path, method: Callable[[bytes], bytes], data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    partial = place.with_suffix(place.suffix + ".part")
    partial.write_bytes(method(data))
    partial.replace(place)


def _brotli(data: bytes) -> bytes:
    is_large = len(data) >= LARGE
    packed: bytes = brotli.compress(data, quality=9 if is_large else 11, lgwin=WINDOW if is_large else 22)
    return packed


def _smallest(data: bytes) -> bytes:
    packed: bytes = brotli.compress(data, quality=11, lgwin=WINDOW)
    return packed


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


METHODS: dict[str, Callable[[bytes], bytes]] = {".br": _brotli, ".gz": _gzip}
