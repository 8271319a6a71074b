"""In WebKit, too, displays that bring code of their own run, after a press, and reach nobody."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.browser.listening import listening
from tests.browser.live import FRAME, MAKING
from tests.browser.test_live import BUNDLE, PLOTLY
from tests.browser.test_widgets import FORM, HEAD, index_of_widgets
from tests.webkit.conftest import SHARING
from tests.webkit.driver import Element
from tests.webkit.visitor import Visitor
from tools.serve.server import Server

SHOWN = f"{FRAME}[data-shown]"
COUNTING = "<p id=a>one</p><script>document.getElementById('a').textContent = 'two'</script>"
# Each returns what it got; then another page takes the place. As short as an editor shows at once.
TRYING = """<p id="got"></p><script>
const host = %s, got = {}, tries = {
page: () => parent.document.title, storage: () => localStorage.length, top: () => top.location.href,
fetch: async () => (await fetch(host)).status,
frame: () => new Promise((yes) => {
document.body.append(Object.assign(document.createElement("iframe"), { src: host }));
setTimeout(yes, 700, ""); }) };
(async () => {
for (const name in tries) { try { got[name] = await tries[name](); } catch { got[name] = ""; } }
document.getElementById("got").textContent = JSON.stringify(got);
const again = "<script>fetch('" + host + "')<" + "/script>";
setTimeout(() => {
location.href = URL.createObjectURL(new Blob([again], { type: "text/html" })); }, 1500);
})();</script>"""
# What the widgets of the test import.
NEEDED = ("comm-", "ipywidgets-", "traitlets-")
WORDS = "(selector) => document.querySelector(selector)?.textContent"


@contextmanager
def shown(play: Visitor, code: str) -> Iterator[None]:
    """Run a program that shows something with code, press, and be in its frame."""
    # The driver loses an empty line at the beginning.
    play.run(code.lstrip("\n"))
    play.press("Click to run")
    play.wait(lambda: play.on(SHOWN, "(frame) => !!frame"), "a display that runs")
    frame = play.browser.evaluate("(selector) => document.querySelector(selector)", SHOWN)
    with play.browser.within(Element(frame)):
        yield


def words(play: Visitor, selector: str) -> str:
    """Return the text of an element, once it has one."""
    return str(play.wait(lambda: play.browser.evaluate(WORDS, selector), selector))


def test_a_display_with_code_of_its_own_runs_after_a_press(play: Visitor) -> None:
    with shown(play, MAKING + f"Html({COUNTING!r})"):
        play.wait(lambda: words(play, "#a") == "two", "the display's code")
    assert play.run("6 * 7") == [("result", "42")]


def test_a_display_reaches_neither_page_nor_host(play: Visitor) -> None:
    with listening() as heard:
        with shown(play, f"{MAKING}Html('''{TRYING % json.dumps(heard.url)}''')"):
            got = json.loads(words(play, "#got"))
        assert play.run("import time; time.sleep(3); 6 * 7") == [("result", "42")]
        assert [said for said in heard.sent if said] == []
    assert got == dict.fromkeys(("page", "storage", "top", "fetch", "frame"), "")


@pytest.mark.settings(SHARING)
def test_a_library_of_the_site_draws_and_the_frame_is_as_high(play: Visitor) -> None:
    with shown(play, BUNDLE.format("application/vnd.plotly.v1+json", PLOTLY)):
        play.wait(lambda: "Two bars" in words(play, "body"), "the plot")
    play.wait(lambda: play.on(SHOWN, "(frame) => frame.offsetHeight > 300"), "its height")


@pytest.mark.settings(SHARING)
def test_what_is_done_on_a_widget_reaches_python(play: Visitor) -> None:
    index = index_of_widgets()
    with Server(index.application()) as server:
        those = [
            f"await micropip.install('{server.url}files/{name}', deps=False)"
            for name in index.files
            if name.startswith(NEEDED)
        ]
        assert play.run("import micropip\n" + "\n".join(those)) == []
    with shown(play, HEAD + FORM):
        words(play, "button")
        play.browser.evaluate("() => document.querySelector('button').click()")
        play.wait(lambda: "3  a False" in words(play, "body"), "what was printed within")
    play.wait_for_entry("stdout", "pressed")
