"""Brython reads the web by `urllib.request`, and MicroPython says who can."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.attacks import opened
from tests.browser.playground import Playground
from tests.elsewhere import NO_HOST, TABLE, Elsewhere
from tools.serve.server import Server

pytestmark = pytest.mark.allow_page_errors
URLOPEN = "from urllib.request import urlopen, Request\n"


@pytest.fixture(scope="module")
def other() -> Iterator[Server]:
    """Another host."""
    with Server(Elsewhere()) as server:
        yield server


@pytest.fixture
def play(page: Page, site: Server) -> Playground:
    """The page with Brython at work."""
    return opened(page, site, "brython")


def test_brython_reads_bytes_and_sends_data(play: Playground, other: Server) -> None:
    address = f"{other.url}open/"
    code = f"{URLOPEN}with urlopen('{address}table.csv') as r:\n"
    code += "    print(r.status, r.headers['Content-Type'], r.read())\n"
    code += f"print(urlopen(Request('{address}echo', data=b'a=1', headers={{'X-Mine': 'yes'}})).read())"
    said = b'{"method": "POST", "type": "application/x-www-form-urlencoded", "body": "a=1"}'
    assert play.run(code) == [("stdout", f"200 text/csv; charset=utf-8 {TABLE!r}\n{said!r}\n")]
    assert play.run(f"{URLOPEN}print(len(urlopen('manifest.webmanifest').read()) > 9)") == [
        ("stdout", "True\n")
    ]


def test_brython_says_why_it_could_not(play: Playground, other: Server) -> None:
    code = f"{URLOPEN}from urllib.error import HTTPError, URLError\n"
    code += f"try: urlopen('{other.url}open/nothing')\nexcept HTTPError as e: print(e.code, e.read())\n"
    code += f"for address in ('{other.url}closed/', '{NO_HOST}'):\n"
    code += "    try: urlopen(address)\n    except URLError as e: print('CORS' in str(e), address in str(e))"
    assert play.run(code) == [("stdout", "404 b'not here'\nTrue True\nTrue True\n")]


def test_brythons_webbrowser_says_what_it_would_open(play: Playground) -> None:
    told = "To open this page, copy its address: https://example.org/\n"
    assert play.run("import webbrowser\nprint(webbrowser.open('https://example.org/'))") == [
        ("stdout", f"{told}True\n")
    ]


def test_micropython_says_who_reads_the_web(page: Page, site: Server) -> None:
    ((kind, told), *_) = opened(page, site, "micropython").run("from urllib.request import urlopen")
    assert kind == "error"
    assert "MicroPython" in told
