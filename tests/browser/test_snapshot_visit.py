"""A site whose snapshots are made on the visit: the first start is slow, and the next one fast."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.bare_worker import BareWorker
from tools.base.paths import BUILD, ROOT
from tools.build import settings
from tools.build import site as sites
from tools.serve.server import Server, app

# Each of these starts Python several times, and from nothing.
pytestmark = pytest.mark.timeout(300)

NONE_YET = ("cold", "this device has no snapshot yet, and makes one while the page is idle")
UNTIL_KEPT = """async () => {
  const cache = await caches.open("offthread-files");
  while ((await cache.keys()).length !== 1) await new Promise((resolve) => setTimeout(resolve, 200));
}"""
UNTIL_TRIED = """async () => {
  const held = async () => (await navigator.locks.query()).held;
  const isAtIt = async () => (await held()).some((each) => each.name.includes("snapshot"));
  const turn = () => new Promise((resolve) => setTimeout(resolve, 20));
  while (!(await isAtIt())) await turn();
  while (await isAtIt()) await turn();
}"""
SPOIL = """async () => {
  const cache = await caches.open("offthread-files");
  const [request] = await cache.keys();
  const kept = await cache.match(request);
  const bytes = new Uint8Array(await kept.arrayBuffer());
  bytes[bytes.length - 1] ^= 1;
  await cache.put(request, new Response(bytes, { headers: kept.headers }));
}"""

DENIED = "caches.open = () => Promise.reject(new DOMException('The operation is insecure.', 'SecurityError'))"


@pytest.fixture(scope="module")
def folder() -> Path:
    """The site with that setting."""
    made = BUILD / "visit"
    chosen = replace(settings.read(ROOT), snapshot="visit")
    sites.build(dist=made, chosen=chosen, generated=BUILD / "visit.generated")
    return made


@pytest.fixture(scope="module")
def visited(folder: Path) -> Iterator[Server]:
    with Server(app(folder)) as server:
        yield server


def start(context: BrowserContext, server: Server, folder: Path, before: str = "") -> tuple[Page, list[str]]:
    """Open a page, start Python, and return how it began; before: what the worker's script begins with."""
    page = context.new_page()
    if before:
        (path,) = (folder / "assets").glob("worker.*.mjs")
        body = f"{before};\n{path.read_text(encoding='utf-8')}"
        page.route(f"**/{path.name}", lambda route: route.fulfill(body=body, content_type="text/javascript"))
    worker = BareWorker(page, server, "plain", dist=folder)
    worker.page.evaluate("start()")
    told = worker.heard("ready")[-1]["capabilities"]
    assert worker.value("import configparser; 40 + 2") == "42"
    return page, [told["start"], told.get("start_cause", "")]


def test_the_second_visit_starts_from_what_the_first_one_made_and_a_spoiled_image_is_replaced(
    context: BrowserContext, visited: Server, folder: Path
) -> None:
    page, began = start(context, visited, folder)
    assert began == [*NONE_YET]
    page.evaluate(UNTIL_KEPT)
    page.close()
    page, began = start(context, visited, folder)
    assert began == ["snapshot", ""]
    page.evaluate(SPOIL)
    page.close()
    page, (origin, cause) = start(context, visited, folder)
    assert origin == "cold"
    assert cause == "what this device had saved was changed or damaged"
    page.evaluate(UNTIL_KEPT)
    page.close()
    _, began = start(context, visited, folder)
    assert began == ["snapshot", ""]


def test_a_browser_that_keeps_nothing_starts_slowly_and_says_why(
    browser: Browser, visited: Server, folder: Path
) -> None:
    context = browser.new_context()
    _, (origin, cause) = start(context, visited, folder, DENIED)
    assert origin == "cold"
    assert cause == "this browser saves nothing for the site (SecurityError: The operation is insecure.)"
    context.close()


@pytest.mark.long
@pytest.mark.chromium
def test_where_there_is_no_room_for_an_image_python_starts_slowly_again(
    browser: Browser, visited: Server, folder: Path
) -> None:
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin", {"origin": visited.url.rstrip("/"), "quotaSize": 1_000_000}
    )
    first, began = start(context, visited, folder)
    assert began == [*NONE_YET]
    first.evaluate(UNTIL_TRIED)
    first.close()
    again, began = start(context, visited, folder)
    assert began == [*NONE_YET]
    assert again.evaluate("caches.open('offthread-files').then((cache) => cache.keys())") == []
    context.close()
