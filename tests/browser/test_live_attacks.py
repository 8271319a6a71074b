"""A display with code of its own reaches neither page nor site nor host, and it ends when it is to."""

import contextlib
import json

import pytest
from playwright.sync_api import Browser, Page, expect

from app.output.words import GREEDY
from tests.browser.listening import listening
from tests.browser.live import FRAME, running, show
from tests.browser.playground import Playground, playing
from tests.browser.settings import ISOLATED, PLAIN, is_chromium
from tools.serve.server import Server

# Each is the body of an asynchronous function, with the address of a host as `host`; what it returns, it got.
TRIES = {
    "parent's document": "return parent.document.title",
    "top's document": "return top.document.title",
    "the address of the page": "return parent.location.href",
    "storage of the page": "return parent.localStorage.length",
    "a sibling's document": "return [...Array(parent.length)].map((_, n) => parent[n].document.title)",
    "to lead the page away": "top.location.href = host; return 1",
    "to lead the page away by its name": "const a = document.createElement('a'); a.href = host;"
    "a.target = '_top'; document.body.append(a); a.click(); throw Error()",
    "to lead a sibling away": "for (let n = 0; n < parent.length; n += 1) parent[n].location = host;return 1",
    "to replace the page": "parent.location.replace(host); return 1",
    "a popup": "return open(host).closed",
    "a dialog": "return confirm('?') || ''",
    "cookies": "document.cookie = 'a=b'; return document.cookie",
    "localStorage": "localStorage.a = 1; return localStorage.length",
    "sessionStorage": "sessionStorage.a = 1; return sessionStorage.length",
    "indexedDB": "return await done(indexedDB.open('offthread'))",
    "caches": "return [await caches.keys()]",
    "the file system": "return await navigator.storage.getDirectory()",
    "locks": "return await navigator.locks.request('a', () => 1)",
    "a service worker": "return await navigator.serviceWorker.register('sw.js')",
    "a shared worker": "return await answer(new SharedWorker('data:text/javascript,'))",
    "fetch": "return (await fetch(host)).status",
    "a request without an answer": "await fetch(host, {mode: 'no-cors'}); return 1",
    "XMLHttpRequest": "const x = new XMLHttpRequest(); x.open('GET', host, false); x.send(); return x.status",
    "a socket": "return await answer(new WebSocket(host.replace('http', 'ws')))",
    "events of a host": "return await answer(new EventSource(host))",
    "a picture": "const i = new Image(); i.src = host; await i.decode(); return i.width",
    "a script": "return await loaded('script', 'src')",
    "a module": "return Object.keys(await import(host))",
    "a style": "return await loaded('link', 'href', {rel: 'stylesheet'})",
    "a frame": "return await loaded('iframe', 'src') && frames[0].origin",
    "a frame within": "const f = document.createElement('iframe'); document.body.append(f);"
    "return (await f.contentWindow.fetch(host)).status",
    "a worker's request": "const w = new Worker(URL.createObjectURL(new Blob(['fetch(`' + host + '`)"
    ".then(({status}) => postMessage(status), () => close())']))); return await answer(w)",
    "to have it fetched ahead": "const s = document.createElement('script'); s.type = 'speculationrules';"
    "s.text = JSON.stringify({prefetch: [{urls: [host], eagerness: 'immediate'}]});"
    "document.head.append(s); throw Error()",
    "a form": "const f = document.createElement('form'); f.action = host; document.body.append(f);"
    "f.submit(); throw Error()",
    "a download": "const a = document.createElement('a'); a.href = 'data:,x'; a.download = 'x'; a.click();"
    "throw Error()",
    "full screen": "await document.documentElement.requestFullscreen(); return 1",
    "the camera": "return await navigator.mediaDevices.getUserMedia({video: true})",
    "the clipboard": "return await navigator.clipboard.readText()",
}
HTML = """<h1>Trying</h1><p id="got"></p><script>
const host = %s, got = {};
const soon = (promise) => Promise.race([promise, new Promise((_, no) => setTimeout(no, 700))]);
const answer = (port) => soon(new Promise((yes, no) => {
  port.onmessage = port.onopen = yes; port.onerror = no; port.port?.start();
})).then(() => "answered");
const done = (request) => soon(new Promise((yes, no) => {
  request.onsuccess = () => yes("open"); request.onerror = no;
}));
const loaded = (tag, name, more = {}) => soon(new Promise((yes, no) => {
  const made = Object.assign(document.createElement(tag), more, { [name]: host, onload: yes, onerror: no });
  document.head.append(made);
})).then(() => "loaded");
const tries = { %s };
(async () => {
  for (const [name, attempt] of Object.entries(tries)) {
    try { got[name] = (await soon(attempt())) ?? ""; } catch { got[name] = ""; }
  }
  document.getElementById("got").textContent = JSON.stringify(got);
})();
self.last = () => { %s };
</script>"""
# The display may be gone after this.
LAST = "history.back(); history.go(-3); location.href = host;"


@pytest.fixture
def play(alone: Playground) -> Playground:
    return alone.reset()


@pytest.mark.smoke
@pytest.mark.unwatched
def test_a_display_gets_nothing_of_page_site_and_hosts(play: Playground, violations: list[str]) -> None:
    title, address = play.page.title(), play.page.url
    with listening() as heard:
        tries = ", ".join(f"{json.dumps(name)}: async () => {{ {code} }}" for name, code in TRIES.items())
        frame = show(play, HTML % (json.dumps(heard.url), tries, LAST))
        expect(frame.locator("#got")).not_to_be_empty(timeout=60_000)
        outcomes = json.loads(frame.locator("#got").text_content() or "{}")
        frame.evaluate("() => void setTimeout(last, 10)")
        play.page.wait_for_timeout(1000)
    assert outcomes == dict.fromkeys(TRIES, "")
    assert [said for said in heard.sent if said] == []
    assert (play.page.title(), play.page.url, len(play.page.context.pages)) == (title, address, 1)
    # The browser says what it has blocked.
    violations.clear()
    assert play.run("6 * 7") == [("result", "42")]


# In place of a display, by a way that its policy has not seen yet.
AGAIN = """<p>again<script>
const page = "<script>fetch(" + JSON.stringify(%s) + ")<" + "/script>";
setTimeout(() => { location.href = %s; }, 300);
</script>"""
WAYS = {
    "data": "'data:text/html,' + encodeURIComponent(page)",
    "blob": "URL.createObjectURL(new Blob([page], { type: 'text/html' }))",
}


@pytest.mark.smoke
@pytest.mark.unwatched
def test_a_page_that_a_display_puts_in_its_place_reaches_no_host(
    play: Playground, violations: list[str]
) -> None:
    with listening() as heard:
        for way in WAYS.values():
            with contextlib.suppress(Exception):
                show(play, AGAIN % (json.dumps(heard.url), way))
            play.page.wait_for_timeout(1500)
            play.clear()
        assert [said for said in heard.sent if said] == []
    violations.clear()
    assert play.run("6 * 7") == [("result", "42")]


FORGING = """<p id="a">here</p><script>
const forged = [{ is: "height", height: 1e9 }, { is: "height", height: NaN }, { is: "height" },
  { is: "wants", names: "x" }, { is: "wants", names: ["../sw.js", "__proto__"] },
  { is: "wants", names: ["constructor"] }, { is: "lacks", hosts: [{}] }, { is: "failed", reason: 5 },
  { is: "rested", at: "x" }, { is: "toString" }, null, 7, "offthread live", { type: "ready" }];
const { postMessage } = MessagePort.prototype;
let port;
MessagePort.prototype.postMessage = function (...words) {
  port ??= this;
  return postMessage.apply(this, words);
};
setTimeout(() => {
  if (port) for (const each of forged) postMessage.call(port, each);
  document.title = port ? "done" : "none";
}, 3500);
</script>"""


@pytest.mark.smoke
@pytest.mark.unwatched
def test_forged_messages_by_the_frame_s_own_port_change_nothing(play: Playground) -> None:
    frame = show(play, FORGING)
    frame.wait_for_function("() => document.title === 'done'", timeout=20_000)
    play.page.wait_for_timeout(300)
    height = play.page.locator(FRAME).evaluate("(each) => each.getBoundingClientRect().height")
    assert height <= 722
    assert play.run("6 * 7") == [("result", "42")]


FLOODS = {
    "to the page": "setInterval(() => { for (let n = 0; n < 50; n += 1) parent.postMessage('x', '*'); }, 1);",
    "a forged beginning": "parent.postMessage('offthread live', '*');",
    "to Python, which it may not speak to": "const { postMessage } = MessagePort.prototype;"
    "MessagePort.prototype.postMessage = function (...words) { postMessage.apply(this, words);"
    "postMessage.call(this, { is: 'comm', data: new Uint8Array(2), buffers: [] }); };"
    "document.body.style.height = '333px';",
    "by its port": "const { postMessage } = MessagePort.prototype;"
    "MessagePort.prototype.postMessage = function () {"
    "setInterval(() => { for (let n = 0; n < 50; n += 1) postMessage.call(this, { is: 'pong' }); }, 1); };"
    "document.body.style.height = '333px';",
}


@pytest.mark.unwatched
def test_a_flood_of_messages_closes_the_display_and_says_so(play: Playground) -> None:
    for how, code in FLOODS.items():
        play.run(f"class H:\n    def _repr_html_(self): return {f'<p>x<script>{code}</script>'!r}\nH()")
        with contextlib.suppress(Exception):
            running(play)
        said = play.page.locator(".live-words")
        expect(said.filter(has_text="more messages to the page"), how).to_have_count(1, timeout=15_000)
        expect(play.page.locator(FRAME)).to_have_count(0)
        play.clear()
    assert play.run("6 * 7") == [("result", "42")]


def test_a_display_ends_with_its_entry(play: Playground) -> None:
    frame = show(play, "<p>a<script>setInterval(() => 1, 5)</script>")
    play.clear()
    expect(play.page.locator(FRAME)).to_have_count(0)
    assert frame.is_detached()
    show(play, "<p>a<script>1</script>")
    play.run("for n in range(40): display(1, display_id=str(n)); print('x\\n' * 400)")
    expect(play.page.locator(FRAME)).to_have_count(0)


STEALS_MS = 2500
# Takes the keyboard a while after it was shown, and counts the keys that it hears.
STEALING = f"""<input id=i><script>
const field = document.getElementById("i");
document.body.dataset.heard = "";
field.addEventListener("keydown", () => {{ document.body.dataset.heard += "x"; }});
setTimeout(() => setInterval(() => {{ window.focus(); field.focus(); }}, 20), {STEALS_MS});
</script>"""
# Chromium's driver has each frame believe that it has the keyboard.
AS_IT_IS = ("Emulation.setFocusEmulationEnabled", {"enabled": False})


@pytest.mark.smoke
def test_a_display_does_not_hear_what_is_typed_elsewhere(page: Page, site: Server) -> None:
    play = Playground(page).open(site).wait_for("ready")
    frame = show(play, STEALING)
    for each in (page, frame) if is_chromium(page.context) else ():
        page.context.new_cdp_session(each).send(*AS_IT_IS)
    page.mouse.move(5, 5)
    play.code.click()
    page.keyboard.press("ControlOrMeta+End")
    if is_chromium(page.context):
        expect(page.locator(".live-words")).to_contain_text(GREEDY)
    else:
        # Firefox gives the keyboard to none that was not pressed.
        page.wait_for_timeout(STEALS_MS + 1000)
    page.keyboard.type("and the end", delay=50)
    expect(play.code).to_contain_text("and the end")
    assert frame.is_detached() or frame.evaluate("document.body.dataset.heard") == ""


@pytest.mark.chromium
@pytest.mark.unwatched
@pytest.mark.settings(ISOLATED, PLAIN)
def test_an_endless_loop_leaves_the_page_free_and_is_closed(
    browser: Browser, host: Server, setting: str
) -> None:
    with playing(browser, host, setting) as play:
        show(play, "<p>a<script>setTimeout(() => { for (;;); }, 200)</script>")
        play.type_code("# typed meanwhile")
        expect(play.code).to_contain_text("# typed meanwhile")
        expect(play.page.locator(".live-words")).to_contain_text("did not answer", timeout=60_000)
        expect(play.page.locator(FRAME)).to_have_count(0)
        # It has taken the box with it, whose process was the same.
        play.wait_for("failed").press("Retry")
        assert play.wait_for("ready").run("6 * 7")[-1] == ("result", "42")
        play.errors.clear()
