"""Where benches happen: servers with the built site and the bench's own pages, and browsers before them."""

import os
import platform
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote

from playwright.sync_api import BrowserContext, BrowserType, Page, sync_playwright

from tools.base.environment import node
from tools.base.steps import run
from tools.bench import full_distribution, sites
from tools.bench.browser import VISITOR, Browsers, Profile
from tools.bench.line import Line
from tools.bench.sites import Wire, bare_page, client_page, with_pages
from tools.build import vendor
from tools.serve.server import Server

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

# What a device and its host may offer; the last is an older browser.
SETTINGS = ("isolated", "plain", "without stack switching")

# Resolves with what a page has noted as a global, once it has. No text is made into code after the call has
# come, since a page's policy may forbid that: Playwright's own wait_for_function does it at every look.
NOTED = """([name, patience]) => new Promise((resolve, reject) => {
  const end = performance.now() + patience;
  const look = () => {
    if (window[name] !== undefined) resolve(window[name]);
    else if (performance.now() > end) reject(new Error(`"${name}" was not noted in ${patience / 1000} s`));
    else setTimeout(look, 10);
  };
  look();
})"""


class Lab:
    """Browsers and servers: with the headers of isolation, without, and behind a slow line.

    chromium: what starts browsers, if that is there already; missing: what could not be measured, and why.
    """

    def __init__(self, runs: int, chromium: BrowserType | None = None) -> None:
        self.runs = runs
        self._chromium = chromium
        self.missing: dict[str, str] = {}
        self._stack = ExitStack()
        self.wire = Wire(with_pages(isolated=True))

    def __enter__(self) -> Self:
        chromium = self._chromium or self._stack.enter_context(sync_playwright()).chromium
        self.browsers = Browsers(chromium)
        self._stack.callback(self.browsers.close)
        self.isolated = self.serve(self.wire)
        self.plain = self.serve(with_pages(isolated=False))
        self.slow = self.serve(Line(with_pages(isolated=True)))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def serve(self, application: "WSGIApplication") -> Server:
        """Start a server that lasts as long as the lab."""
        return self._stack.enter_context(Server(application))

    @cached_property
    def editor_alone(self) -> Server:
        """A page with our editor alone."""
        return self.serve(sites.editor_alone())

    @cached_property
    def pyscript(self) -> Server:
        """PyScript."""
        return self.serve(sites.pyscript())

    @cached_property
    def jupyterlite(self) -> Server:
        """JupyterLite, as the package has it."""
        return self.serve(sites.jupyterlite())

    @cached_property
    def jupyterlite_alone(self) -> Server:
        """JupyterLite by default."""
        return self.serve(sites.jupyterlite_alone())

    @property
    def warm(self) -> BrowserContext:
        """The profile that stays warm, in which no site has a service worker."""
        return self.browsers.profile(VISITOR)

    def empty(self, profile: Profile = VISITOR) -> AbstractContextManager[BrowserContext]:
        """A profile in which nothing is stored or cached."""
        return self.browsers.empty(profile)

    def client(self, setting: str = "isolated", engine: str = "cpython", boxed: bool = False) -> str:
        """Return the address of the page that speaks the protocol with an engine's worker.

        boxed: it is in the box, as those of the site's page are; else it is a drop-in's.
        """
        server = self.isolated if setting == "isolated" else self.plain
        older = setting == "without stack switching"
        return client_page(server.url, engine, older) + ("&boxed" if boxed else "")

    def bare(self, query: str = "", site: str = "") -> str:
        """Return the address of the page that runs bare Pyodide, on the isolated site or another."""
        return bare_page(site or self.isolated.url, query)

    def bare_with(self, distribution: str) -> str:
        """Return the address of the page that runs the Pyodide of another distribution, at an address."""
        return f"{self.isolated.url}{sites.FOLDER}/bare.html?folder={quote(distribution)}"

    def setup(self) -> dict[str, str]:
        """Say what is measured on what."""
        return {
            "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
            "machine": machine(),
            "browser": f"Chromium {self.browsers.version}",
            **versions(),
            "runs": str(self.runs),
        }


def versions() -> dict[str, str]:
    """Return the versions of all that is measured, and of what drives and builds it."""
    packages = {
        "Pyodide": vendor.PYODIDE,
        "PyScript": vendor.PYSCRIPT,
        "Brython": vendor.BRYTHON,
        "MicroPython": vendor.MICROPYTHON,
    }
    lite = f"{full_distribution.JUPYTERLITE_VERSION} on Pyodide {full_distribution.PYODIDE_VERSION}"
    return {
        **{name: vendor.version(package) for name, package in packages.items()},
        "JupyterLite": f"{lite}, of {full_distribution.PACKAGE} {full_distribution.VERSION}",
        "Playwright": version("playwright"),
        "Node": run("ask Node for its version", [node(), "--version"], "Remove .venv.").strip().lstrip("v"),
        "Python": platform.python_version(),
    }


def machine() -> str:
    """Return what this machine is, and how busy it has been for the last minute where it tells."""
    words = f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    return f"{words}, load {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else words


def processor() -> str:
    """Return the processor's name."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"


@contextmanager
def opened(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page at an address."""
    page = context.new_page()
    try:
        page.goto(address)
        page.wait_for_load_state("load")
        yield page
    finally:
        page.close()


@contextmanager
def ready_page(lab: Lab, query: str = "") -> Iterator[Page]:
    """The playground in the profile that stays warm, as soon as its worker is ready."""
    with opened(lab.warm, lab.isolated.url + query) as page:
        page.wait_for_selector("#worker[data-state=ready]", timeout=60_000)
        yield page


@contextmanager
def playground(lab: Lab, code: str, query: str = "") -> Iterator[Page]:
    """The same with a program in its editor."""
    with ready_page(lab, query) as page:
        # The profile may have a work of an earlier visit.
        page.get_by_role("textbox", name="Code").fill(code)
        yield page


def noted(page: Page, name: str, patience: int) -> Any:
    """Return what a page notes as a global of that name, which it may take so many milliseconds for."""
    return page.evaluate(NOTED, [name, patience])
