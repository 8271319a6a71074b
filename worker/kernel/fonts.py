"""matplotlib's list of fonts, so that the first plot need not look through all of them.

Pyodide's builds of matplotlib bring along a list that was made elsewhere, beside `font_manager.py`. In some
it is of another version, and so made again at the first import, which takes a second or two. Here it is made
to fit.
"""

from __future__ import annotations

import ast
import contextlib
import json
import re
from pathlib import Path

_LISTS = ("ttflist", "afmlist")


def tend_list(font_manager: str) -> None:
    """Make the list of fonts fit: of the version that is wanted, and of those fonts alone that came along.

    font_manager: the path of matplotlib's module. Without a list beside it nothing is done.
    """
    # Whatever is wrong about the list, matplotlib makes itself another.
    with contextlib.suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
        _mend(Path(font_manager), Path(font_manager).with_name("fontlist.json"))


def _mend(source: Path, path: Path) -> None:
    fonts = json.loads(path.read_text(encoding="utf-8"))
    version = _version(source.read_text(encoding="utf-8"))
    if version is None or fonts.get("_version") == version:
        return
    fonts["_version"] = version
    for name in _LISTS:
        fonts[name] = [each for each in fonts[name] if _is_there(source.parent, each["fname"])]
    path.write_text(json.dumps(fonts), encoding="utf-8")


def _version(text: str) -> object:
    """The version of the list that a font manager's source asks for."""
    found = re.search(
        r"^class FontManager\b.*?^    __version__ = ([\w.'\"]+)", text, re.DOTALL | re.MULTILINE
    )
    return ast.literal_eval(found[1]) if found else None


def _is_there(folder: Path, name: str) -> bool:
    return (folder / "mpl-data" / name).is_file()
