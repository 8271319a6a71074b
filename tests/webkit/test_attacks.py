"""In WebKit, too, a program that wants something of the site gets nothing."""

import json

from tests.browser.attacks import CONTROL, HARNESS, REACH
from tests.browser.test_attacks import AS_PLANTED, KEPT, PLANT
from tests.webkit.visitor import Visitor

# There, a program has a store of this name: one that belongs to nobody, and ends with the page.
OF_NOBODY = {"caches", "caches.open", "navigator.locks.query", "navigator.locks.request", "caches of a worker below"}


def test_a_program_reaches_nothing_of_the_site(fresh: Visitor) -> None:
    fresh.browser.evaluate(PLANT)
    site = fresh.url.partition("?")[0]
    script = fresh.browser.evaluate("() => document.querySelector('script[src]').getAttribute('src')")
    given = json.dumps([site, script, {**REACH, **CONTROL}])
    assert fresh.run(f"import js\njs.eval({HARNESS % given!r})\nprint('tried')") == [("stdout", "tried\n")]
    told = fresh.wait(lambda: fresh.run("print(js.told)")[0][1].strip(), "the end of all tries")
    print(told)
    assert fresh.browser.evaluate(KEPT) == AS_PLANTED
