"""Why a package cannot be had, and what could be had instead: pip's words turned into advice.

Pure: what pip says of a package's files is asked through a function.
"""

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import Version

from tools.base.environment import DIFFERS, NETWORK
from tools.build.target import Target

FILE = re.compile(r"[\w.+]+-[\w.+!%-]+?\.whl")
LACKING = re.compile(r"no matching distributions available for your environment:\n((?:    \S.*\n?)+)")
NOT_FOUND = re.compile(r"No matching distribution found for (.+)")
CAUSES = re.compile(r"The conflict is caused by:\n((?:    .*\n?)+)")
VERSIONS = re.compile(r"\(from versions: ([^)]*)\)")
UNREACHABLE = ("Retrying (", "Could not fetch URL", "Failed to establish a new connection")
SEVERAL = 6

Look = Callable[[str], str]


@dataclass(frozen=True)
class Offer:
    """What an index has of a package: versions that fit, and others with the platforms that they are for."""

    fitting: tuple[str, ...]
    versions: tuple[str, ...]
    platforms: tuple[str, ...]


def advice(said: str, target: Target, known: Iterable[str], look: Look) -> str:
    """Return why pip failed and the fix. known: `name version` of what a distribution has."""
    if "DO NOT MATCH THE HASHES" in said:
        return DIFFERS.format(lock="its hash in the lock file")
    unreachable = any(sign in said for sign in UNREACHABLE)
    lacking = [] if unreachable else [match.split(" (from")[0].strip() for match in NOT_FOUND.findall(said)]
    # Of those that a conflict lists, some exist, and only exclude each other.
    lacking += [name for name in _listed(said) if not offered(name, look(name)).fitting]
    if lacking:
        return " ".join(_lack(name, target, tuple(known), look) for name in dict.fromkeys(lacking))
    if causes := CAUSES.search(said):
        lines = "; ".join(line.strip() for line in causes[1].splitlines()[:SEVERAL])
        return f"These versions do not work together: {lines}. Loosen one of these requirements."
    return NETWORK.format(where="the Python package index", client="pip")


def _listed(said: str) -> list[str]:
    found = LACKING.search(said)
    return found[1].split() if found else []


def _lack(requirement: str, target: Target, known: tuple[str, ...], look: Look) -> str:
    """A sentence on one package that cannot be had."""
    name = _name(requirement)
    offer = offered(name, look(name))
    if offer.fitting:
        return f"There is no {requirement}. The package index has {_last(offer.fitting)}."
    at_home = next((each for each in known if each.split()[0] == name), None)
    also = (
        f" Pyodide's own distribution has {at_home}: name its folder with --pyodide-dist." if at_home else ""
    )
    if offer.versions:
        wheels = f"{_last(offer.versions)} for {', '.join(offer.platforms)}"
        return f"{name} has no wheel for {target.platform} and Python {target.python}, only {wheels}.{also}"
    close = difflib.get_close_matches(name, [each.split()[0] for each in known], SEVERAL)
    hint = f" Did you mean {' or '.join(close)}?" if close and not at_home else ""
    return f"The package index has no wheel for {name}.{also}{hint}"


def offered(name: str, said: str) -> Offer:
    """Read out of pip's words, said at `-vv`, what files of a package it has seen."""
    versions: set[Version] = set()
    platforms: set[str] = set()
    for file in FILE.findall(said):
        try:
            project, version, _, tags = parse_wheel_filename(file)
        except InvalidWheelFilename:
            continue
        if project == canonicalize_name(name):
            versions.add(version)
            platforms |= {_family(tag.platform) for tag in tags}
    fitting = VERSIONS.search(said)
    listed = [] if not fitting or fitting[1] == "none" else fitting[1].split(", ")
    saved = [str(version) for version in sorted(versions)] if "Successfully downloaded" in said else []
    return Offer(_final(listed or saved), _final(map(str, sorted(versions))), tuple(sorted(platforms)))


def _final(versions: Iterable[str]) -> tuple[str, ...]:
    """Without alphas, betas and the like, unless there is nothing else."""
    every = tuple(versions)
    return tuple(each for each in every if not Version(each).is_prerelease) or every


def _family(platform: str) -> str:
    """A platform's tag as people know it, but whole where it is one of ours, whose year matters."""
    ours = platform.startswith(("pyodide", "pyemscripten", "emscripten"))
    return platform if ours else re.split(r"[\d_]", platform)[0]


def _name(requirement: str) -> str:
    try:
        return canonicalize_name(Requirement(requirement).name)
    except InvalidRequirement:
        return requirement


def _last(versions: tuple[str, ...]) -> str:
    more = "…, " if len(versions) > SEVERAL else ""
    return more + ", ".join(versions[-SEVERAL:])
