"""The libraries with which programs reach the web make their requests where they are told to."""

import asyncio
import importlib.util
import socket
import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest

from worker.kernel.refusals import LATE, hint, kind_of, marked, refusal
from worker.kernel.web import Web
from worker.kernel.wire import Answer, Ask

BASE = "https://site.test/play/"


class Host:
    """Answers by address, or fails with what stands there."""

    def __init__(self) -> None:
        self.asked: list[Ask] = []
        self.answers: dict[str, Answer | OSError] = {}

    def send(self, ask: Ask) -> Answer:
        self.asked.append(ask)
        found = self.answers[ask.url]
        if isinstance(found, OSError):
            raise found
        return found

    async def send_later(self, ask: Ask) -> Answer:
        await asyncio.sleep(0)
        return self.send(ask)

    def refusal(self, url: str) -> OSError:
        return refusal("cors", url)


def copy_of(name: str) -> Any:
    """A library's module that no other test uses."""
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Enumerations put their members into the module of this name.
    with patch.dict(sys.modules, {name: module}):
        spec.loader.exec_module(module)
    return module


@pytest.fixture
def host() -> Host:
    return Host()


@pytest.fixture
def web(host: Host) -> Web:
    return Web(host, BASE)


@pytest.fixture
def client(web: Web) -> Any:
    module = copy_of("http.client")
    web.tend_client(module)
    return module


@pytest.fixture
def request_(web: Web, client: Any) -> Any:
    module = copy_of("urllib.request")
    module.http = SimpleNamespace(client=client)
    web.tend_urllib(module)
    return module


def text(url: str, body: bytes = b"text", status: int = 200) -> Answer:
    return Answer(status, url, [("Content-Type", "text/plain")], body)


@pytest.mark.parametrize(
    ("kind", "place", "origin"),
    [
        ("HTTPConnection", ("a.test",), "http://a.test"),
        ("HTTPConnection", ("a.test", 8000), "http://a.test:8000"),
        ("HTTPConnection", ("::1", 8000), "http://[::1]:8000"),
        ("HTTPSConnection", ("a.test",), "https://a.test"),
        ("HTTPSConnection", ("a.test", 80), "https://a.test:80"),
    ],
)
def test_a_connection_is_one_to_its_origin(
    client: Any, host: Host, kind: str, place: Any, origin: str
) -> None:
    host.answers[f"{origin}/x"] = text("")
    connection = getattr(client, kind)(*place, timeout=5)
    connection.request("GET", "/x")
    assert connection.getresponse().read() == b"text"
    assert host.asked[0].seconds == 5


def test_a_proxy_is_the_browsers_matter(client: Any, host: Host) -> None:
    host.answers["https://a.test/"] = text("")
    connection = client.HTTPSConnection("proxy.test", 8080)
    connection.set_tunnel("a.test")
    connection.request("GET", "/")
    assert [ask.url for ask in host.asked] == ["https://a.test/"]


def test_the_deadline_for_all_sockets_counts(
    client: Any, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getdefaulttimeout", lambda: 2.5)
    host.answers["http://a.test/"] = text("")
    client.HTTPConnection("a.test").request("GET", "/")
    client.HTTPConnection("a.test", timeout=None).request("GET", "/")
    assert [ask.seconds for ask in host.asked] == [2.5, None]


def test_urlopen_knows_where_an_answer_came_from(request_: Any, host: Host) -> None:
    host.answers["https://a.test/old"] = text("https://a.test/new")
    response = request_.urlopen("https://a.test/old")
    assert (response.geturl(), response.status, response.read()) == ("https://a.test/new", 200, b"text")


@pytest.mark.parametrize("address", ["data.csv", "./data.csv", "sub/../data.csv", "/play/data.csv"])
def test_a_relative_address_is_one_of_the_site(request_: Any, host: Host, address: str) -> None:
    host.answers[f"{BASE}data.csv"] = text(f"{BASE}data.csv")
    assert request_.urlopen(address).read() == b"text"


@pytest.mark.parametrize("address", ["", "C:\\data.csv", "mailto:a@b.test"])
def test_what_is_no_address_is_refused_as_ever(request_: Any, address: str) -> None:
    with pytest.raises((ValueError, request_.URLError)):
        request_.urlopen(address)


def test_who_has_left_out_the_scheme_is_told_so(request_: Any, host: Host) -> None:
    host.answers[f"{BASE}www.example.org"] = text("", b"", 404)
    with pytest.raises(request_.HTTPError) as failed:
        request_.urlopen("www.example.org")
    assert kind_of(failed.value) == "nowhere"
    assert "Write https:// in front of the address." in str(hint(failed.value))


def test_errors_of_urlopen_are_its_own(request_: Any, host: Host) -> None:
    host.answers["http://a.test/gone"] = text("", b"not here", 404)
    with pytest.raises(request_.HTTPError) as failed:
        request_.urlopen("http://a.test/gone")
    assert (failed.value.code, failed.value.read()) == (404, b"not here")
    assert kind_of(failed.value) == "status"
    host.answers["http://b.test/"] = refusal("cors", "http://b.test/")
    with pytest.raises(request_.URLError, match="does not let web pages of other sites read") as refused:
        request_.urlopen("http://b.test/")
    assert kind_of(refused.value) == "cors"
    assert "(CORS)" in str(hint(refused.value))


class FakeConnection:
    """urllib3's, which makes requests by itself."""

    scheme, host, port = "https", "a.test", 443
    fails: Exception | None = None

    def request(self, *given: Any, **options: Any) -> None:
        if self.fails is not None:
            raise self.fails
        self.given = (given, options)

    def getresponse(self) -> SimpleNamespace:
        return SimpleNamespace(status=404, reason="")


@pytest.fixture
def urllib3(web: Web, client: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., FakeConnection]:
    exceptions: Any = ModuleType("urllib3.exceptions")
    exceptions.ReadTimeoutError = type("ReadTimeoutError", (Exception,), {})
    monkeypatch.setitem(sys.modules, "urllib3.exceptions", exceptions)
    module: Any = ModuleType("connection")
    module.EmscriptenHTTPConnection = type("EmscriptenHTTPConnection", (FakeConnection,), {})
    module.HTTPException = client.HTTPException
    module.TimeoutError = type("TimeoutError", (Exception,), {})
    web.tend_urllib3(module)

    def made(fails: str = "") -> FakeConnection:
        connection: FakeConnection = module.EmscriptenHTTPConnection()
        connection.fails = getattr(module, fails)("Failed to fetch") if fails else None
        return connection

    return made


def test_urllib3_makes_its_requests_itself_without_the_browsers_headers(urllib3: Any) -> None:
    connection = urllib3()
    headers = {"User-Agent": "python-requests/2", "X-Mine": "yes", "Connection": "keep-alive"}
    connection.request("GET", "/x", headers=headers, preload_content=False)
    assert connection.given == (("GET", "/x", None, {"X-Mine": "yes"}), {"preload_content": False})


def test_a_status_of_urllib3_has_its_words(urllib3: Any) -> None:
    assert urllib3().getresponse().reason == "Not Found"


def test_urllib3_learns_why_a_request_has_failed(urllib3: Any) -> None:
    with pytest.raises(ConnectionError, match=r"^a\.test does not let") as failed:
        urllib3("HTTPException").request("GET", "/x")
    assert kind_of(failed.value) == "cors"
    with pytest.raises(Exception, match="Read timed out") as late:
        urllib3("TimeoutError").request("GET", "/x")
    assert (type(late.value).__name__, kind_of(late.value)) == ("ReadTimeoutError", LATE)


class HttpxRequest:
    """One of httpx's."""

    method, url, content = "POST", "https://a.test/x", b"data"
    headers = SimpleNamespace(raw=[(b"X-Mine", b"yes"), (b"Host", b"a.test")])
    extensions: dict[str, Any] = {"timeout": {"connect": 1.0, "read": 2.0}}  # noqa: RUF012

    def read(self) -> bytes:
        return self.content

    async def aread(self) -> bytes:
        return self.content


class HttpxError(Exception):
    """Knows the request that failed."""

    def __init__(self, said: str, request: HttpxRequest) -> None:
        super().__init__(said)
        self.request = request


@pytest.fixture
def httpx(web: Web) -> Any:
    module: Any = ModuleType("httpx")
    module.HTTPTransport, module.AsyncHTTPTransport = type("Sync", (), {}), type("Async", (), {})
    module.Response = lambda status, headers, stream: (status, headers, stream)
    module.ByteStream, module.URL = bytes, str
    for name in ("ReadTimeout", "ConnectError", "UnsupportedProtocol"):
        setattr(module, name, type(name, (HttpxError,), {}))
    web.tend_httpx(module)
    return module


def test_httpx_makes_its_requests_here(httpx: Any, host: Host) -> None:
    told = [("content-encoding", "gzip"), ("x-more", "y")]
    host.answers["https://a.test/x"] = Answer(200, "https://a.test/x", told, b"text")
    request = HttpxRequest()
    wanted = (200, [("x-more", "y")], b"text")
    assert httpx.HTTPTransport().handle_request(request) == wanted
    assert asyncio.run(httpx.AsyncHTTPTransport().handle_async_request(request)) == wanted
    assert host.asked == [Ask("POST", "https://a.test/x", [("X-Mine", "yes")], b"data", 2.0)] * 2


def test_httpx_knows_where_the_browser_has_followed_to(httpx: Any, host: Host) -> None:
    host.answers["https://a.test/x"] = text("https://a.test/new")
    request = HttpxRequest()
    httpx.HTTPTransport().handle_request(request)
    assert request.url == "https://a.test/new"


@pytest.mark.parametrize(
    ("address", "said"), [("a.test/x", "is missing an 'http://'"), ("ftp://a.test/", "protocol 'ftp://'")]
)
def test_httpx_refuses_what_is_no_address_of_the_web(httpx: Any, host: Host, address: str, said: str) -> None:
    request = HttpxRequest()
    request.url = address
    with pytest.raises(httpx.UnsupportedProtocol, match=said):
        httpx.HTTPTransport().handle_request(request)
    with pytest.raises(httpx.UnsupportedProtocol, match=said):
        asyncio.run(httpx.AsyncHTTPTransport().handle_async_request(request))
    assert host.asked == []


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (refusal("gone", "https://a.test/"), "ConnectError"),
        (marked(TimeoutError("timed out"), LATE), "ReadTimeout"),
    ],
)
def test_httpx_fails_in_its_own_way(httpx: Any, host: Host, error: OSError, name: str) -> None:
    host.answers["https://a.test/x"] = error
    with pytest.raises(getattr(httpx, name), match=str(error)[:20]) as failed:
        httpx.HTTPTransport().handle_request(HttpxRequest())
    assert kind_of(failed.value) == kind_of(error)
    with pytest.raises(getattr(httpx, name)):
        asyncio.run(httpx.AsyncHTTPTransport().handle_async_request(HttpxRequest()))
