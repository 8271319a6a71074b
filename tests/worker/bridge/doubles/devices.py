"""The parts of an engine's edges: output, interrupt, input, files, web, as worker/bridge/edges.pyi has it."""

import asyncio
import io
from collections import deque
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests.worker.bridge.doubles.values import JsArray
from worker import protocol

STOPPED = object()


class Output:
    """What programs have written and the page does not have yet."""

    def __init__(self, post: Callable[[str], None]) -> None:
        self._post = post
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        text, self.text = self.text, ""
        if text:
            self._post(text)


class Device(io.RawIOBase):
    """Standard output as Python's own streams have it."""

    def __init__(self, output: Output) -> None:
        super().__init__()
        self._output = output

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._output.write(bytes(data).decode())
        return len(data)


class Interrupt:
    """How a Stop reaches a program. stopped: the runs that the page's shared memory says so of."""

    def __init__(self) -> None:
        self.armed = self.requested = self.ends = False
        self.stopped: set[int] = set()
        self.run: int | None = None
        self._taken = self._told = 0

    def begin(self, run: int) -> None:
        self.run, self.requested, self.ends = run, False, False
        self._taken = self._told = 0

    def end(self) -> None:
        self.run, self.requested, self.ends = None, False, False

    @property
    def is_requested(self) -> bool:
        return self.requested or self.run in self.stopped

    def tell(self) -> bool:
        self._told += 1
        return self._taken < self._told

    def wasStopped(self) -> bool:  # noqa: N802 - the name of the JavaScript side
        was = self.is_requested
        if was:
            self.acknowledge()
        return was

    def acknowledge(self) -> None:
        self.requested = False
        self.ends = True
        self._taken += 1
        self.stopped -= {self.run}


class Letters:
    """What the page says to a worker that is blocked. urls: the addresses by which it says it."""

    def __init__(self) -> None:
        self.urls: list[str] = []

    def receive(self, urls: Any) -> None:
        self.urls = list(urls)


class Input:
    """Standard input. typed: what blocking waits give, one after the other; noted: called when one does."""

    stuck = False

    def __init__(self, tier: str, noted: Callable[[], object], letters: "Letters") -> None:
        self.tier = tier
        self._noted = noted
        self.letters = letters
        self.typed: deque[object] = deque()
        self._asked: asyncio.Future[object] | None = None

    @property
    def blocks(self) -> bool:
        is_by_letter = self.tier == "revoked address" or self.stuck
        return self.tier == "shared memory" or (is_by_letter and bool(self.letters.urls))

    @property
    def waits(self) -> bool:
        return self._asked is not None and not self._asked.done()

    def wait(self) -> object:
        self._noted()
        return self.typed.popleft()

    def promise(self) -> Awaitable[object]:
        self._asked = asyncio.get_running_loop().create_future()
        return self._asked

    def isStopped(self, answer: object) -> bool:  # noqa: N802 - the name of the JavaScript side
        return answer is STOPPED

    def answer(self, text: str | None) -> None:
        if self._asked is not None and self.waits:
            self._asked.set_result(text)

    def stop(self) -> None:
        if self._asked is not None and self.waits:
            self._asked.set_result(STOPPED)


class Events:
    """What happens to a drawing: `held` has events as JSON, for those that share memory."""

    def __init__(self, shares: bool) -> None:
        self.shares = shares
        self.held: list[str] = []
        self.is_stopped = False

    def take(self) -> str | None:
        return self.held.pop(0) if self.held else None


class Files:
    """The working directory; FILES tells of it once the page has handed files over."""

    def __init__(self, post: Callable[[dict[str, Any]], None]) -> None:
        self._post = post
        self._known: dict[str, str] = {}
        self._rounds = 0

    def receive(self, files: Any, removed: Any) -> JsArray:
        self._rounds += 1
        given, gone = list(files), list(removed) if removed is not None else []
        for name, text in zip(given[::2], given[1::2], strict=True):
            Path(name).write_text(text)
        for name in gone:
            Path(name).unlink()
        self._known = _texts()
        return JsArray(name for name in [*gone, *given[::2]] if name.endswith(".py"))

    def report(self) -> None:
        texts = _texts()
        changed = {name: text for name, text in texts.items() if self._known.get(name) != text}
        gone = [name for name in self._known if name not in texts]
        if self._rounds and (changed or gone):
            flat = [each for pair in changed.items() for each in pair]
            told = {"changed": flat, "removed": gone, "kept": [], "round": self._rounds}
            self._post({"type": protocol.FILES, **told})
        self._known = texts


def _texts() -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(Path.cwd().iterdir()) if path.is_file()}


class Calls:
    """The page's functions; `made`: the names and arguments of all calls, which have no answer here."""

    def __init__(self) -> None:
        self.ports: list[Any] = []
        self.made: list[tuple[str, list[object], list[object]]] = []

    def receive(self, port: Any) -> None:
        self.ports.append(port)

    def call(self, name: str, given: Any, transfer: Any) -> "asyncio.Future[object]":
        self.made.append((name, list(given), list(transfer)))
        return asyncio.get_running_loop().create_future()


class Timers:
    """Timers of JavaScript's that a program has set; `count`: how many."""

    def __init__(self) -> None:
        self.count = 0
        self.is_watched = False

    def ofLoop(self, callback: Any, ms: float) -> None:  # noqa: N802 - the name that JavaScript has for it
        raise AssertionError((callback, ms))

    def watch(self, on: bool) -> None:
        self.is_watched = on
        self.count = 0

    def drop(self) -> None:
        self.count = 0


class Web:
    """Requests to the web. `answers`: what is answered, by address; `asked`: what was asked, and how."""

    base = "https://site.test/play/"

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.asked: list[tuple[Any, ...]] = []
        self.aborted = 0

    def _take(self, way: str, method: str, url: str, headers: Any, body: Any, ms: float | None) -> Any:
        sent = None if body is None else body.to_bytes()
        self.asked.append((way, method, url, list(headers), sent, ms))
        return self.answers[url]

    def send(self, method: str, url: str, headers: Any, body: Any, ms: float | None) -> Any:
        found = self._take("send", method, url, headers, body, ms)

        async def answer() -> Any:
            return await found if isinstance(found, asyncio.Future) else found

        return SimpleNamespace(answer=answer(), abort=self._abort)

    def _abort(self) -> None:
        self.aborted += 1

    def sendNow(self, *given: Any) -> Any:  # noqa: N802 - the name of the JavaScript side
        return self._take("send now", *given)

    async def diagnose(self, url: str) -> str:
        """Tell what a test says."""
        return str(self.answers[url].failed)
