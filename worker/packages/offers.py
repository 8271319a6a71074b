"""What an index has of a package that has no wheel for this Python, in words. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

# Files named of the newest version; the rest are counted.
MOST = 4

_HREF = re.compile(r">([^<>]+\.(?:whl|tar\.gz|zip))<")


def no_wheel(page: Mapping[str, Any], wanted: str, platform: str) -> str:
    """Say that no file of a project suits, and which ones of its newest version there are.

    page: an index's page about a project, text and type; wanted: the requirement; platform: this Python's.
    """
    files = list(_files(page))
    if not files:
        return f"no wheel of {wanted} is on offer, nor anything else"
    newest = [file for file in files if _version(file) == _version(files[-1])]
    kinds = list(dict.fromkeys(_kind(file) for file in newest))
    listed = ", ".join(kinds[:MOST]) + (f" and {len(kinds) - MOST} more" if len(kinds) > MOST else "")
    return f"no wheel of {wanted} suits {platform}: of {_version(files[-1])} there are only {listed}"


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
