"""WebKit before a real server, as it is met: three settings, in each of which the main things must work.

WebKitGTK says that a page is isolated and shares no memory all the same, unless it is told to. So with shared
memory on an isolated host it is nearest to Safari, and as it is on a plain host it is nearest to it there.
As it is on an isolated host it is itself: nothing can reach a program that is busy, unless a service worker
takes the headers away. That one has a host here that has no service worker.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import FAILED, PREFIX, SCREENSHOTS, pytest_runtest_makereport
from tests.browser.settings import UNISOLATED, in_each, surplus
from tests.conftest import drop, leave_out
from tests.webkit.driver import WebKitError, WebKitGone, webkit_browser
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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave some to the long runs, and each case in one setting, unless single tests are asked for."""
    if not config.getoption("--long"):
        leave_out("long", config, items)
        if not any("::" in each for each in config.args):
            drop(surplus(items), config, items)


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


class Window:
    """One page for all tests of a setting that need no fresh one, and another where it was lost."""

    def __init__(self, setting: str, host: Server) -> None:
        self._setting, self._host = setting, host
        self._held = ExitStack()
        self._page: Visitor | None = None

    def page(self) -> Visitor:
        """The page, ready to run programs."""
        if self._page is None:
            browser = self._held.enter_context(webkit_browser(self._setting == SHARING))
            self._page = Visitor(browser, self._host, query(self._setting)).wait_for("ready")
        return self._page

    def close(self) -> None:
        """End the browser; the next page will be in a new one."""
        self._page = None
        self._held.close()


@pytest.fixture(scope="session")
def window(setting: str, host: Server) -> Iterator[Window]:
    """The window of the setting."""
    with closing(Window(setting, host)) as made:
        yield made


@pytest.fixture
def play(window: Window, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """Its page, with nothing in it. A test that fails takes it with it, and leaves the next one a new one."""
    try:
        page = window.page().reset()
    except (AssertionError, WebKitError, WebKitGone):
        window.close()
        raise
    yield page
    if shoot_failed(page, request):
        window.close()


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


def shoot_failed(visitor: Visitor, request: pytest.FixtureRequest) -> bool:
    """Keep a picture of the page if its test has failed, and tell whether it has."""
    node: pytest.Item = request.node
    has_failed = node.stash.get(FAILED, False)
    if has_failed and not visitor.browser.is_gone:
        # A page that cannot be shown any more must not hide why the test has failed.
        with suppress(WebKitError, WebKitGone):
            visitor.browser.shoot(SCREENSHOTS / f"webkit-{node.name.replace('/', '-')}.png")
    return has_failed
