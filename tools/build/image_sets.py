"""What the setting `snapshots` asks for: of each set, the packages to load and modules to import. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from packaging.utils import canonicalize_name

from tools.base.steps import StepError
from tools.build.own_wheels import PREFIX
from tools.build.packages import Package
from worker.packages.aliases import COMPANIONS

# What programs import of a package that its own name does not bring: a plot needs it.
PARTS = {"matplotlib": ("matplotlib.pyplot",)}


@dataclass(frozen=True)
class ImageSet:
    """packages: all that are loaded, with what they need; modules: the names of those that are imported."""

    packages: tuple[Package, ...]
    modules: tuple[str, ...]


def chosen(sets: Iterable[Sequence[str]], bundled: Sequence[Package]) -> list[ImageSet]:
    """Return the sets of a site; StepError names what it does not bring along."""
    return [_set(words, bundled) for words in sets]


def _set(words: Sequence[str], bundled: Sequence[Package]) -> ImageSet:
    by_name = {each.name: each for each in bundled if not each.name.startswith(PREFIX)}
    found = [(word, _named(word, by_name)) for word in words]
    modules = dict.fromkeys(name for word, package in found for name in _modules(word, package))
    waiting, packages = [package.name for _, package in found], dict[str, Package]()
    while waiting:
        name = waiting.pop()
        if name not in packages:
            packages[name] = by_name[name]
            waiting += [canonicalize_name(each) for each in by_name[name].entry["depends"]]
            waiting += [each for each in _companions(by_name[name]) if each in by_name]
    return ImageSet(tuple(packages[name] for name in sorted(packages)), tuple(modules))


def _named(word: str, by_name: dict[str, Package]) -> Package:
    """The package of a name, or that of a module such as `matplotlib.pyplot`."""
    top = word.partition(".")[0]
    found = by_name.get(canonicalize_name(word))
    found = found or next((each for each in by_name.values() if top in _imports(each)), None)
    if found is None:
        fix = (
            f"`snapshots` has `{word}`, which the site does not bring along. "
            f"Add its package to `packages`, or take `{word}` out of `snapshots`."
        )
        raise StepError("choose the packages of the snapshots", "read the setting `snapshots`", fix)
    return found


def _imports(package: Package) -> list[str]:
    return [str(each) for each in package.entry.get("imports", ())]


def _companions(package: Package) -> list[str]:
    """What its modules look for only when they are used, such as what sets formulas."""
    return [name for each in _imports(package) for name in COMPANIONS.get(each, ())]


def _modules(word: str, package: Package) -> tuple[str, ...]:
    """What is imported for a word: it, if it is a module; else what the package is imported by."""
    imports = _imports(package)
    if word.partition(".")[0] in imports:
        return (word, *PARTS.get(word, ()))
    return tuple(each for each in imports if "." not in each)
