"""The libraries with which programs reach the web, so that they go the browser's way.

`http.client`, and `urllib.request` by it, get wires that are none (wire.py). urllib3, and `requests` by it,
knows browsers by itself; it learns here which headers are the browser's, and why a request has failed. httpx
gets transports. Nothing is loaded before a program imports it. Pure: who makes requests is given.
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import urldefrag, urlsplit

from worker.kernel.importing import tend_module
from worker.kernel.refusals import LATE, NOWHERE, kind_of, marked
from worker.kernel.wire import Answer, Ask, Sender, Wire, of_program, phrase

Tend = Callable[[Any], None]

_PORTS = {"http": 80, "https": 443}


class Web:
    """What libraries are made to do. base: where relative addresses of the site's own files begin."""

    def __init__(self, sender: Sender, base: str) -> None:
        self._sender, self._base = sender, base

    def install(self) -> None:
        """Tend to each library when a program imports it, or now if it is there."""
        for name, tend in self.tends().items():
            tend_module(name, tend)

    def tends(self) -> dict[str, Tend]:
        """What is done with which module."""
        return {
            "http.client": self.tend_client,
            "urllib.request": self.tend_urllib,
            "urllib3.contrib.emscripten.connection": self.tend_urllib3,
            "httpx": self.tend_httpx,
        }

    def tend_client(self, client: Any) -> None:
        """Have connections of `http.client` be wires."""

        def connecting(scheme: str) -> Callable[[Any], None]:
            def connect(connection: Any) -> None:
                """Connect to the host and port specified in __init__."""
                # A browser has proxies of its own.
                host = connection._tunnel_host or connection.host
                port = connection._tunnel_port if connection._tunnel_host else connection.port
                origin = _origin(scheme, host, port)
                connection.sock = Wire(origin, _seconds(connection.timeout), self._sender.send)

            return connect

        client.HTTPConnection.connect = connecting("http")
        if hasattr(client, "HTTPSConnection"):
            client.HTTPSConnection.connect = connecting("https")

    def tend_urllib(self, request: Any) -> None:
        """Have `urlopen` know relative addresses, and where an answer came from in the end."""
        parse, do_open, base = request.Request._parse, request.AbstractHTTPHandler.do_open, self._base
        fail = request.HTTPDefaultErrorHandler.http_error_default

        def _parse(asked: Any) -> None:
            address = asked._full_url
            if address and not request.urlsplit(address).scheme:
                asked._full_url = request.urljoin(base, address)
                asked.is_relative = True
            parse(asked)

        def http_error_default(handler: Any, req: Any, *rest: Any) -> None:
            try:
                fail(handler, req, *rest)
            except request.HTTPError as error:
                raise (marked(error, NOWHERE) if getattr(req, "is_relative", False) else error) from None

        @wraps(do_open)
        def do_open_here(handler: Any, http_class: Any, req: Any, **options: Any) -> Any:
            response = do_open(handler, http_class, req, **options)
            response.url = getattr(response.fp, "address", "") or response.url
            return response

        request.Request._parse = _parse
        request.HTTPDefaultErrorHandler.http_error_default = http_error_default
        request.AbstractHTTPHandler.do_open = do_open_here

    def tend_urllib3(self, module: Any) -> None:
        """Have urllib3 leave headers to the browser, and say why a request has failed."""
        connection, sender = module.EmscriptenHTTPConnection, self._sender
        ask, get = connection.request, connection.getresponse

        late = sys.modules["urllib3.exceptions"].ReadTimeoutError

        @wraps(ask)
        def request(
            self: Any, method: str, url: str, body: Any = None, headers: Any = None, **options: Any
        ) -> None:
            mine = dict(of_program((headers or {}).items()))
            try:
                ask(self, method, url, body, mine, **options)
            except module.TimeoutError as error:
                # The type by which `requests` knows that it was the host.
                pool = f"{self.scheme.upper()}ConnectionPool(host={self.host!r}, port={self.port})"
                raise marked(late(pool, url, "Read timed out."), LATE) from error
            except module.HTTPException as error:
                whole = _origin(self.scheme, self.host, self.port) + url if url.startswith("/") else url
                raise sender.refusal(whole) from error

        @wraps(get)
        def getresponse(self: Any) -> Any:
            response = get(self)
            response.reason = response.reason or phrase(response.status)
            return response

        connection.request, connection.getresponse = request, getresponse

    def tend_httpx(self, httpx: Any) -> None:
        """Have httpx make its requests here."""
        sender = self._sender

        def handle_request(_transport: Any, request: Any) -> Any:
            request.read()
            _check(httpx, request)
            try:
                return _response(httpx, sender.send(_ask(request)), request)
            except OSError as error:
                raise _httpx_error(httpx, error, request) from error

        async def handle_async_request(_transport: Any, request: Any) -> Any:
            await request.aread()
            _check(httpx, request)
            try:
                return _response(httpx, await sender.send_later(_ask(request)), request)
            except OSError as error:
                raise _httpx_error(httpx, error, request) from error

        httpx.HTTPTransport.handle_request = handle_request
        httpx.AsyncHTTPTransport.handle_async_request = handle_async_request


def _origin(scheme: str, host: str, port: int | None) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"{scheme}://{name}" if port in (None, _PORTS[scheme]) else f"{scheme}://{name}:{port}"


def _seconds(timeout: object) -> float | None:
    """How long nothing may come: what the program has said, or else what it has set for all sockets."""
    if isinstance(timeout, int | float):
        return float(timeout)
    return None if timeout is None else socket.getdefaulttimeout()


def _ask(request: Any) -> Ask:
    timeout: Mapping[str, float | None] = request.extensions.get("timeout", {})
    headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
    body = bytes(request.content) or None
    return Ask(request.method, str(request.url), of_program(headers), body, timeout.get("read"))


def _check(httpx: Any, request: Any) -> None:
    """Refuse what httpx refuses: a browser would take an address without a scheme for one of the site."""
    scheme = urlsplit(str(request.url)).scheme
    if not scheme:
        said = "Request URL is missing an 'http://' or 'https://' protocol."
        raise httpx.UnsupportedProtocol(said, request=request)
    if scheme not in _PORTS:
        said = f"Request URL has an unsupported protocol '{scheme}://'."
        raise httpx.UnsupportedProtocol(said, request=request)


def _response(httpx: Any, answer: Answer, request: Any) -> Any:
    if answer.url != urldefrag(str(request.url)).url:
        # The browser has followed to there.
        request.url = httpx.URL(answer.url)
    left_out = ("content-encoding", "content-length", "transfer-encoding")
    headers = [(name, value) for name, value in answer.headers if name.lower() not in left_out]
    # The time that an answer took is known of those alone that come as a stream.
    return httpx.Response(answer.status, headers=headers, stream=httpx.ByteStream(answer.body))


def _httpx_error(httpx: Any, error: OSError, request: Any) -> Exception:
    made: Exception = (httpx.ReadTimeout if kind_of(error) == LATE else httpx.ConnectError)(
        str(error), request=request
    )
    return made
