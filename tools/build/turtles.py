"""CPython's own module `turtle`, from the Python that builds, on a screen of ours in place of tkinter's.

Its text stays as it is, but for the two lines that import tkinter. What later versions added is supplied by
`worker/engines/pyodide/turtle/offthread_turtle/later.py`.
"""

import importlib.util
from pathlib import Path

from tools.base.steps import StepError

# What is replaced in it, each exactly once.
IMPORTS = (
    ("import tkinter as TK\n", "import offthread_turtle.tk as TK\n"),
    ("from tkinter import simpledialog\n", "from offthread_turtle import simpledialog\n"),
)
# Where the module begins to run itself as a program.
END = 'if __name__ == "__main__":\n'
TAIL = "from offthread_turtle.later import complete as _complete\n\n_complete(globals())\n\n"


def source() -> str:
    """Return the module's text; StepError if this Python has none, or one that is not known."""
    return adapted(original())


def original() -> str:
    """Return the text that this Python has, whether it can be imported or not."""
    spec = importlib.util.find_spec("turtle")
    if spec is None or spec.origin is None or not Path(spec.origin).is_file():
        fix = (
            "This Python has no Lib/turtle.py, which is part of every CPython. Install its whole standard "
            "library, or build with another Python."
        )
        raise StepError("bundle the module turtle", "look for turtle.py in the standard library", fix)
    return Path(spec.origin).read_text(encoding="utf-8")


def adapted(text: str) -> str:
    """Return the text with our screen in place of tkinter's, completed before it would run itself."""
    for line, instead in (*IMPORTS, (END, TAIL + END)):
        if text.count(line) != 1:
            fix = "Build with CPython 3.11 or later, and tell us of its version."
            raise StepError("adapt the module turtle", f"look for the line {line.strip()!r} in it", fix)
        text = text.replace(line, instead)
    return text
