"""Input by the service worker: for a browser that cannot switch stacks, on a host that sends no headers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.playground import Playground
from tests.browser.settings import PLAIN, new_context, take_stack_switching
from tools.server import Server


@pytest.fixture(scope="module")
def play(browser: Browser, plain_site: Server) -> Iterator[Playground]:
    """A page in which neither better way is there."""
    context = new_context(browser, PLAIN)
    take_stack_switching(context)
    play = Playground(context.new_page()).open(plain_site).wait_for("ready")
    play.page.wait_for_function("navigator.serviceWorker.controller")
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
