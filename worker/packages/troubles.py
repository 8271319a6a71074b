"""What became of distributions that could not be had, for hints about their imports. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from worker.lacks.fates import FAILED, UNKNOWN, UNWANTED
from worker.packages.plan import normalised

# The kind of a cause, as PACKAGE has it, that means: nobody has a package of this name.
_NOBODY = "unknown"


class Troubles:
    """The fates of distributions, see fates.py, by their names."""

    def __init__(self) -> None:
        self._fates: dict[str, str] = {}

    def failed(self, name: str, why: str) -> None:
        """Note that one could not be had. name: perhaps with a version behind it."""
        self._fates[_plain(name)] = UNKNOWN if why == _NOBODY else FAILED

    def note(self, outcome: Iterable[Mapping[str, Any]]) -> None:
        """Note what came of a load."""
        self._fates.update(
            {_plain(each["name"]): UNWANTED if each["state"] == "loaded" else FAILED for each in outcome}
        )

    def fate(self, name: str | None) -> str:
        """Return what became of a distribution."""
        return self._fates.get(name or "", UNWANTED)


def _plain(name: str) -> str:
    return normalised(re.split(r"[^\w.-]", name)[0])
