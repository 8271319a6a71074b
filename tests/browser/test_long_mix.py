"""One page, hundreds of programs: floods, stops, errors, questions and crashes in any order."""

import random
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, CDPSession

from tests.browser.playground import Entry, Playground
from tools.serve.server import Server

RUNS = 500
FLOOD = "for i in range(20_000): print(i)\n'flooded'"


def begin(play: Playground, code: str) -> Playground:
    """Run a program that is put there as the page puts an example: what is typed, browsers keep for ever."""
    play.page.evaluate("(code) => offthreadEditor.code.replace(code)", code)
    return play.begin()


def last(play: Playground, code: str) -> Entry:
    """Run a program to its end, and return the last entry; the first ones fall off meanwhile."""
    begin(play, code).wait_for("ready")
    return play.entries()[-1]


def compute(play: Playground) -> None:
    assert last(play, "sum(range(10))") == ("result", "45")


def fail(play: Playground) -> None:
    assert last(play, "1 / 0")[0] == "error"


def flood(play: Playground) -> None:
    assert last(play, FLOOD) == ("result", "'flooded'")


def stop_a_loop(play: Playground) -> None:
    begin(play, "while True: pass").wait_for("running")
    play.stop()


def stop_a_flood(play: Playground) -> None:
    begin(play, "while True: print('x' * 80)").wait_for("running")
    play.stop()


def ask(play: Playground) -> None:
    begin(play, "input('? ')").wait_for("waiting")
    play.input.fill("yes")
    play.input.press("Enter")
    play.wait_for_entry("result", "'yes'")
    play.wait_for("ready")


def crash(play: Playground) -> None:
    begin(play, "import os; os._exit(3)")
    play.wait_for_entry("error", "os._exit")
    play.wait_for("ready")


def memory(play: Playground, session: CDPSession) -> float:
    """Megabytes that the page holds without output: objects, elements and buffers, after a collection."""
    play.clear()
    session.send("HeapProfiler.collectGarbage")
    usage = session.send("Runtime.getHeapUsage")
    return float(sum(usage[key] for key in ("usedSize", "embedderHeapUsedSize", "backingStorageSize"))) / 1e6


COMMON: list[Callable[[Playground], None]] = [compute, fail, flood, stop_a_loop, stop_a_flood, ask]


@pytest.mark.timeout(3600)
@pytest.mark.allow_page_errors
def test_a_page_lives_through_hundreds_of_programs(browser: Browser, site: Server, share: float) -> None:
    chance = random.Random(7)
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    play = Playground(page).open(site).wait_for("ready")
    session = context.new_cdp_session(page)
    count = max(12, int(RUNS * share))
    # The first few fill what has a bound, such as the lines that are shown.
    for act in COMMON:
        act(play)
    before = memory(play, session)
    for number in range(count):
        act = crash if number % 25 == 11 else chance.choice(COMMON)
        act(play)
    after = memory(play, session)
    print(f"\n{count} programs: the page held {before:.1f} MB before, {after:.1f} MB after")
    if share == 1:
        assert after <= before * 1.2
    assert last(play, "40 + 2") == ("result", "42")
    context.close()
