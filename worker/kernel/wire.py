"""What `http.client` takes for a socket: whole requests go to something that makes them, answers come back.

So all that the library does with a request and its answer stays the library's own. Knows HTTP/1.1 as
`http.client` writes and reads it (https://www.rfc-editor.org/rfc/rfc9112). Pure: who makes requests is given.
"""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from http import HTTPStatus
from typing import NamedTuple, Protocol

Headers = list[tuple[str, str]]


class Ask(NamedTuple):
    """A request. seconds: how long nothing may come; None: as long as it takes."""

    method: str
    url: str
    headers: Headers
    body: bytes | None
    seconds: float | None


class Answer(NamedTuple):
    """What came. url: where from, in the end; body: decoded as its headers say."""

    status: int
    url: str
    headers: Headers
    body: bytes


class Sender(Protocol):
    """Who makes requests. All raise OSError: TimeoutError, or a refusal of refusals.py."""

    def send(self, ask: Ask) -> Answer:
        """Make a request and wait for the answer."""

    def send_later(self, ask: Ask) -> Awaitable[Answer]:
        """Make a request."""

    def refusal(self, url: str) -> OSError:
        """Find out why there was no answer from an address."""


# What only the browser sets (https://fetch.spec.whatwg.org/#forbidden-request-header), and the name of the
# program's library, for which browsers would ask the host first, and hosts would say no.
_BROWSERS = (  # noqa: SIM905 - a table to be read
    "accept-charset accept-encoding access-control-request-headers access-control-request-method connection "
    "content-length cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer "
    "transfer-encoding upgrade user-agent via"
).split()
# What is said of bytes that have been decoded since.
_DECODED = ("content-encoding", "transfer-encoding", "connection")
_LENGTH = "content-length"
_CHUNKED_END = b"0\r\n\r\n"


def of_program(headers: Iterable[tuple[str, str]]) -> Headers:
    """Return the headers that a program may set."""
    return [(name, value) for name, value in headers if not _is_browsers(name.lower())]


def _is_browsers(name: str) -> bool:
    return name in _BROWSERS or name.startswith(("proxy-", "sec-"))


class Wire:
    """A connection to one origin, such as `https://example.org`, which is none."""

    def __init__(self, origin: str, seconds: float | None, send: Callable[[Ask], Answer]) -> None:
        self._origin, self._seconds, self._send = origin, seconds, send
        self._head: tuple[str, str, dict[str, str], Headers] | None = None
        self._written = bytearray()
        self._replies: deque[Reply] = deque()

    def sendall(self, data: bytes) -> None:
        """Take a piece of a request; with the last one it is made, and OSError says that it failed."""
        self._written += data
        if self._head is None:
            head, end, rest = bytes(self._written).partition(b"\r\n\r\n")
            if not end:
                return
            self._head, self._written = _parsed(head), bytearray(rest)
        method, target, fields, headers = self._head
        body = _body(fields, self._written)
        if body is None:
            return
        self._head, self._written = None, bytearray()
        url = target if target.startswith(("http://", "https://")) else self._origin + target
        answer = self._send(Ask(method, url, of_program(headers), body or None, self._seconds))
        self._replies.append(Reply(answer, method))

    def makefile(self, *_: object) -> Reply:
        """Return the next answer, as bytes to be read."""
        return self._replies.popleft() if self._replies else Reply(None, "")

    def settimeout(self, seconds: float | None) -> None:
        """Set how long nothing may come."""
        self._seconds = seconds

    def close(self) -> None:
        """There is nothing to be closed."""


class Reply(io.BytesIO):
    """An answer as it would have come over a wire. address: where it came from, in the end."""

    def __init__(self, answer: Answer | None, method: str) -> None:
        super().__init__(b"" if answer is None else _written(answer, method))
        self.address = "" if answer is None else answer.url


def _parsed(head: bytes) -> tuple[str, str, dict[str, str], Headers]:
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, *_ = first.split(" ")
    pairs = [line.partition(":") for line in lines]
    headers = [(name.strip(), value.strip()) for name, _, value in pairs]
    return method, target, {name.lower(): value for name, value in headers}, headers


def _body(fields: dict[str, str], written: bytearray) -> bytes | None:
    """The whole body, if all of it has been written."""
    if fields.get("transfer-encoding", "").lower() == "chunked":
        return _joined(bytes(written)) if written.endswith(_CHUNKED_END) else None
    length = int(fields.get(_LENGTH) or 0)
    return bytes(written) if len(written) >= length else None


def _joined(chunked: bytes) -> bytes | None:
    """The chunks as one; None if the end of one only looked like the end of all."""
    parts: list[bytes] = []
    at = 0
    while at < len(chunked):
        end = chunked.index(b"\r\n", at)
        size = int(chunked[at:end].partition(b";")[0], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(chunked[end + 2 : end + 2 + size])
        at = end + size + 4
    return None


def _written(answer: Answer, method: str) -> bytes:
    """The bytes of an answer, whose length is that of what has come."""
    is_head = method == "HEAD"
    left_out = _DECODED if is_head else (*_DECODED, _LENGTH)
    headers = [(name, value) for name, value in answer.headers if name.lower() not in left_out]
    if not is_head:
        headers.append(("Content-Length", str(len(answer.body))))
    lines = [
        f"HTTP/1.1 {answer.status} {phrase(answer.status)}",
        *(f"{name}: {value}" for name, value in headers),
    ]
    head = "\r\n".join(lines) + "\r\n\r\n"
    return head.encode("latin-1", "replace") + (b"" if is_head else answer.body)


def phrase(status: int) -> str:
    """Return the words for a status, which newer protocols leave out."""
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
