"""Brotli and gzip beside each file that gains by it, kept by content so that they are made once."""

import gzip
import os
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from tools.base.hashes import sha256

COMPRESSED = (".br", ".gif", ".gz", ".image", ".jpg", ".png", ".webp", ".whl", ".woff2")
LARGE = 1_000_000
# A sibling that saves less than a twentieth is not worth its place.
WORTH = 0.95


def compress_all(files: Iterable[Path], cache: Path) -> None:
    """Write `.br` and `.gz` siblings of files, taking from the cache what it has."""
    cache.mkdir(parents=True, exist_ok=True)
    # Both compressors let go of the interpreter lock.
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda path: compress(path, cache), files))


def compress(path: Path, cache: Path) -> None:
    """Write the siblings of one file."""
    if path.suffix in COMPRESSED:
        return
    data = path.read_bytes()
    for suffix, method in METHODS.items():
        place = cache / (sha256(data) + suffix)
        if not place.is_file():
            _pack(place, method, data)
        if place.stat().st_size < WORTH * len(data):
            share(place, path.with_name(path.name + suffix))


def share(source: Path, target: Path) -> None:
    """Give a file a second name, so that it takes its room once; where the disk cannot, copy it."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _pack(place: Path, method: Callable[[bytes], bytes], data: bytes) -> None:
    partial = place.with_suffix(place.suffix + ".part")
    partial.write_bytes(method(data))
    partial.replace(place)


def _brotli(data: bytes) -> bytes:
    packed: bytes = brotli.compress(data, quality=11 if len(data) < LARGE else 9, lgwin=22)
    return packed


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


METHODS: dict[str, Callable[[bytes], bytes]] = {".br": _brotli, ".gz": _gzip}
