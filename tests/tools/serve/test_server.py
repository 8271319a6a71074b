"""The server answers as a good static host does."""

import gzip
import http.client
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import brotli
import pytest

from tools.base.steps import StepError
from tools.build import policy
from tools.build.media import media_type
from tools.serve.server import Server, app, serve, start

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

SCRIPT = b"let a = 1;\n" * 50
# More than a socket takes at once, and less than waitress holds back.
LARGE = 12_000_000


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes


def get(server: Server, path: str, **headers: str) -> Answer:
    connection = http.client.HTTPConnection(server.host, server.port, timeout=5)
    try:
        connection.request(
            "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    (root / "index.html").write_bytes(b"<!doctype html>")
    (root / "webworker.js").write_bytes(SCRIPT)
    assets = root / "assets"
    assets.mkdir()
    (assets / "worker.0123abcd.mjs").write_bytes(SCRIPT)
    (assets / "worker.0123abcd.mjs.gz").write_bytes(gzip.compress(SCRIPT))
    (assets / "worker.0123abcd.mjs.br").write_bytes(brotli.compress(SCRIPT))
    (assets / "app.0123abcd.tar.gz").write_bytes(gzip.compress(b"tar"))
    engine = root / "pyodide-0123abcd"
    engine.mkdir()
    (engine / "pyodide.asm.wasm").write_bytes(b"\0asm")
    return root


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    with Server(app(folder)) as running:
        yield running


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.wasm", "application/wasm"),
        ("a.mjs", "text/javascript"),
        ("a.js", "text/javascript"),
        ("a.json", "application/json"),
        ("a.zip", "application/zip"),
        ("a.whl", "application/zip"),
        ("a.woff2", "font/woff2"),
        ("a.tar.gz", "application/gzip"),
        ("a.webmanifest", "application/manifest+json"),
        ("a.svg", "image/svg+xml"),
        ("a.css", "text/css"),
    ],
)
def test_each_ending_has_its_type(name: str, expected: str) -> None:
    assert media_type(name) == expected


def test_the_page_is_isolated_and_always_asked_for_again(server: Server) -> None:
    answer = get(server, "/")
    wanted = {
        "Cache-Control": "no-cache",
        "Content-Type": 'text/html; charset="utf-8"',
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Content-Security-Policy": "frame-ancestors 'self'",
    }
    assert (answer.status, answer.body) == (200, b"<!doctype html>")
    assert {name: answer.headers.get(name) for name in wanted} == wanted


@pytest.mark.parametrize("path", ["/assets/worker.0123abcd.mjs", "/pyodide-0123abcd/pyodide.asm.wasm"])
def test_what_carries_its_hash_is_kept_for_ever(server: Server, path: str) -> None:
    assert get(server, path).headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["assets/worker.0123abcd.mjs", "webworker.js"])
def test_a_script_with_a_scope_of_its_own_is_sent_with_its_policy(server: Server, path: str) -> None:
    for address in (f"/{path}", f"/{path}?engine=brython"):
        assert get(server, address).headers["Content-Security-Policy"] == policy.of(path) != ""


def test_other_sites_may_have_the_page_in_a_frame_if_they_are_named(folder: Path) -> None:
    framing = policy.framing(["https://school.example"])
    with Server(app(folder, isolated=False, framing=framing)) as open_to_school:
        answer = get(open_to_school, "/")
    assert answer.headers.get_all("Content-Security-Policy") == [
        "frame-ancestors 'self' https://school.example"
    ]


def test_what_carries_none_is_asked_for_again_and_not_sent_twice(server: Server) -> None:
    first = get(server, "/webworker.js")
    assert first.headers["Cache-Control"] == "no-cache"
    second = get(server, "/webworker.js", If_None_Match=first.headers["ETag"])
    assert (second.status, second.body) == (304, b"")


@pytest.mark.parametrize(
    ("accepted", "encoding"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", None)]
)
def test_the_smallest_form_that_is_understood_is_sent(
    server: Server, accepted: str, encoding: str | None
) -> None:
    answer = get(server, "/assets/worker.0123abcd.mjs", Accept_Encoding=accepted)
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert unpack(answer.body) == SCRIPT


def test_an_archive_is_sent_as_it_is(server: Server) -> None:
    answer = get(server, "/assets/app.0123abcd.tar.gz", Accept_Encoding="gzip")
    assert answer.headers["Content-Type"] == "application/gzip"
    assert "Content-Encoding" not in answer.headers
    assert gzip.decompress(answer.body) == b"tar"


def test_what_is_not_there_is_a_404_that_is_not_kept(server: Server) -> None:
    answer = get(server, "/nothing/here")
    assert (answer.status, answer.body) == (404, b"There is no /nothing/here here.\n")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Cross-Origin-Embedder-Policy"] == "require-corp"


def test_nothing_above_the_folder_is_served(server: Server) -> None:
    assert get(server, "/../pyproject.toml").status == 404
    assert get(server, "/%2e%2e/pyproject.toml").status == 404


def test_a_simple_host_isolates_nothing_and_may_use_a_path(folder: Path) -> None:
    with Server(app(folder, isolated=False, prefix="/some/prefix/"), path="/some/prefix/") as plain:
        assert plain.url == f"http://127.0.0.1:{plain.port}/some/prefix/"
        answer = get(plain, "/some/prefix/")
        assert answer.status == 200
        assert "Cross-Origin-Embedder-Policy" not in answer.headers
        assert get(plain, "/").status == 404


def test_a_stopped_server_gives_its_port_back(folder: Path) -> None:
    with Server(app(folder)) as running:
        get(running, "/")
    with Server(app(folder), port=running.port) as again:
        assert get(again, "/").status == 200


def test_a_stopped_server_closes_the_files_that_it_had_not_sent_whole(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(bytes(LARGE))
    opened: list[BinaryIO] = []

    def sending(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        opened.append((tmp_path / "large").open("rb"))
        start_response("200 OK", [("Content-Length", str(LARGE))])
        whole: Iterable[bytes] = environ["wsgi.file_wrapper"](opened[-1])
        return whole

    with Server(sending) as server:
        connection = http.client.HTTPConnection(server.host, server.port, timeout=5)
        connection.request("GET", "/")
        assert connection.getresponse().read(1) == bytes(1)
    connection.close()
    assert [each.closed for each in opened] == [True]


def test_a_busy_port_is_told_with_a_fix(server: Server, folder: Path) -> None:
    with pytest.raises(StepError) as caught:
        serve(folder, "127.0.0.1", server.port, opens=False)
    assert caught.value.fix.startswith(f"Port {server.port} is in use")


def test_a_port_that_was_not_asked_for_gives_way(server: Server, folder: Path) -> None:
    with start(app(folder), "127.0.0.1", None, first=server.port) as other:
        assert other.port > server.port
