"""A worker breaks the contract or floods the page: the page answers meanwhile; Stop and Restart work."""

import pytest
from playwright.sync_api import Page

from tests.browser.attacks import CPYTHON, SCOPES, opened
from tests.browser.hostile import FLOODS, GIVE, SEEN, WATCH
from tests.browser.hosts import Host, either_host
from tests.browser.playground import Playground
from tests.browser.settings import mainly
from tools.serve.server import Server

__all__ = ["either_host"]

pytestmark = [pytest.mark.unwatched, pytest.mark.allow_page_errors]

ENDED = "The program sent the page messages that break the rules, again and again."
BROKEN = "The worker sent a message that breaks the contract"
# One of each kind of shape, of bytes, of files, of output and of results.
KINDS = (
    "5,000 random shapes",
    "an array of 10^7 bytes",
    "10,000 reports of files",
    "10,000 outputs",
    "ready, again and again",
    "a result of another run",
)
# Goes on until it is stopped, and floods the page meanwhile.
ENDLESS = """{0}
js.eval({1!r})
while True:
    print('x' * 100)
"""


def hostile(page: Page, host: Host, engine: str = "cpython") -> Playground:
    """A page whose worker has given away its port; it counts its turns."""
    page.add_init_script(GIVE)
    play = opened(page, host, engine)
    page.evaluate(WATCH)
    return play


def expect_alive(play: Playground) -> None:
    """A press of a button is answered, and a program runs."""
    play.restart()
    assert play.run("print(6 * 7)")[-1] == ("stdout", "42\n")


def is_told(play: Playground) -> str:
    """Everything that is said of breaches and their end."""
    return " ".join(text for kind, text in play.entries() if kind not in ("stdout", "result"))


@pytest.mark.smoke
@pytest.mark.parametrize("name", mainly(KINDS, FLOODS))
def test_the_page_answers_while_it_is_flooded(page: Page, host: Host, name: str) -> None:
    script, is_ended = FLOODS[name]
    play = hostile(page, host)
    play.begin(f"import js\njs.eval({script + ';0'!r})\nprint('after')")
    play.wait_for("ready")
    page.wait_for_timeout(500)
    turns, _ = page.evaluate(SEEN)
    assert turns > 10
    assert "forged" not in str([text for kind, text in play.entries() if kind in ("stdout", "result")])
    if is_ended:
        play.wait_for_entry("error", ENDED)
    expect_alive(play)


@pytest.mark.parametrize("engine", CPYTHON)
def test_five_breaches_end_the_worker_and_the_page_says_so(page: Page, host: Host, engine: str) -> None:
    play = hostile(page, host, engine)
    for count in range(1, 5):
        play.run(f"{SCOPES[engine]}\njs.hostile('forged')\nprint('{count} are borne')")
        play.wait_for_entry("stdout", f"{count} are borne")
    assert is_told(play).count(BROKEN) == 4
    assert ENDED not in is_told(play)
    play.begin(f"{SCOPES[engine]}\njs.hostile('forged')\nwhile True: pass")
    play.wait_for("ready")
    assert is_told(play).count(ENDED) == 1
    assert play.run("print(6 * 7)")[-1] == ("stdout", "42\n")


@pytest.mark.parametrize("name", ["5,000 random shapes", "10,000 outputs"])
def test_stop_works_in_a_flood(page: Page, host: Host, name: str) -> None:
    play = hostile(page, host)
    script = FLOODS[name][0].replace("hostile(shape(0))", "hostile({ type: 'nothing', more: shape(0) })")
    play.begin(ENDLESS.format("import js", script + ";0"))
    page.wait_for_timeout(300)
    # The flood may have ended its worker in the very moment: then there is nothing to stop.
    play.button("Stop").click(force=True)
    play.wait_for("ready")
    assert play.run("print(6 * 7)")[-1] == ("stdout", "42\n")


@pytest.mark.parametrize("engine", CPYTHON)
def test_a_forged_end_ends_no_more_than_its_own_run(page: Page, host: Host, engine: str) -> None:
    play = hostile(page, host, engine)
    forged = "hostile({ type: 'done', id: self.run, status: 'ok', ms: 1 })"
    play.begin(f"{SCOPES[engine]}\njs.eval({forged + ';0'!r})\nprint('forged')")
    play.wait_for("ready")
    page.wait_for_timeout(300)
    play.wait_for("ready")
    play.restart()
    play.clear()
    assert play.run("print(6 * 7)") == [("stdout", "42\n")]


# Plain programs: what they write is within all bounds, and was more than the page could read without a stall.
# Twice as many colours show nothing else, and take a busy machine a minute each.
WRITING = {
    "a line of many colours, written over": (
        "print(''.join(f'\\x1b[3{at % 7}ma' for at in range(10000)), end='')\nprint('\\x1b[900GX' * 1000)"
    ),
    "many lines of many colours": (
        "line = ''.join(f'\\x1b[3{at % 7}ma' for at in range(2000))\nprint('\\n'.join([line] * 5))"
    ),
    "a message like a place": "raise ValueError('File \"' + 'x' * 90_000)",
    "a message of many places": "raise ValueError('File \"main.py\", line 1\\n' * 4000)",
    "very many banned elements": (
        "class Shown:\n    def _repr_html_(self):\n        return '<link>' * 300_000\nShown()"
    ),
}
COSTLY = ("many lines of many colours", "a message of many places", "very many banned elements")


@pytest.mark.parametrize("name", mainly(COSTLY, WRITING))
def test_the_page_answers_while_it_reads_what_a_program_writes(page: Page, site: Server, name: str) -> None:
    play = opened(page, site)
    page.evaluate(WATCH)
    play.begin(WRITING[name]).wait_for("ready")
    turns, _ = page.evaluate(SEEN)
    assert turns > 10
    expect_alive(play)
