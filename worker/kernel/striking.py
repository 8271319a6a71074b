"""How a Stop strikes: by signals that have no name, and so no handler of a program's.

The first strike is a KeyboardInterrupt, which a program may catch to clean up. What still goes on after a
while is struck again by what `except KeyboardInterrupt` and a debugger's prompt do not catch. Pure.
"""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

from worker.contract.memory import FLUSH, ROW, STRIKE, STRIKE_AGAIN

# Bound before any program runs.
_set_handler = signal.signal


class Ended(BaseException):
    """Ends a program that has caught its KeyboardInterrupt; people read of it as of that one."""


Ended.__name__ = Ended.__qualname__ = "KeyboardInterrupt"
Ended.__module__ = "builtins"


class Strikes:
    """The handlers of our signals.

    flush: writes what the standard streams hold; called with two arguments; raise_row(): raises all of a row
    at once; is_own(file): whether code of this file is the program's.
    """

    def __init__(self, flush: Any, raise_row: Callable[[], None], is_own: Callable[[object], bool]) -> None:
        self._raise_row, self._is_own = raise_row, is_own
        self._handlers = {STRIKE: signal.default_int_handler, FLUSH: flush}
        self._handlers |= dict.fromkeys(range(STRIKE_AGAIN - ROW + 1, STRIKE_AGAIN + 1), self._end)

    def _end(self, _number: int, frame: FrameType) -> None:
        """Raise in a line of the program's own, or where `end` waits for that: others may be tidying up."""
        code = frame.f_code
        if code is Strikes.end.__code__ or self._is_own(code.co_filename):
            raise Ended

    def end(self) -> None:
        """End a program that calls, and strike again if it catches that."""
        self._raise_row()
        raise Ended

    def install(self) -> None:
        """Have them in place, whatever a program has done to these signals."""
        for number, handler in self._handlers.items():
            with contextlib.suppress(ValueError):  # not in the main thread, or no such signal
                _set_handler(number, handler)
