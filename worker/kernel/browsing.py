"""`webbrowser` for programs that run in a browser: what they would open is shown as a link to press.

Nothing is opened unasked. Pure: what it means to show something on the page is given.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from worker.kernel.display import LINK, Display
from worker.kernel.importing import watch_import

# What other addresses could do here, nobody expects of a link.
SCHEMES = ("http://", "https://")
NOT_SHOWN = "Here webbrowser opens only addresses that begin with http:// or https://, and not {address!r}."
MOST = 4096  # characters of an address


class Browsing:
    """What programs want to have opened. post: shows something on the page."""

    def __init__(self, post: Callable[[Display], None]) -> None:
        self._post = post

    def install(self) -> None:
        """Tend to `webbrowser` when a program imports it."""
        watch_import("webbrowser", after=self.tend)

    def tend(self, webbrowser: Any) -> None:
        """Have it show links."""

        def open(url: str, new: int = 0, autoraise: bool = True) -> bool:  # noqa: A001, ARG001 - webbrowser's name
            """Show a link to an address of the web."""
            address = str(url)
            if len(address) > MOST or not address.lower().startswith(SCHEMES):
                raise webbrowser.Error(NOT_SHOWN.format(address=address[:80]))
            self._post(Display(LINK, address, address))
            return True

        webbrowser.open = open
