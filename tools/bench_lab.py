"""Where benches happen: the built site and the bench's own pages on one server, and profiles of a browser.

No request is ever answered by the bench itself, since a browser whose requests are looked into does
without its cache.
"""

import os
import platform
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tools import browser, engines, full_distribution, vendor
from tools.bench_line import Line
from tools.paths import DIST, ROOT
from tools.server import Server, app

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

FOLDER = "bench"
# What a device and its host may offer; the last is an older browser.
SETTINGS = ("isolated", "plain", "without stack switching")
# A browser keeps compiled code only of what has been used some times, and writes it down a while later.
WARM_UPS, WARM_UP_MS = 3, 2000


class Wire:
    """Counts the bytes of the bodies that a server sends, as they are sent: compressed."""

    def __init__(self, inner: "WSGIApplication") -> None:
        self._inner = inner
        self.sent: dict[str, int] = {}

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Pass a request on, and note the length of what is answered."""

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Callable[[bytes], object]:
            found = {name.lower(): value for name, value in headers}
            if status.startswith("200"):
                self.sent[str(environ.get("PATH_INFO"))] = int(found.get("content-length", 0))
            return start_response(status, headers, *rest)

        return self._inner(environ, start)


def client_page(site: str, engine: str) -> str:
    """Return the address, on a server `with_pages`, of the page that speaks the protocol with an engine."""
    (worker,) = (DIST / "assets").glob(f"{engines.named(engine).worker}.*.mjs")
    return f"{site}{FOLDER}/client.html?worker=/assets/{worker.name}"


def with_pages(isolated: bool) -> "WSGIApplication":
    """Return the built site with the bench's own pages, and those of others, below folders of their own."""
    site = app(DIST, isolated=isolated)
    (pyodide,) = DIST.glob("pyodide-*")
    folders = {
        FOLDER: ROOT / "tools" / FOLDER,
        "pyodide-core": pyodide,
        "pyscript-core": vendor.package_root(vendor.PYSCRIPT) / "dist",
    }
    others = {name: app(folder, isolated=isolated, prefix=name) for name, folder in folders.items()}

    def choose(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        first = str(environ.get("PATH_INFO", "")).split("/")[1]
        if first in ("lite", "pyodide") and first not in others:
            folder = {"lite": full_distribution.jupyterlite, "pyodide": full_distribution.pyodide}[first]()
            others[first] = app(folder, isolated=isolated, prefix=first)
        return others.get(first, site)(environ, start_response)

    return choose


class Lab:
    """A browser, a profile that stays warm, and two servers: with the headers of isolation and without."""

    def __init__(self, runs: int) -> None:
        self.runs = runs
        self._stack = ExitStack()
        self.wire = Wire(with_pages(isolated=True))
        (self.pyodide,) = (f"/{path.name}/" for path in DIST.glob("pyodide-*"))

    def __enter__(self) -> Self:
        self.isolated = self._stack.enter_context(Server(self.wire))
        self.plain = self._stack.enter_context(Server(with_pages(isolated=False)))
        self.slow = self._stack.enter_context(Server(Line(with_pages(isolated=True))))
        self._chromium = self._stack.enter_context(sync_playwright()).chromium
        found = browser.find()
        self._options: dict[str, Any] = {
            "executable_path": found.executable,
            "args": [*found.arguments],
            "headless": True,
        }
        self._browser = self._chromium.launch(**self._options)
        self._stack.callback(self._browser.close)
        self.warm = self._stack.enter_context(self._profile())
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @contextmanager
    def _profile(self) -> Iterator[BrowserContext]:
        """A profile on the disk, which keeps compiled code as a visitor's does."""
        with tempfile.TemporaryDirectory(prefix="offthread-bench-", ignore_cleanup_errors=True) as folder:
            context = self._chromium.launch_persistent_context(
                folder, service_workers="block", **self._options
            )
            yield context
            context.close()

    @contextmanager
    def empty(self) -> Iterator[BrowserContext]:
        """A profile in which nothing is stored or cached."""
        context = self._browser.new_context(service_workers="block")
        yield context
        context.close()

    def client(self, setting: str = "isolated", engine: str = "cpython") -> str:
        """Return the address of the page that speaks the protocol with an engine's worker."""
        server = self.isolated if setting == "isolated" else self.plain
        older = "&older" if setting == "without stack switching" else ""
        return client_page(server.url, engine) + older

    def bare(self, query: str = "", site: str = "") -> str:
        """Return the address of the page that runs bare Pyodide, on the isolated site or another."""
        return f"{site or self.isolated.url}{FOLDER}/bare.html?folder={self.pyodide}{query}"

    def setup(self) -> dict[str, str]:
        """Say what is measured on what."""
        return {
            "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
            "machine": f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}",
            "browser": f"Chromium {self._browser.version}",
            "pyodide": vendor.version(vendor.PYODIDE),
            "runs": str(self.runs),
        }


@contextmanager
def opened(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page at an address."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("load")
    yield page
    page.close()


@contextmanager
def playground(lab: Lab, code: str, query: str = "") -> Iterator[Page]:
    """The playground with a program in its editor, and a worker that is ready."""
    page = lab.warm.new_page()
    page.goto(lab.isolated.url + query)
    page.wait_for_selector("#worker[data-state=ready]", timeout=60_000)
    # The profile may have a work of an earlier visit.
    page.get_by_role("textbox", name="Code").fill(code)
    yield page
    page.close()


def processor() -> str:
    """Return the processor's name."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"
