"""A host of another origin than the site's, on loopback, of which pages may read a part."""

import json
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

READABLE = [
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Allow-Headers", "X-Mine, Content-Type"),
    ("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE"),
    ("Access-Control-Expose-Headers", "X-Method"),
]
TABLE = b"name,size\nAda,3\nBob,4\n"
BYTES = bytes(range(256)) * 40
# This name never exists: https://www.rfc-editor.org/rfc/rfc6761#section-6.4
NO_HOST = "http://no-such-host.invalid/"
MOST_SECONDS = 60

Answer = tuple[str, str, bytes]


class Elsewhere:
    """What is below `/open/` may be read by everybody, and nothing else.

    `asked` has the method, path and headers of each request but those that ask for permission; `hold` keeps
    `/open/slow` waiting until it is set.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.hold = threading.Event()

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        path, method = str(environ["PATH_INFO"]), str(environ["REQUEST_METHOD"])
        allowed = READABLE if path.startswith("/open/") else []
        if method == "OPTIONS":
            start("204 No Content", allowed)
            return []
        headers = {
            name[5:].lower(): str(value) for name, value in environ.items() if name.startswith("HTTP_")
        }
        self.asked.append((method, path, headers))
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        status, kind, content = self._answer(path, method, body, environ)
        told = [*allowed, ("Content-Type", kind), ("X-Method", method)]
        if status.startswith("302"):
            told.append(("Location", "/open/table.csv"))
        start(status, [*told, ("Content-Length", str(len(content)))])
        return [b"" if method == "HEAD" else content]

    def _answer(self, path: str, method: str, body: bytes, environ: "WSGIEnvironment") -> Answer:
        if path == "/open/slow":
            self.hold.wait(MOST_SECONDS)
        if path == "/open/echo":
            said = {"method": method, "type": environ.get("CONTENT_TYPE", ""), "body": body.decode("latin-1")}
            return "200 OK", "application/json", json.dumps(said).encode()
        return ANSWERS.get(path.rpartition("/")[2], lambda: ("404 Not Found", "text/plain", b"not here"))()


ANSWERS: dict[str, Callable[[], Answer]] = {
    "table.csv": lambda: ("200 OK", "text/csv; charset=utf-8", TABLE),
    "table.json": lambda: ("200 OK", "application/json", b'[{"name": "Ada", "size": 3}]'),
    "bytes": lambda: ("200 OK", "application/octet-stream", BYTES),
    "slow": lambda: ("200 OK", "text/plain", b"late"),
    "moved": lambda: ("302 Found", "text/plain", b""),
}
