"""An error that is about what an engine does not have says what that is, and who has it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import error
from worker.lacks.modules import MODULES

FAULT = "a correct version of this"
BIG, BOTH = ["cpython"], ["cpython", "brython"]

CASES: dict[str, list[tuple[str, str | None, list[str] | None]]] = {
    "brython": [
        ("import sqlite3", "the module sqlite3", BIG),
        ("import turtle", "the module turtle", BIG),
        ("import time as clock\nclock.perf_counter_ns()", "time.perf_counter_ns", BIG),
        ("import time as clock\nclock.no_such_thing", None, None),
        ("import os\nos.open('a', 0)", "os.open", BIG),
        ("import math\nmath.lcm(2, 3)", FAULT, BIG),
        ("import cmath\ncmath.sqrt(-1)", FAULT, BIG),
        ("display(1)", "display", BIG),
        ("from browser import self\nself.nothing.at.all", None, None),
    ],
    "micropython": [
        ("import bisect", "the module bisect", BOTH),
        ("from turtle import *", "the module turtle", BIG),
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

# Of these the module's name is told, by whose row in `worker/lacks` the rest is said.
NOWHERE = {
    "brython": [
        ("import tkinter.messagebox", "tkinter.messagebox", "tkinter"),
        ("import _tkinter", "tkinter", "tkinter"),
        ("import distutils.core", "distutils.core", "distutils"),
        ("import urllib2", "urllib2", "urllib2"),
        ("import subprocess\nsubprocess.run(['ls'])", "subprocess", "subprocess"),
        (
            "import multiprocessing as m\nm.Process(target=print).start()",
            "multiprocessing",
            "multiprocessing",
        ),
        ("import os\nos.system('ls')", "os.system", "subprocess"),
        ("import pyautogui", "pyautogui", "pyautogui"),
    ],
    "micropython": [
        ("import tkinter", "tkinter", "tkinter"),
        ("import threading", "threading", "threading"),
        ("import imp", "imp", "imp"),
        ("import os\nos.system('ls')", "os.system", "subprocess"),
        ("import pyautogui", "pyautogui", "pyautogui"),
    ],
}  # fmt: skip
WORDS = {name: words for names, words in MODULES for name in names.split()}


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


def test_what_no_engine_has_is_said_in_the_same_words_everywhere(worker: NodeWorker, engine: str) -> None:
    told = [(code, error(worker.run(code))) for code, *_ in NOWHERE[engine]]
    found = [(code, each.get("hint"), "lacks" in each, "owners" in each) for code, each in told]
    expected = [(code, WORDS[row].format(name=name), False, False) for code, name, row in NOWHERE[engine]]
    assert found == expected


def test_every_module_of_the_table_is_told_of(worker: NodeWorker, engine: str) -> None:
    told = [(name, error_of(worker, f"import {name}")) for name in sorted(WORDS)]
    lacking = [(name, each["hint"]) for name, each in told if each is not None]
    assert lacking == [(name, WORDS[name].format(name=name)) for name, each in told if each is not None]
    assert len(lacking) > 250, engine


def error_of(worker: NodeWorker, code: str) -> dict[str, Any] | None:
    """What was said of an error, if there was one."""
    return next((each for each in worker.run(code) if each["type"] == "error"), None)
