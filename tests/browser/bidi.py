#!/usr/bin/env python3
"""Starts Firefox for Playwright, and stands between them: one command that Playwright sends to each new page
is not in every Firefox (ESR 153 lacks it), and the page would fail by that.

A program of its own, which Playwright starts in Firefox's place: it passes its words on, says where it
listens instead of where Firefox does, and hands each byte on. In place of the missing command it asks for
something that every Firefox answers and that changes nothing. So no page has a colour scheme of its choice.
Knows nothing of the tests; the standard library is all that it has.

https://w3c.github.io/webdriver-bidi/, https://datatracker.ietf.org/doc/html/rfc6455#section-5.2
"""

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import BinaryIO

# Which Firefox is to be started.
VARIABLE = "OFFTHREAD_FIREFOX_PROGRAM"
LISTENING = re.compile(rb"WebDriver BiDi listening on ws://(\S+):(\d+)")
MISSING = b'"emulation.setMediaFeaturesOverride"'
# Of the same length, so that a frame stays as long as its head says: JSON allows spaces between its parts.
HARMLESS = b'"session.status"'.ljust(len(MISSING))
SHORT, LONG = 126, 127
MASK_BYTES = 4


def main(words: list[str]) -> int:
    """Run Firefox with these words until it ends; return its exit code."""
    firefox = subprocess.Popen([os.environ[VARIABLE], *words], stderr=subprocess.PIPE)
    assert firefox.stderr is not None
    for line in firefox.stderr:
        found = LISTENING.search(line)
        said = line if found is None else line.replace(found[2], b"%d" % relay(found[1], found[2]))
        sys.stderr.buffer.write(said)
        sys.stderr.buffer.flush()
    return firefox.wait()


def relay(host: bytes, port: bytes) -> int:
    """Hand on whoever calls to this address, for as long as this program runs; return the port to call."""
    listener = socket.create_server(("127.0.0.1", 0))
    words = (listener, (host.decode(), int(port)))
    threading.Thread(target=answer, args=words, daemon=True).start()
    return int(listener.getsockname()[1])


def answer(listener: socket.socket, place: tuple[str, int]) -> None:
    """Join each caller with Firefox."""
    while True:
        caller, _ = listener.accept()
        firefox = socket.create_connection(place)
        for each in (caller, firefox):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=copy, args=(firefox, caller), daemon=True).start()
        threading.Thread(target=translate, args=(caller, firefox), daemon=True).start()


def copy(source: socket.socket, target: socket.socket) -> None:
    """Hand on what Firefox says, as it is."""
    while data := source.recv(1 << 16):
        target.sendall(data)
    target.shutdown(socket.SHUT_WR)


def translate(source: socket.socket, target: socket.socket) -> None:
    """Hand on what Playwright says, but for the missing command."""
    with source.makefile("rb") as stream:
        while line := stream.readline():  # The request that opens a WebSocket.
            is_host = line.lower().startswith(b"host:")
            target.sendall(b"Host: %b:%d\r\n" % address(target) if is_host else line)
            if line == b"\r\n":
                break
        for frame in frames(stream):
            target.sendall(frame)
    target.shutdown(socket.SHUT_WR)


def address(target: socket.socket) -> tuple[bytes, int]:
    """Return where Firefox is: it refuses whoever believes it to be elsewhere."""
    host, port = target.getpeername()
    return host.encode(), port


def frames(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the frames of a client, without the missing command."""
    while len(head := stream.read(2)) == 2:
        size = head[1] & 0x7F
        if size >= SHORT:
            more = stream.read(8 if size == LONG else 2)
            head, size = head + more, int.from_bytes(more)
        mask = stream.read(MASK_BYTES)
        payload = masked(stream.read(size), mask).replace(MISSING, HARMLESS)
        yield head + mask + masked(payload, mask)


def masked(payload: bytes, mask: bytes) -> bytes:
    """Mask a payload, or take the mask off."""
    pattern = (mask * (len(payload) // MASK_BYTES + 1))[: len(payload)]
    return (int.from_bytes(payload) ^ int.from_bytes(pattern)).to_bytes(len(payload))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
