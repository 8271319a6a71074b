"""What programs in Brython find in place of Brython's own: streams to the page, input, sleep.

Runs in Brython once, before any program. `_offthread` is made by interpreter.mjs.
"""

import _offthread


class Stream:
    """Standard output or error."""

    encoding = "utf-8"
    errors = "strict"
    closed = False

    def __init__(self, name: str) -> None:
        self.name = name
        # `print` calls both for each line: functions of JavaScript take a fraction of the time.
        self.write = _offthread.writer(name)
        self.flush = _offthread.flush

    def writelines(self, lines: "list[str]") -> None:
        """Write several texts."""
        for line in lines:
            self.write(line)

    def isatty(self) -> bool:
        """It is no terminal."""
        return False

    def writable(self) -> bool:
        """It can be written to."""
        return True


class Keyboard:
    """Standard input, a line at a time, each asked of the visitor."""

    encoding = "utf-8"
    closed = False

    def readline(self, _size: int = -1) -> str:
        """Return a line with its newline; nothing at the end of input."""
        line = _answer("", False)
        return "" if line is None else line

    def read(self, _size: int = -1) -> str:
        """Return all lines to the end of input."""
        return "".join(self)

    def readlines(self) -> "list[str]":
        """Return all lines to the end of input."""
        return list(self)

    def __iter__(self) -> "Keyboard":
        return self

    def __next__(self) -> str:
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def isatty(self) -> bool:
        """It is no terminal."""
        return False


def _answer(prompt: str, secret: bool) -> "str | None":
    status = _offthread.ask(prompt, secret)
    if status == "stopped":
        raise KeyboardInterrupt
    if status == "ended":
        return None
    if status != "answered":
        raise OSError(status)
    return str(_offthread.answer())


def ask_line(prompt: object = "", secret: bool = False) -> str:
    """Read a line from standard input, without its newline; EOFError at the end of input."""
    text = str(prompt)
    _offthread.write("stdout", text)
    line = _answer(text, secret)
    if line is None:
        raise EOFError("EOF when reading a line")
    if secret:
        _offthread.write("stdout", "\n")
    return line.removesuffix("\n")


def sleep(seconds: float) -> None:
    """Wait so many seconds."""
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    if _offthread.sleep(seconds * 1000):
        raise KeyboardInterrupt


def getpass(prompt: str = "Password: ", _stream: object = None) -> str:
    """Read a line that is not shown."""
    return ask_line(prompt, True)


def leave(code: object = None) -> None:
    """End the program; code: its status, or what it says in the end. Brython's own ones forget it."""
    raise SystemExit(code)


stdout, stderr, stdin = Stream("stdout"), Stream("stderr"), Keyboard()
