"""Images that the site brings along: a program that is open has its packages there before its first run."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.hosts import Host, hosting
from tests.browser.playground import BOOT_MS, Playground
from tests.browser.test_errands import kept, visit
from tests.sites import built

# The site has to be built the first time, with an image for each kind of browser.
pytestmark = pytest.mark.timeout(600)

PROGRAM = "import numpy as np\nint(np.arange(3).sum()), float(np.linalg.det(np.eye(2)))"
VALUE = "(3, 1.0)"
START = "() => offthread.capabilities.start"
IS_IMAGE = "() => offthread.capabilities?.start === 'image'"
IMAGE = re.compile(r"assets/image-(switching|plain)\.[0-9a-f]{8}\.image")
# What keeps things for the box says that there is no room for what is large.
FULL = """const { put } = Cache.prototype;
Cache.prototype.put = async function (request, response) {
  if (String(request).includes("/image-")) throw new DOMException("full", "QuotaExceededError");
  return put.call(this, request, response);
};"""


@pytest.fixture(scope="module")
def host(full_distribution_folder: Path) -> Iterator[Host]:
    """A site with numpy, and images of it."""
    dist = built("image of numpy", "numpy", pyodide_dist=full_distribution_folder, snapshots=(("numpy",),))
    with hosting(dist) as host:
        yield host


def asked(host: Host) -> list[str]:
    """The images that have been asked for."""
    return [path for path, _ in host.asked if IMAGE.fullmatch(path)]


def begin_supply_with(page: Page, script: str) -> None:
    """Have the supply worker begin with a script."""

    def change(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=script + response.text())

    page.route("**/supply-worker.*.js", change)


@pytest.mark.smoke
def test_the_first_run_of_a_first_visit_has_the_packages_and_the_next_visit_begins_with_them(
    profile: BrowserContext, host: Host
) -> None:
    host.asked.clear()
    play = visit(profile, host)
    assert (play.page.evaluate(START), asked(host)) == ("cold", [])
    play.type_code(PROGRAM)
    play.page.wait_for_function(IS_IMAGE, timeout=BOOT_MS)
    assert len(asked(host)) == 1
    assert play.run() == [("result", VALUE)]
    expect(play.log).not_to_contain_text("restarted")
    assert len([name for name in kept(play) if name.startswith("image-")]) == 1
    play = visit(profile, host)
    assert play.page.evaluate(START) == "image"
    assert play.run(PROGRAM) == [("result", VALUE)]
    assert len(asked(host)) == 1


@pytest.mark.chromium
def test_where_it_cannot_be_kept_the_image_serves_the_visit(profile: BrowserContext, host: Host) -> None:
    page = profile.new_page()
    begin_supply_with(page, FULL)
    play = Playground(page).open(host).wait_for("ready")
    play.type_code(PROGRAM)
    play.page.wait_for_function(IS_IMAGE, timeout=BOOT_MS)
    assert play.run() == [("result", VALUE)]
    play.restart()
    assert play.page.evaluate(START) == "image"


@pytest.mark.chromium
@pytest.mark.allow_page_errors
def test_one_that_is_not_what_the_build_wrote_down_is_not_used(profile: BrowserContext, host: Host) -> None:
    page = profile.new_page()
    profile.route("**/image-*.image", lambda route: route.fulfill(body=b"evil" * 1000))
    play = Playground(page).open(host).wait_for("ready")
    with page.expect_response("**/image-*.image"):
        play.type_code(PROGRAM)
    assert play.run()[-1] == ("result", VALUE)
    assert page.evaluate(START) == "cold"
    assert [name for name in kept(play) if name.startswith("image-")] == []
