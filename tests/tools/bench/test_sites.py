"""What the bench serves of others, and what it counts."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tools.bench.sites import KEPT, Wire, instead, kept

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

Answer = tuple[str, dict[str, str], bytes]
PAGES = {
    "/": ("200 OK", "text/html", b"page"),
    "/a.js": ("200 OK", "text/javascript", b"script"),
    "/gone": ("404 Not Found", "text/plain", b"gone"),
}


def site(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """A page, a script and nothing else."""
    status, kind, body = PAGES[environ["PATH_INFO"]]
    length = str(len(body))
    headers = [("Content-Type", kind), ("Cache-Control", "no-cache"), ("Content-Length", length)]
    start_response(status, headers)
    return [body]


def ask(application: "WSGIApplication", path: str) -> Answer:
    """Return what an application answers."""
    told: list[tuple[str, dict[str, str]]] = []

    def start(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
        told.append((status, dict(headers)))
        return lambda _data: None

    body = b"".join(application({"PATH_INFO": path}, start))
    ((status, headers),) = told
    return status, headers, body


def test_a_browser_may_keep_what_is_not_a_page() -> None:
    given = {path: ask(kept(site), path)[1]["Cache-Control"] for path in PAGES}
    assert given == {"/": "no-cache", "/a.js": KEPT, "/gone": "no-cache"}


def test_one_file_is_another_and_the_others_are_what_they_are() -> None:
    changed = instead(site, "/a.js", b"other", "application/json")
    wanted = {"Content-Type": "application/json", "Content-Length": "5"}
    assert ask(changed, "/a.js") == ("200 OK", wanted, b"other")
    assert ask(changed, "/") == ask(site, "/")


def test_what_was_sent_is_counted_and_what_failed_is_not() -> None:
    wire = Wire(site)
    for path in PAGES:
        ask(wire, path)
    assert wire.sent == {"/": 4, "/a.js": 6}
