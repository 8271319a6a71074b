"""The page's way into PyScript: a module of ours that imports the core, and changes nothing in its files.

Knows how the core's address gets into that module; does not know what else the page is made of.
"""

from tools.steps import StepError

# What the source imports, so that its types can be checked: the name of the core as a package.
CORE = '"@pyscript/core/js"'


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
