"""The names that a script of an embedder's page has of its own, and what its last expression gives. Pure.

Such a script is no run of the page: its names are those that came with it, and are `__main__` while it runs.
"""

from __future__ import annotations

import builtins
import inspect
import sys
import types
from collections.abc import Mapping
from typing import Any


def inhabit(names: Mapping[str, object], filename: str) -> dict[str, Any]:
    """Make a module `__main__` of these names, and return its names: the globals of a script.

    What looks a class up by its module, as pickle does and typing, finds the script's own.
    """
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    module.__dict__.update({"__file__": filename, "__builtins__": builtins, **names})
    return module.__dict__


async def awaited(value: Any) -> Any:
    """Wait for a coroutine, a task, a promise or the like, and for what that gives, if need be."""
    while inspect.isawaitable(value):
        value = await value
    return value
