"""What makes the site installable and ready for offline use: the list of its files, and its web manifest.

The list goes into the service worker, which stores every file on it and refuses one that is not as it is
written down there. Knows files by name and content alone.
"""

import json
import re
from collections.abc import Mapping

from tools.base.hashes import integrity, sha256
from tools.base.steps import StepError
from tools.build import policy
from tools.build.media import HASHED

PLACEHOLDER = b"self.__WB_MANIFEST"
PAGE = "index.html"
# Images of packages are fetched by those who need one: a device keeps what it has used.
UNLISTED = ".image"
# What the playground can do without: the list of files, the face for other people's pages, what hosts read.
LEFT_OUT = ("manifest.json", "sw.js", "webworker.js", "element.mjs", "_headers")
CELLS = re.compile(r"assets/cell-[a-z]+\.[0-9a-f]{8}\.mjs")


def entries(files: dict[str, bytes], kinds: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the files to be stored as Workbox wants them, the page last: it is stored when all else is.

    A name that carries the hash needs no revision. The page goes by the folder's address, since many hosts
    redirect from its name. kinds: the files that only one kind of browser needs, and which.
    """
    names = sorted(name for name in files if _is_listed(name))
    listed = [_entry(f"./{name}", files[name], bool(HASHED.search(name))) for name in names]
    for name, entry in zip(names, listed, strict=True):
        entry |= {"only": kinds[name]} if name in kinds else {}
    return [*listed, _entry("./", files[PAGE], False)]


def _is_listed(name: str) -> bool:
    if name in (*LEFT_OUT, PAGE) or CELLS.fullmatch(name):
        return False
    return not name.startswith(".") and not name.endswith(UNLISTED)


def inject(
    worker: bytes, files: dict[str, bytes], build: str, version: str, kinds: Mapping[str, str]
) -> bytes:
    """Return the service worker with what it has to know; StepError if it has no place for that."""
    if worker.count(PLACEHOLDER) != 1:
        fix = f"Let worker/service/main.js mention {PLACEHOLDER.decode()} once."
        raise StepError("write the list of files into sw.js", f"look for {PLACEHOLDER.decode()}", fix)
    policies = {f"./{name}": each for name, each in policy.among(files).items()}
    site = {"build": build, "version": version, "files": entries(files, kinds), "policies": policies}
    return worker.replace(PLACEHOLDER, json.dumps(site, separators=(",", ":")).encode())


def web_manifest(text: str, title: str) -> bytes:
    """Return the web app manifest under the site's title.

    It has no `id`: that would be resolved against the host and not the folder, and be the same for two
    copies of the site. Without one the address of the page is the id.
    """
    described = {**json.loads(text), "name": title, "short_name": title}
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def _entry(url: str, data: bytes, is_hashed: bool) -> dict[str, object]:
    revision = None if is_hashed else sha256(data)[:16]
    return {"url": url, "revision": revision, "integrity": integrity(data), "size": len(data)}
