"""An error that is about what an engine does not have says what that is, and who has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import error

FAULT = "a correct version of this"
BIG, BOTH, NOBODY = ["cpython"], ["cpython", "brython"], list[str]()

CASES: dict[str, list[tuple[str, str | None, list[str] | None]]] = {
    "brython": [
        ("import sqlite3", "the module sqlite3", BIG),
        ("import time as clock\nclock.perf_counter_ns()", "time.perf_counter_ns", BIG),
        ("import time as clock\nclock.no_such_thing", None, None),
        ("import os\nos.open('a', 0)", "os.open", BIG),
        ("import math\nmath.lcm(2, 3)", FAULT, BIG),
        ("import cmath\ncmath.sqrt(-1)", FAULT, BIG),
        ("display(1)", "display", BIG),
        ("import tkinter", "the module tkinter", NOBODY),
        ("import turtle\nturtle.Turtle()", "a page to draw on", NOBODY),
        ("from browser import self\nself.nothing.at.all", None, None),
    ],
    "micropython": [
        ("import bisect", "the module bisect", BOTH),
        ("import threading", "the module threading", NOBODY),
        ("import os\nos.path.splitext('a.b')", "os.path.splitext", BOTH),
        ("import sys\nsys.setrecursionlimit(9)", "sys.setrecursionlimit", BOTH),
        ("import asyncio\nasyncio.run(None)", "an event loop for await and asyncio", BIG),
        ("import datetime\ndatetime.date(2024, 1, 1).strftime('%d')", "the method date.strftime", BOTH),
        ("from collections import deque\ndeque(maxlen=3)", "this keyword argument", BOTH),
        ("import re\nre.match('a', 'a').group()", "group() of a match without a group number", BOTH),
        ("import copy\nclass A: pass\ncopy.deepcopy(A())", "copies of objects like this", BOTH),
        ("import unittest\nunittest.TestLoader()", "unittest.TestLoader", BOTH),
        ("display(1)", "display", BIG),
        ("def f(a): pass\nf(b=1)", None, None),
        ("def f(a): pass\nf()", None, None),
        ("class A: pass\nA().strftime()", None, None),
    ],
}


@pytest.fixture(scope="module", params=CASES)
def engine(request: pytest.FixtureRequest) -> str:
    """The engine that a test is about."""
    return str(request.param)


@pytest.fixture(scope="module")
def worker(dist: Path, engine: str) -> Iterator[NodeWorker]:
    """A worker of this engine."""
    made = NodeWorker(dist, engine)
    made.start()
    yield made
    made.end()


def test_what_is_lacking_is_said_and_who_has_it(worker: NodeWorker, engine: str) -> None:
    told = [error(worker.run(code)) for code, _, _ in CASES[engine]]
    found = [
        (code, each.get("lacks"), each.get("owners"))
        for (code, _, _), each in zip(CASES[engine], told, strict=True)
    ]
    assert found == CASES[engine]
