"""What programs for notebooks find in IPython.display, done here: handles, `update_display`, `clear_output`.

Pure: it shows by the `display` that it is given, and clears as a terminal is cleared.
https://ipython.readthedocs.io/en/stable/api/generated/IPython.display.html
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from worker.kernel.clearing import CLEARED
from worker.kernel.outlets import push_streams

Show = Callable[..., object]


class DisplayHandle:
    """What was shown by an id, which can be shown again, or be replaced by something else."""

    def __init__(self, show: Show, display_id: str) -> None:
        self._show, self.display_id = show, display_id

    def __repr__(self) -> str:
        return f"<DisplayHandle display_id={self.display_id}>"

    def display(self, value: object, **options: Any) -> None:
        """Show a value by this id."""
        self._show(value, **{**options, "display_id": self.display_id})

    def update(self, value: object, **options: Any) -> None:
        """Show a value in place of what this id has shown in this run."""
        self.display(value, **options)


def id_of(display_id: object) -> str:
    """Return the id that a program gave: a new one for True, "" for none."""
    if display_id is True:
        return os.urandom(8).hex()
    return str(display_id) if display_id else ""


def tend(module: Any, show: Show) -> None:
    """Put these functions into `IPython.core.display_functions`, whose own print where no notebook is."""

    def update_display(value: object, *, display_id: object, **options: Any) -> None:
        """Show a value in place of what was shown by an id in this run."""
        show(value, **{**options, "display_id": display_id})

    module.display, module.update_display, module.clear_output = show, update_display, clear_output
    module.DisplayHandle = lambda display_id=None: DisplayHandle(show, id_of(display_id or True))


def clear_output(wait: bool = False) -> None:
    """Clear the output; wait: not before there is something new to show."""
    if sys.stdout is None:
        return
    push_streams()
    sys.stdout.write(CLEARED)
    # What is held back is written with what comes next.
    if not wait:
        push_streams()
