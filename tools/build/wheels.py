"""A wheel as a site bundles it: what its METADATA says, its entry in the lock file, its licence.

Knows files and the lock file's form; does not know where wheels come from.
"""

import re
import zipfile
from collections.abc import Iterable
from email.message import Message
from email.parser import BytesParser
from functools import cached_property
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pyodide_lock import PyodideLockSpec
from pyodide_lock.spec import InfoSpec
from pyodide_lock.utils import package_spec_from_wheel

from tools.build.target import Target
from worker.packages.spared import SPARED

TEXT = re.compile(r"^[^/]+\.dist-info/(?:licenses/.*|(?:licen[cs]e|copying|notice)[^/]*)$", re.IGNORECASE)
EXTENSION = re.compile(r"^([^/.]+)(?:\.[^/]+)?\.so$")
CLASSIFIER = "License :: OSI Approved :: "
UNKNOWN = "not stated"


class Wheel:
    """One wheel on the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.members = archive.namelist()
            about = next(name for name in self.members if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
            self.metadata: Message = BytesParser().parsebytes(archive.read(about))

    @property
    def name(self) -> str:
        """The name, normalised."""
        return canonicalize_name(str(self.metadata["Name"]))

    @property
    def version(self) -> str:
        return str(self.metadata["Version"])

    @cached_property
    def requires(self) -> tuple[Requirement, ...]:
        """What it depends on, with markers."""
        return tuple(Requirement(text) for text in self.metadata.get_all("Requires-Dist", []))

    def needs(self, target: Target, extras: Iterable[str]) -> list[Requirement]:
        """Return what it depends on in a target, with these extras of it."""
        environments = [{**target.markers(), "extra": extra} for extra in ("", *extras)]
        return [
            each
            for each in self.requires
            if each.marker is None or any(each.marker.evaluate(about) for about in environments)
        ]

    def entry(self, target: Target, depends: Iterable[str]) -> dict[str, Any]:
        """Return its entry in a lock file."""
        # The library compares a wheel's tag with platform and architecture, written together.
        platform, _, arch = target.platform.rpartition("_")
        info = InfoSpec(arch="wasm32", platform=platform, version="", python=target.python)
        assert arch == info.arch
        spec = package_spec_from_wheel(self.path, info)
        spec.file_name, spec.depends = self.path.name, sorted(depends)
        spec.imports = sorted({*(spec.imports or ()), *self._extensions()})
        lock = PyodideLockSpec(info=info, packages={self.name: spec})
        entry: dict[str, Any] = lock.model_dump()["packages"][self.name]
        return entry

    def _extensions(self) -> set[str]:
        """Modules of their own that are shared libraries, which the library does not look for."""
        return {match[1] for name in self.members if (match := EXTENSION.match(name))}

    @property
    def licence(self) -> str:
        """The licence's name, as the wheel states it."""
        stated = str(self.metadata["License-Expression"] or self.metadata["License"] or "").strip()
        classified = [
            text.removeprefix(CLASSIFIER)
            for text in self.metadata.get_all("Classifier", [])
            if text.startswith(CLASSIFIER)
        ]
        # Some put the whole text there.
        return stated if stated and "\n" not in stated else ", ".join(classified) or UNKNOWN

    def licence_text(self) -> str:
        """The licence's text as the wheel carries it; empty if it carries none."""
        with zipfile.ZipFile(self.path) as archive:
            texts = [archive.read(name) for name in self.members if TEXT.match(name) and name[-1] != "/"]
        return "\n\n".join(text.decode("utf-8", "replace").strip() for text in texts)


def depends(wheels: Iterable[Wheel], asked: Iterable[Requirement], target: Target) -> dict[str, list[str]]:
    """Return for each wheel the names of what it depends on, with the extras that others ask of it.

    A lock file knows no extras: what an extra needs is needed by the package itself there.
    """
    by_name = {wheel.name: wheel for wheel in wheels}
    extras: dict[str, set[str]] = {name: set() for name in by_name}
    found: dict[str, set[str]] = {name: set() for name in by_name}
    waiting = [(canonicalize_name(each.name), frozenset(each.extras)) for each in asked]
    waiting += [(canonicalize_name(name), frozenset()) for name in by_name]
    while waiting:
        name, more = waiting.pop()
        if name not in by_name or (found[name] and more <= extras[name]):
            continue
        extras[name] |= more
        needs = by_name[name].needs(target, extras[name])
        fresh = [(canonicalize_name(each.name), frozenset(each.extras)) for each in needs]
        waiting += [each for each in fresh if each[1] - extras.get(each[0], set())]
        found[name] |= {each for each, _ in fresh} - {name} - SPARED.get(name, frozenset())
    return {name: sorted(names) for name, names in found.items()}


def reached(asked: Iterable[Requirement], needs: dict[str, list[str]]) -> set[str]:
    """Return the names of those wheels that are asked for, or needed by others that are."""
    found: set[str] = set()
    waiting: list[str] = [canonicalize_name(each.name) for each in asked]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += needs.get(name, [])
    return found
