"""What was loaded once is kept on the device: a second visit asks for nothing, and needs no network."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.bare_worker import BareWorker
from tests.browser.distribution import Distribution, wheel
from tests.browser.settings import serve
from tools.base.paths import DIST
from tools.serve.server import Server, app, with_headers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

EVERYWHERE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
KEPT = (
    "caches.open('offthread-files').then((cache) => cache.keys()).then((keys) => keys.map(({ url }) => url))"
)
COMPILED = """import greeting, words, os
from importlib.util import cache_from_source
[os.path.exists(cache_from_source(each.__file__)) for each in (greeting, words)]"""

# Makes a scope one without Cache Storage, as a private window has it.
WITHOUT_CACHE = "Object.defineProperty(globalThis, 'caches', { value: undefined });"
PROGRAM = "import greeting\ngreeting.greet('Ada')"


class Counter:
    """Counts the wheels that an application is asked for."""

    def __init__(self, application: "WSGIApplication") -> None:
        self.application = application
        self.asked: list[str] = []

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> "Iterable[bytes]":
        path: str = environ["PATH_INFO"]
        if path.endswith(".whl"):
            self.asked.append(path.rpartition("/")[2])
        return self.application(environ, start_response)


class Elsewhere:
    """A distribution on another origin, and what was asked of it."""

    def __init__(self, made: Distribution) -> None:
        self.counter = Counter(with_headers(app(made.folder), EVERYWHERE))
        self.server = Server(self.counter)

    def take_asked(self) -> list[str]:
        """The wheels asked for since the last time."""
        asked, self.counter.asked = sorted(self.counter.asked), []
        return asked


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Elsewhere]:
    made = Distribution(tmp_path_factory.mktemp("distribution"))
    made.add("words", wheel("words", "1.0", {"words": "WORD = 'hello'"}), imports=["words"])
    code = {"greeting": "import words\ndef greet(name): return f'{words.WORD} {name}'"}
    made.add(
        "greeting", wheel("greeting", "1.0", code, padding=9000), imports=["greeting"], depends=("words",)
    )
    made.add("other", wheel("other", "1.0", {"other": "WORD = 'other'"}), imports=["other"])
    found = Elsewhere(made)
    with found.server:
        yield found


@pytest.fixture(scope="module")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """One visitor's browser, whose visits follow one another in these tests."""
    # Else a worker whose script comes from the test may not reach another port of this machine.
    made = browser.new_context(permissions=["local-network-access"])
    yield made
    made.close()


def visit(profile: BrowserContext, site: Server, elsewhere: Elsewhere) -> BareWorker:
    """One more visit of the same visitor, who leaves no other page open."""
    for page in profile.pages:
        page.close()
    return begin(BareWorker(profile.new_page(), site), elsewhere)


def begin(worker: BareWorker, elsewhere: Elsewhere) -> BareWorker:
    worker.post({"type": "start", "index_url": elsewhere.server.url})
    worker.heard("ready")
    return worker


def wait_until_kept(worker: BareWorker, count: int) -> None:
    """Wait until so many packages are kept unpacked, as they are some seconds after a program."""
    for _ in range(120):
        kept: list[str] = worker.page.evaluate(KEPT)
        if sum("/unpacked-" in url for url in kept) >= count:
            return
        worker.page.wait_for_timeout(500)
    pytest.fail("Nothing was kept for the next visit.")


def loaded(worker: BareWorker, code: str) -> tuple[dict[str, str], str | None]:
    """Run a program: where its packages came from, and its result."""
    heard = worker.run(code)
    sources = {each["name"]: each["source"] for each in heard if each.get("state") == "loaded"}
    return sources, next((each["repr"] for each in heard if each["type"] == "result"), None)


def test_a_second_visit_asks_for_nothing_and_needs_no_network(
    profile: BrowserContext, site: Server, elsewhere: Elsewhere
) -> None:
    host = f"127.0.0.1:{elsewhere.server.port}"
    first = visit(profile, site, elsewhere)
    assert loaded(first, PROGRAM) == ({"words": host, "greeting": host}, "'hello Ada'")
    assert elsewhere.take_asked() == ["greeting-1.0-py3-none-any.whl", "words-1.0-py3-none-any.whl"]
    wait_until_kept(first, 2)
    second = visit(profile, site, elsewhere)
    profile.set_offline(True)
    assert loaded(second, PROGRAM) == ({"words": "cache", "greeting": "cache"}, "'hello Ada'")
    (failed,) = [each for each in second.run("import other") if each.get("state") == "failed"]
    assert (
        failed["cause"] == f"this device is offline, and no copy is saved from an earlier visit (from {host})"
    )
    assert second.value(COMPILED) == "[True, True]"
    profile.set_offline(False)
    assert elsewhere.take_asked() == []
    assert loaded(second, "import other\nother.WORD") == ({"other": host}, "'other'")


def test_what_was_kept_and_has_been_changed_is_dropped_and_fetched_again(
    profile: BrowserContext, site: Server, elsewhere: Elsewhere
) -> None:
    worker = visit(profile, site, elsewhere)
    worker.page.evaluate("""async () => {
      const cache = await caches.open("offthread-files");
      for (const key of await cache.keys()) await cache.put(key, new Response("not what it was"));
    }""")
    host = f"127.0.0.1:{elsewhere.server.port}"
    assert loaded(worker, PROGRAM) == ({"words": host, "greeting": host}, "'hello Ada'")


def test_without_a_cache_packages_come_all_the_same(
    profile: BrowserContext, site: Server, elsewhere: Elsewhere
) -> None:
    page = profile.new_page()
    (script,) = (DIST / "assets").glob("worker.*.mjs")
    page.route(f"**/{script.name}", lambda route: serve(route, f"{WITHOUT_CACHE}\n{script.read_text()}"))
    host = f"127.0.0.1:{elsewhere.server.port}"
    assert loaded(begin(BareWorker(page, site), elsewhere), PROGRAM) == (
        {"words": host, "greeting": host},
        "'hello Ada'",
    )
