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
from worker.kernel.tracebacks import is_ours

# Rows of strikes that find a program in the library, until it is ended there.
PATIENCE = 10

# Bound before any program runs.
_set_handler = signal.signal


class Ended(BaseException):
    """Ends a program that has caught its KeyboardInterrupt; people read of it as of that one."""


Ended.__name__ = Ended.__qualname__ = "KeyboardInterrupt"
Ended.__module__ = "builtins"


class Strikes:
    """The handlers of our signals.

    flush: writes what the standard streams hold; called with two arguments; raise_row(): raises all of a row
    at once; is_own(file): whether code of this file is the program's; is_on(): whether the program goes on,
    and not the worker's own code.
    """

    def __init__(
        self,
        flush: Any,
        raise_row: Callable[[], None],
        is_own: Callable[[object], bool],
        is_on: Callable[[], bool] = lambda: True,
    ) -> None:
        self._raise_row, self._is_own, self._is_on = raise_row, is_own, is_on
        # How often the program of this run was to be ended where it could not.
        self._missed = 0
        self._handlers = {STRIKE: signal.default_int_handler, FLUSH: flush}
        self._handlers |= dict.fromkeys(range(STRIKE_AGAIN - ROW + 1, STRIKE_AGAIN + 1), self._end)

    def _end(self, _number: int, frame: FrameType) -> None:
        """Raise in a line of the program's own, or where `end` waits for that: others may be tidying up.

        A program may be found nearly always in the library: after a while it is ended there, but not
        while the worker's own code goes on, such as where it takes away an object of the program's.
        """
        code = frame.f_code
        is_on = self._is_on()
        self._missed += is_on
        is_there = code is Strikes.end.__code__ or self._is_own(code.co_filename)
        if is_there or (is_on and self._missed > PATIENCE * ROW and not is_ours(code.co_filename)):
            raise Ended

    def end(self) -> None:
        """End a program that calls, and strike again if it catches that."""
        self._raise_row()
        raise Ended

    def install(self) -> None:
        """Have them in place for a program, whatever another has done to these signals."""
        self._missed = 0
        for number, handler in self._handlers.items():
            with contextlib.suppress(ValueError):  # not in the main thread, or no such signal
                _set_handler(number, handler)
