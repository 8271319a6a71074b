"""Widgets of programs: what they say goes to their displays on the page, and what is done there comes back.

A press reaches a program that is over as a run of its own, so that Stop ends it like any other.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from worker.bridge import convert
from worker.kernel.capturing import own_lines
from worker.kernel.comms import Comms, UnheardError
from worker.kernel.outlets import complain
from worker.protocol import ProtocolError

if TYPE_CHECKING:
    from worker.bridge.page import Page

_clock = time.perf_counter


class Widgets:
    """Those of the program that runs, or has run last."""

    def __init__(self, page: Page) -> None:
        self.comms = Comms(page.speak, lambda sentence: complain(f"{sentence}\n"))
        self.comms.install()
        self._began: float | None = None

    def hear(self, fields: dict[str, Any], within: Callable[..., Any], arm: Callable[[bool], None]) -> None:
        """Have a program's widget act on what its display says, in the fields of RUN.

        within: calls a function in the program's context; arm: lets a Stop strike or not.
        """
        self._began = _clock()
        text, given = convert.content(fields["event"]), fields.get("buffers", ())
        buffers = [convert.content(each) for each in given]
        try:
            arm(True)
            within(self.comms.hear, fields.get("root", ""), text, buffers)
        except KeyboardInterrupt as error:
            raise error.with_traceback(own_lines(error)) from None
        except UnheardError as error:
            raise ProtocolError(f"run: {error}") from None
        finally:
            arm(False)

    def spent(self) -> dict[str, float]:
        """Return how many milliseconds a widget has taken, if one has acted in the run that is over."""
        began, self._began = self._began, None
        return {} if began is None else {"ms": (_clock() - began) * 1000}
