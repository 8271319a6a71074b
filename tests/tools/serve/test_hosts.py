"""The dev server answers to its own address only, so that no other site's name can lead a page to it."""

import http.client
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.serve.hosts import is_of_this_machine
from tools.serve.server import Server, app, start

PAGE = b"<!doctype html>"


def ask(port: int, host: str | None, address: str = "127.0.0.1") -> tuple[int, str]:
    """Ask for the page under a name; return the status and the text."""
    connection = http.client.HTTPConnection(address, port, timeout=5)
    try:
        connection.putrequest("GET", "/", skip_host=True)
        if host is not None:
            connection.putheader("Host", host.format(port))
        connection.endheaders()
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def own_address() -> str:
    """An address of this machine, not of its loopback if it has one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.2"
        return str(probe.getsockname()[0])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    (root / "index.html").write_bytes(PAGE)
    return root


@pytest.fixture(scope="module")
def near(folder: Path) -> Iterator[Server]:
    """The dev server as it is without options."""
    with start(app(folder), "127.0.0.1", None, first=18400) as server:
        yield server


@pytest.fixture(scope="module")
def open_to_all(folder: Path) -> Iterator[Server]:
    """The dev server with `--host 0.0.0.0`."""
    with start(app(folder), "0.0.0.0", None, first=18450) as server:
        yield server


@pytest.mark.parametrize("host", ["127.0.0.1:{}", "localhost:{}", "LOCALHOST:{}", "[::1]:{}"])
def test_it_answers_to_the_names_of_loopback_with_its_port(near: Server, host: str) -> None:
    assert ask(near.port, host) == (200, PAGE.decode())


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:{}",
        "127.0.0.1",
        "localhost",
        "127.0.0.1:1",
        "127.0.0.1.evil.example:{}",
        "localhost.evil.example:{}",
        "evil.example@127.0.0.1:{}",
        "127.0.0.1:{}, evil.example:{}",
        "192.0.2.1:{}",
        "[::2]:{}",
        "0.0.0.0:{}",
        "::1:{}",
        "[::1]x:{}",
        "127.1:{}",
        ":{}",
    ],
)
def test_any_other_name_gets_a_sentence_and_nothing_of_the_site(near: Server, host: str) -> None:
    said = host.replace("{}", str(near.port))
    words = f"This server does not answer to {said}. Open http://127.0.0.1:{near.port}/ instead.\n"
    assert ask(near.port, said) == (421, words)


@pytest.mark.parametrize("host", [None, ""])
def test_a_request_without_a_name_is_refused(near: Server, host: str | None) -> None:
    assert ask(near.port, host) == (400, "This server answers only requests with one Host header.\n")


def test_on_all_addresses_it_answers_to_those_of_the_machine_and_no_others(open_to_all: Server) -> None:
    port, own = open_to_all.port, own_address()
    for host in ("127.0.0.1:{}", "localhost:{}", own + ":{}"):
        assert ask(port, host) == (200, PAGE.decode())
    for host in ("evil.example:{}", "192.0.2.1:{}", "255.255.255.255:{}", own):
        assert ask(port, host)[0] == 421


def test_what_is_an_address_of_the_machine_is_found_out_by_asking_it() -> None:
    assert is_of_this_machine("127.0.0.1")
    assert is_of_this_machine(own_address())
    assert [
        each for each in ("192.0.2.1", "0.0.0.0", "::", "example.org", "") if is_of_this_machine(each)
    ] == []
