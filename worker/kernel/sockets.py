"""Sockets, which a browser has not: programs that want to connect or to listen are told so at once.

Emscripten would make WebSockets of them, which no host of the web expects, and say that they are connected.
What needs no other machine stays: names, constants, sockets that are only made. Pure.
"""

from __future__ import annotations

import errno
import ipaddress
from collections.abc import Callable
from typing import Any

from worker.kernel.refusals import LOOKUP, SAID, SERVER, SOCKETS, marked

_CONNECTING = ("connect", "connect_ex", "sendto", "sendmsg", "recvfrom", "recvfrom_into")
_PAIRING = ("socketpair",)
_SERVING = ("bind", "listen", "accept")
_FUNCTIONS = {"socketpair": SOCKETS, "create_server": SERVER}
_LOOKING_UP = ("getaddrinfo", "gethostbyname", "gethostbyname_ex")
_LOOP_CONNECTING = (
    "create_connection",
    "create_datagram_endpoint",
    "create_unix_connection",
    "sock_connect",
    "sock_sendto",
)
_LOOP_SERVING = ("create_server", "create_unix_server", "sock_accept")


def _error(kind: str) -> OSError:
    return marked(OSError(errno.EOPNOTSUPP, SAID[kind]), kind)


def tend_socket(socket: Any) -> None:
    """Have sockets refuse what needs another machine, and names of other machines be known to nobody."""
    for kind, names in ((SOCKETS, _CONNECTING), (SERVER, _SERVING)):
        for name in names:
            setattr(socket.socket, name, _refusing(name, kind))
    for name, kind in _FUNCTIONS.items():
        setattr(socket, name, _refusing(name, kind))
    for name in _LOOKING_UP:
        setattr(socket, name, _looking_up(getattr(socket, name), socket))


def tend_loop(loop: Any) -> None:
    """The same for what an event loop connects."""
    for kind, names in ((SOCKETS, _LOOP_CONNECTING), (SERVER, _LOOP_SERVING)):
        for name in names:
            setattr(type(loop), name, _refusing_later(name, kind))


def _refusing(name: str, kind: str) -> Callable[..., Any]:
    def refuse(*_given: object, **_options: object) -> Any:
        raise _error(kind)

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


def _refusing_later(name: str, kind: str) -> Callable[..., Any]:
    async def refuse(*_given: object, **_options: object) -> Any:
        raise _error(kind)

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


def _looking_up(original: Callable[..., Any], socket: Any) -> Callable[..., Any]:
    def look_up(host: object, *given: object, **options: object) -> Any:
        if _is_here(host, socket):
            return original(host, *given, **options)
        raise marked(socket.gaierror(socket.EAI_NONAME, SAID[LOOKUP]), LOOKUP)

    look_up.__name__ = look_up.__qualname__ = original.__name__
    return look_up


def _is_here(host: object, socket: Any) -> bool:
    """Tell whether nobody has to be asked for the address of a host."""
    if host in (None, "", b"", "localhost", b"localhost", socket.gethostname()):
        return True
    try:
        ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host))
    except ValueError:
        return False
    return True
