"""Input by the service worker, on a host that sends no headers: for a browser that cannot switch stacks, and
for engines that cannot be suspended in any browser.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.playground import Playground
from tests.browser.settings import PLAIN, UNISOLATED, new_context, take_stack_switching
from tests.browser.test_webworker import open_embedder
from tools.serve.server import Server


@pytest.fixture(scope="module")
def play(browser: Browser, plain_site: Server) -> Iterator[Playground]:
    """A page in which neither better way is there."""
    context = new_context(browser, PLAIN)
    take_stack_switching(context)
    play = Playground(context.new_page()).open(plain_site, UNISOLATED).wait_for("ready")
    play.page.wait_for_function("() => navigator.serviceWorker.controller")
    yield play
    context.close()


def answer(play: Playground, text: str) -> None:
    play.wait_for("waiting")
    play.input.fill(text)
    play.input.press("Enter")


def test_the_program_gets_its_answers(play: Playground) -> None:
    play.begin("names = [input('Name? ') for _ in range(2)]\nnames")
    answer(play, "Ada")
    play.wait_for_entry("input", "Ada")
    answer(play, "Zoë")
    play.wait_for_entry("result", "['Ada', 'Zoë']")


def test_a_question_outlasts_the_time_for_which_it_is_held(play: Playground) -> None:
    play.begin("input('Take your time: ')").wait_for("waiting")
    play.page.wait_for_timeout(11_000)
    answer(play, "slow")
    play.wait_for_entry("result", "'slow'")


def test_the_end_of_input_and_a_stop_reach_the_program(play: Playground) -> None:
    play.begin("input('? ')").wait_for("waiting")
    play.press("End of input")
    play.wait_for_entry("error", "EOFError")
    play.wait_for("ready")
    play.run("kept = 41")
    play.begin("input('? ')").wait_for("waiting")
    play.stop()
    play.wait_for_entry("error", "KeyboardInterrupt")
    assert play.run("kept + 1")[-1] == ("result", "42")


@pytest.mark.parametrize("engine", ["brython", "micropython"])
def test_an_engine_that_cannot_be_suspended_gets_its_answers(
    browser: Browser, plain_site: Server, engine: str
) -> None:
    context = new_context(browser, PLAIN)
    play = Playground(context.new_page()).open(plain_site, f"{UNISOLATED}&engine={engine}").wait_for("ready")
    play.page.wait_for_function("() => navigator.serviceWorker.controller")
    play.begin("name = input('Name? ')\nprint('Hello', name)\ninput()")
    answer(play, "Zoë")
    play.wait_for_entry("stdout", "Hello Zoë")
    play.wait_for("waiting").press("End of input")
    play.wait_for_entry("error", "EOFError")
    play.wait_for("ready").begin("input('? ')").wait_for("waiting")
    play.stop()
    context.close()


DOOR = "navigator.serviceWorker.register('./sw.js').then(() => navigator.serviceWorker.ready)"


@pytest.fixture(params=["cpython", "brython", "micropython"])
def embedder(browser: Browser, plain_site: Server, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Somebody else's page, which has registered the site's service worker and uses the drop-in worker."""
    context = new_context(browser, PLAIN)
    take_stack_switching(context)
    page = open_embedder(context.new_page(), plain_site, f"?engine={request.param}&input=message")
    page.evaluate(DOOR)
    # From now on its workers can reach it.
    page.reload()
    yield page
    context.close()


def asked(page: Page, prompt: str) -> None:
    page.wait_for_function(
        "(prompt) => answers.some((each) => each.type === 'waiting' && each.prompt === prompt)", arg=prompt
    )
    page.evaluate("answers.splice(0)")


def outcome(page: Page) -> Any:
    page.wait_for_function("() => answers.some((each) => 'results' in each || 'error' in each)")
    return page.evaluate("answers.splice(0).pop()")


def test_the_drop_in_worker_is_answered_by_the_service_worker_too(embedder: Page) -> None:
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
