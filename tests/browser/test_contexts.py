"""Devices and browsers that lack something, or say something else of themselves: the main things work there.

Each is Chromium made to look like it: what it lacks is taken from page, box and workers before they begin.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from app.runtime.supervisor import RESTARTED
from tests.browser.playground import Playground, watch
from tests.browser.settings import begin_with, new_context
from tests.browser.test_page_engines import choose
from tests.browser.test_page_main_job import RANKS
from tests.browser.test_snapshot import IPHONE
from tools.serve.server import Server

# Only Chromium can be made to be touched, and to say that it is small.
pytestmark = pytest.mark.chromium

# Chromium puts back what is deleted where it says that it is a phone.
NO_SHARED_MEMORY = (
    '"use strict"; Object.defineProperty(globalThis, "SharedArrayBuffer", { value: undefined });\n'
)
# What WebKit says of a machine whose language nobody has set.
LANGUAGE_C = """Object.defineProperties(Object.getPrototypeOf(navigator), {
  language: { get: () => "C" }, languages: { get: () => ["C"] },
});
"""
PHONE = {"has_touch": True, "is_mobile": True, "screen": {"width": 390, "height": 844}}
TOLD = """() => [navigator.userAgent, typeof SharedArrayBuffer, navigator.language,
  matchMedia("(pointer: coarse)").matches]"""
# What a context is made with, and what it begins with.
CONTEXTS: dict[str, tuple[dict[str, Any], str]] = {
    "an iPhone's user agent": ({"user_agent": IPHONE}, ""),
    "no shared memory": ({}, NO_SHARED_MEMORY),
    "the language C": ({}, LANGUAGE_C),
    "a phone": (PHONE, ""),
    "an iPhone": ({"user_agent": IPHONE, **PHONE}, NO_SHARED_MEMORY),
}


@pytest.fixture(scope="module", params=CONTEXTS)
def opened(browser: Browser, site: Server, request: pytest.FixtureRequest) -> Iterator[Playground]:
    """One page for all tests of a context; it is touched where there are fingers."""
    options, script = CONTEXTS[request.param]
    context = new_context(browser, **options)
    begin_with(context, script)
    page = context.new_page()
    if "screen" in options:
        page.set_viewport_size(options["screen"])
    errors: list[str] = []
    play = Playground(watch(page, errors)).open(site).wait_for("ready")
    yield play
    context.close()
    assert errors == []


@pytest.fixture
def play(opened: Playground) -> Playground:
    """That page, with nothing in it; a narrow one shows the output, which can be cleared."""
    opened.show("Output")
    return opened.reset()


def test_data_and_code_come_to_a_result(play: Playground) -> None:
    play.type_data(RANKS)
    code = "import statistics\nfrom data import A_rank\nprint('of', len(A_rank))\nstatistics.stdev(A_rank)"
    assert play.run(code) == [("stdout", "of 6\n"), ("result", "2.0634114147853952")]


def test_an_error_is_shown_with_its_line(play: Playground) -> None:
    ((kind, text),) = play.run("x = 1\n1 / 0")
    assert (kind, "line 2" in text, "ZeroDivisionError: division by zero" in text) == ("error", True, True)


def test_a_program_asks_and_is_answered(play: Playground) -> None:
    play.begin("a = input('one: ')\nprint('got', a)").wait_for("waiting")
    play.input.fill("é")
    play.input.press("Enter")
    play.wait_for("ready")
    assert play.entries() == [("input", "one: é"), ("stdout", "got é\n")]


@pytest.mark.parametrize("code", ["while True: pass", "import time\ntime.sleep(1000)"])
def test_stop_is_a_keyboard_interrupt(play: Playground, code: str) -> None:
    play.begin(f"print('go')\n{code}").wait_for_entry("stdout", "go")
    play.stop()
    assert "KeyboardInterrupt" in play.of_kind("error").all_text_contents()[0]
    assert play.run("6 * 7") == [("result", "42")]


def test_restart_says_what_it_has_done(play: Playground) -> None:
    play.restart()
    assert play.entries() == [("notice", RESTARTED)]
    assert play.run("6 * 7") == [("result", "42")]


def test_brython_runs_programs(play: Playground) -> None:
    choose(play, "Brython")
    assert play.run("import sys\nsys.implementation.name") == [("result", "'Brython'")]
    choose(play, "CPython")


def test_the_context_is_what_it_is_called(opened: Playground, request: pytest.FixtureRequest) -> None:
    told = opened.page.evaluate(TOLD)
    options, script = CONTEXTS[request.node.callspec.params["opened"]]
    assert (told[0] == IPHONE) == ("user_agent" in options)
    assert told[1] == ("undefined" if script == NO_SHARED_MEMORY else "function")
    assert (told[2] == "C") == (script == LANGUAGE_C)
    assert told[3] == ("has_touch" in options)
    expect(opened.worker).to_have_attribute("data-state", "ready")
