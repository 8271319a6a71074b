"""A real browser before a real server: one browser a session, one context and page a test.

A test fails at its end if the page logged an error that it did not expect; a test about errors says so with
`@pytest.mark.allow_page_errors`. It fails, too, if a policy had to forbid something, unless it takes that out
of `violations`. What a page looked like when its test failed is in build/screenshots/.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.browsers import BROWSERS
from tests.browser.playground import Playground, playing, watch
from tests.browser.settings import ISOLATED, SETTINGS, in_each, new_context, surplus
from tests.browser.violations import Watch
from tests.conftest import drop, leave_out
from tests.full_distribution import full_distribution, full_distribution_folder
from tools.base.paths import BUILD
from tools.serve.server import Server, app

__all__ = ["full_distribution", "full_distribution_folder"]

PREFIX = "/some/prefix/"
SCREENSHOTS = BUILD / "screenshots"
FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: "pytest.CallInfo[None]") -> Iterator[None]:
    """Remember on the test whether it failed, for the fixtures that end after it, and tell of the page."""
    report: pytest.TestReport = yield  # type: ignore[assignment]
    if report.failed and report.when != "teardown":
        item.stash[FAILED] = True
        errors: list[str] = getattr(item, "funcargs", {}).get("page_errors", [])
        report.sections += [("what the page logged", "\n".join(errors))] * bool(errors)
    return report  # type: ignore[return-value]


@pytest.fixture(scope="session")
def watched() -> Watch:
    """What watches over the session's browser."""
    return Watch()


@pytest.fixture(autouse=True)
def violations(watched: Watch, request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """What policies forbid during a test: nothing, or what the test expects and takes out."""
    node: pytest.Item = request.node
    watched.is_on = node.get_closest_marker("unwatched") is None
    watched.listen_to_boxes()
    yield watched.found
    # Before the next test: a page that others share is made before its turn.
    watched.is_on = True
    assert watched.take() == []


@pytest.fixture(scope="session")
def browser(watched: Watch, pytestconfig: pytest.Config) -> Iterator[Browser]:
    """The one browser of the session."""
    with sync_playwright() as playwright:
        started = BROWSERS[pytestconfig.getoption("--browser")](playwright)
        watched.over(started)
        yield started
        started.close()
    # What was told so late that no test was left to fail.
    assert watched.take() == []


@pytest.fixture(scope="session")
def site(dist: Path) -> Iterator[Server]:
    """The site as a good host serves it: isolated, at the root."""
    with Server(app(dist)) as server:
        yield server


@pytest.fixture(scope="session")
def plain_site(dist: Path) -> Iterator[Server]:
    """The site as a simple host serves it: without the headers of isolation, under a path."""
    with Server(app(dist, isolated=False, prefix=PREFIX), path=PREFIX) as server:
        yield server


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Have a test in each setting that it is for: all, unless it is marked with some."""
    in_each(metafunc, SETTINGS)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave each case in one setting, unless the long runs are asked for, or single tests."""
    if not config.getoption("--long") and not any("::" in each for each in config.args):
        leave_out("long", config, items)
        drop(surplus(items), config, items)


@pytest.fixture(scope="session")
def setting(request: pytest.FixtureRequest) -> str:
    """What the device and its host offer: one of tests/browser/settings.py."""
    return str(request.param)


@pytest.fixture(scope="session")
def host(site: Server, plain_site: Server, setting: str) -> Server:
    """The host of the setting."""
    return site if setting == ISOLATED else plain_site


@pytest.fixture(scope="session")
def booted(browser: Browser, host: Server, setting: str) -> Iterator[Playground]:
    """One page for all tests of a setting that need not begin with a fresh one."""
    with playing(browser, host, setting) as play:
        yield play


@pytest.fixture
def play(booted: Playground) -> Iterator[Playground]:
    """That page, with nothing in it; in the end a test must not have left errors that it logged."""
    yield booted.reset()
    errors, booted.errors[:] = list(booted.errors), []
    assert errors == []


@pytest.fixture(scope="module")
def alone(browser: Browser, site: Server) -> Iterator[Playground]:
    """One page for all tests of a file."""
    with playing(browser, site) as play:
        yield play


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own."""
    made = new_context(browser)
    yield made
    made.close()


@pytest.fixture
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own, in which service workers may be."""
    made = browser.new_context()
    yield made
    made.close()


@pytest.fixture
def page_errors() -> list[str]:
    """What went wrong in the page, as it was said in its console or thrown."""
    return []


@pytest.fixture
def page(context: BrowserContext, page_errors: list[str], request: pytest.FixtureRequest) -> Iterator[Page]:
    """An empty page that watches for errors."""
    made = watch(context.new_page(), page_errors)
    yield made
    node: pytest.Item = request.node
    failed = node.stash.get(FAILED, False)
    unexpected = page_errors if node.get_closest_marker("allow_page_errors") is None else []
    if failed or unexpected:
        shoot(made, node.nodeid)
    if unexpected and not failed:
        pytest.fail("The page logged errors:\n" + "\n".join(unexpected), pytrace=False)


@pytest.fixture
def open_page(page: Page, site: Server) -> Callable[..., Page]:
    """A function that opens a path of a site and returns the page: `open_page("a.html", on=plain_site)`."""

    def go(path: str = "", on: Server = site) -> Page:
        page.goto(on.url + path)
        return page

    return go


def shoot(page: Page, test: str) -> None:
    """Keep a picture of the page under the test's name."""
    if page.is_closed():
        return
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w.-]+", "-", test.removeprefix("tests/browser/"))
    page.screenshot(path=SCREENSHOTS / f"{name}.png", timeout=5000)
