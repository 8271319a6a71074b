"""Programs read the web by the libraries that courses use, are told why they cannot, and can be stopped."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import PREFIX
from tests.browser.playground import Entry, Playground, playing
from tests.browser.settings import ISOLATED, OLDER, PLAIN, is_chromium
from tests.elsewhere import BYTES, NO_HOST, TABLE, Elsewhere
from tests.sites import built
from tools.serve.server import Server, app

pytestmark = [pytest.mark.settings(ISOLATED, PLAIN, OLDER), pytest.mark.allow_page_errors]

# What a browser tells apart, and what it cannot tell while everything waits.
CORS = "does not let web pages of other sites read this address."
GONE = "cannot be reached: there is no such host, or it does not answer."
UNREAD = "The browser could not read"


@pytest.fixture(scope="module")
def elsewhere() -> Elsewhere:
    return Elsewhere()


@pytest.fixture(scope="module")
def other(elsewhere: Elsewhere) -> Iterator[Server]:
    """Another host."""
    with Server(elsewhere) as server:
        yield server
        elsewhere.hold.set()


@pytest.fixture(scope="module")
def booted(browser: Browser, setting: str) -> Iterator[Playground]:
    """One page for all tests of a setting, on a site that has the packages."""
    prefix = "/" if setting == ISOLATED else PREFIX
    site = app(built("network", "requests", "httpx"), isolated=setting == ISOLATED, prefix=prefix)
    with Server(site, path=prefix) as server, playing(browser, server, setting) as play:
        yield play


@pytest.fixture
def play(booted: Playground) -> Playground:
    """The page, with nothing in it."""
    return booted.reset()


Run = Callable[[str], list[Entry]]


@pytest.fixture
def run(play: Playground, other: Server) -> Run:
    """Run a program in which OPEN and CLOSED stand for what may be read elsewhere, and what may not."""
    host = urlsplit(other.url).netloc

    def run(code: str) -> list[Entry]:
        return play.run(
            code.replace("OPEN", f"{other.url}open/")
            .replace("CLOSED", f"{other.url}closed/")
            .replace("HOST", host)
        )

    return run


URLOPEN = "from urllib.request import urlopen\n"
REQUESTS, HTTPX = "import requests\n", "import httpx\n"
CLIENT = "import http.client\nc = http.client.HTTPConnection('HOST')\n"
READING = {
    "urlopen": f"{URLOPEN}print(urlopen('OPENtable.csv').read())",
    "with": f"{URLOPEN}with urlopen('OPENtable.csv', timeout=30) as r: print(r.read())",
    "a redirect": f"{URLOPEN}print(urlopen('OPENmoved').read())",
    "http.client": f"{CLIENT}c.request('GET', '/open/table.csv')\nprint(c.getresponse().read())",
    "requests": f"{REQUESTS}print(requests.get('OPENtable.csv').content)",
    "a session": f"{REQUESTS}with requests.Session() as s: print(s.get('OPENtable.csv', timeout=30).content)",
    "urllib3": "import urllib3\nprint(urllib3.request('GET', 'OPENtable.csv').data)",
    "httpx": f"{HTTPX}print(httpx.get('OPENtable.csv').content)",
    "httpx, awaited": f"{HTTPX}async with httpx.AsyncClient() as c: r = await c.get('OPENtable.csv')\n"
    "print(r.content)",
    "in asyncio": f"{URLOPEN}import asyncio\nasync def main(): print(urlopen('OPENtable.csv').read())\n"
    "await asyncio.gather(main());",
    "in a callback of JavaScript's": f"{URLOPEN}import js\nfrom pyodide.ffi import create_once_callable\n"
    "def show(*_): print(urlopen('OPENtable.csv').read())\n"
    "js.Array.of(1).forEach(create_once_callable(show))",
    "retrieved": "from urllib.request import urlretrieve\nurlretrieve('OPENtable.csv', 'got.csv')\n"
    "print(open('got.csv', 'rb').read())",
}


@pytest.mark.parametrize("name", READING)
def test_a_program_reads_what_a_host_lets_everybody_read(run: Run, name: str) -> None:
    assert run(READING[name]) == [("stdout", f"{TABLE!r}\n")]


def test_an_answer_has_status_headers_and_address(run: Run, other: Server) -> None:
    code = (
        "from urllib.request import urlopen\nr = urlopen('OPENmoved')\n"
        "print(r.status, r.reason, r.headers['Content-Type'], len(r.headers['Content-Length']), r.geturl())\n"
    )
    address = f"{other.url}open/table.csv"
    assert run(code) == [("stdout", f"200 OK text/csv; charset=utf-8 2 {address}\n")]


@pytest.mark.parametrize(
    "read",
    [
        "import requests\ngot = requests.get('OPENbytes').content",
        "from urllib.request import urlopen\ngot = urlopen('OPENbytes').read()",
        "import httpx\ngot = httpx.get('OPENbytes').content",
    ],
)
def test_bytes_stay_what_they_are(run: Run, read: str) -> None:
    assert run(f"{read}\nprint(got == bytes(range(256)) * 40, len(got))") == [
        ("stdout", f"True {len(BYTES)}\n")
    ]


FORM = "'OPENecho', data={'a': 1}, headers={'X-Mine': 'yes'}"
SENDING = {
    "urllib": "import urllib.request, urllib.parse\ndata = urllib.parse.urlencode({'a': 1}).encode()\n"
    "headers = {'X-Mine': 'yes', 'User-Agent': 'Mozilla/5.0', 'Cookie': 'a=b'}\n"
    "r = urllib.request.Request('OPENecho', data=data, headers=headers)\n"
    "print(urllib.request.urlopen(r).read().decode())",
    "requests": f"{REQUESTS}print(requests.post({FORM}).text)",
    "httpx": f"{HTTPX}print(httpx.post({FORM}).text)",
    "http.client, in chunks": f"{CLIENT}"
    "h = {'X-Mine': 'yes', 'Content-Type': 'application/x-www-form-urlencoded'}\n"
    "c.request('POST', '/open/echo', body=iter([b'a', b'=1']), headers=h, encode_chunked=True)\n"
    "print(c.getresponse().read().decode())",
}


@pytest.mark.parametrize("name", SENDING)
def test_a_program_sends_data_and_headers_of_its_own(run: Run, elsewhere: Elsewhere, name: str) -> None:
    said = '{"method": "POST", "type": "application/x-www-form-urlencoded", "body": "a=1"}'
    assert run(SENDING[name]) == [("stdout", f"{said}\n")]
    assert elsewhere.asked[-1][2]["x_mine"] == "yes"


def test_a_page_that_is_not_there_is_an_error_with_its_content(run: Run) -> None:
    code = "import urllib.request, urllib.error\ntry: urllib.request.urlopen('OPENnothing')\n"
    code += "except urllib.error.HTTPError as e: print(e.code, e.reason, e.read())\n"
    code += "import requests, httpx\n"
    code += "print(requests.get('OPENnothing').status_code, httpx.get('OPENnothing').text)"
    assert run(code) == [("stdout", "404 Not Found b'not here'\n404 not here\n")]
    ((kind, told),) = run("import urllib.request\nurllib.request.urlopen('OPENnothing')")
    assert (kind, told.count("File ")) == ("error", 1)
    assert "urllib.error.HTTPError: HTTP Error 404: Not Found" in told
    assert "404 means that there is no such page" in told


def test_a_status_has_its_words_and_an_answer_its_address_and_time(run: Run, other: Server) -> None:
    code = "import requests, httpx\nprint(requests.get('OPENnothing').reason)\n"
    code += "r = httpx.get('OPENmoved')\nprint(r.url, r.reason_phrase, r.elapsed.total_seconds() >= 0)"
    assert run(code) == [("stdout", f"Not Found\n{other.url}open/table.csv OK True\n")]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import httpx\nhttpx.get('www.example.org')", "UnsupportedProtocol: Request URL is missing"),
        (f"{URLOPEN}urlopen('www.example.org')", "Write https:// in front of the address."),
        (f"{REQUESTS}requests.get('www.example.org')", "Perhaps you meant https://www.example.org?"),
    ],
)
def test_an_address_without_its_scheme_is_told_of(run: Run, code: str, said: str) -> None:
    ((kind, told),) = run(code)
    assert kind == "error"
    assert said in told


REFUSED = {
    "urllib.error.URLError: ": f"{URLOPEN}urlopen('ADDRESS')",
    "ConnectionError: ": "import http.client\nc = http.client.HTTPConnection('ADDRESS'.split('/')[2])\n"
    "c.request('GET', '/closed/')",
    "requests.exceptions.ConnectionError: ": f"{REQUESTS}requests.get('ADDRESS')",
    "httpx.ConnectError: ": f"{HTTPX}httpx.get('ADDRESS')",
    "urllib3.exceptions.MaxRetryError: ": "import urllib3\nurllib3.request('GET', 'ADDRESS', retries=1)",
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize(("address", "sentence"), [("CLOSED", CORS), (NO_HOST, GONE)])
def test_a_refusal_says_in_a_sentence_why(
    run: Run, play: Playground, setting: str, name: str, address: str, sentence: str
) -> None:
    # urllib3 warns when it tries again.
    *_, (kind, told) = run(REFUSED[name].replace("ADDRESS", address))
    assert kind == "error"
    assert f"\n{name}" in told
    is_blind = setting == ISOLATED and not is_chromium(play.page.context)
    if setting == OLDER or is_blind:
        assert UNREAD in told
        assert "Either the host does not let web pages of other sites read it (CORS)" in told
    else:
        assert sentence in told
    assert told.count("File ") == 1


def test_an_error_of_the_programs_own_keeps_its_frames(run: Run) -> None:
    code = "from urllib.request import urlopen\ndef get():\n    try: urlopen('CLOSED')\n"
    code += "    except OSError as error: raise RuntimeError('no data') from error\nget()"
    ((_, told),) = run(code)
    assert "RuntimeError: no data" in told
    assert "The above exception was the direct cause" in told
    assert told.count("File ") == 3


LATE = {
    "urllib.error.URLError: <urlopen error timed out>": f"{URLOPEN}urlopen('OPENslow', timeout=0.5)",
    "requests.exceptions.ReadTimeout: ": f"{REQUESTS}requests.get('OPENslow', timeout=0.5)",
    "httpx.ReadTimeout: timed out": f"{HTTPX}httpx.get('OPENslow', timeout=0.5)",
}


@pytest.mark.parametrize("name", LATE)
def test_a_deadline_of_the_programs_is_kept(run: Run, elsewhere: Elsewhere, name: str) -> None:
    elsewhere.hold.clear()
    ((kind, told),) = run(LATE[name])
    elsewhere.hold.set()
    assert kind == "error"
    assert name in told


STOPPED = {
    "urllib": f"{URLOPEN}urlopen('OPENslow')",
    "requests": f"{REQUESTS}requests.get('OPENslow')",
    "httpx": f"{HTTPX}httpx.get('OPENslow', timeout=None)",
    "awaited": f"{HTTPX}async with httpx.AsyncClient(timeout=None) as c: await c.get('OPENslow')",
}


@pytest.mark.parametrize("name", STOPPED)
def test_a_stop_ends_a_program_that_waits_for_an_answer(
    play: Playground, other: Server, elsewhere: Elsewhere, setting: str, name: str
) -> None:
    play.mark()
    elsewhere.hold.clear()
    before = len(elsewhere.asked)
    play.begin("print('begun')\n" + STOPPED[name].replace("OPEN", f"{other.url}open/") + "\nprint('never')")
    play.wait_for_entry("stdout", "begun")
    for _ in range(100):
        if len(elsewhere.asked) == before:
            play.page.wait_for_timeout(100)
    play.stop()
    assert [each for each in play.entries() if "never" in each[1]] == []
    # Where the program can be suspended, Python and what is loaded stay.
    assert play.is_marked() == (setting != OLDER or name == "awaited")
    elsewhere.hold.set()


def test_files_of_the_site_are_read_by_their_relative_addresses(run: Run) -> None:
    code = "import json, urllib.request\n"
    code += "print(json.load(urllib.request.urlopen('manifest.webmanifest'))['name'] != '')\n"
    code += "urllib.request.urlretrieve('./manifest.webmanifest', 'm.json')\n"
    code += "print(len(open('m.json').read()) > 9)"
    assert run(code) == [("stdout", "True\nTrue\n")]
