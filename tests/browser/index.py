"""A package index on loopback, as micropip and pip ask one: the simple API in JSON (PEP 691), and the wheels.

https://packaging.python.org/en/latest/specifications/simple-repository-api/
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import Route

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

JSON = "application/vnd.pypi.simple.v1+json"
SIMPLE, FILES = "/simple/", "/files/"
# Where its files are, as it says, when a browser's requests are routed to it.
ORIGIN = "https://files.index.test"


class Index:
    """An index of the wheels that a test puts into it. `requests` has the path of every request so far.

    Its address for micropip is the server's with `simple`. A test may change `files` and `pages` by hand, to
    have an index that lies.
    """

    def __init__(self, wheels: Mapping[str, bytes] | None = None) -> None:
        self.files: dict[str, bytes] = {}
        self.pages: dict[str, dict[str, Any]] = {}
        self.requests: list[str] = []
        for name, data in (wheels or {}).items():
            self.add(name, data)

    def add(self, file: str, data: bytes, metadata: str | None = None) -> None:
        """Add a wheel under its file's name, such as `late-1.0-py3-none-any.whl`.

        metadata: what a file beside it says of it, if there is to be one (PEP 658).
        """
        project = normalised(file.split("-")[0])
        self.files[file] = data
        blank = {"meta": {"api-version": "1.1"}, "name": project, "versions": [], "files": []}
        page = self.pages.setdefault(project, blank)
        page["versions"] = sorted({*page["versions"], file.split("-")[1]})
        page["files"].append(
            {
                "filename": file,
                "url": f"{FILES}{file}",
                "hashes": {"sha256": hashlib.sha256(data).hexdigest()},
                "size": len(data),
            }
        )
        if metadata is not None:
            self.files[f"{file}.metadata"] = metadata.encode()
            page["files"][-1]["core-metadata"] = True

    def application(self) -> "WSGIApplication":
        """Return what answers for it, to pages of any origin."""

        def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            path = str(environ.get("PATH_INFO", ""))
            self.requests.append(path)
            root = f"{environ['wsgi.url_scheme']}://{environ['HTTP_HOST']}"
            status, kind, body = self.answer(path, root)
            headers = [
                ("Content-Type", kind),
                ("Content-Length", str(len(body))),
                ("Access-Control-Allow-Origin", "*"),
                ("Cache-Control", "no-cache"),
            ]
            start_response(status, headers)
            return [body]

        return answer

    def has(self, url: str) -> bool:
        """Tell whether a request is for it, where a browser's requests are routed."""
        return SIMPLE in url or url.startswith(ORIGIN)

    def fulfil(self, route: Route) -> None:
        """Answer a request that a browser has made, whatever the index's address."""
        path = urlsplit(route.request.url).path
        self.requests.append(path)
        status, kind, body = self.answer(path, ORIGIN)
        headers = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
        route.fulfill(status=int(status[:3]), body=body, content_type=kind, headers=headers)

    def answer(self, path: str, root: str) -> tuple[str, str, bytes]:
        """Return status, type and body for a path; root: what addresses of files begin with."""
        file = path.removeprefix(FILES)
        if path.startswith(FILES) and file in self.files:
            return "200 OK", "application/zip", self.files[file]
        page = self.pages.get(normalised(path.removeprefix(SIMPLE).strip("/")))
        if path.startswith(SIMPLE) and page:
            # Addresses are absolute, since micropip takes them as they are.
            files = [{**each, "url": root + each["url"]} for each in page["files"]]
            return "200 OK", JSON, json.dumps({**page, "files": files}).encode()
        return "404 Not Found", "text/plain", f"There is no {path} here.\n".encode()


def normalised(name: str) -> str:
    """A project's name as an index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()
