"""What a program tries that wants something of the site: a few lines of JavaScript each, for all engines.

A try gives what it got, or throws; `Attacker` has a program make several, and tells how each ended. It knows
nothing of what the page should do.
"""

import json
import time

from playwright.sync_api import Page

from tests.browser.playground import BOOT_MS, Playground, Site
from tests.browser.settings import UNISOLATED, mainly

ENGINES = ("cpython", "brython", "micropython")
# For what an attack has in common with all engines: it is of JavaScript, as is what it attacks.
CPYTHON = mainly(["cpython"], ENGINES)
SCOPES = {"cpython": "import js", "brython": "from browser import self as js", "micropython": "import js"}

# Each is the body of an asynchronous function, with the site's address as `site`; what it returns, it got.
REACH = {
    "caches": "return [await caches.keys()]",
    "caches.open": "return await (await caches.open('planted')).put(site, new Response('bad'))",
    "indexedDB.open": "return await done(indexedDB.open('offthread'))",
    "indexedDB.databases": "return [await indexedDB.databases()]",
    "indexedDB.deleteDatabase": "return await done(indexedDB.deleteDatabase('offthread'))",
    "localStorage": "return localStorage.getItem('planted')",
    "sessionStorage": "return sessionStorage.length",
    "document.cookie": "return document.cookie.split(';')",
    "cookieStore": "return [await cookieStore.getAll()]",
    "navigator.locks.query": "return JSON.stringify(await navigator.locks.query())",
    "navigator.locks.request": "return await navigator.locks.request('a', {steal: true}, () => 'stolen')",
    "navigator.storage.getDirectory": "return await navigator.storage.getDirectory()",
    "navigator.serviceWorker": "return await navigator.serviceWorker.register(site + 'sw.js')",
    "SharedWorker": "return await answer(new SharedWorker(site + script).port)",
    "Worker": "return await answer(new Worker(site + script))",
    "a module Worker": "return await answer(new Worker(site + script, {type: 'module'}))",
    "importScripts": "importScripts(site + script); return 'imported'",
    "import()": "return Object.keys(await import(site + script))",
    "fetch of what is beside the site": "return await (await fetch(new URL('/secret', site))).text()",
    "fetch to write": "return await (await fetch(site, {method: 'POST', body: 'bad'})).status",
    "XMLHttpRequest to write": "return blocking(site, 'PUT')",
    "EventSource": "return await answer(new EventSource(site + 'manifest.webmanifest'))",
    "WebSocket": "return await answer(new WebSocket(site.replace('http', 'ws')))",
    "BroadcastChannel": "return await answer(new BroadcastChannel('planted'))",
    "top": "return top.location.href",
    "parent": "return parent.postMessage('forged', '*')",
    "opener": "return opener.location.href",
    "postMessage": "postMessage({type: 'forged'}); return 'posted'",
    "Notification": "if (Notification.permission !== 'granted') throw Error(); return 1",
    "caches of a worker below": "return await below('caches.keys().then((all) => postMessage([all]))')",
    "databases of a worker below": "return await below('indexedDB.open(`offthread`); postMessage(`open`)')",
    "the files of a worker below": "return await below('importScripts(site); postMessage(`run`)')",
}

# Files of the site, which anybody may read: these requests go out without the visitor's cookies.
SERVED = {
    "fetch": "return (await fetch(site + '?own')).status",
    "fetch with credentials": "return (await fetch(site + '?own', {credentials: 'include'})).status",
    "XMLHttpRequest with credentials": "return blocking(site + '?own')",
    "XMLHttpRequest of a relative address": "return blocking('?own')",
}

# What any program may have: by these one sees that the others are tried at all.
CONTROL = {
    "its own origin": "return origin",
    "a worker below": "return await below('postMessage(origin)')",
    "an address of its own": "return await (await fetch(URL.createObjectURL(new Blob(['null'])))).text()",
}

# By this call a try starts a worker of its own.
BELOW = "below("
# How long such a try may take where it may never end, and how often it is made.
PATIENCE_MS = 20_000
TIMES = 4

HARNESS = """(() => {
  const [site, script, tries] = %s;
  const scope = self;
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result ?? "done");
    request.onerror = () => reject(request.error);
  });
  const answer = (other) => new Promise((resolve, reject) => {
    other.onmessage = other.onopen = (event) => resolve(event.data ?? "opened");
    other.onerror = (event) => { event.preventDefault?.(); reject(Error("refused")); };
    setTimeout(reject, 3000, Error("silent"));
  });
  const below = (text) => answer(new Worker(URL.createObjectURL(
    new Blob([`const site = ${JSON.stringify(site)};${text}`]))));
  const blocking = (url, method = "GET") => {
    const request = new XMLHttpRequest();
    request.open(method, url, false);
    request.withCredentials = true;
    request.send();
    return request.status;
  };
  const Act = (async () => {}).constructor;
  const helpers = { site, script, done, answer, below, blocking };
  scope.told = "";
  const attempts = Object.entries(tries).map(async ([name, body]) => {
    try { return [name, `got ${await new Act(...Object.keys(helpers), body)(...Object.values(helpers))}`]; }
    catch (error) { return [name, ""]; }
  });
  Promise.all(attempts).then((all) => { scope.told = JSON.stringify(Object.fromEntries(all)); });
})()"""


class Attacker:
    """A visitor's page in which a program attacks."""

    def __init__(self, play: Playground, engine: str) -> None:
        self.play, self.scope = play, SCOPES[engine]

    @property
    def page(self) -> Page:
        """The page."""
        return self.play.page

    def script(self, text: str, patience: float = BOOT_MS) -> list[tuple[str, str]]:
        """Have a program carry out a text of JavaScript; its last line prints "tried"."""
        return self.play.run(f"{self.scope}\njs.eval({text!r})\nprint('tried')", patience)

    def attempt(self, site: str, tries: dict[str, str]) -> dict[str, str]:
        """Make all of these tries; return what each got, which is nothing where it was refused."""
        if self._browser != "firefox":
            return self._make(site, tries)
        lower = {name: body for name, body in tries.items() if BELOW in body}
        others = {name: body for name, body in tries.items() if name not in lower}
        return self._make(site, others) | (self._make_again(site, lower) if lower else {})

    @property
    def _browser(self) -> str:
        found = self.page.context.browser
        return found.browser_type.name if found else ""

    def _make(self, site: str, tries: dict[str, str], patience: float = BOOT_MS) -> dict[str, str]:
        script = self.page.evaluate("document.querySelector('script[src]').getAttribute('src')")
        given = json.dumps([site, script, tries])
        told = self.script(HARNESS % given, patience)
        assert told == [("stdout", "tried\n")], told
        return self.told()

    def _make_again(self, site: str, tries: dict[str, str]) -> dict[str, str]:
        """Make tries that start workers, more than once if need be.

        A Firefox that is driven from outside tells its driver of each worker, and about one `new Worker` in
        60 that a worker calls does not return then. It is so without Offthread, too, and never in a Firefox
        that nobody drives: see CONTRIBUTING.md.
        """
        for _ in range(TIMES - 1):
            try:
                return self._make(site, tries, PATIENCE_MS)
            except AssertionError:
                assert self.play.worker.get_attribute("data-state") == "running"
                self.play.press("Restart")
                self.play.wait_for("ready")
        return self._make(site, tries)

    def told(self) -> dict[str, str]:
        """What the tries got, once all have ended."""
        end = time.monotonic() + BOOT_MS / 1000
        while time.monotonic() < end:
            ((_, text), *_) = self.play.run(f"{self.scope}\nprint(js.told)")
            if text.strip():
                found: dict[str, str] = json.loads(text)
                return found
            self.page.wait_for_timeout(200)
        raise AssertionError("some tries have not ended")


def opened(page: Page, site: Site, engine: str = "cpython") -> Playground:
    """Open the page with an engine, as its host serves it, and wait until programs can run."""
    return Playground(page).open(site, f"{UNISOLATED}&engine={engine}").wait_for("ready")
