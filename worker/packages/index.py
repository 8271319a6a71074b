"""What a PyPI-like index has for this Python, by the rules of micropip: which wheel, and what that needs.

Knows neither the browser nor how wheels are installed: pages and wheels are fetched by what is given.
micropip is a package like any other, loaded only when an index is to be asked: hence it is imported late.
"""

from __future__ import annotations

import importlib
import io
import json
import platform
import re
import sysconfig
import zipfile
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from worker.packages.offers import no_wheel
from worker.packages.plan import Lock, normalised
from worker.packages.spared import SPARED

JSON = "application/vnd.pypi.simple.v1+json"
ACCEPTED = f"{JSON}, text/html;q=0.1"

UNKNOWN = "there is no package with this name"
FAILED = "the package index failed: {}"
# Kinds of causes that may be gone in a moment.
PASSING = ("offline", "unreachable")
# Of a wheel that nobody could tell from another one: of an index, and at an address.
UNVERIFIED = (
    "the package index gives no SHA-256 of {name}, by which a wrong file would be noticed; "
    "the one who runs this site can allow {name} with the setting `unverified` (from {source})"
)
UNSEALED = (
    "the address of {name} does not end in #sha256=…, by which a wrong file would be noticed; "
    "add it, or the one who runs this site can allow {name} with the setting `unverified`"
)

# A SHA-256 as indexes write it, and as an address has it behind its #, perhaps among other things.
SHA256 = re.compile(r"[0-9a-f]{64}")
SEAL = re.compile(r"(?:^|&)sha256=([0-9A-Fa-f]{64})(?:&|$)")

# What comes of fetching: text and type, or bytes, or a reason, in words, and why, its kind as in PACKAGE.
Fetched = Mapping[str, Any]
Entry = dict[str, Any]


class AnswerError(Exception):
    """Why a requirement cannot be met, in a sentence; by the name of the package that is the cause.

    why: of which kind the cause is, as PACKAGE has it.
    """

    def __init__(self, package: str, cause: str, source: str, why: str = "other") -> None:
        super().__init__(cause)
        self.package, self.cause, self.source, self.why = package, cause, source, why


@dataclass
class Answer:
    """What a requirement comes to: lock entries of wheels, and names of packages of the lock file."""

    entries: dict[str, Entry] = field(default_factory=dict)
    locked: list[str] = field(default_factory=list)

    def __contains__(self, name: str) -> bool:
        return name in self.entries or name in self.locked


class Index:
    """An index, and how to reach it.

    address: of the index, or nothing for micropip's own; page(url, accept) and wheel(entry) fetch;
    installed(name): the version of a distribution that is there, or None; unverified: names of packages
    whose wheels need no SHA-256.
    """

    def __init__(
        self,
        address: str | None,
        page: Callable[[str, str], Awaitable[Fetched]],
        wheel: Callable[[Entry], Awaitable[Fetched]],
        installed: Callable[[str], str | None],
        unverified: Collection[str] = (),
    ) -> None:
        self._address, self._page, self._wheel, self._installed = address, page, wheel, installed
        self._unverified = frozenset(map(normalised, unverified))

    def trusts(self, entry: Entry) -> bool:
        """Tell whether a wrong file would be noticed, or the one who runs the site puts up with it."""
        return bool(entry.get("sha256")) or normalised(entry["name"]) in self._unverified

    async def resolve(self, requirement: str, lock: Lock) -> Answer:
        """Find what a requirement needs and is not there yet; AnswerError says why that cannot be had."""
        tools = _Tools()
        try:
            wanted = tools.requirement(requirement)
        except ValueError as error:
            raise AnswerError(requirement, f"this is not a valid requirement: {error}", "") from None
        answer = Answer()
        if wanted.marker is None or wanted.marker.evaluate():
            await self._require(wanted, lock, tools, answer)
        for entry in answer.entries.values():
            # Pyodide's loader knows nothing of what is there already by another way.
            entry["depends"] = [each for each in entry["depends"] if each in answer]
        return answer

    async def _require(self, wanted: Any, lock: Lock, tools: _Tools, answer: Answer) -> None:
        name = normalised(wanted.name)
        there = answer.entries.get(name, {}).get("version") or self._installed(name)
        if there is not None:
            self._check(wanted, name, there)
        elif name in lock and wanted.specifier.contains(lock[name]["version"], prereleases=True):
            answer.locked.append(name)
        else:
            wheel = tools.from_url(wanted.url) if wanted.url else await self._choose(wanted, name, tools)
            entry = _entry(name, wheel)
            if not self.trusts(entry):
                raise _untrusted(name, wheel.url, is_named=bool(wanted.url))
            answer.entries[name] = entry
            needs = (await self._metadata(wheel, entry, tools)).requires(wanted.extras)
            needed = [each for each in needs if normalised(each.name) not in SPARED.get(name, ())]
            entry["depends"] = sorted({normalised(each.name) for each in needed})
            for each in needed:
                await self._require(each, lock, tools, answer)

    def _check(self, wanted: Any, name: str, version: str) -> None:
        if not wanted.specifier.contains(version, prereleases=True):
            cause = f"{wanted} is needed, but {name} {version} is already installed; restart Python first"
            raise AnswerError(name, cause, "")

    async def _choose(self, wanted: Any, name: str, tools: _Tools) -> Any:
        """The best wheel of a project."""
        address = self._address or tools.address
        url = address.format(package_name=name) if "{" in address else f"{address.rstrip('/')}/{name}/"
        page = await self._page(url, ACCEPTED)
        source = url.split("/")[2]
        if "text" not in page:
            refusal, why = _refusal(page)
            raise AnswerError(name, f"{refusal} (from {source})", source, why)
        try:
            return tools.find_wheel(tools.project(page, name, url), wanted)
        except ValueError:
            cause = f"{no_wheel(page, str(wanted), _platform())} (from {source})"
            raise AnswerError(name, cause, source, "unfit") from None

    async def _metadata(self, wheel: Any, entry: Entry, tools: _Tools) -> Any:
        if wheel.core_metadata:
            page = await self._page(f"{wheel.url}.metadata", "*/*")
            if "text" in page:
                return tools.metadata(page["text"].encode())
        fetched = await self._wheel(entry)
        if "bytes" not in fetched:
            raise AnswerError(entry["name"], fetched["reason"], "", fetched.get("why", "other"))
        return tools.metadata(_metadata_in(fetched["bytes"]))


class _Tools:
    """What micropip offers, in the versions that come with Pyodide 0.27 and later."""

    def __init__(self) -> None:
        transaction, index = _micropip("transaction"), _micropip("package_index")
        self.requirement, self.find_wheel = transaction.Requirement, transaction.find_wheel
        self.from_url, self.metadata = transaction.WheelInfo.from_url, _micropip("metadata").Metadata
        self._project, self.address = index.ProjectInfo, index.DEFAULT_INDEX_URLS[0]

    def project(self, page: Fetched, name: str, url: str) -> Any:
        """Read an index's page about a project."""
        if "json" in page["type"]:
            files = json.loads(page["text"])
            files["files"] = [_absolute(each, url) for each in files["files"]]
            return self._project.from_simple_json_api(files)
        return self._project.from_simple_html_api(page["text"], name, url)


def _micropip(name: str) -> Any:
    return importlib.import_module(f"micropip.{name}")


def _refusal(page: Fetched) -> tuple[str, str]:
    """Why an index has no page about a project: in words, and of which kind that is."""
    if page["why"] == "refused" and " 404" in page["reason"]:
        return UNKNOWN, "unknown"
    return FAILED.format(page["reason"]), page["why"]


def _absolute(file: Entry, base: str) -> Entry:
    return {**file, "url": urljoin(base, file["url"])}


def _untrusted(name: str, url: str, is_named: bool) -> AnswerError:
    source = urlsplit(url).netloc
    return AnswerError(name, (UNSEALED if is_named else UNVERIFIED).format(name=name, source=source), source)


def _entry(name: str, wheel: Any) -> Entry:
    address, seal = urldefrag(wheel.url)
    sealed = SEAL.search(seal)
    sha256 = (wheel.sha256 or (sealed[1] if sealed else "")).lower()
    entry: Entry = {
        "name": name,
        "version": str(wheel.version),
        "file_name": address,
        "sha256": sha256 if SHA256.fullmatch(sha256) else "",
        "install_dir": "site",
        "package_type": "package",
        "imports": [],
        "depends": [],
    }
    return {**entry, "size": wheel.size} if getattr(wheel, "size", None) else entry


def _metadata_in(wheel: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        for name in archive.namelist():
            if name.endswith(".dist-info/METADATA"):
                return archive.read(name)
    raise KeyError("the wheel has no METADATA")


def _platform() -> str:
    python = "".join(platform.python_version_tuple()[:2])
    return f"Python {python[0]}.{python[1:]}, {sysconfig.get_platform().replace('-', '_').replace('.', '_')}"
