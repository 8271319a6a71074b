"""Large files that are not as the build made them, sent by a real server: a driver takes seconds for them
on a busy machine, in which the page hears nothing and gives the file up."""

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Route

from tools.serve.server import Server

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment


class Altered:
    """Answers requests by what it was given for them."""

    def __init__(self) -> None:
        self._answers: dict[str, tuple[bytes, str]] = {}
        self._server = Server(self._answer)

    def __enter__(self) -> "Altered":
        self._server.__enter__()
        return self

    def __exit__(self, *about: object) -> None:
        self._server.__exit__(*about)

    def answer(self, route: Route, content: bytes, kind: str = "application/octet-stream") -> None:
        """Answer a request by this content, of this type."""
        name = f"{len(self._answers)}"
        self._answers[f"/{name}"] = content, kind
        route.continue_(url=self._server.url + name)

    def _answer(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        content, kind = self._answers[str(environ["PATH_INFO"])]
        told = [("Content-Type", kind), ("Content-Length", str(len(content)))]
        start("200 OK", [*told, ("Cross-Origin-Resource-Policy", "cross-origin")])
        # As a file, of which the server makes no copy on the disk that it might have to throw away half sent.
        wrapped: Iterable[bytes] = environ["wsgi.file_wrapper"](io.BytesIO(content))
        return wrapped


@pytest.fixture
def altered() -> Iterator[Altered]:
    """A server of files that are not as they should be."""
    with Altered() as server:
        yield server
