"""A worker of the built site in Node: the same file that browsers get, in a thread of its own."""

import json
import queue
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.seam.speaker import Heard, Speaker
from tools.base.environment import node
from tools.build import engines

HERE = Path(__file__).parent
# As in the browsers that switch stacks.
OPTIONS = ("--experimental-wasm-jspi", "--no-warnings")


class NodeWorker(Speaker):
    """Speaks with a worker of dist/, line by line, through tests/seam/page.mjs."""

    def __init__(self, dist: Path, engine: str) -> None:
        super().__init__()
        (self._file,) = (dist / "assets").glob(f"{engines.named(engine).worker}.*.mjs")
        self._spawn()

    def _spawn(self) -> None:
        command: list[str | Path] = [node(), *OPTIONS, HERE / "page.mjs", self._file]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._output = ""
        self._kept: Heard = []
        threading.Thread(target=self._read, args=(self._process, self._lines), daemon=True).start()

    @staticmethod
    def _read(process: "subprocess.Popen[str]", lines: "queue.Queue[str]") -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.put(line)

    def post(self, *messages: Any) -> None:
        self.act("post", *messages)

    def act(self, what: str, *given: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([what, *given]) + "\n")
        self._process.stdin.flush()

    def heard(self, kind: str, count: int = 1, *, seconds: float = 60) -> Heard:
        while sum(each["type"] == kind for each in self._kept) < count:
            self._take(json.loads(self._lines.get(timeout=seconds)))
        found, self._kept = self._kept, []
        return found

    def _take(self, message: dict[str, Any]) -> None:
        assert message["type"] != "worker error", message["reason"]
        if message["type"] == "output":
            self._output += "".join(message["chunks"][1::2])
        self._kept.append({name: value for name, value in message.items() if name != "at"})

    def text(self) -> str:
        found, self._output = self._output, ""
        return found

    def renew(self) -> None:
        self.end()
        self._spawn()

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()


def ready(dist: Path, engine: str) -> Iterator[NodeWorker]:
    """A worker that is ready, and is ended afterwards: the body of a fixture."""
    made = NodeWorker(dist, engine)
    made.start()
    yield made
    made.end()
