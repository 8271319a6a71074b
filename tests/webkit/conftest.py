"""WebKit before a real server, as it is met: three settings, in each of which the main things must work.

WebKitGTK says that a page is isolated and shares no memory all the same, unless it is told to. So with shared
memory on an isolated host it is nearest to Safari, and as it is on a plain host it is nearest to it there.
As it is on an isolated host it is itself: nothing can reach a program that is busy, unless a service worker
takes the headers away. That one has a host here that has no service worker.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import FAILED, PREFIX, SCREENSHOTS, pytest_runtest_makereport
from tests.browser.settings import UNISOLATED, in_each
from tests.webkit.driver import Browser, webkit_browser
from tests.webkit.visitor import Visitor
from tools.serve.server import Server, app, not_found

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = ["pytest_runtest_makereport"]

SHARING, PLAIN, UNSHARED = "sharing memory", "plain", "isolated and not sharing memory"
SETTINGS = (SHARING, PLAIN, UNSHARED)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Have a test in each setting, unless it is marked with some."""
    in_each(metafunc, SETTINGS)


@pytest.fixture(scope="session")
def setting(request: pytest.FixtureRequest) -> str:
    """What the browser and the host offer: one of SETTINGS."""
    return str(request.param)


@pytest.fixture(scope="session")
def host(dist: Path, setting: str) -> Iterator[Server]:
    """The host of the setting."""
    served = app(dist, setting != PLAIN, PREFIX)
    with Server(without(served, "sw.js") if setting == UNSHARED else served, path=PREFIX) as server:
        yield server


def without(served: "WSGIApplication", name: str) -> "WSGIApplication":
    """A host that lacks a file."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        lacks = environ["PATH_INFO"].endswith(f"/{name}")
        return not_found(environ, start_response) if lacks else served(environ, start_response)

    return answer


@pytest.fixture(scope="session")
def browser(setting: str) -> Iterator[Browser]:
    """One browser for all tests of a setting."""
    with webkit_browser(setting == SHARING) as started:
        yield started


@pytest.fixture(scope="session")
def booted(browser: Browser, host: Server, setting: str) -> Visitor:
    """One page for all tests of a setting that need not begin with a fresh one."""
    return Visitor(browser, host, query(setting)).wait_for("ready")


@pytest.fixture
def play(booted: Visitor, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """That page, with nothing in it."""
    yield booted.reset()
    shoot_failed(booted, request)


@pytest.fixture
def fresh(setting: str, host: Server, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A page of its own, in a browser that has kept nothing."""
    with webkit_browser(setting == SHARING) as started:
        visitor = Visitor(started, host, query(setting)).wait_for("ready")
        yield visitor
        shoot_failed(visitor, request)


def query(setting: str) -> str:
    """With what the page is asked for: on a plain host a service worker would isolate it."""
    return UNISOLATED if setting == PLAIN else ""


def shoot_failed(visitor: Visitor, request: pytest.FixtureRequest) -> None:
    """Keep a picture of the page if its test has failed."""
    node: pytest.Item = request.node
    if node.stash.get(FAILED, False):
        visitor.browser.shoot(SCREENSHOTS / f"webkit-{node.name.replace('/', '-')}.png")
