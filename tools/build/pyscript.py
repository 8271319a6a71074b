"""The page's way into PyScript: a module of ours that imports the core, and changes nothing in its files.

Knows how the core's address gets into that module, and what else the core loads; does not know what else
the page is made of.
"""

from collections.abc import Iterable

from tools.base.steps import StepError

# What the source imports, so that its types can be checked: the name of the core as a package.
CORE = '"@pyscript/core/js"'

# What the core loads on each start, by the names less their hashes: all of its plugins, wanted or not.
LOADED = ("core", "deprecations-manager", "donkey", "error", "py-editor", "py-game", "py-terminal")


def loaded(folder: str, files: Iterable[str]) -> dict[str, str]:
    """Return the addresses of what the core loads on each start, by the names that the page uses for them.

    folder: that of PyScript in the site; files: those in it. StepError if one of them is not there.
    """
    found = {each: [name for name in files if name.startswith(f"{each}-")] for each in LOADED}
    for each, names in found.items():
        if len(names) != 1:
            fix = "Let tools/build/pyscript.py name what this version of PyScript loads on each start."
            raise StepError("preload PyScript", f"look for {each}-*.js in {folder}/", fix)
    return {f"pyscript_{each.replace('-', '_')}": f"{folder}/{names[0]}" for each, names in found.items()}


def starter(source: str, folder: str) -> bytes:
    """Return the module with the core's address as seen from assets/; StepError if it does not import it.

    source: public/start.mjs; folder: that of PyScript in the site.
    """
    if source.count(CORE) != 1:
        raise StepError(
            "point the page's start at PyScript",
            f"look for {CORE} in public/start.mjs",
            f"Let public/start.mjs import from {CORE} once.",
        )
    return source.replace(CORE, f'"../{folder}/core.js"').encode()
