"""Tells of each line that the program comes to, for as long as its output is gathered (PEP 669).

A line that was told of stays silent until `renew`, unless `reach()` says that it should not: so a program
that runs a loop pays for each of its lines once, and not at each turn. Pure.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

# A debugger, coverage and a profiler have numbers of their own; these are free for all.
NUMBERS = (4, 3)
NAME = "Offthread's output"


class Lines:
    """The telling of lines. reach(): the program comes to a line; answers whether to tell of it again."""

    def __init__(self, reach: Callable[[], bool], monitoring: Any = None) -> None:
        """Tell nothing yet. monitoring: the module sys.monitoring, which Python has from 3.12 on."""
        self._reach = reach
        self._monitoring: Any = monitoring or getattr(sys, "monitoring", None)
        self._number: int | None = None

    def renew(self) -> bool:
        """Tell of every line once more; False if that is not possible here."""
        if self._number is not None:
            self._monitoring.restart_events()
        elif self._monitoring is not None:
            self._number = self._begin()
        return self._number is not None

    def end(self) -> None:
        """Tell no more."""
        if self._number is not None:
            self._monitoring.set_events(self._number, 0)
            self._monitoring.free_tool_id(self._number)
            self._number = None

    def _begin(self) -> int | None:
        monitoring = self._monitoring
        number = next((each for each in NUMBERS if monitoring.get_tool(each) is None), None)
        if number is not None:
            monitoring.use_tool_id(number, NAME)
            monitoring.register_callback(number, monitoring.events.LINE, self._on_line)
            monitoring.set_events(number, monitoring.events.LINE)
            # What was silenced for a program before would stay so.
            monitoring.restart_events()
        return number

    def _on_line(self, _code: object, _line: int) -> object:
        return None if self._reach() else self._monitoring.DISABLE
