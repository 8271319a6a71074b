"""The contract of the seam, kept by each engine in Chromium; and what is one engine's own.

One worker an engine serves all tests but those that end it.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.bare_worker import BareWorker
from tests.seam import contract
from tests.seam.contract import Rule
from tests.seam.speaker import error, of_kind
from tools.build.engines import NAMES
from tools.serve.server import Server

SMALL = ("brython", "micropython")


@pytest.fixture(scope="module", params=NAMES)
def engine(request: pytest.FixtureRequest) -> str:
    """The engine that a test is about."""
    return str(request.param)


@pytest.fixture(scope="module")
def worker(browser: Browser, site: Server, engine: str) -> Iterator[BareWorker]:
    """A worker that is ready, on an isolated page."""
    page = browser.new_page()
    yield BareWorker(page, site, engine=engine).start()
    page.close()


def on(*engines: str) -> pytest.MarkDecorator:
    """Have a test run on these engines alone."""
    return pytest.mark.parametrize("engine", engines, indirect=True, scope="module")


@pytest.mark.parametrize("rule", contract.RULES, ids=lambda rule: rule.__name__)
def test_an_engine_keeps_the_contract(worker: BareWorker, rule: Rule) -> None:
    rule(worker)


@on(*SMALL)
def test_a_small_engine_says_what_it_cannot_do(worker: BareWorker, engine: str) -> None:
    names = ("engine", "packages", "stop", "await", "displays", "translates", "variables", "input")
    assert [worker.capabilities[name] for name in names] == [
        engine, False, "restart", False, False, engine == "brython", False, "shared memory",
    ]  # fmt: skip


BOTH = ["cpython", "brython"]
LACKS = {
    "micropython": [
        ("import statistics", "the module statistics", BOTH),
        ("import numpy", "the module numpy", ["cpython"]),
        ("from collections import Counter", "collections.Counter", BOTH),
        ("import math\nmath.comb(4, 2)", "math.comb", BOTH),
        ("match 1:\n    case 1:\n        pass", "`match` statements", BOTH),
        ("a = [1]\n[*a, 2]", "`*` and `**` within lists, tuples, sets and dicts", BOTH),
        ("b'a'.title()", "the method bytes.title", BOTH),
        ("vars()", "the builtin vars", BOTH),
        ("'abc'[::2]", "this feature: only slices with step=1 (aka None) are supported", BOTH),
        ("await x", "an event loop for await and asyncio", ["cpython"]),
        ("import math\nmath.no_such_thing", None, None),
        ("print(no_such_name)", None, None),
        ("raise NotImplementedError('mine')", None, None),
        ("x = = 2", None, None),
    ],
    "brython": [
        ("import sqlite3", "the module sqlite3", ["cpython"]),
        ("import numpy", "the module numpy", ["cpython"]),
        ("import asyncio\nasyncio.run(None)", "an event loop for await and asyncio", ["cpython"]),
        ("await x", "an event loop for await and asyncio", ["cpython"]),
        ("import hashlib\nhashlib.sha3_256(b'a')", "hashlib.sha3_256", ["cpython"]),
        ("list(reversed({}))", "a correct version of this", ["cpython"]),
        ("def f():\n    raise NotImplementedError\nf()", None, None),
        ("1 / 0", None, None),
    ],
}


@on(*SMALL)
def test_an_error_says_what_the_engine_lacks_and_which_has_it(worker: BareWorker, engine: str) -> None:
    told = [error(worker.run(code)) for code, _, _ in LACKS[engine]]
    found = [(each.get("lacks"), each.get("owners")) for each in told]
    assert found == [(lacks, owners) for _, lacks, owners in LACKS[engine]]
    maybe = [each["lacks"] for each in told if each.get("maybe")]
    assert maybe == ["the module numpy"]


@on(*SMALL)
def test_a_worker_refuses_to_be_another_engine(browser: Browser, site: Server, engine: str) -> None:
    page = browser.new_page()
    worker = BareWorker(page, site, engine=engine)
    worker.post({"type": "start", "engine": "cpython"})
    refused = worker.heard("refused")[-1]["reason"]
    page.close()
    assert refused == f"start: this is the worker of '{engine}', not of 'cpython'"


@on("brython")
def test_the_library_is_fetched_when_something_of_it_is_imported(
    browser: Browser, site: Server, engine: str
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    worker = BareWorker(page, site, engine=engine).start()
    worker.run("print(sum(range(10)))")
    before = [name for name in asked if name.endswith(".json")]
    worker.run("import math")
    after = [name for name in asked if name.endswith(".json")]
    page.close()
    assert (before, after) == (["index.json"], ["index.json", "common.json"])


@on(*BOTH)
@pytest.mark.parametrize("name", ["exit", "quit", "import sys; sys.exit", "from sys import exit; exit"])
def test_exit_and_quit_end_the_program_with_what_they_are_given(
    worker: BareWorker, engine: str, name: str
) -> None:
    for given, words in [("", []), ("0", []), ("3", ["The program exited with 3."]), ("'bad'", ["bad"])]:
        worker.text()  # Of tests before.
        heard = worker.run(f"print('on')\n{name}({given})\nprint('never')")
        assert worker.text() == "on\n"
        assert [each["traceback"] for each in of_kind(heard, "error")] == words
