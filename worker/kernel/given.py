"""The data that come with a program, which it imports from `data`. Pure."""

from __future__ import annotations

import sys
import types

NAME = "data"


class Given:
    """The module `data`, as long as there is any."""

    def __init__(self) -> None:
        self._module: types.ModuleType | None = None

    def set(self, mapping: dict[str, object]) -> None:
        """Make `from data import key` find exactly these keys; without any, there is no such module."""
        if self._module is not None and sys.modules.get(NAME) is self._module:
            del sys.modules[NAME]
        self._module = None
        if mapping:
            self._module = types.ModuleType(NAME, "The data that came with the program.")
            self._module.__dict__.update(mapping)
            sys.modules[NAME] = self._module
