"""The visitor's coroutines, stepped with the interrupt armed.

A Stop may strike only while the visitor's own code computes: anywhere else, in the event loop or in the
kernel, it would be lost or leave a promise unsettled. So every step of theirs is armed, and nothing else.
Pure: what arming means is given.
"""

from __future__ import annotations

import asyncio
import inspect
import sys
from collections.abc import Callable, Coroutine
from contextvars import Context
from pathlib import Path
from types import CodeType
from typing import Any

Arm = Callable[[bool], None]

# Bound before any program runs.
_limit, _set_limit = sys.getrecursionlimit, sys.setrecursionlimit

# Of all rooms of the worker, whichever this module lies in.
_OURS = str(Path(__file__).parent.parent)

# Coroutines that caught their end: when they are forgotten they would do so again, and be heard.
_UNENDING: list[object] = []


class Pace:
    """Lets a Stop strike or not, and has the program's recursion limit hold for the program alone."""

    def __init__(self, arm: Arm, is_struck: Callable[[], bool] = lambda: False) -> None:
        """is_struck(): whether a Stop has struck in this run, whatever has become of that."""
        self._arm, self.is_struck = arm, is_struck
        self._own = _limit()
        self._limit = self._own
        self._is_on = False

    def begin(self) -> None:
        """A program begins, which has set no limit yet."""
        self._limit = self._own

    @property
    def is_on(self) -> bool:
        """Tell whether the visitor's own code goes on."""
        return self._is_on

    def arm(self, on: bool) -> None:
        """The visitor's own code goes on, or pauses."""
        # First of all and without a function of ours: there may be no room for one.
        if on:
            if self._limit != self._own:
                _set_limit(self._limit)
        elif self._is_on:
            self._limit = _limit()
            _set_limit(self._own)
        self._is_on = on
        self._arm(on)


class Armed(Coroutine[Any, Any, Any]):
    """A coroutine that is armed during each of its steps, and otherwise the one it holds."""

    def __init__(self, coroutine: Coroutine[Any, Any, Any], arm: Arm, context: Context | None = None) -> None:
        """context: in which it is stepped, if not in that of its task."""
        self._coroutine = coroutine
        self._call = _call if context is None else context.run
        self._arm = arm
        self._is_ended = False

    def send(self, value: Any) -> Any:
        """Take the next step."""
        if self._is_ended:
            raise asyncio.CancelledError
        try:
            self._arm(True)
            return self._call(self._coroutine.send, value)
        finally:
            self._arm(False)

    def throw(self, *exception: Any) -> Any:
        """Take the next step by raising an exception where the coroutine waits."""
        if self._is_ended:
            raise asyncio.CancelledError
        try:
            self._arm(True)
            return self._call(self._coroutine.throw, *exception)
        finally:
            self._arm(False)

    def close(self) -> None:
        """Let the coroutine clean up."""
        self._coroutine.close()

    def end(self) -> None:
        """Step the coroutine no more, whatever it does about that."""
        self._is_ended = True
        try:
            self._arm(True)
            self._coroutine.close()
        except BaseException:  # noqa: BLE001 - it goes on where it is told to end, or fails
            _UNENDING.append(self._coroutine)
        finally:
            self._arm(False)

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        """Be taken for a coroutine by `inspect`, as what `Task.get_coro` gives."""
        return type(self._coroutine)

    def __repr__(self) -> str:
        return repr(self._coroutine)

    def __await__(self) -> Any:
        return self

    def __iter__(self) -> Any:
        return self

    def __next__(self) -> Any:
        return self.send(None)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._coroutine, name)


def _call(function: Callable[..., Any], *arguments: Any) -> Any:
    return function(*arguments)


def is_ours(coroutine: Any) -> bool:
    """Tell whether a coroutine belongs to the kernel, which is never armed."""
    code = getattr(coroutine, "cr_code", None)
    return type(coroutine) is Armed or code is None or is_of_kernel(code)


def is_of_kernel(code: object) -> bool:
    """Tell whether code lies in the worker's own rooms."""
    return isinstance(code, CodeType) and code.co_filename.startswith(_OURS)


def armed(coroutine: Any, arm: Arm) -> Any:
    """Return a coroutine of the visitor's as one that is armed; anything else as it is."""
    return Armed(coroutine, arm) if inspect.iscoroutine(coroutine) and not is_ours(coroutine) else coroutine
