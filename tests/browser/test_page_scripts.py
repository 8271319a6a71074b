"""A script of the page that is wrong is refused, and named in a sentence."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.playground import Playground
from tests.browser.settings import UNTRUSTED
from tools.base.paths import DIST
from tools.serve.server import Server

pytestmark = pytest.mark.allow_page_errors
SOON_MS = 10_000


def damaged(route: Route) -> None:
    path = next(DIST.rglob(route.request.url.rpartition("/")[2]))
    route.fulfill(body=path.read_bytes() + b"\n;", content_type="text/javascript")


@pytest.mark.parametrize(
    "name", ["early.*.js", "isolation.*.js", "editor.*.js", "start.*.js", "core-*.js", "micropython.mjs"]
)
@pytest.mark.parametrize("trusted", [True, False])
def test_a_wrong_script_is_named(
    page: Page, site: Server, plain_site: Server, name: str, trusted: bool
) -> None:
    page.route(f"**/{name}", damaged)
    page.goto(site.url if trusted else plain_site.url.replace("127.0.0.1", UNTRUSTED))
    note = page.locator(".fault")
    expect(note).to_contain_text("is damaged, so the page cannot start. Reload the page.", timeout=SOON_MS)
    stem, _, ending = name.partition("*")
    assert stem in str(note.text_content())
    assert ending in str(note.text_content())


def test_a_missing_script_is_named(page: Page, site: Server) -> None:
    page.route("**/editor.*.js", lambda route: route.fulfill(status=404, body="not here"))
    page.goto(site.url)
    expect(page.locator(".fault")).to_contain_text("is missing on the server", timeout=SOON_MS)


@pytest.mark.parametrize("name", ["app.*.tar", "micropython.wasm"])
def test_a_missing_part_of_the_page_s_python_is_named(page: Page, site: Server, name: str) -> None:
    page.route(f"**/{name}", lambda route: route.fulfill(status=404, body="not here"))
    page.goto(site.url)
    note = page.locator(".fault")
    expect(note).to_contain_text("is missing on the server", timeout=2 * SOON_MS)
    assert name.partition("*")[0] in str(note.text_content())


@pytest.mark.parametrize("name", ["app.*.tar", "core-*.js", "micropython.mjs"])
def test_a_file_that_does_not_come_is_named_and_nothing_is_said_once_it_is_there(
    page: Page, site: Server, name: str
) -> None:
    held: list[Route] = []
    page.route(f"**/{name}", lambda route: held.append(route))  # noqa: PLW0108 - Playwright refuses built-in functions
    page.goto(site.url, wait_until="commit")
    note = page.locator(".fault")
    expect(note).to_contain_text("The page is still waiting for the file", timeout=2 * SOON_MS)
    assert name.partition("*")[0] in str(note.text_content())
    for route in held:
        route.continue_()
    Playground(page).wait_for("ready")
    expect(note).to_have_count(0)
