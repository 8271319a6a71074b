"""A kernel in a process of its own, which runs programs one after the other, each as a new one.

It reads a line of JSON for each, `{"code": …, "folder": …}`, and answers with a line: what was written to
standard output, and the last line of what was said of an error.
"""

import asyncio
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from worker.kernel import hiding
from worker.kernel.ending import Ending
from worker.kernel.files import Folder
from worker.kernel.kernel import Kernel
from worker.kernel.outlets import complain
from worker.kernel.renewal import Renewal
from worker.kernel.stepping import Pace
from worker.kernel.tasks import Tasks
from worker.kernel.tracebacks import render


class Host:
    """The worker's part, without a browser."""

    def __init__(self, folder: str) -> None:
        self.folder = Folder(folder)
        self.events: list[tuple[str, dict[str, Any]]] = []
        self.out, self.error = (redirected(number) for number in (1, 2))
        pace = Pace(lambda _on: None)
        self.tasks = Tasks(pace.arm)
        ending = Ending(ignored, self.folder.has)
        renewal = Renewal(self.tasks, ending, self.folder, pace)
        self.kernel = Kernel(
            lambda kind, fields: self.events.append((kind, dict(fields))), arm=pace.arm, renewal=renewal
        )
        hiding.install()
        renewal.install()

    async def run(self, code: str) -> dict[str, Any]:
        """Run a program; return what it wrote, and the last line of what was said of an error."""
        self.events.clear()
        starts = [os.fstat(file.fileno()).st_size for file in (self.out, self.error)]

        async def before(_run: int, _code: str) -> None:
            self.folder.enter(True)

        await self.kernel.run(1, code, fresh=True, before=before)
        out, complaints = (written(file, at) for file, at in zip((self.out, self.error), starts, strict=True))
        said = [fields["traceback"] for kind, fields in self.events if kind == "error"]
        last = ((complaints + "".join(said)).splitlines() or [""])[-1]
        return {"out": out, "last": last, "spoilt": self.events[-1][1].get("spoilt", False)}


def ignored(what: str, error: BaseException) -> None:
    """Say what Python says of an exception that ends nothing."""
    complain(f"Exception ignored in {what}:\n{render(error)}")


def redirected(number: int) -> Any:
    """A file in the place of a standard stream."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - it is there as long as the process
    os.dup2(file.fileno(), number)
    return file


def written(file: Any, start: int) -> str:
    """What has been written to a file behind a place."""
    return os.pread(file.fileno(), 1 << 20, start).decode()


async def serve(requests: Any, answers: Any) -> None:
    """Carry out what is asked for, line by line."""
    host = Host(os.getcwd())  # noqa: PTH109 - a text
    host.tasks.tend(asyncio.get_running_loop())
    for line in iter(requests.readline, ""):
        asked = json.loads(line)
        host.folder.path = asked["folder"]
        for name, text in asked.get("files", {}).items():
            (Path(asked["folder"]) / name).write_text(text, encoding="utf-8")
        answers.write(json.dumps(await host.run(asked["code"])) + "\n")
        answers.flush()


if __name__ == "__main__":
    with os.fdopen(os.dup(0)) as given, os.fdopen(os.dup(1), "w") as taken:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        # Not by asyncio.run, which has a handler of its own for SIGINT.
        asyncio.new_event_loop().run_until_complete(serve(given, taken))
