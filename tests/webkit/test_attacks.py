"""In WebKit, too, a program that wants something of the site gets nothing."""

import json

from tests.browser.attacks import CONTROL, HARNESS, REACH
from tests.browser.test_attacks import AS_PLANTED, KEPT, PLANT
from tests.webkit.visitor import Visitor

# WebKit gives a program a store of this name: one that belongs to nobody, and ends with the page.
OF_NOBODY = {"caches", "caches.open", "caches of a worker below"}
NAMES = "import js\nawait js.eval('(async () => `${await caches.keys()}`)()')"


def printed(play: Visitor, expression: str) -> str:
    """What a program prints of something."""
    return play.run(f"import js\nprint({expression})")[0][1].strip()


def in_lines(text: str) -> str:
    """A text as Python has it, in lines of which the editor shows each as a whole."""
    return "\n".join(repr(text[at : at + 100]) for at in range(0, len(text), 100))


def test_a_program_reaches_nothing_of_the_site(fresh: Visitor) -> None:
    fresh.browser.evaluate(PLANT)
    site = fresh.url.partition("?")[0]
    script = fresh.browser.evaluate("() => document.querySelector('script[src]').getAttribute('src')")
    given = json.dumps([site, script, {**REACH, **CONTROL}])
    code = f"import js\njs.eval({in_lines(HARNESS % given)})\nprint('tried')"
    assert fresh.run(code) == [("stdout", "tried\n")]
    told = json.loads(fresh.wait(lambda: printed(fresh, "js.told"), "the end of all tries"))
    assert told.keys() == REACH.keys() | CONTROL.keys()
    assert {name for name, got in told.items() if got and name in REACH} <= OF_NOBODY
    assert told["its own origin"] == "got null"
    assert fresh.browser.evaluate(KEPT) == AS_PLANTED
    fresh.browser.go(fresh.url)
    assert fresh.wait_for("ready").run(NAMES) == [("result", "''")]
    # Without the cache: a private window of WebKit, which a driven one is, empties it at each reload.
    kept = fresh.browser.evaluate(KEPT)
    assert (kept[:2], kept[3:5]) == (AS_PLANTED[:2], AS_PLANTED[3:5])
