"""In WebKit, too, pages that have installed the npm package run programs by it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import bundlers
from tests.browser.test_npm import ELSEWHERE, PREFIX, SAID, documented
from tests.webkit.conftest import PLAIN, SHARING
from tests.webkit.driver import webkit_browser
from tests.webkit.others import OtherPage
from tools.serve.server import Server, app, with_headers

pytestmark = pytest.mark.timeout(600)

TITLE = "() => document.title"
START = """async (assetBase) => {
  const { Offthread } = await import("offthread");
  return (await (await Offthread.start({ assetBase })).run("6 * 7")).value;
}"""


@pytest.fixture(scope="session")
def project() -> Path:
    """The project that has the package and the bundlers."""
    return bundlers.project()


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("build", [bundlers.vite, bundlers.plain])
@pytest.mark.settings(SHARING, PLAIN)
def test_a_program_runs_in_a_page_that_is_built_by(build: Callable[[], Path], setting: str) -> None:
    served = app(build(), isolated=setting != PLAIN, prefix=PREFIX)
    with Server(served, path=PREFIX) as server, webkit_browser(setting == SHARING) as browser:
        page = OtherPage(browser, server.url)
        page.wait(lambda: page.evaluate(TITLE) == SAID, SAID)
        assert page.evaluate("() => crossOriginIsolated") is (setting == SHARING)


@pytest.mark.settings(SHARING)
def test_the_files_may_be_on_another_origin_of_an_isolated_page(project: Path, setting: str) -> None:
    files = with_headers(app(project / "node_modules" / "offthread" / "site", isolated=False), ELSEWHERE)
    with Server(files) as elsewhere, Server(app(bundlers.plain())) as server, webkit_browser(True) as browser:
        page = OtherPage(browser, server.url)
        assert page.evaluate(START, elsewhere.url) == 42


@pytest.mark.usefixtures("project")
@pytest.mark.settings(PLAIN, SHARING)
def test_what_the_documents_say_of_the_client_is_so(setting: str) -> None:
    served = app(bundlers.plain(), isolated=setting != PLAIN)
    with Server(served) as server, webkit_browser(setting == SHARING) as browser:
        told = OtherPage(browser, server.url).evaluate(documented())
    assert [(said, found) for said, wanted, found in told if found != wanted] == []
    assert len(told) == documented().count("told.push(") > 0
