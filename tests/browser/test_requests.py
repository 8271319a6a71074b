"""A program reads files of the site by relative addresses, whether it waits or not; and nothing else."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page

from tests.browser.attacks import ENGINES, SCOPES, Attacker, opened
from tests.browser.conftest import PREFIX
from tests.browser.playground import Playground
from tests.browser.settings import ISOLATED, PLAIN
from tools.serve.server import Server, app

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

TABLE = "name,size\nÅse,3\n"
LIBRARIES = {
    "open_url": "from pyodide.http import open_url\nprint(open_url('data/table.csv').read(), end='')",
    "pyfetch": "from pyodide.http import pyfetch\n"
    "answer = await pyfetch('data/table.csv')\nprint(await answer.string(), end='')",
    "pandas' way": "import urllib.request\nfrom pyodide.http import open_url\n"
    "import csv\nprint(*[','.join(row) for row in csv.reader(open_url('./data/table.csv'))], sep='\\n')",
}
WAITING = """
request = js.XMLHttpRequest.new()
request.open("GET", "data/table.csv", False)
request.send()
print(request.status, request.getResponseHeader("content-type"))
print(request.responseText, end="")
request.open("GET", "missing.csv", False)
request.send()
print(request.status)
"""
PUTTING = """
import js
try:
    await js.fetch("data/table.csv", method="PUT")
except Exception as error:
    print(error)
"""
AJAX = """
from browser import ajax
ajax.get("data/table.csv", blocking=True, oncomplete=lambda request: print(request.text, end=""))
"""
READING = {
    "fetch": "const got = await fetch('data/table.csv'); return [got.status, await got.text()].join()",
    "a missing file": "return (await fetch('missing.csv')).status",
    "XMLHttpRequest": """return await new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.onload = () => resolve(request.responseText);
      request.onerror = reject;
      request.open('GET', site + 'data/table.csv');
      request.setRequestHeader('x-mine', 'yes');
      request.send(); })""",
    "as JSON": """return await new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.responseType = 'arraybuffer';
      request.onload = () => resolve(request.response.byteLength);
      request.open('GET', 'data/table.csv');
      request.send(); })""",
    "with credentials": "return await (await fetch('data/table.csv', {credentials: 'include'})).text()",
}
READ = {
    "fetch": f"got 200,{TABLE}",
    "a missing file": "got 404",
    "XMLHttpRequest": f"got {TABLE}",
    "as JSON": f"got {len(TABLE.encode())}",
    "with credentials": f"got {TABLE}",
}
REFUSED = {
    "writing": "return (await fetch('data/table.csv', {method: 'POST', body: 'mine'})).status",
    "deleting": "const request = new XMLHttpRequest(); request.open('DELETE', 'data/table.csv', false);"
    " request.send(); return request.status",
    "above the folder": "return (await fetch('../secret')).status",
    "the root": "return (await fetch('/secret')).status",
    "above it, encoded": "return (await fetch('%2e%2e/secret')).status",
    "a redirect": "return (await fetch('moved')).status",
    "a socket": "return await answer(new WebSocket('data/table.csv'))",
}


class Shelf:
    """A site with a table beside it; it notes what it was asked for beside the site's own files, and how."""

    def __init__(self, dist: Path, isolated: bool) -> None:
        self._app = app(dist, isolated=isolated, prefix=PREFIX)
        self.asked: list[tuple[str, str, str]] = []

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        path, method = str(environ["PATH_INFO"]), str(environ["REQUEST_METHOD"])
        own = {
            f"{PREFIX}data/table.csv": ("200 OK", [("Content-Type", "text/csv; charset=utf-8")]),
            f"{PREFIX}moved": ("302 Found", [("Location", "/secret")]),
            "/secret": ("200 OK", [("Content-Type", "text/plain")]),
        }
        if path not in own:
            return self._app(environ, start)
        self.asked.append((method, path, str(environ.get("HTTP_COOKIE", ""))))
        start(*own[path])
        return [TABLE.encode() if "table" in path else b"secret"]


Opened = Callable[[str], Playground]


@pytest.fixture(params=[ISOLATED, PLAIN])
def shelf(request: pytest.FixtureRequest, dist: Path) -> Iterator[tuple[Server, Shelf]]:
    """A good host, or one without the headers of isolation."""
    shelf = Shelf(dist, request.param == ISOLATED)
    with Server(shelf, path=PREFIX) as server:
        yield server, shelf


@pytest.mark.parametrize("name", LIBRARIES)
def test_python_reads_a_file_of_the_site(page: Page, shelf: tuple[Server, Shelf], name: str) -> None:
    assert opened(page, shelf[0], "cpython").run(LIBRARIES[name]) == [("stdout", TABLE)]


@pytest.mark.smoke
@pytest.mark.parametrize("engine", ENGINES)
def test_a_program_that_waits_reads_a_file_of_the_site(
    page: Page, shelf: tuple[Server, Shelf], engine: str
) -> None:
    play = opened(page, shelf[0], engine)
    for _ in range(2):
        shown = "".join(text for _, text in play.run(SCOPES[engine] + WAITING))
        assert shown.replace(";charset", "; charset") == f"200 text/csv; charset=utf-8\n{TABLE}404\n"


def test_brythons_own_way_reads_a_file_of_the_site(page: Page, shelf: tuple[Server, Shelf]) -> None:
    assert opened(page, shelf[0], "brython").run(AJAX) == [("stdout", TABLE)]


@pytest.mark.allow_page_errors
@pytest.mark.unwatched
@pytest.mark.parametrize("engine", ENGINES)
def test_a_program_may_read_files_of_the_site_and_no_more(
    page: Page, shelf: tuple[Server, Shelf], engine: str
) -> None:
    site, seen = shelf
    mallory = Attacker(opened(page, site, engine), engine)
    page.evaluate("document.cookie = 'mine=1; path=/'")
    outcomes = mallory.attempt(site.url, {**READING, **REFUSED})
    assert outcomes == {**READ, **dict.fromkeys(REFUSED, "")}
    assert {method for method, _, _ in seen.asked} == {"GET"}
    assert {path for _, path, _ in seen.asked} == {f"{PREFIX}data/table.csv", f"{PREFIX}moved"}
    assert {cookie for _, _, cookie in seen.asked} == {""}


def test_what_a_program_must_not_ask_is_said_in_a_sentence(page: Page, shelf: tuple[Server, Shelf]) -> None:
    play = opened(page, shelf[0], "cpython")
    told = play.run(
        "import js\ntry: await js.fetch('data/table.csv', method='PUT')\nexcept Exception as e: print(e)"
    )
    assert "a program can read files of this site, and no more" in told[0][1]
    (kind, told_at_the_end), *_ = play.run("from pyodide.http import open_url\nopen_url('/secret')")
    assert kind == "error"
    assert "only in its own folder and below" in told_at_the_end


@pytest.mark.parametrize("engine", ["cpython", "brython"])
def test_a_module_that_nobody_could_foresee_is_there_at_once(
    page: Page, shelf: tuple[Server, Shelf], engine: str
) -> None:
    play = opened(page, shelf[0], engine)
    program = "module = __import__(''.join(['color', 'sys']))\nprint(module.__name__)"
    assert play.run(program) == [("stdout", "colorsys\n")]
