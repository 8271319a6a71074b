"""Hashes that name files and prove them. Knows bytes alone."""

import base64
import hashlib
from collections.abc import Iterable
from pathlib import PurePosixPath

LENGTH = 8


def sha256(data: bytes) -> str:
    """Return the SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def combined(parts: Iterable[bytes]) -> str:
    """Return one SHA-256 in hex of several things in their order."""
    return sha256("".join(map(sha256, parts)).encode())


def integrity(data: bytes) -> str:
    """Return the SHA-256 as the web writes it, for example in `integrity=`."""
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()


def tree_hash(files: dict[str, bytes]) -> str:
    """Return the short hash of a folder: of all its names and contents."""
    lines = [f"{sha256(data)} {name}\n" for name, data in sorted(files.items())]
    return sha256("".join(lines).encode())[:LENGTH]


def hashed_name(name: str, data: bytes) -> str:
    """Put the short hash of the content before the ending: `app.tar.gz` → `app.1a2b3c4d.tar.gz`."""
    stem, dot, ending = PurePosixPath(name).name.partition(".")
    return str(PurePosixPath(name).with_name(f"{stem}.{sha256(data)[:LENGTH]}{dot}{ending}"))
