"""The page lives while a program runs, Stop ends the program, and what is lost by it is said."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.distribution import wheel
from tests.browser.index import Index
from tests.browser.playground import Playground
from tests.browser.settings import ISOLATED

ENDLESS = "print('go')\nwhile True: pass"
STUBBORN = "while True:\n    try:\n        print('go')\n        while True: pass\n    except BaseException: 0"
DEAF = "import itertools\nprint('go')\nsum(itertools.repeat(1))"
LOST = "The program's variables and imports are gone."

# Counts how often the page comes to itself, and how long it was away at most.
PROBE = """() => {
  window.probe = { turns: 0, longest: 0, last: performance.now() };
  setInterval(() => {
    const now = performance.now();
    probe.turns += 1;
    probe.longest = Math.max(probe.longest, now - probe.last);
    probe.last = now;
  }, 10);
}"""


def going(play: Playground, code: str) -> Playground:
    """Begin a program, and wait until it is under way."""
    play.begin(code).wait_for_entry("stdout", "go")
    return play


def test_the_page_lives_while_a_program_runs(play: Playground) -> None:
    going(play, ENDLESS)
    play.page.evaluate(PROBE)
    play.page.wait_for_function("() => probe.turns >= 50")
    probe = play.page.evaluate("probe")
    print(f"longest stall of the page: {probe['longest']:.0f} ms in {probe['turns']} turns")
    play.code.press("End")
    play.code.press_sequentially("  # typed meanwhile")
    expect(play.code).to_contain_text("# typed meanwhile")
    assert play.state() == "running"
    expect(play.worker).to_have_text("Running…")
    play.stop()


def test_a_flood_of_output_leaves_the_page_alive(play: Playground) -> None:
    play.mark()
    play.begin("n = 0\nwhile True:\n    n += 1\n    print(n)").wait_for_entry("stdout", "")
    play.page.evaluate(PROBE)
    play.page.wait_for_function("() => probe.turns >= 20")
    probe = play.page.evaluate("probe")
    print(f"longest stall of the page: {probe['longest']:.0f} ms in {probe['turns']} turns")
    play.stop()
    assert "KeyboardInterrupt" in play.of_kind("error").inner_text()
    assert play.is_marked()


@pytest.mark.smoke
def test_stop_is_a_keyboard_interrupt_and_the_next_run_begins_as_new_in_the_same_python(
    play: Playground,
) -> None:
    play.mark()
    play.clear()
    going(play, "x = 41; " + ENDLESS).stop()
    kinds = [kind for kind, _ in play.entries()]
    assert kinds == ["stdout", "error", "notice"]
    (_, error), (_, notice) = play.entries()[1:]
    # Firefox, when it is driven, types an empty line before and after what it is given.
    assert re.search(r'File "main.py", line \d, in <module>\n +while True: pass\n', error)
    assert "KeyboardInterrupt" in error
    assert notice.startswith("Stopped after ")
    expect(play.worker).to_contain_text("Ready · stopped, ")
    assert "NameError: name 'x' is not defined" in play.run("x")[-1][1]
    assert play.is_marked()


def test_a_stop_while_packages_load_keeps_python_and_the_load_can_be_repeated(
    play: Playground,
) -> None:
    # Of an index, since a service worker may have stored the site's own packages meanwhile.
    index = Index({"snowy-1.0-py3-none-any.whl": wheel("snowy", "1.0", {"snowy": "WORD = 'cold'"})})
    held: list[Route] = []
    play.mark()
    play.page.context.route(index.has, index.fulfil)
    play.page.context.route("**/snowy-*.whl", lambda route: held.append(route))  # noqa: PLW0108
    with play.page.context.expect_event("request", lambda request: "/snowy-" in request.url):
        play.begin("import snowy")
    lines = play.page.get_by_role("list", name="Packages that are loading")
    expect(lines.get_by_role("listitem").filter(has_text="snowy")).to_be_visible()
    play.stop()
    expect(lines).to_be_hidden()
    assert "KeyboardInterrupt" in play.of_kind("error").inner_text()
    assert len(held) == 1
    held[0].abort()
    play.page.context.unroute("**/snowy-*.whl")
    assert play.is_marked()
    assert play.run("import snowy\nsnowy.WORD")[-1] == ("result", "'cold'")
    play.page.context.unroute(index.has)


@pytest.mark.settings(ISOLATED)
def test_the_shortcut_stops_as_the_button_does(play: Playground) -> None:
    going(play, "import time\nprint('go')\ntime.sleep(60)")
    play.code.press("Control+Shift+Enter")
    play.wait_for("ready")
    assert [kind for kind, _ in play.entries()] == ["stdout", "error", "notice"]


@pytest.mark.settings(ISOLATED)
def test_while_a_program_runs_run_says_why_it_cannot_be_pressed(play: Playground) -> None:
    going(play, ENDLESS)
    play.expect_disabled("Run", "A program is running: stop it first")
    play.code.press("Control+Enter")
    expect(play.worker).to_have_text("A program is running: stop it first")
    play.stop()
    assert [text for kind, text in play.entries() if kind == "stdout"] == ["go\n"]


def test_a_program_that_catches_every_exception_is_ended_and_python_is_kept(play: Playground) -> None:
    play.mark()
    play.clear()
    going(play, STUBBORN).stop()
    assert [kind for kind, _ in play.entries()][-2:] == ["error", "notice"]
    assert "KeyboardInterrupt" in play.entries()[-2][1]
    assert play.entries()[-1][1].startswith("Stopped after ")
    assert play.is_marked()


def test_a_program_that_cannot_be_interrupted_is_ended_and_the_loss_is_said(play: Playground) -> None:
    play.mark()
    play.type_data('{"kept": 1}')
    going(play, DEAF).stop()
    assert (
        "notice",
        "The program could not be interrupted, so Python was restarted. " + LOST,
    ) in play.entries()
    expect(play.data).to_have_text('{"kept": 1}')
    expect(play.code).to_contain_text("itertools.repeat(1)")
    assert not play.is_marked()
    assert play.run("from data import kept; kept") == [("result", "1")]


def test_restart_ends_a_program_and_starts_again(play: Playground) -> None:
    play.mark()
    play.clear()
    going(play, ENDLESS).restart()
    assert play.entries()[1][1] == "Python was restarted. " + LOST
    assert not play.is_marked()


@pytest.mark.settings(ISOLATED)
def test_stop_says_why_it_cannot_be_pressed_when_nothing_runs(play: Playground) -> None:
    play.expect_disabled("Stop", "No program is running")
    play.button("Stop").focus()
    expect(play.button("Stop")).to_be_focused()
    play.button("Stop").press("Enter")
    assert play.state() == "ready"
    assert play.run("1") == [("result", "1")]


@pytest.mark.smoke
def test_a_program_that_kills_python_is_an_error_and_the_next_runs(play: Playground) -> None:
    shown = play.run("import os\nos._exit(3)")
    assert shown[0][0] == "error"
    assert shown[0][1].startswith("The program ended Python itself with os._exit(3).")
    assert "Python was restarted." in shown[0][1]
    assert play.run("1 + 1") == [("result", "2")]
    play.errors.clear()
