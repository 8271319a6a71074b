"""The worker's start: what it says of its progress, and what it does when a file is not as it should be."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.browser.altered import Altered, altered
from tests.browser.bare_worker import BareWorker
from tools.base.paths import DIST
from tools.serve.server import Server

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
# Without a snapshot, these are needed for a start as well.
COLD = ("python_stdlib.zip", "kernel.zip")
TYPES = {
    "mjs": "text/javascript",
    "wasm": "application/wasm",
    "zip": "application/zip",
    "json": "application/json",
}

Fault = Callable[[Route, str, Altered], None]

__all__ = ["altered"]

pytestmark = pytest.mark.allow_page_errors


def content(name: str) -> bytes:
    return next(DIST.glob(f"pyodide-*/{name}")).read_bytes()


def type_of(name: str) -> str:
    return TYPES[name.split(".")[-1]]


def missing(route: Route, _name: str, _altered: Altered) -> None:
    route.fulfill(status=404, body="not here")


def unreachable(route: Route, _name: str, _altered: Altered) -> None:
    route.abort("connectionfailed")


def truncated(route: Route, name: str, altered: Altered) -> None:
    altered.answer(route, content(name)[:-1000], type_of(name))


def corrupted(route: Route, name: str, altered: Altered) -> None:
    data = bytearray(content(name))
    data[len(data) // 2] ^= 1
    altered.answer(route, bytes(data), type_of(name))


def wrong_type(route: Route, name: str, altered: Altered) -> None:
    altered.answer(route, content(name), "text/plain")


def a_web_page(route: Route, _name: str, _altered: Altered) -> None:
    route.fulfill(body="<!doctype html><title>Welcome</title>", content_type="text/html")


def silent(_route: Route, _name: str, _altered: Altered) -> None:
    """Never answer."""


REASONS: dict[Fault, str] = {
    missing: "the server answered 404",
    unreachable: "it could not be downloaded",
    truncated: "bytes long instead of",
    corrupted: "its SHA-256 differs",
    wrong_type: "the server sent it as text/plain instead of",
    a_web_page: "the server sent it as text/html instead of",
}


def start_cold(page: Page) -> None:
    """Have Python start from nothing: some files are needed only then."""
    page.route("**/snapshot-*.bin", lambda route: route.fulfill(status=404, body="not here"))


def fails_and_recovers(
    page: Page, site: Server, altered: Altered, name: str, fault: Fault, reason: str
) -> None:
    if name in COLD:
        start_cold(page)
    pattern = f"**/{name}" if name != "kernel.zip" else "**/kernel.*.zip"
    page.route(pattern, lambda route: fault(route, name, altered))
    worker = BareWorker(page, site)
    worker.post({"type": "start"}, {"type": "run", "id": 1, "code": "1"})
    failed, refused = worker.heard("refused")[-2:]
    assert failed["type"] == "failed"
    assert failed["file"] == name
    assert reason in failed["reason"]
    assert "Retry" in failed["fix"]
    assert refused == {"type": "refused", "id": 1, "reason": "run: the worker could not start"}
    page.unroute_all(behavior="ignoreErrors")
    worker.post({"type": "retry"})
    worker.heard("ready")
    assert worker.run("1 + 1")[1] == {"type": "result", "id": 1, "repr": "2"}


@pytest.mark.parametrize("name", [*CORE, "kernel.zip"])
def test_a_missing_file_is_named_with_its_cause_and_retry_mends_it(
    page: Page, site: Server, altered: Altered, name: str
) -> None:
    fails_and_recovers(page, site, altered, name, missing, REASONS[missing])


@pytest.mark.parametrize("fault", [unreachable, truncated, corrupted, wrong_type, a_web_page])
def test_a_bad_engine_is_named_with_its_cause_and_retry_mends_it(
    page: Page, site: Server, altered: Altered, fault: Fault
) -> None:
    fails_and_recovers(page, site, altered, "pyodide.asm.wasm", fault, REASONS[fault])


@pytest.mark.parametrize("name", ["pyodide.mjs", "pyodide.asm.mjs", "python_stdlib.zip", "pyodide-lock.json"])
def test_a_corrupted_file_is_never_run(page: Page, site: Server, altered: Altered, name: str) -> None:
    fails_and_recovers(page, site, altered, name, corrupted, REASONS[corrupted])


def test_a_file_that_never_comes_is_given_up_and_named(page: Page, site: Server, altered: Altered) -> None:
    fails_and_recovers(page, site, altered, "python_stdlib.zip", silent, "no data came for 8 seconds")


def test_the_start_counts_true_bytes_of_every_file(page: Page, site: Server) -> None:
    start_cold(page)
    worker = BareWorker(page, site)
    worker.post({"type": "start"})
    *progress, ready = worker.heard("ready")
    last = {each["file"]: each for each in progress}
    sizes = {name: len(content(name)) for name in CORE}
    assert {name: last[name]["loaded"] for name in CORE} == sizes
    assert {name: last[name]["total"] for name in CORE} == sizes
    assert {each["source"] for each in progress} == {"site"}
    assert (
        progress[-1]["all_loaded"]
        == progress[-1]["all_total"]
        == sum(sizes.values()) + last["kernel.zip"]["total"]
    )
    assert ready["python"].startswith("3.14")
    assert ready["engine"] == "Pyodide 314.0.7"


def test_messages_out_of_order_are_refused_and_change_nothing(page: Page, site: Server) -> None:
    worker = BareWorker(page, site)
    worker.post(
        {"type": "run", "id": 5, "code": "1"}, "hello", {"type": "fly"}, {"type": "start", "speed": 9}
    )
    assert [each["reason"] for each in worker.heard("refused", 4)] == [
        "run: the worker has not been started yet, post 'start' first",
        "a message must be an object {type, …}",
        "unknown message type 'fly'",
        "start: unknown field 'speed'",
    ]
    worker.post({"type": "start"}, {"type": "start"})
    worker.heard("ready")
    worker.post(
        {"type": "run", "id": "x", "code": "1"}, {"type": "retry"}, {"type": "start"}, None, {"type": "run"}
    )
    worker.post({"type": "input", "id": 1, "text": "x"}, {"type": "run", "id": 9, "code": "40 + 2"})
    heard = worker.heard("done")
    assert [each.get("reason") for each in heard] == [
        "run: field 'id' must be of type int",
        "retry: the worker is not in the state 'failed'",
        "start: the worker has been started already",
        "a message must be an object {type, …}",
        "run: field 'id' is missing",
        "input: the program is not waiting for input",
        None,
        None,
        None,
    ]
    assert heard[-2] == {"type": "result", "id": 9, "repr": "42"}
