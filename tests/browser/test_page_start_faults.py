"""A start that fails says which file was at fault and why, and Retry starts again."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.altered import Altered, altered
from tests.browser.playground import Playground
from tools.base.paths import DIST
from tools.serve.server import Server

__all__ = ["altered"]

pytestmark = pytest.mark.allow_page_errors


CORRUPTED = ("pyodide.asm.wasm: its content is wrong", "Retry")


def missing(route: Route) -> None:
    route.fulfill(status=404, body="not here")


def hold(route: Route, held: list[Route]) -> None:
    held.append(route)


def corrupt(route: Route, altered: Altered) -> None:
    name = route.request.url.rpartition("/")[2]
    data = bytearray(next(DIST.glob(f"pyodide-*/{name}")).read_bytes())
    data[len(data) // 2] ^= 1
    altered.answer(route, bytes(data), "application/wasm")


def expect_failed(play: Playground, *words: str) -> None:
    play.wait_for("failed")
    expect(play.worker).to_have_text("Python is not running")
    ((kind, text),) = play.entries()
    assert kind == "error"
    assert [word for word in words if word not in text] == []
    play.expect_disabled("Run", "Python is not running: press Retry first")
    expect(play.progress).to_be_hidden()


def test_a_missing_file_is_named_and_retry_mends_it(page: Page, site: Server) -> None:
    page.route("**/pyodide.asm.wasm", missing)
    play = Playground(page).open(site)
    expect_failed(play, "pyodide.asm.wasm: the server answered 404", "Retry")
    page.unroute_all()
    play.press("Retry")
    play.wait_for("ready")
    expect(play.button("Retry")).to_be_hidden()
    assert play.run("1 + 1") == [("result", "2")]


def test_a_corrupted_file_is_named_and_a_retry_in_vain_says_so_again(
    page: Page, site: Server, altered: Altered
) -> None:
    page.route("**/pyodide.asm.wasm", lambda route: corrupt(route, altered))
    play = Playground(page).open(site)
    expect_failed(play, *CORRUPTED)
    play.clear()
    play.press("Retry")
    play.wait_for_entry("error", "SHA-256")
    expect_failed(play, *CORRUPTED)


def test_a_program_that_waits_for_a_start_that_fails_runs_after_retry(page: Page, site: Server) -> None:
    held: list[Route] = []
    page.route("**/pyodide-lock.json", lambda route: hold(route, held))
    play = Playground(page).open(site).begin("print('at last')")
    expect(play.worker).to_contain_text("your program will run as soon as Python is ready")
    for route in held:
        missing(route)
    play.wait_for("failed")
    page.unroute_all()
    play.press("Retry")
    play.wait_for_entry("stdout", "at last")
    play.wait_for("ready")
    assert [text for kind, text in play.entries() if kind == "stdout"] == ["at last\n"]


def test_a_worker_whose_script_is_missing_is_given_up_and_retry_mends_it(page: Page, site: Server) -> None:
    page.route("**/assets/worker.*.mjs", missing)
    play = Playground(page).open(site)
    play.wait_for("failed")
    assert "could not be loaded" in play.entries()[-1][1]
    page.unroute_all()
    play.press("Retry")
    play.wait_for("ready")
    assert play.run("1 + 1") == [("result", "2")]


@pytest.mark.chromium
def test_a_page_that_was_opened_as_a_file_says_what_to_do(page: Page) -> None:
    page.goto((DIST / "index.html").as_uri())
    sentence = page.get_by_text("it has to come from a web server")
    expect(sentence).to_be_visible()
    expect(sentence).to_contain_text("run python3 build.py serve")


def test_a_page_that_starts_says_nothing_of_files(page: Page, site: Server) -> None:
    Playground(page).open(site).wait_for("ready")
    expect(page.get_by_text("it has to come from a web server")).to_be_hidden()
