"""`os.system("clear")`, as programs for terminals have it: of all commands, this one is understood here.

Pure: it writes what the command writes, and the output pane obeys. Of any other command it says that there
is nobody to carry it out, and answers as a shell does that does not know one.
"""

from __future__ import annotations

import os
import re
import sys

from worker.kernel.outlets import complain, push_streams

CLEARED = "\x1b[H\x1b[2J\x1b[3J"
COMMANDS = frozenset(("clear", "cls", "reset", "tput clear", "tput reset"))

# Commands that Windows has for its console, which nobody misses here.
_NEEDLESS = frozenset(("", "color", "title", "mode", "chcp", "stty", "tput"))
_NOT_FOUND = 127 << 8

UNDONE = "os.system: a browser has no shell, so {command!r} was not carried out.{instead}\n"
# What to write instead, by the command's first word.
INSTEAD = {
    "ls": "os.listdir() lists the files.",
    "dir": "os.listdir() lists the files.",
    "mkdir": "os.mkdir(…) makes a folder.",
    "md": "os.mkdir(…) makes a folder.",
    "rm": "os.remove(…) removes a file.",
    "del": "os.remove(…) removes a file.",
    "cp": "shutil.copy(…) copies a file.",
    "copy": "shutil.copy(…) copies a file.",
    "mv": "os.rename(…) renames a file.",
    "cat": "open(…).read() gives what is in a file.",
    "type": "open(…).read() gives what is in a file.",
    "pip": "Write import and the package's name: it is loaded by itself.",
    "python": "import runs another file of the project.",
    "python3": "import runs another file of the project.",
    "pause": "input() waits for Enter.",
    "sleep": "time.sleep(…) waits.",
    "timeout": "time.sleep(…) waits.",
    "echo": "print(…) prints.",
}


def install() -> None:
    """Take the place of `os.system`, as far as such a command is meant."""
    original = os.system

    def system(command: object) -> int:
        if not isinstance(command, str):
            return original(command)  # type: ignore[arg-type]
        if not clears(command):
            return _refuse(command)
        push_streams()
        if sys.__stdout__ is not None:
            sys.__stdout__.write(CLEARED)
            sys.__stdout__.flush()
        return 0

    system.__doc__, system.__module__, system.__qualname__ = original.__doc__, original.__module__, "system"
    os.system = system


def _refuse(command: str) -> int:
    """Say that a command is not carried out; return what a shell returns of one that it does not know."""
    words = command.split()
    first = words[0].lower() if words else ""
    if first not in _NEEDLESS:
        instead = INSTEAD.get(first, "")
        complain(UNDONE.format(command=command, instead=instead and f" {instead}"))
    return _NOT_FOUND


def clears(command: str) -> bool:
    """Tell whether a command clears the screen and does nothing else, such as "cls || clear"."""
    parts = [" ".join(part.split()) for part in re.split(r"\|\||&&|;", command.lower())]
    return any(parts) and all(part in COMMANDS for part in parts if part)
