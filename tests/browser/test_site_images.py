"""Images that the site brings along: a program that is open has its packages there before its first run."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.hostile import GIVE
from tests.browser.hosts import Host, hosting
from tests.browser.playground import BOOT_MS, Playground
from tests.browser.test_errands import kept, visit
from tests.browser.test_offline import wait_until_stored
from tests.sites import SITES, built
from tools.bench.lab import opened
from tools.bench.sites import client_page, with_pages
from tools.serve.server import Server

# The site has to be built the first time, with an image for each kind of browser.
pytestmark = pytest.mark.timeout(600)

NAME = "image of numpy"
PROGRAM = "import numpy as np\nint(np.arange(3).sum()), float(np.linalg.det(np.eye(2)))"
VALUE = "(3, 1.0)"
START = "() => offthread.capabilities.start"
IS_IMAGE = "() => offthread.capabilities?.start === 'image'"
IMAGE = re.compile(r"assets/image-(switching|plain)\.[0-9a-f]{8}\.image")
# Each ends Python, or has it ended, while it has the packages.
ENDINGS = {
    "a crash": "import numpy, os\nos._exit(3)",
    "a Stop": "import numpy, itertools\nprint('go')\nsum(itertools.repeat(1))",
}
DROP = """async () => {
  const cache = await caches.open("offthread-kept");
  for (const request of await cache.keys()) if (request.url.includes("/image-")) await cache.delete(request);
}"""
NONE_LEFT = "() => offthreadBox.images.names.length === 0"
# What a program says that has the port: it is an image's maker, knows a better one, and wants others.
FORGING = """
  const evil = new TextEncoder().encode("import js");
  const wheels = [%r];
  let id = 90_000;
  const say = (more) => keeper({ id: ++id, ...more });
  for (const key of ["image", "images.json", %r])
    for (const ask of ["keep", "drop"]) say({ ask, key, content: evil });
  for (const modules of [["js"], ["numpy.evil"], ["../evil"], ["os", "numpy"]])
    say({ ask: "errand", what: "image", key: %r, wheels, modules, content: evil });
  say({ ask: "image", imports: ["numpy"], isCopied: true });
  say({ type: "bring", imports: ["numpy"] });"""
# What keeps things for the box says that there is no room for what is large.
FULL = """const { put } = Cache.prototype;
Cache.prototype.put = async function (request, response) {
  if (String(request).includes("/image-")) throw new DOMException("full", "QuotaExceededError");
  return put.call(this, request, response);
};"""


@pytest.fixture(scope="module")
def host(full_distribution_folder: Path) -> Iterator[Host]:
    """A site with numpy, and images of it."""
    dist = built(NAME, "numpy", pyodide_dist=full_distribution_folder, snapshots=(("numpy",),))
    with hosting(dist) as host:
        yield host


@pytest.fixture(scope="module")
def known(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of which it is all the same whether it was here before; the first visit takes far longer."""
    made = browser.new_context()
    yield made
    made.close()


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


def begun(profile: BrowserContext, host: Host, before: str = "") -> Playground:
    """A page whose Python has begun with the image, which has come on this visit or was kept."""
    play = visit(profile, host, before)
    play.type_code(PROGRAM)
    play.page.wait_for_function(IS_IMAGE, timeout=BOOT_MS)
    return play


@pytest.mark.chromium
def test_no_image_is_fetched_while_a_program_runs(profile: BrowserContext, host: Host) -> None:
    host.asked.clear()
    play = visit(profile, host)
    play.begin(f"import numpy\ninput()\n{PROGRAM}").wait_for("waiting")
    # What was typed is stored by then, and was looked at.
    play.page.wait_for_timeout(1500)
    assert asked(host) == []
    play.input.press("Enter")
    play.wait_for("ready")
    for _ in range(BOOT_MS // 250):
        if asked(host):
            break
        play.page.wait_for_timeout(250)
    assert len(asked(host)) == 1


@pytest.mark.chromium
def test_a_second_visit_asks_the_site_for_nothing_but_its_service_worker(
    known: BrowserContext, host: Host
) -> None:
    wait_until_stored(begun(known, host))
    host.asked.clear()
    play = visit(known, host)
    assert play.page.evaluate(START) == "image"
    assert play.run(PROGRAM) == [("result", VALUE)]
    # The browser asks whether there is another, and is told that there is none.
    assert {(path, size) for path, size in host.asked} <= {("sw.js", 0)}


@pytest.mark.chromium
@pytest.mark.allow_page_errors
def test_whatever_ends_python_the_next_one_begins_with_the_packages(
    known: BrowserContext, host: Host
) -> None:
    play = begun(known, host)
    host.asked.clear()
    for name, code in ENDINGS.items():
        play.begin(code)
        if name == "a Stop":
            expect(play.log).to_contain_text("go")
            play.press("Stop")
        expect(play.log).to_contain_text("Python was restarted")
        play.wait_for("ready")
        assert (name, play.page.evaluate(START)) == (name, "image")
        assert play.run(PROGRAM)[-1] == ("result", VALUE)
        play.clear()
    play.restart()
    assert play.page.evaluate(START) == "image"
    assert play.run(PROGRAM)[-1] == ("result", VALUE)
    assert asked(host) == []


@pytest.mark.chromium
def test_one_that_the_browser_drops_while_it_is_used_is_missed_by_nobody(
    known: BrowserContext, host: Host
) -> None:
    play = begun(known, host)
    play.page.evaluate(DROP)
    assert play.run(PROGRAM) == [("result", VALUE)]
    # The standby may have begun with it before.
    for _ in range(2):
        play.restart()
        assert play.run(PROGRAM)[-1] == ("result", VALUE)
    play.page.wait_for_function(NONE_LEFT, timeout=BOOT_MS)


@pytest.mark.chromium
@pytest.mark.unwatched
def test_what_a_program_forges_changes_no_image(profile: BrowserContext, host: Host) -> None:
    mallory = begun(profile, host, GIVE)
    assert mallory.run(PROGRAM) == [("result", VALUE)]
    before = kept(mallory)
    (key,) = (name for name in before if name.startswith("image-"))
    forging = FORGING % ("0" * 64, key, key)
    mallory.run(f"import js, numpy\njs.eval({forging!r})\nprint('tried')")
    assert mallory.entries()[-1] == ("stdout", "tried\n")
    mallory.page.wait_for_timeout(1000)
    after = kept(mallory)
    assert {name: after.get(name) for name in before if name != "images.json"} == {
        name: digest for name, digest in before.items() if name != "images.json"
    }
    play = visit(profile, host)
    assert play.page.evaluate(START) == "image"
    assert play.run(PROGRAM) == [("result", VALUE)]


@pytest.mark.usefixtures("host")
def test_the_bench_has_an_image_brought_and_begins_with_it(profile: BrowserContext) -> None:
    dist = SITES / NAME
    pages = with_pages(isolated=True, dist=dist, generated=dist.with_name(f"{NAME}.generated"))
    client = "{}&boxed&imports=numpy".format
    with (
        Server(pages) as server,
        opened(profile, client(client_page(server.url, "cpython", dist=dist))) as page,
    ):
        page.evaluate("bring()")
        begun = page.evaluate("(code) => begun(code)", PROGRAM)
    assert (begun["start"], begun["status"], begun["repr"]) == ("image", "ok", VALUE)
