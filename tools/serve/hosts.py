"""Answers a request only if it names the server as the one who started it would.

A page of another site can have its own name lead to this machine (DNS rebinding), and then read what is
served here. Such a request has that name in its Host header. Addresses of this machine, and names that always
lead to it, are answered. Knows WSGI, and nothing of what is served.
"""

import ipaddress
import re
import socket
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

LOOPBACK = ("127.0.0.1", "localhost", "::1")
# A server that listens on these listens on all addresses of the machine.
ALL = ("", "0.0.0.0", "::")
EVERYBODY = "255.255.255.255"
HTTP_PORT = "80"
NAMED = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^\[\]:@/\s,]+))(?::(\d{1,5}))?", re.IGNORECASE)
WORDS = "This server does not answer to {}. Open http://{}:{}{} instead.\n"
NAMELESS = "This server answers only requests with one Host header.\n"


def only_by_name(inner: "WSGIApplication", host: str) -> "WSGIApplication":
    """Have an application answer only those who name the server by its address. host: what it listens on."""

    def outer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        said, port = environ.get("HTTP_HOST"), str(environ["SERVER_PORT"])
        if said and is_ours(said, host, port):
            return inner(environ, start_response)
        name = LOOPBACK[0] if host in ALL else written(host)
        words = WORDS.format(said, name, port, environ.get("SCRIPT_NAME", "") or "/") if said else NAMELESS
        body = words.encode("latin-1", "replace")
        kind = [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))]
        start_response("421 Misdirected Request" if said else "400 Bad Request", kind)
        return [body]

    return outer


def is_ours(said: str, host: str, port: str) -> bool:
    """Tell whether a Host header names a server that listens on a host and a port."""
    found = NAMED.fullmatch(said)
    if not found or (found[3] or HTTP_PORT) != port:
        return False
    name = (found[1] or found[2]).lower()
    return name in (*LOOPBACK, host.lower()) or (host in ALL and is_of_this_machine(name))


def is_of_this_machine(name: str) -> bool:
    """Tell whether a name is an address of this machine: only such can be bound to."""
    try:
        address = ipaddress.ip_address(name)
        family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.bind((name, 0))
    except (ValueError, OSError):
        return False
    # These can be bound to, and are those of many.
    return not address.is_multicast and name not in (*ALL, EVERYBODY)


def written(host: str) -> str:
    """Return a host as it stands in an address."""
    return f"[{host}]" if ":" in host else host
