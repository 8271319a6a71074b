"""`os.system("clear")`, as programs for terminals have it: of all commands, this one is understood here.

Pure: it writes what the command writes, and the output pane obeys.
"""

from __future__ import annotations

import os
import re
import sys

from worker.kernel.outlets import push_streams

CLEARED = "\x1b[H\x1b[2J\x1b[3J"
COMMANDS = frozenset(("clear", "cls", "reset", "tput clear", "tput reset"))


def install() -> None:
    """Take the place of `os.system`, as far as such a command is meant."""
    original = os.system

    def system(command: object) -> int:
        if not isinstance(command, str) or not clears(command):
            return original(command)  # type: ignore[arg-type]
        push_streams()
        if sys.__stdout__ is not None:
            sys.__stdout__.write(CLEARED)
            sys.__stdout__.flush()
        return 0

    system.__doc__, system.__module__, system.__qualname__ = original.__doc__, original.__module__, "system"
    os.system = system


def clears(command: str) -> bool:
    """Tell whether a command clears the screen and does nothing else, such as "cls || clear"."""
    parts = [" ".join(part.split()) for part in re.split(r"\|\||&&|;", command.lower())]
    return any(parts) and all(part in COMMANDS for part in parts if part)
