"""Attacks that once took over the site for good: none outlasts the program."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser import versions
from tests.browser.attacks import CPYTHON, Attacker
from tests.browser.desk import Desk
from tests.browser.hostile import GIVE
from tests.browser.hosts import Host, either_host, hosting
from tests.browser.playground import BOOT_MS, Playground
from tests.browser.test_offline import wait_until_stored
from tests.browser.test_updates import CHECK, expect_version

__all__ = ["either_host"]

# What the page's origin keeps in caches, name by name, but for the note of when each was used.
CACHED = """async () => {
  const all = [];
  for (const name of (await caches.keys()).sort()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (request.url.endsWith("/ledger.json")) continue;
      const bytes = await (await cache.match(request)).arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      all.push([name, request.url, digest.toHex?.() ?? digest.join()]);
    }
  }
  return all;
}"""
SIX_LINES = """import js
for name in await js.caches.keys():
    cache = await js.caches.open(name)
    for request in await cache.keys():
        if '.js' not in request.url:
            await cache.put(request, js.Response.new('<h1>mine</h1>'))"""
DATABASE = """import js
from pyodide.ffi import create_proxy
request = js.indexedDB.open('offthread')
def opened(event):
    works = event.target.result.transaction('works', 'readwrite').objectStore('works')
    works.clear()
request.onsuccess = create_proxy(opened)"""
DELETING = "import js\njs.indexedDB.deleteDatabase('offthread')"
POSTING = {
    "80 strings": "import js\nfor i in range(80): js.postMessage('forged')",
    "a Uint8Array": "import js\njs.postMessage(js.Uint8Array.new(10_000_000))",
}
# The same for engines that cannot wait at the top of a program: by a text of JavaScript.
LASTING = {
    "six lines": """(async () => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) await cache.put(request, new Response("<h1>mine</h1>"));
  }
})().catch(() => {})""",
    "a database emptied": """try {
  const opening = indexedDB.open("offthread");
  opening.onsuccess = () => {
    opening.result.transaction("works", "readwrite").objectStore("works").clear();
    opening.result.transaction("files", "readwrite").objectStore("files").clear();
  };
} catch {}""",
    "a database deleted": "try { indexedDB.deleteDatabase('offthread'); } catch {}",
    "a service worker": "try { navigator.serviceWorker.register(%s + 'sw.js').catch(() => {}); } catch {}",
}
# Takes the port to the keeper of files out of an event.
STEALING = """
  const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data");
  Object.defineProperty(MessageEvent.prototype, "data", { get() {
    if (this.target instanceof MessagePort) self.stolen = this.target;
    return get.call(this);
  } });"""
# Asks the keeper of files to keep something, and to be somebody else's.
PLANTING = """
  const { hash, bytes } = { hash: "0".repeat(64), bytes: new TextEncoder().encode("import js") };
  let id = 90_000;
  for (const key of [hash, "unpacked-1-" + hash, "snapshot", "index", "python"])
    for (const ask of ["keep", "drop"]) keeper({ id: ++id, ask, key, content: bytes });
  for (const key of ["unpacked-1-0.29.0-" + hash, "answers-0.29.0.json", "snapshot-of-mine"])
    for (const ask of ["keep", "drop"]) keeper({ id: ++id, ask, key, content: bytes });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { self.aside = "mine"; };
  keeper({ ask: "aside" }, [port2]);
  keeper({ ask: "host", url: "https://evil.test/", isIndex: true });
  keeper({ type: "serve", box: 1 });
  keeper({ type: "end", box: 1 });"""
SNOOPING = """
  self.told = "none";
  const note = (what) => { self.told += " " + what; };
  try { navigator.locks.query().then((all) => note(JSON.stringify(all)), () => {}); } catch {}
  const ear = new BroadcastChannel("offthread");
  ear.onmessage = ({ data }) => note(JSON.stringify(data));
  ear.postMessage("who is there?");
  setInterval(() => fetch(%s + "input", { method: "POST" })
    .then((answer) => answer.text()).then(note, () => {}), 100);"""


def visit(profile: BrowserContext, host: Host, engine: str = "cpython") -> Playground:
    play = Playground(profile.new_page()).open(host, f"?engine={engine}").wait_for("ready")
    wait_until_stored(play)
    return play


@pytest.mark.unwatched
def test_six_lines_put_no_page_into_the_service_workers_cache(profile: BrowserContext, host: Host) -> None:
    play = visit(profile, host)
    before = play.page.evaluate(CACHED)
    assert before
    assert play.run(SIX_LINES)[-1][0] == "error"
    assert play.page.evaluate(CACHED) == before
    play.page.reload()
    assert play.wait_for("ready").run("6 * 7")[-1] == ("result", "42")


@pytest.mark.unwatched
def test_no_program_reads_rewrites_or_deletes_projects(profile: BrowserContext, host: Host) -> None:
    play = visit(profile, host)
    desk = Desk(play)
    desk.new("notes.txt", "mine")
    desk.wait_until_stored()
    desk.show("main.py")
    for program in (DATABASE, DELETING):
        play.run(program)
        play.page.wait_for_timeout(500)
        play.page.reload()
        play.wait_for("ready")
        desk.expect_files("main.py", "notes.txt")
        assert desk.text("notes.txt") == "mine"
        desk.show("main.py")


@pytest.mark.unwatched
@pytest.mark.allow_page_errors
@pytest.mark.parametrize("engine", CPYTHON)
def test_nothing_that_a_program_does_outlasts_a_reload(
    profile: BrowserContext, host: Host, engine: str
) -> None:
    mallory = Attacker(visit(profile, host, engine), engine)
    desk = Desk(mallory.play)
    desk.new("notes.txt", "mine")
    desk.wait_until_stored()
    desk.show("main.py")
    before = mallory.page.evaluate(CACHED)
    for name, script in LASTING.items():
        told = mallory.script(script.replace("%s", json.dumps(host.url)))
        assert told == [("stdout", "tried\n")], name
        mallory.page.wait_for_timeout(500)
        assert mallory.page.evaluate(CACHED) == before, name
    mallory.page.reload()
    assert mallory.play.wait_for("ready").run("print(6 * 7)")[-1] == ("stdout", "42\n")
    assert desk.text("notes.txt") == "mine"


@pytest.mark.unwatched
def test_six_lines_do_not_outlast_an_update(profile: BrowserContext, dist: Path, tmp_path: Path) -> None:
    with hosting(dist) as host:
        play = visit(profile, host)
        assert play.run(SIX_LINES)[-1][0] == "error"
        host.show(versions.make_newer(dist, tmp_path / "site"))
        play.page.evaluate(CHECK)
        play.page.get_by_role("button", name="Reload now").click(timeout=BOOT_MS)
        expect_version(play.page, versions.VERSION)
        expect(play.code).to_be_visible()


@pytest.mark.unwatched
def test_a_program_gets_hold_of_no_port(profile: BrowserContext, host: Host) -> None:
    mallory = Attacker(visit(profile, host), "cpython")
    mallory.script(STEALING)
    assert mallory.play.run("import micropip\nmicropip.__name__")[-1] == ("result", "'micropip'")
    assert mallory.play.run("import js\nhasattr(js, 'stolen')")[-1] == ("result", "False")


@pytest.mark.unwatched
def test_no_program_plants_a_package(profile: BrowserContext, host: Host) -> None:
    profile.add_init_script(GIVE)
    mallory = Attacker(visit(profile, host), "cpython")
    assert mallory.play.run("import micropip\nmicropip.__name__")[-1] == ("result", "'micropip'")
    before = mallory.page.evaluate(CACHED)
    assert mallory.script(PLANTING) == [("stdout", "tried\n")]
    mallory.page.wait_for_timeout(500)
    assert mallory.page.evaluate(CACHED) == before
    mallory.page.reload()
    assert mallory.play.wait_for("ready").run("import micropip\n6 * 7")[-1] == ("result", "42")


@pytest.mark.unwatched
@pytest.mark.allow_page_errors
def test_no_tab_learns_what_is_typed_into_another(profile: BrowserContext, host: Host) -> None:
    mallory = Attacker(visit(profile, host), "cpython")
    mallory.script(SNOOPING % json.dumps(host.url))
    alice = Playground(profile.new_page()).open(host).wait_for("ready")
    alice.begin("import getpass\nword = getpass.getpass()\nlen(word)").wait_for("waiting")
    alice.page.locator("#input").fill("correct horse")
    alice.page.keyboard.press("Enter")
    expect(alice.of_kind("result")).to_have_text("13", timeout=BOOT_MS)
    assert mallory.play.run("import js\nprint(js.told)")[-1] == ("stdout", "none\n")


@pytest.mark.unwatched
def test_what_a_program_posts_harms_no_page(profile: BrowserContext, host: Host) -> None:
    play = visit(profile, host)
    for program in POSTING.values():
        play.run(program)
        assert "forged" not in str([text for kind, text in play.entries() if kind != "error"])
        assert play.run("6 * 7")[-1] == ("result", "42")
