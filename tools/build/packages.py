"""The packages that a site brings along: from the index or from a Pyodide distribution, and their lock file.

`Base` is the Pyodide that the site runs on. What is asked for comes from the distribution's folder if there
is one that has it, else from the index by pip.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

from tools.base.paths import ROOT
from tools.base.steps import StepError
from tools.build import own_wheels, target, vendor
from tools.build.distribution import LOCK, WASM, Distribution
from tools.build.generate import describe
from tools.build.resolution import Question, resolve
from tools.build.settings import ALL
from tools.build.wheels import Wheel, depends, reached

FOLDER = "packages"
# Bundled without being asked for, so that an index can be asked at run time.
RUNTIME = ROOT / "tools" / "build" / "runtime.txt"
RUNTIME_NAMES = ("micropip", "packaging")
# The same for what the standard library needs when it is used, on whatever Pyodide.
LIBRARY = ROOT / "tools" / "build" / "library.txt"
# What a lock file calls a part of the standard library that it keeps apart, such as ssl.
APART = "cpython_module"
# Python's own tests are one of these, and the largest.
TESTS = "test"


@dataclass(frozen=True)
class Base:
    """The core that a site runs on, and the distribution's folder that was given, if any.

    own: whether the core is the one that Offthread brings along.
    """

    files: vendor.Files
    version: str
    own: bool
    distribution: Distribution | None

    @property
    def lock(self) -> target.Lock:
        """The lock file without any of our additions."""
        lock: target.Lock = json.loads(self.files[LOCK])
        return lock


def base(folder: Path | None) -> Base:
    """Return the vendored core, or that of a distribution's folder if it is of another version."""
    files, version = vendor.pyodide(), vendor.version(vendor.PYODIDE)
    if folder is None:
        return Base(files, version, True, None)
    distribution = Distribution(folder)
    core = distribution.core()
    if core[WASM] == files[WASM]:
        return Base({**files, LOCK: core[LOCK]}, version, True, distribution)
    return Base(core, distribution.version(), False, distribution)


@dataclass(frozen=True)
class Package:
    """One bundled file and its entry in the lock file; `wheel` is None for what is none."""

    name: str
    path: Path
    entry: dict[str, Any]
    wheel: Wheel | None = None

    @property
    def place(self) -> str:
        """Where it lies in the site."""
        return f"{FOLDER}/{self.entry['file_name']}"


@dataclass
class Wanted:
    """What is asked for, sorted by where it is to come from."""

    from_folder: list[str] = field(default_factory=list)
    from_index: list[str] = field(default_factory=list)
    requirements: list[Requirement] = field(default_factory=list)


def collect(asked: Iterable[str], on: Base, root: Path = ROOT) -> list[Package]:
    """Return all packages to bundle, by name; StepError says what cannot be had."""
    found = {each.name: each for each in (*_runtime(on), *_library(on))}
    wanted = sort(asked, on, root)
    indexed = _from_index(wanted, on)
    found |= {each.name: each for each in _from_folder(wanted.from_folder, on)}
    found |= {each.name: each for each in indexed}
    return [found[name] for name in sorted(found)]


def sort(asked: Iterable[str], on: Base, root: Path) -> Wanted:
    """Tell where each requirement is to come from."""
    wanted = Wanted()
    for text in asked:
        if text == ALL:
            wanted.from_folder += _all(on)
        elif text.endswith(".whl"):
            wanted.from_index.append(str(_own_wheel(root / text)))
            wanted.requirements.append(Requirement(parse_wheel_filename(Path(text).name)[0]))
        else:
            _add(wanted, _requirement(text), on)
    return wanted


def _all(on: Base) -> list[str]:
    if on.distribution is None:
        fix = (
            f"`{ALL}` means a whole distribution. Name its folder with --pyodide-dist, or list the packages."
        )
        raise StepError("bundle all packages", "read the setting `packages`", fix)
    return list(on.distribution.packages)


def _own_wheel(path: Path) -> Path:
    try:
        parse_wheel_filename(path.name)
    except InvalidWheelFilename as error:
        fix = "A wheel must keep its own file name, name-version-tags.whl. Rename the file."
        raise StepError(f"bundle {path.name}", "read its name", fix, str(error)) from error
    if not path.is_file():
        fix = "Put the wheel there, or correct its path. The path is relative to pyproject.toml."
        raise StepError(f"bundle {path.name}", f"open {path}", fix)
    return path.resolve()


def _requirement(text: str) -> Requirement:
    try:
        return Requirement(text)
    except InvalidRequirement as error:
        fix = f"Write `{text}` as a name, with or without a version, such as sympy or rich>=14."
        raise StepError("bundle packages", "read the setting `packages`", fix, str(error)) from error


def _add(wanted: Wanted, requirement: Requirement, on: Base) -> None:
    if on.distribution and on.distribution.offers(requirement):
        wanted.from_folder.append(canonicalize_name(requirement.name))
    else:
        wanted.from_index.append(str(requirement))
        wanted.requirements.append(requirement)


def _runtime(on: Base) -> list[Package]:
    if not on.own and on.distribution:
        return _from_folder([name for name in RUNTIME_NAMES if name in on.distribution.packages], on)
    return _pinned(RUNTIME, on)


def _pinned(hashes: Path, on: Base) -> list[Package]:
    return _pure(resolve(Question(target.of(on.lock), hashes=hashes)), on)


def _pure(paths: Iterable[Path], on: Base) -> list[Package]:
    goal, wheels = target.of(on.lock), map(Wheel, paths)
    return [Package(each.name, each.path, each.entry(goal, ()), each) for each in wheels]


def _library(on: Base) -> list[Package]:
    """What makes the standard library whole: a program that imports it must not need another host."""
    apart = on.distribution.packages if on.distribution else {}
    names = [name for name, each in apart.items() if each["package_type"] == APART and name != TESTS]
    return [*_from_folder(names, on), *_pinned(LIBRARY, on), *_pure(own_wheels.make(), on)]


def _from_folder(names: list[str], on: Base) -> list[Package]:
    if on.distribution is None:
        return []
    found = []
    for name in on.distribution.closure(names):
        path = on.distribution.file(name)
        wheel = Wheel(path) if path.suffix == ".whl" else None
        found.append(Package(name, path, on.distribution.packages[name], wheel))
    return found


def _from_index(wanted: Wanted, on: Base) -> list[Package]:
    """What pip finds, and what of that the distribution's folder has; the latter is added to `wanted`."""
    if not wanted.from_index:
        return []
    goal, entries = target.of(on.lock), on.lock["packages"].values()
    known = tuple(f"{canonicalize_name(each['name'])} {each['version']}" for each in entries)
    asked_names = {canonicalize_name(each.name) for each in wanted.requirements}
    here = on.distribution.packages if on.distribution else {}
    wheels_here = {name: each for name, each in here.items() if each["file_name"].endswith(".whl")}
    pins = [f"{name}=={each['version']}" for name, each in wheels_here.items() if name not in asked_names]
    folders = (on.distribution.folder,) if on.distribution else ()
    question = Question(goal, tuple(wanted.from_index), folders, tuple(sorted(pins)), known=known)
    wheels = [Wheel(path) for path in resolve(question)]
    needs = depends(wheels, wanted.requirements, goal)
    wheels = [each for each in wheels if each.name in reached(wanted.requirements, needs)]
    ours = [each for each in wheels if each.name in asked_names or each.name not in here]
    wanted.from_folder += [each.name for each in wheels if each not in ours]
    return [Package(each.name, each.path, each.entry(goal, needs[each.name]), each) for each in ours]


def merged(lock: target.Lock, packages: Iterable[Package]) -> bytes:
    """Return the lock file with the entries of these packages, in place of any of the same name."""
    former: dict[str, str] = {canonicalize_name(name): name for name in lock["packages"]}
    entries = {former.get(each.name, each.name): each.entry for each in packages}
    return json.dumps({**lock, "packages": {**lock["packages"], **entries}}).encode()


def described(packages: Iterable[Package]) -> dict[str, dict[str, object]]:
    """Return what the worker must know of them: file name → path in the site, size, hashes."""
    return {
        each.entry["file_name"]: {
            "path": each.place,
            **{
                key: value
                for key, value in describe(each.place, each.path.read_bytes()).items()
                if key != "type"
            },
        }
        for each in packages
    }
