"""Input by letters: on a host without headers, without service worker, where no stack can be switched."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.bare_worker import BareWorker
from tests.browser.playground import Playground
from tests.browser.settings import OLDER, UNISOLATED, new_context
from tests.browser.test_webworker import open_embedder
from tests.seam.speaker import of_kind
from tools.build.bundle import bundle
from tools.build.engines import NAMES
from tools.serve.server import Server

HERE = Path(__file__).parent / "opaque"
# A page with a frame as the box has it: scripts, and an origin of its own.
OUTSIDE = """<!doctype html><title>A frame</title><body><script>
window.open = (frame, inside) => new Promise((resolve) => {
  addEventListener("message", ({ data }) => resolve(data));
  const made = document.createElement("iframe");
  made.sandbox = "allow-scripts";
  const scripts = [`var inside = ${JSON.stringify(inside)}`, frame];
  made.srcdoc = scripts.map((each) => `<script>${each.replaceAll("</", "<\\/")}</` + "script>").join("");
  document.body.append(made);
});
</script>"""
SECRET = "from getpass import getpass\nprint(len(getpass('Word: ')))"


@pytest.fixture(scope="module", params=NAMES)
def play(browser: Browser, plain_site: Server, request: pytest.FixtureRequest) -> Iterator[Playground]:
    """A page of each engine in which nothing but a letter reaches a program that waits."""
    context = new_context(browser, OLDER)
    play = Playground(context.new_page()).open(plain_site, f"{UNISOLATED}&engine={request.param}")
    yield play.wait_for("ready")
    assert play.page.evaluate("() => [crossOriginIsolated, navigator.serviceWorker?.controller ?? null]") == [
        False,
        None,
    ]
    context.close()


def answer(play: Playground, text: str) -> None:
    play.wait_for("waiting")
    play.page.locator("#input").fill(text)
    play.page.locator("#input").press("Enter")


def test_eight_answers_in_a_row_are_read_in_their_order(play: Playground) -> None:
    play.clear()
    play.begin("for i in range(8):\n    print(i, input('? '))")
    for number in range(8):
        answer(play, f"answer {number}")
        play.wait_for_entry("stdout", f"{number} answer {number}\n")
    play.wait_for("ready")


@pytest.mark.parametrize("text", ["x" * 5000, "😀" * 5000], ids=["ASCII", "emoji"])
def test_a_long_line_arrives_whole(play: Playground, text: str) -> None:
    play.clear()
    play.begin("print(input() + '|')")
    answer(play, text)
    play.wait_for("ready")
    assert [entry for entry in play.entries() if entry[0] == "stdout"] == [("stdout", f"{text}|\n")]


def test_a_secret_is_asked_for(play: Playground) -> None:
    if "micropython" in play.page.url:
        # It has no such module, and says so.
        assert "getpass" in play.run(SECRET)[-1][1]
        return
    play.clear()
    play.begin(SECRET).wait_for("waiting")
    expect(play.page.locator("#input")).to_have_attribute("type", "password")
    answer(play, "hunter2")
    play.wait_for_entry("stdout", "7\n")
    play.wait_for("ready")


def test_the_end_of_input_is_an_error_of_the_program(play: Playground) -> None:
    play.begin("input('? ')").wait_for("waiting")
    play.press("End of input")
    play.wait_for_entry("error", "EOFError")
    play.wait_for("ready")


def test_a_stop_ends_the_wait_and_the_next_program_asks_anew(play: Playground) -> None:
    play.begin("input('? ')").wait_for("waiting")
    play.stop()
    play.clear()
    play.begin("print('got', input('again? '))")
    answer(play, "this")
    play.wait_for_entry("stdout", "got this\n")
    play.wait_for("ready")


@pytest.fixture(params=NAMES)
def worker(browser: Browser, plain_site: Server, request: pytest.FixtureRequest) -> Iterator[BareWorker]:
    """A worker without the page, which the same holds for."""
    page = browser.new_page()
    yield BareWorker(page, plain_site, OLDER, engine=request.param).start()
    page.close()


def test_a_flood_arrives_whole_and_in_order_and_asks_for_more_addresses(worker: BareWorker) -> None:
    assert worker.capabilities["input"] == "revoked address"
    worker.text()
    heard = worker.run("for i in range(200000):\n    print(i, '" + 60 * "x" + "')")
    assert heard[-1]["status"] == "ok"
    assert worker.text() == "".join(f"{number} {60 * 'x'}\n" for number in range(200000))
    asked = [each["read"] for each in of_kind(heard, "output") if "read" in each]
    # Each time with all letters read that came before.
    assert asked == list(range(len(asked)))
    last = max(each["seq"] for each in of_kind(heard, "output") if "read" in each)
    assert [each for each in of_kind(heard, "output") if each["seq"] > last and "token" in each]


def test_a_frame_of_opaque_origin_reaches_its_worker(page: Page, plain_site: Server) -> None:
    url = plain_site.url + "opaque.html"
    frame, inside = (bundle(HERE / name, "iife").data.decode() for name in ("frame.mjs", "inside.mjs"))
    page.route(url, lambda route: route.fulfill(body=OUTSIDE, content_type="text/html"))
    page.goto(url)
    told = page.evaluate("([frame, inside]) => open(frame, inside)", [frame, inside])
    assert told == {
        "origin": "null",
        "lines": ["Ada\n", "x" * 5000, "😀" * 5000, None],
        "stopped": True,
        "messages": 2000,
        "letters": told["letters"],
    }
    assert told["letters"] > 5


@pytest.fixture(params=NAMES)
def embedder(browser: Browser, plain_site: Server, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Somebody else's page, which knows nothing but the drop-in worker."""
    context = new_context(browser, OLDER)
    yield open_embedder(context.new_page(), plain_site, f"?engine={request.param}&input=message")
    context.close()


def asked(page: Page, prompt: str) -> None:
    page.wait_for_function(
        "(prompt) => answers.some((each) => each.type === 'waiting' && each.prompt === prompt)", arg=prompt
    )
    page.evaluate("answers.splice(0)")


def outcome(page: Page) -> Any:
    page.wait_for_function("() => answers.some((each) => 'results' in each || 'error' in each)")
    return page.evaluate("answers.splice(0).pop()")


def test_the_drop_in_worker_answers_by_letters_too(embedder: Page) -> None:
    embedder.evaluate('pyodideWorker.postMessage({python: \'[input("A? "), input("B? ")]\'})')
    for prompt, text in (("A? ", "Ada"), ("B? ", "Zoë")):
        asked(embedder, prompt)
        embedder.evaluate("(text) => pyodideWorker.postMessage({type: 'input', text: text + '\\n'})", text)
    assert outcome(embedder) == {"results": ["Ada", "Zoë"]}
    embedder.evaluate("pyodideWorker.postMessage({python: 'input(\"C? \")'})")
    asked(embedder, "C? ")
    embedder.evaluate("pyodideWorker.postMessage({type: 'input'})")
    assert "EOFError" in outcome(embedder)["error"]
    embedder.evaluate("pyodideWorker.postMessage({python: 'input(\"D? \")'})")
    asked(embedder, "D? ")
    embedder.evaluate("pyodideWorker.postMessage({type: 'stop'})")
    assert ("KeyboardInterrupt" in (error := outcome(embedder)["error"])) or "was stopped" in error
    embedder.evaluate("pyodideWorker.postMessage({python: '6 * 7'})")
    assert outcome(embedder) == {"results": 42}
