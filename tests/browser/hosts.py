"""The hosts that people really have: one whose site is replaced and whose network is cut, Python's own
server, and nginx with the configuration that the project gives away.
"""

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import PREFIX
from tests.browser.settings import ISOLATED, PLAIN
from tools.base.paths import ROOT
from tools.build import policy
from tools.serve.server import Server, app

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

NGINX_CONF = ROOT / "deploy" / "nginx.conf"


class Address:
    """Where a site is, for `Playground.open`."""

    def __init__(self, url: str) -> None:
        self.url = url


class Host(Address):
    """The project's own server, under a path: it can show another folder, and go away and come back.

    asked: the paths of all requests so far, and the bytes that each was answered with.
    """

    def __init__(self, root: Path, isolated: bool = True, framing: str = policy.framing()) -> None:
        self._isolated, self._framing = isolated, framing
        self._server: Server | None = None
        self.asked: list[tuple[str, int]] = []
        self.show(root)
        self.port = 0
        self.start()
        super().__init__(f"http://127.0.0.1:{self.port}{PREFIX}")

    def show(self, root: Path) -> None:
        """Have this folder for the site from now on."""
        self._app: WSGIApplication = app(root, isolated=self._isolated, prefix=PREFIX, framing=self._framing)

    def start(self) -> None:
        """Listen, at the same port as before."""
        server = Server(self._answer, port=self.port, path=PREFIX)
        self._server = server.__enter__()
        self.port = server.port

    def stop(self) -> None:
        """Listen no longer."""
        if self._server is not None:
            self._server.__exit__()
        self._server = None

    def _answer(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Callable[[bytes], object]:
            length = dict(headers).get("Content-Length", "0") if status.startswith("200") else "0"
            self.asked.append((str(environ["PATH_INFO"]).removeprefix(PREFIX), int(length)))
            return start_response(status, headers, *rest)

        return self._app(environ, start)


@contextmanager
def hosting(root: Path, isolated: bool = True, framing: str = policy.framing()) -> Iterator[Host]:
    """A Host for as long as the context lasts."""
    host = Host(root, isolated, framing)
    try:
        yield host
    finally:
        host.stop()


class Program(Address):
    """A server that is a program of its own, which can be ended."""

    def __init__(self, command: Sequence[str | Path], url: str, port: int) -> None:
        super().__init__(url)
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not _is_open(port):
            assert self._process.poll() is None, f"{command} ended at once"
            time.sleep(0.02)

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()


@contextmanager
def python_server(root: Path, folder: Path) -> Iterator[Program]:
    """`python3 -m http.server` with the site below a path, and no headers at all."""
    place = folder / PREFIX.strip("/")
    place.parent.mkdir(parents=True)
    place.symlink_to(root)
    port = free_port()
    words = ("-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(folder))
    server = Program([sys.executable, *words], f"http://127.0.0.1:{port}{PREFIX}", port)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def nginx(root: Path, folder: Path, program: str) -> Iterator[Program]:
    """Nginx with the project's configuration, but for the port and the folder."""
    port = free_port()
    site = NGINX_CONF.read_text(encoding="utf-8")
    site, ports = re.subn(r"listen 80;", f"listen 127.0.0.1:{port};", site)
    site, roots = re.subn(r"root /srv/offthread;", f"root {root};", site)
    assert (ports, roots) == (1, 1)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    user = "user root;\n" if folder.owner() == "root" else ""
    conf = folder / "nginx.conf"
    conf.write_text(
        f"{user}daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}{site}}}\n",
        encoding="utf-8",
    )
    server = Program([program, "-c", conf], f"http://127.0.0.1:{port}/", port)
    try:
        yield server
    finally:
        server.stop()


def nginx_program() -> str | None:
    """Where nginx is, if it is installed; Debian puts it where only root looks for it."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _is_open(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@pytest.fixture(params=[ISOLATED, PLAIN], name="host")
def either_host(request: pytest.FixtureRequest, dist: Path) -> Iterator[Host]:
    """A good host, or one without the headers of isolation."""
    with hosting(dist, isolated=request.param == ISOLATED) as host:
        yield host
