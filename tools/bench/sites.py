"""What the bench serves: built sites with the bench's own pages beside them, and the sites of others.

Each of the others has an origin of its own, and is as its makers have it.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.base.paths import DIST, GENERATED, ROOT
from tools.bench import full_distribution
from tools.build import engines, vendor
from tools.build.bundle import bundle
from tools.serve.server import app

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

FOLDER = "bench"
PAGES = ROOT / "tools" / FOLDER / "web"
CLIENT, EDITOR, OLDER = "client.mjs", "editor.mjs", "older.mjs"

# What a browser may keep of the others, as it may of ours, so that no visit has to ask again.
KEPT = "public, max-age=86400"
CONFIGURATION = "jupyter-lite.json"
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"

Headers = list[tuple[str, str]]


class Wire:
    """Counts the bytes of the bodies that a server sends, as they are sent: compressed."""

    def __init__(self, inner: "WSGIApplication") -> None:
        self._inner = inner
        self.sent: dict[str, int] = {}

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Pass a request on, and note the length of what is answered."""

        def start(status: str, headers: Headers, *rest: Any) -> Callable[[bytes], object]:
            found = {name.lower(): value for name, value in headers}
            if status.startswith("200"):
                self.sent[str(environ.get("PATH_INFO"))] = int(found.get("content-length", 0))
            return start_response(status, headers, *rest)

        return self._inner(environ, start)


def client_page(site: str, engine: str, older: bool = False, dist: Path = DIST) -> str:
    """Return the address, on a server `with_pages`, of the page that speaks the protocol with an engine.

    older: as in a browser without stack switching.
    """
    name = ("older-" if older else "") + _worker_of(engine, dist).name
    return f"{site}{FOLDER}/client.html?worker=/assets/{name}"


def _worker_of(engine: str, dist: Path) -> Path:
    (worker,) = (dist / "assets").glob(f"{engines.named(engine).worker}.*.mjs")
    return worker


def bare_page(site: str, query: str = "", dist: Path = DIST) -> str:
    """Return the address, on such a server, of the page that runs bare Pyodide."""
    (pyodide,) = dist.glob("pyodide-*")
    return f"{site}{FOLDER}/bare.html?folder=/{pyodide.name}/{query}"


def with_pages(isolated: bool, dist: Path = DIST, generated: Path = GENERATED) -> "WSGIApplication":
    """Return a built site with the bench's own pages below a folder of their own.

    generated: the modules that the build made for it.
    """
    site = _with_older_worker(app(dist, isolated=isolated), dist)
    bundled = bundle(PAGES / CLIENT, "esm", generated=generated).data
    files = app(PAGES, isolated=isolated, prefix=FOLDER)
    pages = instead(files, f"/{FOLDER}/{CLIENT}", bundled, "text/javascript")

    def choose(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        first = str(environ.get("PATH_INFO", "")).split("/")[1]
        return (pages if first == FOLDER else site)(environ, start_response)

    return choose


def _with_older_worker(site: "WSGIApplication", dist: Path) -> "WSGIApplication":
    """Return a site that has, beside CPython's worker, one that finds an older browser."""
    worker = _worker_of("cpython", dist)
    script = (PAGES / OLDER).read_bytes() + worker.read_bytes()
    return instead(site, f"/assets/older-{worker.name}", script, "text/javascript")


def editor_alone() -> "WSGIApplication":
    """Return a page that has our editor and nothing else, bundled and sent as ours is."""
    bundled = bundle(PAGES / EDITOR, "iife").data
    pages = app(PAGES)
    return kept(instead(pages, f"/{EDITOR}", bundled, "text/javascript"))


def pyscript(pyodide: Path | None = None, core: Path | None = None) -> "WSGIApplication":
    """Return PyScript, its page with one script for a worker, and a Pyodide: the one that ours runs, too.

    pyodide, core: the folders of others, both of Pyodide and of PyScript.

    The page is isolated: without that PyScript's workers do not reach the document.
    """
    folders = {
        "pyodide": pyodide or next(DIST.glob("pyodide-*")),
        "pyscript": core or vendor.package_root(vendor.PYSCRIPT) / "dist",
    }
    others = {name: app(folder, prefix=name) for name, folder in folders.items()}
    pages = app(PAGES)

    def choose(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        first = str(environ.get("PATH_INFO", "")).split("/")[1]
        return others.get(first, pages)(environ, start_response)

    return kept(choose)


def jupyterlite() -> "WSGIApplication":
    """Return the site of JupyterLite as the package brings it along: it loads pandas with Python."""
    return kept(app(full_distribution.jupyterlite().parent, isolated=False))


def jupyterlite_alone() -> "WSGIApplication":
    """Return the same site as JupyterLite is by default, without packages that are loaded with Python."""
    folder = full_distribution.jupyterlite()
    settings = json.loads((folder / CONFIGURATION).read_text(encoding="utf-8"))
    del settings["jupyter-config-data"]["litePluginSettings"][KERNEL]["loadPyodideOptions"]
    place = f"/{folder.name}/{CONFIGURATION}"
    return instead(jupyterlite(), place, json.dumps(settings).encode(), "application/json")


def instead(inner: "WSGIApplication", path: str, data: bytes, kind: str) -> "WSGIApplication":
    """Answer one path by something else."""

    def outer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if environ.get("PATH_INFO") != path:
            return inner(environ, start_response)
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(data)))])
        return [data]

    return outer


def kept(inner: "WSGIApplication") -> "WSGIApplication":
    """Let browsers keep whatever an application answers, but pages."""

    def outer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        def start(status: str, headers: Headers, *rest: Any) -> Callable[[bytes], object]:
            found = {name.lower(): value for name, value in headers}
            if status.startswith("200") and not found.get("content-type", "").startswith("text/html"):
                headers = [each for each in headers if each[0].lower() != "cache-control"]
                headers.append(("Cache-Control", KEPT))
            return start_response(status, headers, *rest)

        return inner(environ, start)

    return outer
