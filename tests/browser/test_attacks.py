"""A program that wants something of the site gets nothing, and what the page keeps stays as it was."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page

from tests.browser.attacks import CONTROL, ENGINES, REACH, SERVED, Attacker, opened
from tests.browser.conftest import PREFIX
from tests.browser.settings import ISOLATED, PLAIN
from tools.serve.server import Server, app

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

# What is planted where only the site is, and what of it is there later.
PLANT = """async () => {
  localStorage.setItem("planted", "mine");
  document.cookie = "planted=mine; SameSite=Lax";
  await (await caches.open("planted")).put("planted.txt", new Response("mine"));
  await new Promise((resolve) => {
    const opening = indexedDB.open("planted");
    opening.onupgradeneeded = () => opening.result.createObjectStore("all").put("mine", 1);
    opening.onsuccess = () => { opening.result.close(); resolve(); };
  });
  self.heard = [];
  new BroadcastChannel("planted").onmessage = ({ data }) => self.heard.push(data);
  addEventListener("message", ({ data }) => self.heard.push(data));
}"""
KEPT = """async () => {
  const cache = await caches.open("planted");
  const stored = await new Promise((resolve) => {
    const opening = indexedDB.open("planted");
    opening.onsuccess = () => {
      const all = opening.result.transaction("all").objectStore("all").getAll();
      all.onsuccess = () => { opening.result.close(); resolve(all.result); };
    };
  });
  const files = await Promise.all((await cache.matchAll()).map((each) => each.text()));
  const names = (await indexedDB.databases()).map(({ name }) => name).sort();
  return [localStorage.getItem("planted"), document.cookie, files, stored, names, self.heard];
}"""
AS_PLANTED = [
    "mine",
    "planted=mine",
    ["mine"],
    ["mine"],
    ["IDBMap/@pyscript.fs", "offthread", "offthread-versions", "planted"],
    [],
]


class Listener:
    """A host that notes with which cookies it was asked for its own page, from where."""

    def __init__(self, dist: Path, isolated: bool) -> None:
        self._app = app(dist, isolated=isolated, prefix=PREFIX)
        self.own: list[str] = []

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        if environ.get("QUERY_STRING") == "own":
            self.own.append(str(environ.get("HTTP_COOKIE", "")))
        return self._app(environ, start)


@pytest.fixture(params=[ISOLATED, PLAIN])
def listening(request: pytest.FixtureRequest, dist: Path) -> Iterator[tuple[Server, Listener]]:
    """A good host, or one without the headers of isolation."""
    listener = Listener(dist, request.param == ISOLATED)
    with Server(listener, path=PREFIX) as server:
        yield server, listener


def attacker(page: Page, site: Any, engine: str) -> Attacker:
    return Attacker(opened(page, site, engine), engine)


@pytest.mark.smoke
@pytest.mark.unwatched
@pytest.mark.allow_page_errors
@pytest.mark.parametrize("engine", ENGINES)
def test_a_program_reaches_nothing_of_the_site(
    page: Page, listening: tuple[Server, Listener], engine: str
) -> None:
    site, listener = listening
    mallory = attacker(page, site, engine)
    page.evaluate(PLANT)
    outcomes = mallory.attempt(site.url, {**REACH, **SERVED, **CONTROL})
    served = dict.fromkeys(SERVED, "got 200")
    assert outcomes == {**dict.fromkeys(REACH, ""), **served, **dict.fromkeys(CONTROL, "got null")}
    assert page.evaluate(KEPT) == AS_PLANTED
    assert listener.own == [""] * len(SERVED)
    page.reload()
    page.evaluate("() => { self.heard = []; }")
    assert mallory.play.wait_for("ready").run("6 * 7")[-1] == ("result", "42")
    assert page.evaluate(KEPT) == AS_PLANTED
