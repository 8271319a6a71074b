"""The worker keeps its contract with another Pyodide: 0.27.7, with Python 3.12, its core of another shape."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.bare_worker import BareWorker
from tests.browser.test_stop import stopped
from tests.browser.test_webworker import SEED, open_embedder, post
from tests.sites import built
from tools.bench.endless import ENDLESS
from tools.bench.full_distribution import PYODIDE_VERSION
from tools.serve.server import Server, app

BY_ADDRESS = "by index_url, isolated"
OWN_PLAIN, OWN_OLD = "as the site's own, plain", "as the site's own, without stack switching"

FATAL = "import os\nos._exit(3)"


@pytest.fixture(scope="module")
def other_dist(full_distribution_folder: Path) -> Path:
    """A site that runs on the other Pyodide's own core, and brings numpy along."""
    return built("other-pyodide", "numpy", pyodide_dist=full_distribution_folder)


@pytest.fixture(scope="module")
def other_site(other_dist: Path) -> Iterator[Server]:
    """That site, as a simple host serves it."""
    with Server(app(other_dist, isolated=False)) as server:
        yield server


@pytest.fixture(scope="module", params=[BY_ADDRESS, OWN_PLAIN, OWN_OLD])
def worker(
    request: pytest.FixtureRequest, browser: Browser, site: Server, full_distribution: Server
) -> Iterator[BareWorker]:
    """One worker for all tests of a setting: it must outlive every stop."""
    page = browser.new_page()
    if request.param == BY_ADDRESS:
        yield BareWorker(page, site).start(index_url=full_distribution.url)
    else:
        server, dist = request.getfixturevalue("other_site"), request.getfixturevalue("other_dist")
        yield BareWorker(page, server, request.param.split(", ")[1], dist).start()
    page.close()


def said(heard: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    return next(each for each in heard if each["type"] == kind)


def test_it_is_another_pyodide_that_answers(worker: BareWorker) -> None:
    heard = worker.run("import sys; print('one'); print('two', file=sys.stderr); sys.version_info[:2]")
    chunks = [chunk for each in heard if each["type"] == "output" for chunk in each["chunks"]]
    assert chunks == ["stdout", "one\n", "stderr", "two\n"]
    assert said(heard, "result")["repr"] == "(3, 12)"
    assert worker.value("import pyodide; pyodide.__version__") == repr(PYODIDE_VERSION)


def test_an_error_is_a_traceback_of_the_programs_own_lines(worker: BareWorker) -> None:
    error = said(worker.run("def f(n):\n    return 1 / n\nf(0)"), "error")
    assert error["name"] == "ZeroDivisionError"
    assert error["traceback"] == (
        "Traceback (most recent call last):\n"
        '  File "main.py", line 3, in <module>\n'
        "    f(0)\n"
        '  File "main.py", line 2, in f\n'
        "    return 1 / n\n"
        "           ~~^~~\n"
        "ZeroDivisionError: division by zero\n"
    )


def test_plain_recursion_is_a_recursion_error(worker: BareWorker) -> None:
    assert said(worker.run("def f(): return f()\nf()"), "error")["name"] == "RecursionError"


def test_await_and_sleep_go_on(worker: BareWorker) -> None:
    code = "import asyncio, time\nawait asyncio.sleep(0.01)\ntime.sleep(0.01)\n[n async for n in g()]"
    assert worker.value(f"async def g():\n    for n in (1, 2): yield n\n{code}") == "[1, 2]"


def test_a_package_of_its_distribution_loads_by_its_import(worker: BareWorker) -> None:
    assert worker.value("import numpy\nint(numpy.arange(5).sum())") == "10"


@pytest.mark.parametrize("name", ENDLESS)
def test_it_can_be_stopped(worker: BareWorker, name: str) -> None:
    stopped(worker, ENDLESS[name])
    assert worker.value("x + 1") == "42"


def test_input_is_asked_for_and_can_be_stopped(worker: BareWorker) -> None:
    worker.begin("name = input('Who? ')\nname.upper()")
    assert worker.heard("waiting")[-1]["prompt"] == "Who? "
    worker.answer("Ada\n")
    assert said(worker.heard("done"), "result")["repr"] == "'ADA'"
    worker.begin("input('Again? ')")
    worker.heard("waiting")
    worker.stop()
    assert worker.heard("done")[-1]["status"] == "stopped"


@pytest.mark.allow_page_errors
def test_a_crash_is_reported(worker: BareWorker) -> None:
    worker.begin(FATAL)
    assert said(worker.heard("crashed"), "crashed")["reason"] == "Program terminated with exit(3)"


def test_the_drop_in_runs_pyodides_samples_with_it(
    browser: Browser, plain_site: Server, full_distribution: Server
) -> None:
    page = open_embedder(browser.new_page(), plain_site, f"?indexURL={full_distribution.url}&packages=pytz")
    python = f"{{A_rank: [0.8, 0.4, 1.2, 3.7, 2.6, 5.8], python: {SEED!r}}}"
    answers = post(page, python, "{id: 7, python: 'import pytz; a + 1', context: {a: 41}}", "{python: '1/0'}")
    assert answers[:2] == [{"results": 2.0634114147853952}, {"id": 7, "result": 42}]
    assert "ZeroDivisionError" in answers[2]["error"]
    page.close()
