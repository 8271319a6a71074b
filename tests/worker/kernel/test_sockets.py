"""Sockets refuse what needs another machine, and nothing else."""

import asyncio
from typing import Any

import pytest

from tests.worker.kernel.test_web import copy_of
from worker.kernel import sockets
from worker.kernel.refusals import HINTS, SAID, SOCKETS, hint, kind_of


@pytest.fixture
def socket() -> Any:
    module = copy_of("socket")
    sockets.tend_socket(module)
    return module


@pytest.mark.parametrize(
    ("name", "given", "kind"),
    [
        ("connect", (("127.0.0.1", 80),), "sockets"),
        ("connect_ex", (("127.0.0.1", 80),), "sockets"),
        ("sendto", (b"x", ("127.0.0.1", 80)), "sockets"),
        ("bind", (("", 0),), "server"),
        ("listen", (), "server"),
    ],
)
def test_a_socket_refuses_what_a_browser_cannot_do(socket: Any, name: str, given: Any, kind: str) -> None:
    with socket.socket() as made, pytest.raises(OSError, match="A browser") as failed:
        getattr(made, name)(*given)
    assert failed.value.strerror == SAID[kind]
    assert (kind_of(failed.value), hint(failed.value)) == (kind, HINTS[kind])


@pytest.mark.parametrize(
    ("name", "given", "kind"),
    [
        ("create_connection", (("127.0.0.1", 80),), "sockets"),
        ("create_connection", (("no-such-host.invalid", 80),), "lookup"),
        ("create_server", (("", 0),), "server"),
        ("socketpair", (), "sockets"),
        ("gethostbyname", ("example.org",), "lookup"),
        ("getaddrinfo", (b"example.org", 80), "lookup"),
    ],
)
def test_functions_say_it_too(socket: Any, name: str, given: Any, kind: str) -> None:
    with pytest.raises(OSError, match="A browser") as failed:
        getattr(socket, name)(*given)
    assert kind_of(failed.value) == kind


def test_what_needs_nobody_is_as_ever(socket: Any) -> None:
    assert socket.gethostbyname("localhost") == "127.0.0.1"
    assert socket.getaddrinfo("127.0.0.1", 80)[0][4] == ("127.0.0.1", 80)
    assert socket.getaddrinfo(None, 80)[0][4][1] == 80
    assert isinstance(socket.gethostname(), str)


def test_an_event_loop_says_it_too() -> None:
    class Loop(asyncio.SelectorEventLoop):
        pass

    loop = Loop()
    sockets.tend_loop(loop)
    for name, kind in (("create_connection", SOCKETS), ("create_server", "server")):
        with pytest.raises(OSError, match="A browser") as failed:
            loop.run_until_complete(getattr(loop, name)(print, "a.test", 80))
        assert kind_of(failed.value) == kind
    loop.close()
