"""A host that nobody should reach: it tells who has connected, and what they have sent."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Heard:
    """url: the host's; peers: the addresses of those that have connected; sent: what came from them."""

    url: str
    peers: list[Any] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)


@contextlib.contextmanager
def listening() -> Iterator[Heard]:
    """Listen until the end, which begins with a look whether whoever connects is heard."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        heard = Heard(f"http://127.0.0.1:{listener.getsockname()[1]}/")

        def take() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, peer = listener.accept()
                    heard.peers.append(peer)
                    connection.settimeout(1)
                    with connection, contextlib.suppress(TimeoutError):
                        heard.sent.append(connection.recv(100))

        threading.Thread(target=take, daemon=True).start()
        yield heard
        with socket.create_connection(listener.getsockname()) as ours:
            ours.sendall(b"here")
            assert ours.recv(1) == b""
            # The last is ours.
            assert (heard.peers.pop(), heard.sent.pop()) == (ours.getsockname(), b"here")
        listener.shutdown(socket.SHUT_RDWR)
