"""Serve a built site as a good static host would: types, compression, caching, isolation.

WhiteNoise answers, waitress listens. `app()` is the WSGI application, `Server` a running one for tests and
benches, `serve()` the command. Knows nothing of how the site was built but that hashes stand in its names.
"""

import errno
import hashlib
import logging
import socket
import threading
import webbrowser
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from waitress import create_server, wasyncore
from whitenoise import WhiteNoise

from tools.base.steps import StepError, say
from tools.build import policy
from tools.build.media import HASHED, TYPES
from tools.serve.hosts import only_by_name, written

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

PORT = 8000
TRIES = 50
IMMUTABLE = "public, max-age=31536000, immutable"

SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ISOLATION = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}

Pairs = list[tuple[str, str]]


def app(
    root: Path, isolated: bool = True, prefix: str = "", framing: str = policy.framing()
) -> "WSGIApplication":
    """Return a WSGI application that serves the files below a folder.

    isolated: send the headers that make the page cross-origin isolated; prefix: the path it is found under;
    framing: the policy that says whose frames it may be in.
    """
    site = WhiteNoise(
        not_found,
        root=str(root),
        prefix=prefix.strip("/"),
        index_file=True,
        max_age=None,
        allow_all_origins=False,
        mimetypes=TYPES,
        add_headers_function=_describe_file,
    )
    framed = {"Content-Security-Policy": framing}
    return with_headers(site, {**SAFETY, **framed, **(ISOLATION if isolated else {})})


def not_found(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """Answer 404, in words."""
    body = f"There is no {environ.get('PATH_INFO', '')} here.\n".encode("latin-1", "replace")
    start_response("404 Not Found", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


def with_headers(inner: "WSGIApplication", extra: dict[str, str]) -> "WSGIApplication":
    """Add headers to whatever an application answers, be it a file, a redirect or an error."""

    def outer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        def start(status: str, headers: Pairs, exc_info: Any = None) -> Callable[[bytes], object]:
            have = {name.lower() for name, _ in headers}
            added = {"Cache-Control": "no-cache", **extra}
            headers = headers + [(name, value) for name, value in added.items() if name.lower() not in have]
            return start_response(status, headers, exc_info)

        return inner(environ, start)

    return outer


def _describe_file(headers: Any, path: str, url: str) -> None:
    if found := policy.of(url):
        headers["Content-Security-Policy"] = found
    headers["Cache-Control"] = IMMUTABLE if HASHED.search(url) else "no-cache"
    # By content, since two builds may differ within the second that a date can tell.
    headers["ETag"] = f'W/"{hashlib.sha256(Path(path).read_bytes()).hexdigest()[:16]}"'


class Server:
    """An application that listens on a port of its own as long as the context lasts."""

    def __init__(
        self, application: "WSGIApplication", host: str = "127.0.0.1", port: int = 0, path: str = "/"
    ) -> None:
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        # Bound here, since waitress leaks its socket when it cannot bind it.
        listener = socket.create_server((host, port), family=_family(host), backlog=128)
        self._server = create_server(application, sockets=[listener], threads=8, ident=None)
        self._thread = threading.Thread(target=self._server.run, name="server", daemon=True)
        self.host, self.port = host, int(listener.getsockname()[1])
        self.url = f"http://{written(host)}:{self.port}/{path.strip('/')}".rstrip("/") + "/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        # The sockets belong to the thread's loop: closed there, the loop ends by itself. If it was awake, it
        # has closed what it is woken by before that is written to.
        with suppress(OSError):
            self._server.trigger.pull_trigger(self._close_all)
        self._thread.join(timeout=5)
        self._server.task_dispatcher.shutdown(timeout=1)

    def _close_all(self) -> None:
        # `close_all` knows nothing of files that are half sent, as to a worker that was ended meanwhile.
        for channel in list(self._server.active_channels.values()):
            channel.handle_close()
        wasyncore.close_all(self._server._map)

    def wait(self) -> None:
        """Stay until the thread ends or the keyboard interrupts."""
        while self._thread.is_alive():
            self._thread.join(0.5)


def serve(root: Path, host: str, port: int | None, opens: bool, framing: str = policy.framing()) -> int:
    """Serve a folder until Ctrl+C; without a port, 8000 or the next that is free."""
    with start(app(root, framing=framing), host, port) as server:
        say(f"Offthread is served at {server.url}")
        say("Ctrl+C stops it.")
        if opens:
            webbrowser.open(server.url)
        server.wait()
    return 0


def start(application: "WSGIApplication", host: str, port: int | None, first: int = PORT) -> Server:
    """Return a server at a port, or at the first that is free; StepError if there is none.

    It answers only to its own address: see tools/serve/hosts.py.
    """
    guarded = only_by_name(application, host)
    ports = range(first, first + TRIES) if port is None else (port,)
    for chosen in ports:
        try:
            return Server(guarded, host, chosen)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or chosen == ports[-1]:
                raise _refusal(host, chosen, error) from error
    raise AssertionError("there is no port to try")


def _refusal(host: str, port: int, error: OSError) -> StepError:
    fix = f"Choose an address other than {host} with --host, or a port other than {port} with --port."
    if error.errno == errno.EADDRINUSE:
        fix = (
            f"Port {port} is in use, perhaps by another `serve`. Stop it, or choose another port with --port."
        )
    return StepError("serve the site", f"listen on {written(host)}:{port}", fix, str(error))


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
