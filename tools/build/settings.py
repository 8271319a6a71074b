"""What pyproject.toml and the command line say of the site. Refuses what it does not know."""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tools.base.hashes import sha256
from tools.base.steps import StepError
from tools.build import displays
from tools.build.distribution import LOCK
from tools.build.engines import NAMES
from tools.build.policy import ANY_SITE

FILE = "pyproject.toml"
KNOWN = {
    "title": str,
    "packages": list,
    "preload": list,
    "distribution": str,
    "index": str,
    "unverified": list,
    "pyodide_dist": str,
    "snapshot": str,
    "snapshots": list,
    "lessons": str,
    "engines": list,
    "frame_ancestors": list,
    "embedders": list,
    "displays": list,
    "display_hosts": list,
}
WORDS: dict[Any, str] = {str: "text in quotes", list: "list"}
# A site as policies name it: scheme, host, perhaps with any name below it, and perhaps a port.
LABEL = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"
SITE = re.compile(rf"https?://(\*\.)?{LABEL}(\.{LABEL})*(:(\d{{1,5}}|\*))?", re.IGNORECASE)
# An origin as browsers write it, which is compared: nothing in it is a pattern.
ORIGIN = re.compile(rf"https?://{LABEL}(\.{LABEL})*(:\d{{1,5}})?")
USUAL_PORT = re.compile(r"^(http:.*:80|https:.*:443)$")
# One that live displays may load from: over HTTPS, or on this machine.
HOST = re.compile(
    rf"https://(\*\.)?{LABEL}(\.{LABEL})+(:\d{{1,5}})?|http://(localhost|127\.0\.0\.1)(:\d{{1,5}})?",
    re.IGNORECASE,
)
# https://packaging.python.org/en/latest/specifications/name-normalization/
PACKAGE = re.compile(r"[A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9]", re.IGNORECASE | re.ASCII)
# Every package of the distribution folder, in place of a list of names.
ALL = "all"
# How Python starts: from a snapshot that the build makes or each device, or from nothing.
SNAPSHOTS = ("build", "visit", "none")


@dataclass(frozen=True)
class Settings:
    """The site's version and title, its engines, how Python starts, and where packages are and come from.

    packages: requirements of those that the site brings along; preload: names of those that are loaded with
    the worker; distribution: the address of all others; index: that of an index like PyPI's, for micropip;
    unverified: names of packages whose wheels may come although the index gives no SHA-256 of them;
    snapshots: sets of packages, each for an image of Python that has them loaded;
    pyodide_dist: the folder of a whole Pyodide distribution, to take packages from; lessons: their folder;
    frame_ancestors: other sites that may have the page in a frame; embedders: the origins of pages that may
    talk to it there; displays: the libraries that draw what
    programs show; display_hosts: the hosts that their displays may load pictures and data from.
    """

    version: str
    title: str
    packages: tuple[str, ...] = ()
    preload: tuple[str, ...] = ()
    distribution: str | None = None
    index: str | None = None
    unverified: tuple[str, ...] = ()
    pyodide_dist: Path | None = None
    snapshot: str = SNAPSHOTS[0]
    snapshots: tuple[tuple[str, ...], ...] = ()
    lessons: str = ""
    engines: tuple[str, ...] = NAMES
    frame_ancestors: tuple[str, ...] = ()
    embedders: tuple[str, ...] = ()
    displays: tuple[str, ...] = ()
    display_hosts: tuple[str, ...] = ()

    @property
    def told(self) -> dict[str, object]:
        """What the workers must know of them."""
        addresses = {"distribution": self.distribution, "index": self.index}
        return {
            "version": self.version,
            "snapshot": self.snapshot,
            "preload": list(self.preload),
            "unverified": list(self.unverified),
            **{name: address for name, address in addresses.items() if address},
        }

    def adding(self, packages: str | None, pyodide_dist: str | None) -> "Settings":
        """Return them with what the command line says besides: names with commas, and a folder."""
        more = tuple(word for word in (packages or "").split(",") if word.strip())
        folder = Path(pyodide_dist).resolve() if pyodide_dist else self.pyodide_dist
        return replace(self, packages=tuple(dict.fromkeys((*self.packages, *more))), pyodide_dist=folder)


def read(root: Path, ours: Path | None = None) -> Settings:
    """Read `[project] version` and `[tool.offthread]`; StepError names a setting that is wrong.

    ours: the folder of Offthread's own sources, whose version it is, where `root` is a folder of others.
    """
    data = _parsed(root)
    version = (_parsed(ours) if ours else data)["project"]["version"]
    tool = data.get("tool", {})
    return of(tool.get("offthread", {}) if isinstance(tool, dict) else tool, version, root)


def of(table: object, version: str, root: Path) -> Settings:
    """Return settings by their names, as [tool.offthread] has them; StepError names one that is wrong.

    root: the folder that theirs are relative to.
    """
    if not isinstance(table, dict):
        raise _error("[tool.offthread] must be a table of settings.")
    for name, value in table.items():
        _check(name, value)
    snapshot = table.get("snapshot", SNAPSHOTS[0])
    if snapshot not in SNAPSHOTS:
        raise _error(f"`snapshot` must be one of {', '.join(SNAPSHOTS)}.")
    folder = table.get("pyodide_dist")
    return Settings(
        version=version,
        title=table.get("title", "Offthread"),
        packages=tuple(table.get("packages", ())),
        preload=tuple(table.get("preload", ())),
        distribution=_with_slash(table.get("distribution")),
        index=table.get("index"),
        unverified=_names(table.get("unverified", ())),
        pyodide_dist=(root / folder).resolve() if folder else None,
        snapshot=snapshot,
        snapshots=tuple(tuple(each) for each in table.get("snapshots", ())),
        lessons=table.get("lessons", ""),
        engines=_engines(table.get("engines", NAMES)),
        frame_ancestors=_sites(table.get("frame_ancestors", ())),
        embedders=_origins(table.get("embedders", ())),
        displays=_displays(table.get("displays", ())),
        display_hosts=_hosts(table.get("display_hosts", ())),
    )


def _parsed(folder: Path) -> dict[str, Any]:
    """Return what pyproject.toml says, whatever it is about."""
    try:
        return tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except OSError as error:
        raise _error(f"There is no {FILE} in {folder}, or it cannot be read.", str(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _error(f"Correct {folder / FILE}: it is not valid TOML. {error}.") from error


def _check(name: str, value: Any) -> None:
    if name not in KNOWN:
        raise _error(f"`{name}` is not a setting. The settings are {', '.join(KNOWN)}.")
    kind: Any = KNOWN[name]
    if not isinstance(value, kind):
        raise _error(f"`{name}` must be a {WORDS[kind]}.")
    if name == "snapshots":
        _check_sets(value)
    elif isinstance(value, list) and not all(isinstance(item, str) for item in value):
        raise _error(f"`{name}` must be a list of strings.")


def _check_sets(sets: list[Any]) -> None:
    for each in sets:
        if not (isinstance(each, list) and each and all(isinstance(item, str) for item in each)):
            example = '[["numpy", "pandas"], ["sympy"]]'
            raise _error(f"`snapshots` must be a list of lists of names, such as {example}.")


def _with_slash(address: str | None) -> str | None:
    return address.rstrip("/") + "/" if address else None


def _engines(names: Sequence[str]) -> tuple[str, ...]:
    """Return the engines in the order of their table; StepError names one that there is not."""
    if not names:
        raise _error(f"`engines` is empty. The engines are {', '.join(NAMES)}.")
    return _among(NAMES, names, "`{}` is not an engine. The engines are {}.")


def _displays(names: Sequence[str]) -> tuple[str, ...]:
    """Return the libraries in the order of their table; StepError names one that there is not."""
    return _among(displays.NAMES, names, "`displays` has `{}`. Each must be one of {}.")


def _among(known: Sequence[str], names: Sequence[str], wrong: str) -> tuple[str, ...]:
    """Return names in the order of a table; StepError says of the first that is not there what is wrong."""
    for name in names:
        if name not in known:
            raise _error(wrong.format(name, ", ".join(known)))
    return tuple(name for name in known if name in names)


def _each(texts: Sequence[str], is_one: Callable[[str], object], wrong: str) -> tuple[str, ...]:
    """Return texts; StepError says of the first that is not right what is wrong."""
    for text in texts:
        if not is_one(text):
            raise _error(wrong.format(text))
    return tuple(texts)


def _names(names: Sequence[str]) -> tuple[str, ...]:
    """Return names of packages; StepError names what is none."""
    form = "must be the name of a package such as `my-course`, without a version"
    return _each(names, PACKAGE.fullmatch, f"`unverified` has `{{}}`. Each {form}.")


def _sites(sites: Sequence[str]) -> tuple[str, ...]:
    """Return sites as policies name them; StepError names one that is none."""
    form = f"such as `https://school.example`, without a path, or `{ANY_SITE}` for any site"
    wrong = f"`frame_ancestors` has `{{}}`. Each must be the address of a site {form}."
    return _each(sites, lambda site: site == ANY_SITE or SITE.fullmatch(site), wrong)


def _origins(origins: Sequence[str]) -> tuple[str, ...]:
    """Return origins as browsers write them; StepError names what is none."""
    form = "in small letters such as `https://school.example` or `http://localhost:8000`, without a path"
    wrong = f"`embedders` has `{{}}`. Each must be the origin of a page {form}."
    return _each(origins, lambda each: ORIGIN.fullmatch(each) and not USUAL_PORT.search(each), wrong)


def _hosts(hosts: Sequence[str]) -> tuple[str, ...]:
    """Return hosts as a policy names them; StepError names what is none."""
    form = "such as `https://tile.openstreetmap.org` or `https://*.tile.example`, without a path"
    return _each(hosts, HOST.fullmatch, f"`display_hosts` has `{{}}`. Each must be a host over https {form}.")


def _error(fix: str, said: str = "") -> StepError:
    return StepError("read the settings of the site", f"read [tool.offthread] in {FILE}", fix, said)


def further(chosen: "Settings", root: Path) -> str:
    """Return what changes with the settings and with all that they name outside of the sources.

    root: the folder that their names are relative to.
    """
    wheels = [root / name for name in chosen.packages if name.endswith(".whl")]
    lock = chosen.pyodide_dist / LOCK if chosen.pyodide_dist else None
    lessons = sorted((root / chosen.lessons).glob("*")) if chosen.lessons else []
    files = [file for file in (*wheels, lock, *lessons) if file and file.is_file()]
    return "\n".join([repr(chosen), *(sha256(file.read_bytes()) for file in files)])
