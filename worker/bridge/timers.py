"""Timers that programs set by JavaScript's own functions."""

from typing import TYPE_CHECKING

import pyodide.webloop

if TYPE_CHECKING:
    from worker.bridge.edges import Edges


class JsTimers:
    """Timers of JavaScript's, which are pending as those of the event loop are."""

    def __init__(self, edges: "Edges") -> None:
        self._timers = edges.timers
        pyodide.webloop.scheduleCallback = self._timers.ofLoop

    def watch(self, on: bool) -> None:
        """Note timers from now on, or no longer."""
        self._timers.watch(on)

    def wait(self) -> bool:
        """Tell whether any is pending."""
        return self._timers.count > 0

    def drop(self) -> None:
        """Clear them."""
        self._timers.drop()
