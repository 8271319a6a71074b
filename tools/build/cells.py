"""The element for pages of others: what a page loads at once, and the scripts that come when needed."""

from collections.abc import Callable
from pathlib import Path

from tools.build import generate

# The names by which the element knows what comes later, the files, and what they are made from.
LATER = (
    ("EDITOR", "cell-editor.mjs", "public/element/editor.mjs"),
    ("PYTHON", "cell-python.mjs", "public/element/site_python.mjs"),
    ("EXTRAS", "cell-extras.mjs", "public/element/extras.mjs"),
    ("TRUSTED", "cell-trusted.mjs", "public/element/site_trusted.mjs"),
)
ELEMENT = "public/element/site.mjs"


def element(
    bundle: Callable[[str, str], bytes], add_asset: Callable[[str, str, bytes], str], generated: Path
) -> bytes:
    """Add what comes later, and return what a page loads at once.

    bundle(source, form); add_asset(name, file, data): its path in the site; generated: where modules go that
    are made for the site.
    """
    known = {name: add_asset(name, file, bundle(source, "esm")) for name, file, source in LATER}
    text = "".join(generate.constant(name, path) for name, path in known.items())
    generate.write(generated, "cells.mjs", text)
    return bundle(ELEMENT, "esm")
