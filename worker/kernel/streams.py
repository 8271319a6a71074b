"""Standard input as a terminal gives it: a line at a time, each asked of the visitor.

Pure: `ask(prompt, secret)` gets a line with its newline, or None at the end of input, and raises
KeyboardInterrupt if the program is stopped meanwhile.
"""

from __future__ import annotations

import builtins
import contextlib
import getpass
import io
import sys
from collections.abc import Callable
from typing import Any

Ask = Callable[[str, bool], "str | None"]


class Keyboard(io.RawIOBase):
    """The bytes that the visitor types."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._ask = ask
        self._left, self._is_over = b"", False
        self.prompt = ""

    name = "<stdin>"

    def readable(self) -> bool:
        """It can be read."""
        return True

    def fileno(self) -> int:
        """The number that programs know it by."""
        return 0

    def readinto(self, buffer: Any) -> int:
        """Give what is left of the last line, or ask for another; 0 at the end of input."""
        if not (self._left or self._is_over):
            line = self._ask(self._taken_prompt(), False)
            self._left = b"" if line is None else line.encode("utf-8", "surrogatepass")
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        return count

    def forget(self, held: io.TextIOBase) -> None:
        """Forget what is left of lines, here and in what a program has read by."""
        self._left, self._is_over = b"", True
        # A program may have closed or detached it.
        with contextlib.suppress(Exception):
            held.read()
        self._is_over, self.prompt = False, ""

    def _taken_prompt(self) -> str:
        prompt, self.prompt = self.prompt, ""
        return prompt


class Terminal(io.TextIOWrapper):
    """Standard input as text."""

    def close(self) -> None:
        """Stay open: `exit()` closes standard input, and the next program reads from it again."""


def install(ask: Ask) -> Callable[[], None]:
    """Make `input`, `sys.stdin` and `getpass.getpass` ask the visitor.

    Returns what is called when a run begins: what an earlier one has left of a line is none of its own.
    """
    keyboard = Keyboard(ask)
    terminal = Terminal(io.BufferedReader(keyboard), encoding="utf-8")
    sys.stdin = sys.__stdin__ = terminal  # type: ignore[misc]
    builtins.input = _input(keyboard, builtins.input)
    getpass.getpass = _getpass(ask)
    return lambda: keyboard.forget(terminal)


def _input(keyboard: Keyboard, original: Callable[[object], str]) -> Callable[..., str]:
    def input(prompt: object = "", /) -> str:  # noqa: A001 - it is that function
        """Read a line from standard input, without its newline; EOFError at the end of input."""
        keyboard.prompt = str(prompt)
        return original(prompt)

    # What Python says of a wrong call has this name.
    input.__qualname__ = "input"
    return input


def _getpass(ask: Ask) -> Callable[..., str]:
    def getpass(prompt: str = "Password: ", stream: Any = None, **_options: object) -> str:
        """Read a line that is not shown, without its newline; EOFError at the end of input."""
        out = stream or sys.stdout
        out.write(prompt)
        out.flush()
        line = ask(prompt, True)
        if line is None:
            raise EOFError
        out.write("\n")
        return line.rstrip("\n")

    return getpass
