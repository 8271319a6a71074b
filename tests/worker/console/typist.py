"""Types sessions line by line, into our console or into Python's own, and tells what each line brought.

It reads a JSON object of sessions by their names, and answers with one of lists: what was written, with the
values that were shown, and what was said of an error.
"""

import asyncio
import builtins
import code
import contextlib
import io
import json
import os
import sys
from typing import Any

from tests.worker.fresh.host import Host, written

Told = list[list[str]]


class Theirs:
    """Python's own console."""

    def __init__(self) -> None:
        sys.ps1, sys.ps2 = ">>> ", "... "

    async def session(self, lines: list[str]) -> Told:
        """Type the lines of a session."""
        vars(builtins).pop("_", None)
        console = code.InteractiveConsole({"__name__": "__main__", "__doc__": None, "__builtins__": builtins})
        told = []
        for line in lines:
            out, complaints = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(complaints):
                console.push(line)
            told.append([out.getvalue(), complaints.getvalue()])
        return told


class Ours:
    """The kernel's, in the same words."""

    def __init__(self) -> None:
        self._host = Host(os.getcwd())  # noqa: PTH109 - a text
        self._host.tasks.tend(asyncio.get_running_loop())

    async def session(self, lines: list[str]) -> Told:
        """Type the lines of a session, in which each line goes on with what is not complete."""
        await self._host.run("")
        told, begun = [], ""
        for line in lines:
            text = f"{begun}\n{line}" if begun else line
            entry, is_incomplete = await self._enter(text)
            told.append(entry)
            begun = text if is_incomplete else ""
        return told

    async def _enter(self, text: str) -> tuple[list[str], bool]:
        host = self._host
        host.events.clear()
        starts = [os.fstat(file.fileno()).st_size for file in (host.out, host.error)]
        await host.kernel.run(1, text, console=True)
        out, complaints = (written(file, at) for file, at in zip((host.out, host.error), starts, strict=True))
        found: dict[str, dict[str, Any]] = dict(host.events)
        shown = f"{found['result']['repr']}\n" if "result" in found else ""
        error = found["error"]["traceback"] if "error" in found else ""
        return [out + shown, complaints + error], "incomplete" in found["started"]


async def type_all(kind: str, sessions: dict[str, str]) -> dict[str, Told]:
    """Type all sessions into one kind of console."""
    typist = Theirs() if kind == "theirs" else Ours()
    return {name: await typist.session(text.split("\n")) for name, text in sessions.items()}


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    with os.fdopen(os.dup(1), "w") as answer:
        told = asyncio.new_event_loop().run_until_complete(type_all(sys.argv[1], asked))
        json.dump(told, answer)
