"""Says in words that a package has no wheel for this Python, and which files the index does have. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

NOTHING = "the package index has no files of {wanted}"
UNSUITABLE = "no wheel of {wanted} works with {platform}; version {version} has only {listed}"
UNSUITABLE_MANY = UNSUITABLE + " and {rest} more"

# Files named of the newest version; the rest are counted.
MOST = 4

_HREF = re.compile(r">([^<>]+\.(?:whl|tar\.gz|zip))<")


def no_wheel(page: Mapping[str, Any], wanted: str, platform: str) -> str:
    """Say that no file of a project suits, and which ones of its newest version there are.

    page: an index's page about a project, text and type; wanted: the requirement; platform: this Python's.
    """
    files = list(_files(page))
    if not files:
        return NOTHING.format(wanted=wanted)
    newest = [file for file in files if _version(file) == _version(files[-1])]
    kinds = list(dict.fromkeys(_kind(file) for file in newest))
    words = UNSUITABLE_MANY if len(kinds) > MOST else UNSUITABLE
    version, listed, rest = _version(files[-1]), ", ".join(kinds[:MOST]), len(kinds) - MOST
    return words.format(wanted=wanted, platform=platform, version=version, listed=listed, rest=rest)


def _files(page: Mapping[str, Any]) -> Iterable[str]:
    if "json" in page["type"]:
        return [str(file["filename"]) for file in json.loads(page["text"]).get("files", ())]
    return _HREF.findall(page["text"])


def _version(file: str) -> str:
    parts = file.split("-")
    if file.endswith(".whl"):
        return parts[1] if len(parts) > 1 else ""
    return re.sub(r"\.(tar\.gz|zip)$", "", parts[-1])


def _kind(file: str) -> str:
    """A file by what it is for: the tags of a wheel, or a source archive."""
    return "-".join(file.removesuffix(".whl").split("-")[-3:]) if file.endswith(".whl") else "source code"
