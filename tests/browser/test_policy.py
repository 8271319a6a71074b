"""Nothing makes code of text but programs in the box and, elsewhere, Brython's worker, on any host; what
policies forbid, tests notice.
"""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Worker

from tests.browser.hosts import python_server
from tests.browser.playground import BOOT_MS, Playground
from tests.browser.test_webworker import PAGE, message, open_embedder, post
from tests.browser.violations import Watch
from tools.build.engines import NAMES
from tools.serve.server import Server

# What evaluates something from outside is let off the policy for as long as that takes: hence later.
LATER = """(make) => new Promise((resolve) => setTimeout(() => {
  try {
    resolve(make === "eval" ? (0, eval)("1") : new Function("return 1")());
  } catch (error) {
    resolve(error.name);
  }
}))"""
TIMER = """() => new Promise((resolve) => {
  setTimeout("window.made = true");
  setTimeout(() => resolve(window.made ?? false), 100);
})"""
WAYS = ("eval", "Function")

FETCHING = "(address) => fetch(address).then(({ status }) => status, () => 'refused')"
SITES_OWN, ELSEWHERE = "./manifest.json", "data:,text"

# An engine, what its worker's address contains, and whether that makes code of text.
DROP_INS = (("cpython", "/worker.", False), ("brython", "/worker-brython.", True))

# Its one script stands in it, and its icon is none.
STRICT = "default-src 'none'; script-src 'unsafe-inline'; img-src data:; worker-src 'self'"

MAKING = "import js\njs.eval('6 * 7')"
SPAWNING = "import js\njs.Worker.new('data:text/javascript,1')\nawait __import__('asyncio').sleep(0.2)"
# In the box workers may be made of text, but no script comes from a host.
IMPORTING = (
    "import js\njs.eval(\"import('https://elsewhere.test/x.mjs').catch(() => 0)\")\n"
    "await __import__('asyncio').sleep(0.2)"
)
REFUSED = "Creating a worker from 'data:text/javascript,1' violates"


def take(page: Page, violations: list[str], count: int = 1, watched: Watch | None = None) -> list[str]:
    """Take out what policies forbade, as soon as so much has been told.

    watched: listens to boxes whose process comes only now; what was forbidden before is told then, too.
    """
    for _ in range(100):
        if len(violations) < count:
            page.wait_for_timeout(100)
            if watched is not None:
                watched.listen_to_boxes()
    found, violations[:] = list(violations), []
    return found


def makes_code(scope: Page | Worker) -> bool:
    """Tell whether a page or a worker makes code of text."""
    outcomes = [scope.evaluate(LATER, way) for way in WAYS]
    assert outcomes in ([1, 1], ["EvalError", "EvalError"])
    return outcomes == [1, 1]


def worker_of(page: Page, name: str) -> Worker:
    """Return the page's worker whose script has this in its name, as soon as it is there."""
    for _ in range(100):
        if found := [worker for worker in page.workers if name in worker.url]:
            return found[0]
        page.wait_for_timeout(100)
    raise AssertionError(f"there is no worker of {name}")


@pytest.mark.settings("isolated")
def test_the_page_makes_no_code_of_text(play: Playground, violations: list[str]) -> None:
    assert not makes_code(play.page)
    assert play.page.evaluate(TIMER) is False
    # The console tells of the timer, too.
    assert sum("kEvalViolation" in each for each in take(play.page, violations, 4)) == 3
    play.errors.clear()


@pytest.mark.parametrize("engine", NAMES)
def test_in_the_box_the_programs_of_all_engines_make_code_of_text(
    page: Page, site: Server, engine: str
) -> None:
    play = Playground(page).open(site, f"?engine={engine}").wait_for("ready")
    assert play.run(MAKING)[-1] == ("result", "42")


@pytest.mark.parametrize(("engine", "makes"), [("cpython", False), ("brython", True), ("micropython", False)])
def test_of_the_engines_of_the_drop_in_brython_alone_makes_code_of_text(
    page: Page, plain_site: Server, engine: str, makes: bool
) -> None:
    open_embedder(page, plain_site, f"?engine={engine}")
    (answer,) = post(page, message(MAKING))
    assert answer == {"results": 42} if makes else "unsafe-eval" in answer["error"]


def test_the_drop_in_makes_none_and_reaches_nothing_but_its_site(
    page: Page, plain_site: Server, violations: list[str]
) -> None:
    open_embedder(page, plain_site)
    drop_in = worker_of(page, "webworker.js")
    assert not makes_code(drop_in)
    assert [drop_in.evaluate(FETCHING, each) for each in (SITES_OWN, ELSEWHERE)] == [200, "refused"]
    assert ["connect-src 'self'" in each for each in take(page, violations)] == [True]


@pytest.mark.parametrize("engine", NAMES)
def test_a_page_with_a_strict_policy_must_allow_the_worker_and_nothing_else(
    page: Page, plain_site: Server, engine: str
) -> None:
    url = plain_site.url + "strict.html"
    answer = {"path": PAGE, "content_type": "text/html", "headers": {"Content-Security-Policy": STRICT}}
    page.route(lambda asked: asked.startswith(url), lambda route: route.fulfill(**answer))
    page.goto(f"{url}?engine={engine}")
    assert post(page, message("6 * 7")) == [{"results": 42}]


def test_the_service_worker_makes_none_and_reaches_nothing_but_its_site(
    profile: BrowserContext, plain_site: Server
) -> None:
    page = profile.new_page()
    Playground(page).open(plain_site)
    page.wait_for_function("() => crossOriginIsolated", timeout=BOOT_MS)
    (service,) = profile.service_workers
    assert not makes_code(service)
    assert [service.evaluate(FETCHING, each) for each in (SITES_OWN, ELSEWHERE)] == [200, "refused"]


def test_where_the_host_sends_no_policies_the_service_worker_does(
    profile: BrowserContext, dist: Path, tmp_path: Path
) -> None:
    with python_server(dist, tmp_path) as server:
        page = profile.new_page()
        play = Playground(page).open(server)
        page.wait_for_function("() => crossOriginIsolated", timeout=BOOT_MS)
        play.wait_for("ready")
        # As stored and as fetched: the drop-in is not stored.
        assert not makes_code(worker_of(page, "/supply-worker."))
        for engine, name, makes in DROP_INS:
            page.evaluate("(engine) => void new Worker(`./webworker.js?engine=${engine}`)", engine)
            assert makes_code(worker_of(page, name)) == makes
        assert not makes_code(worker_of(page, "webworker.js"))


@pytest.mark.settings("isolated")
def test_what_is_forbidden_to_a_worker_is_noticed(
    play: Playground, watched: Watch, violations: list[str]
) -> None:
    watched.listen_to_boxes()
    play.run(IMPORTING)
    found = take(play.page, violations, watched=watched)
    assert found
    assert ["elsewhere.test" in each for each in found] == [True] * len(found)


def test_what_is_forbidden_to_the_worker_of_a_worker_is_noticed(
    page: Page, plain_site: Server, violations: list[str]
) -> None:
    open_embedder(page, plain_site)
    assert post(page, message(SPAWNING)) == [{"results": None}]
    assert [REFUSED in each for each in take(page, violations)] == [True]
