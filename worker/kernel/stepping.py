"""The visitor's coroutines, stepped with the interrupt armed.

A Stop may strike only while the visitor's own code computes: anywhere else, in the event loop or in the
kernel, it would be lost or leave a promise unsettled. So every step of theirs is armed, and nothing else.
Pure: what arming means is given.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

Arm = Callable[[bool], None]

# Of all rooms of the worker, whichever this module lies in.
_OURS = str(Path(__file__).parent.parent)


class Armed(Coroutine[Any, Any, Any]):
    """A coroutine that is armed during each of its steps, and otherwise the one it holds."""

    def __init__(self, coroutine: Coroutine[Any, Any, Any], arm: Arm) -> None:
        self._coroutine = coroutine
        self._arm = arm

    def send(self, value: Any) -> Any:
        """Take the next step."""
        self._arm(True)
        try:
            return self._coroutine.send(value)
        finally:
            self._arm(False)

    def throw(self, *exception: Any) -> Any:
        """Take the next step by raising an exception where the coroutine waits."""
        self._arm(True)
        try:
            return self._coroutine.throw(*exception)
        finally:
            self._arm(False)

    def close(self) -> None:
        """Let the coroutine clean up."""
        self._coroutine.close()

    def __await__(self) -> Any:
        return self

    def __iter__(self) -> Any:
        return self

    def __next__(self) -> Any:
        return self.send(None)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._coroutine, name)


def is_ours(coroutine: Any) -> bool:
    """Tell whether a coroutine belongs to the kernel, which is never armed."""
    code = getattr(coroutine, "cr_code", None)
    return isinstance(coroutine, Armed) or code is None or code.co_filename.startswith(_OURS)


def armed(coroutine: Any, arm: Arm) -> Any:
    """Return a coroutine of the visitor's as one that is armed; anything else as it is."""
    return Armed(coroutine, arm) if inspect.iscoroutine(coroutine) and not is_ours(coroutine) else coroutine
