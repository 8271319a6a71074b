"""THIRD_PARTY.md: every package that the site carries, with its version, its licence and the licence's text.

What is inside the bundles is taken from what made them: esbuild's metafile for ours, source maps for
PyScript's.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from tools.base.paths import ROOT
from tools.base.steps import StepError
from tools.build import vendor
from tools.build.packages import Base, Package
from tools.build.wheels import UNKNOWN as NOT_STATED

TEXTS = ROOT / "tools" / "build" / "licences"
PACKAGE = re.compile(r"(?:^|/)node_modules/((?:@[^/]+/)?[^/]+)/")
LICENCE = re.compile(r"^(licen[cs]e|copying)", re.IGNORECASE)
SPDX = {"APACHE-2.0": "Apache-2.0"}

# Who holds the rights in packages that ship no licence text and name no author.
HOLDERS = {
    vendor.PYODIDE: "the Pyodide contributors and Mozilla",
    vendor.MICROPYTHON: "2013-2026 Damien P. George and the MicroPython contributors",
}

HEAD = """# Third-party software in this site

Made by the build. Offthread's own licence is MIT. The packages below are part of the site's files, as they
are or bundled; each stays under its own licence.
"""


@dataclass(frozen=True, order=True)
class Notice:
    """One package: its name, version, SPDX licence, and the licence's text."""

    name: str
    version: str
    licence: str
    text: str

    def __str__(self) -> str:
        return (
            f"## {self.name} {self.version}\n\nLicence: {self.licence}\n\n~~~text\n{self.text.strip()}\n~~~\n"
        )


def markdown(
    inputs: Iterable[str],
    chunks: Iterable[str],
    vendored: Iterable[str],
    on: Base,
    packages: Iterable[Package],
) -> str:
    """Return the whole notice.

    inputs: paths of the files that esbuild bundled; chunks: names of the PyScript files that are carried;
    vendored: npm packages whose files are carried as they are; on: the Pyodide that the site runs on;
    packages: the Python packages that it brings along.
    """
    carried = {*vendored}
    names = sorted(carried | packages_of(inputs) | pyscript_packages(chunks))
    found = [notice(name) for name in names]
    notices = [replace(each, version=on.version) if each.name == vendor.PYODIDE else each for each in found]
    if vendor.PYODIDE in carried:
        notices.append(_python("CPython (in Pyodide)", str(on.lock["info"]["python"])))
    if vendor.BRYTHON in carried:
        notices.append(_python("CPython's library (in Brython)", vendor.version(vendor.BRYTHON)))
    notices += map(_package, packages)
    table = "".join(f"- {each.name} {each.version}: {each.licence}\n" for each in notices)
    return "\n".join([HEAD, table, *map(str, notices)])


def packages_of(paths: Iterable[str]) -> set[str]:
    """Return the names of the npm packages that some files belong to."""
    return {found[-1] for path in paths if (found := PACKAGE.findall(path))}


def pyscript_packages(chunks: Iterable[str]) -> set[str]:
    """Return the packages that are bundled into some files of PyScript, by their source maps."""
    sources: list[str] = []
    for name in chunks:
        source_map = vendor.package_root(vendor.PYSCRIPT) / "dist" / f"{name}.map"
        if source_map.is_file():
            sources += json.loads(source_map.read_text(encoding="utf-8"))["sources"]
    return packages_of(sources)


def notice(name: str) -> Notice:
    """Return the notice of an installed package; StepError if no text of its licence is to be had."""
    folder, data = vendor.package_root(name), vendor.read_package(name)
    licence = SPDX.get(str(data["license"]), str(data["license"]))
    own = sorted(path for path in folder.iterdir() if LICENCE.match(path.name))
    text = own[0].read_text(encoding="utf-8") if own else _standard(name, licence, data.get("author"))
    return Notice(name, str(data["version"]), licence, text)


def _standard(name: str, licence: str, author: object) -> str:
    if isinstance(author, dict):
        author = author.get("name")
    file = TEXTS / f"{licence}.txt"
    holder = author or HOLDERS.get(name)
    if not holder or not file.is_file():
        fix = f"Put the text of {licence} into {TEXTS.name}/, and the holder into HOLDERS in notices.py."
        raise StepError("collect the licences", f"look for a licence text in {name}", fix)
    return _text(file).replace("{holder}", str(holder))


def _package(package: Package) -> Notice:
    """The notice of a Python package, from its own METADATA."""
    version, wheel = str(package.entry["version"]), package.wheel
    text = wheel.licence_text() if wheel else ""
    return Notice(
        f"{package.name} (Python package)",
        version,
        wheel.licence if wheel else NOT_STATED,
        text or f"{package.path.name} carries no text of its licence: see the project's own pages.",
    )


def _python(name: str, version: str) -> Notice:
    return Notice(name, version, "PSF-2.0", _text(TEXTS / "PSF-2.0.txt"))


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
