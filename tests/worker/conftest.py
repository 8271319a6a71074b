"""A kernel that tells the time in whole seconds, and the events of its runs."""

import asyncio
import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.seam.node_worker import NodeWorker, ready
from worker.kernel.kernel import Kernel

Event = tuple[str, dict[str, object]]


class Desk:
    """A kernel and what it has reported of its latest run; every program takes 1000.0 ms."""

    def __init__(self, **options: Any) -> None:
        self.events: list[Event] = []
        ticks = itertools.count()
        self.kernel = Kernel(self.note, clock=lambda: next(ticks), **options)

    def note(self, kind: str, fields: dict[str, object]) -> None:
        self.events.append((kind, fields))

    def run(self, code: str, filename: str = "main.py", **options: Any) -> list[Event]:
        """Run a program as number 7 and return the events between STARTED and DONE."""
        self.events.clear()
        status = asyncio.run(self.kernel.run(7, code, filename, **options))
        assert self.events[0] == ("started", {"id": 7})
        assert self.events[-1] == ("done", {"id": 7, "status": status, "ms": 1000.0})
        return self.events[1:-1]

    def traceback(self, code: str, filename: str = "main.py") -> str:
        """Run a program that fails, and return the traceback that it leaves."""
        ((kind, fields),) = self.run(code, filename)
        assert kind == "error"
        return str(fields["traceback"])


@pytest.fixture(autouse=True)
def _same_interpreter_afterwards() -> Iterator[None]:
    names = ("__main__", "data")
    before = {name: sys.modules.get(name) for name in names}
    yield
    for name, module in before.items():
        if module is None:
            sys.modules.pop(name, None)
        else:
            sys.modules[name] = module


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def make_desk() -> type[Desk]:
    return Desk


@pytest.fixture(scope="module")
def worker(dist: Path) -> Iterator[NodeWorker]:
    """CPython in Node, ready: one for the tests of a file."""
    yield from ready(dist, "cpython")
