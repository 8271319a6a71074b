"""In WebKit, too, work outlives a reload, a link brings it along, the site works without its host, and the
drop-in worker does what Pyodide's first sample promises.
"""

from pathlib import Path

import pytest

from tests.browser.hosts import Address, hosting
from tests.browser.test_webworker import SEED
from tests.webkit.conftest import PLAIN, SHARING
from tests.webkit.driver import webkit_browser
from tests.webkit.visitor import Visitor
from tools.serve.server import Server

WRITE = "print('text', file=open('a.txt', 'w'))\nopen('b.bin', 'wb').write(bytes(range(256))); None"
READ = "print(open('a.txt').read(), open('b.bin', 'rb').read() == bytes(range(256)))"
# Storing begins a quarter of a second after a change.
STORED = "async () => { await new Promise((later) => setTimeout(later, 600)); await offthreadStore.list(); }"
LINK = """() => [...document.querySelectorAll("dialog[open] textarea, dialog[open] input")]
  .map((each) => each.value).find((each) => each.startsWith("http"))"""
RANKS = "{ A_rank: [0.8, 0.4, 1.2, 3.7, 2.6, 5.8], python }"
ASK = f"""(python) => new Promise((resolve, reject) => {{
  const worker = new Worker("./webworker.js");
  worker.onmessage = ({{ data }}) => resolve(data);
  worker.onerror = ({{ message }}) => reject(message);
  worker.postMessage({RANKS});
}})"""


def test_files_and_code_are_there_after_a_reload(fresh: Visitor) -> None:
    fresh.run(WRITE)
    fresh.fill("Code", READ)
    fresh.browser.evaluate(STORED)
    fresh.browser.go(fresh.url)
    fresh.wait_for("ready").press("Run")
    fresh.wait_for_entry("stdout", "text\n True\n")


@pytest.mark.settings(SHARING)
def test_after_one_visit_the_site_works_without_its_host_and_isolates_itself(
    dist: Path, setting: str
) -> None:
    with hosting(dist, isolated=False) as host, webkit_browser(setting == SHARING) as browser:
        # It loads itself once more to be isolated.
        play = Visitor(browser, host).wait_for("ready")
        said = "() => document.querySelector('#offline').textContent"
        play.wait(lambda: "offline ready" in browser.evaluate(said), "the site is stored")
        host.stop()
        browser.go(host.url)
        assert play.wait_for("ready").run("6 * 7") == [("result", "42")]
        assert (play.facts()["start"], play.facts()["isolated"]) == ("snapshot", True)


@pytest.mark.settings(PLAIN)
def test_a_link_brings_code_and_data_along(fresh: Visitor) -> None:
    fresh.fill("Code", "from data import a\nprint(a, 'ü 😀')")
    fresh.fill("Data", '{"a": [1, 2]}')
    fresh.press("More")
    fresh.press("Share")
    link = fresh.wait(lambda: fresh.browser.evaluate(LINK), "a link")
    with webkit_browser(shares_memory=False) as other:
        play = Visitor(other, Address(link)).wait_for("ready")
        play.press("Run")
        play.wait_for_entry("stdout", "[1, 2] ü 😀")


@pytest.mark.settings(PLAIN, SHARING)
def test_the_first_sample_of_pyodide_works_with_the_drop_in(setting: str, host: Server) -> None:
    with webkit_browser(setting == SHARING) as browser:
        # Any page of the site's origin will do.
        browser.go(host.url + "manifest.webmanifest")
        assert browser.evaluate(ASK, SEED) == {"results": 2.0634114147853952}
