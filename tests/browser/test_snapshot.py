"""Python that starts from a snapshot behaves as one that starts from nothing, only sooner."""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.altered import Altered, altered
from tests.browser.bare_worker import BareWorker
from tests.browser.settings import ISOLATION, allow_this_machine, mainly
from tools.base import paths
from tools.serve.server import Server

__all__ = ["altered"]

pytestmark = pytest.mark.snapshot

SNAPSHOTS = "**/snapshot-*.bin"
LIBRARY = "**/python_stdlib.zip"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/26.0 Mobile/15E148 Safari/604.1"
)
OTHER_BUILD = b"f" * 64

# What must differ from start to start; the hashes of strings need not, and are the same for all.
DRAW = """
import random, secrets, tempfile, uuid
[random.random(), random.Random().random(), secrets.token_hex(8), str(uuid.uuid4()), tempfile.mktemp()]
"""

# All but what opens a window, and what says a poem.
IMPORTS = """
import importlib, json, sys
found = {}
for name in sorted(sys.stdlib_module_names - {"antigravity", "this"}):
    try:
        importlib.import_module(name)
        found[name] = ""
    except Exception as error:
        found[name] = type(error).__name__
json.dumps(found)
"""

ALIKE = """
import asyncio, decimal, sqlite3, ssl, zoneinfo
total, = sqlite3.connect(":memory:").execute("select 40 + 2").fetchone()
numbers = await asyncio.gather(*(asyncio.sleep(0.01, number) for number in range(3)))
(total, numbers, decimal.Decimal("0.1") * 3, ssl.OPENSSL_VERSION[:7], str(zoneinfo.ZoneInfo("UTC")))
"""


@pytest.fixture
def other(browser: Browser) -> Iterator[Page]:
    """A page of another visitor's."""
    page = browser.new_page()
    yield page
    page.close()


def snapshot() -> bytes:
    return next((paths.DIST / "assets").glob("snapshot-switching.*.bin")).read_bytes()


def missing(route: Route) -> None:
    route.fulfill(status=404, body="not here")


def origin(worker: BareWorker) -> tuple[str, str]:
    """Start, and return how Python began and why not faster."""
    worker.page.evaluate("start()")
    capabilities = worker.heard("ready")[-1]["capabilities"]
    return capabilities["start"], capabilities.get("start_cause", "")


def cold(page: Page, site: Server) -> BareWorker:
    """Start Python from nothing."""
    page.route(SNAPSHOTS, missing)
    return BareWorker(page, site).start()


def test_python_starts_from_an_image_of_its_memory_and_needs_no_archive_for_that(
    page: Page, site: Server
) -> None:
    page.route(LIBRARY, lambda _route: None)
    worker = BareWorker(page, site)
    worker.post({"type": "start"})
    *progress, ready = worker.heard("ready")
    assert ready["capabilities"]["start"] == "snapshot"
    assert {each["file"] for each in progress} == {
        "pyodide.mjs",
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "pyodide-lock.json",
        "snapshot.bin",
    }
    assert worker.value("import math, random; sum(range(10))") == "45"


def test_what_must_differ_differs_from_start_to_start(page: Page, other: Page, site: Server) -> None:
    draws = [eval(BareWorker(each, site).start().value(DRAW) or "") for each in (page, other)]
    assert [first for first, second in zip(*draws, strict=True) if first == second] == []


def test_the_same_modules_can_be_imported_and_the_same_programs_run(
    page: Page, other: Page, site: Server
) -> None:
    warm, reference = BareWorker(page, site).start(), cold(other, site)
    imports = [json.loads(eval(worker.value(IMPORTS) or "")) for worker in (warm, reference)]
    assert imports[0] == imports[1]
    assert len([name for name, error in imports[0].items() if not error]) > 150
    assert warm.value(ALIKE) == reference.value(ALIKE)


def test_an_import_waits_for_the_archive(page: Page, site: Server) -> None:
    held: list[Route] = []
    page.route(LIBRARY, lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    worker = BareWorker(page, site).start()
    with page.expect_request(LIBRARY):
        worker.begin("import configparser; configparser.__name__")
    worker.heard("started")
    held[0].continue_()
    assert worker.heard("done")[0]["repr"] == "'configparser'"


def test_a_program_that_waits_for_the_archive_can_be_stopped(page: Page, site: Server) -> None:
    page.route(LIBRARY, lambda _route: None)
    worker = BareWorker(page, site).start()
    worker.begin("import configparser")
    worker.heard("started")
    worker.stop()
    assert [each.get("status") for each in worker.heard("done")][-1] == "stopped"
    assert worker.value("40 + 2") == "42"


def test_an_import_that_nobody_could_foresee_fetches_the_archive_at_once(page: Page, site: Server) -> None:
    def hold_what_comes_by_itself(route: Route) -> None:
        if route.request.resource_type == "xhr":
            route.continue_()

    page.route(LIBRARY, hold_what_comes_by_itself)
    worker = BareWorker(page, site).start()
    assert worker.value("__import__('config' + 'parser').__name__") == "'configparser'"


@pytest.mark.allow_page_errors
def test_an_archive_that_cannot_be_had_is_named_and_tried_again_with_the_next_run(
    page: Page, site: Server
) -> None:
    page.route(LIBRARY, missing)
    worker = BareWorker(page, site).start()
    error = worker.run("import configparser")[1]
    assert error["name"] == "ImportError"
    assert error["message"].startswith("python_stdlib.zip: the server answered 404 Not Found. ")
    assert "OSError" in worker.run("__import__('config' + 'parser')")[1]["traceback"]
    page.unroute_all()
    assert worker.value("import configparser; configparser.__name__") == "'configparser'"


@pytest.mark.allow_page_errors
def test_an_image_that_is_missing_leaves_a_slow_start_that_says_why(page: Page, site: Server) -> None:
    page.route(SNAPSHOTS, missing)
    worker = BareWorker(page, site)
    assert origin(worker) == ("cold", "snapshot.bin: the server answered 404 Not Found")
    assert worker.value("import configparser; 1 + 1") == "2"


def test_a_bad_copy_of_the_image_is_fetched_again(page: Page, site: Server, altered: Altered) -> None:
    asked: list[str] = []

    def corrupt_the_first(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            altered.answer(route, snapshot()[:-1] + b"!")
        else:
            route.continue_()

    page.route(SNAPSHOTS, corrupt_the_first)
    assert origin(BareWorker(page, site)) == ("snapshot", "")
    assert len(asked) == 2


def test_an_image_that_stays_corrupted_is_never_used(page: Page, site: Server, altered: Altered) -> None:
    page.route(SNAPSHOTS, lambda route: altered.answer(route, snapshot()[:-1] + b"!"))
    start, cause = origin(BareWorker(page, site))
    assert start == "cold"
    assert "its SHA-256 differs" in cause


# What is in the head of an image → what else is there instead, and what is then said.
MISFITS = {
    "another Pyodide": (
        rb'(?<="build":")[0-9a-f]{64}', OTHER_BUILD, "it was made for another Pyodide (ffffffff instead of ",
    ),
    "another number of functions": (
        rb'(?<="table":)[0-9]+', b"12345", "it numbers 12345 functions, but this browser 1",
    ),
    "no stack switching": (
        rb'(?<="switches":)true,', b"0   ,", "it was made for browsers that treat waiting in another way",
    ),
    "pages beyond the memory": (rb"[0-9]{4}(?=,[0-9]+]}[^,])", b"9999", "offset is out of bounds"),
}  # fmt: skip


@pytest.mark.parametrize("name", mainly(["another Pyodide", "pages beyond the memory"], MISFITS))
def test_an_image_that_does_not_fit_leaves_a_slow_start_that_says_why(
    page: Page, site: Server, altered: Altered, name: str
) -> None:
    pattern, other, said = MISFITS[name]
    # As a build would have it whose parts do not fit each other: the hash is right, the content is not.
    wrong = re.sub(pattern, other, snapshot(), count=1)
    assert (len(wrong), wrong == snapshot()) == (len(snapshot()), False)
    (path,) = (paths.DIST / "assets").glob("worker.*.mjs")
    script = path.read_text(encoding="utf-8").replace(digest(snapshot()), digest(wrong))
    allow_this_machine(page.context)
    page.route(SNAPSHOTS, lambda route: altered.answer(route, wrong))
    page.route(
        f"**/{path.name}",
        lambda route: route.fulfill(body=script, content_type="text/javascript", headers=ISOLATION),
    )
    worker = BareWorker(page, site)
    start, cause = origin(worker)
    assert (start, said in cause) == ("cold", True), cause
    assert worker.value("import configparser; 1 + 1") == "2"


def test_an_iphone_has_the_same_image_though_pyodide_leaves_a_function_out_there(
    browser: Browser, site: Server
) -> None:
    context = browser.new_context(user_agent=IPHONE)
    worker = BareWorker(context.new_page(), site)
    assert origin(worker) == ("snapshot", "")
    assert worker.value("sorted('ba', key=lambda each: each)") == "['a', 'b']"
    context.close()


def digest(data: bytes) -> Any:
    return hashlib.sha256(data).hexdigest()


def test_an_older_browser_gets_an_image_of_its_own(page: Page, site: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    worker = BareWorker(page, site, "without stack switching")
    assert origin(worker) == ("snapshot", "")
    assert [url for url in asked if "snapshot-" in url and "snapshot-plain" not in url] == []
    assert worker.value("import asyncio; await asyncio.sleep(0, 'done')") == "'done'"
