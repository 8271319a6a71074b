"""What a value looks like: of the pictures, tables and texts that it offers, the one to show.

Pure, and without any library of the visitor's: those are known by the names of their types, and their values
by the methods that notebooks ask for (https://ipython.readthedocs.io/en/stable/config/integrating.html).
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from worker.kernel import figures, interactive, markup, tables
from worker.kernel.reprs import safe_repr

Warn = Callable[[str], None]
# What a value says that it is, by types, and what it says about that.
Bundle = Callable[[], tuple[Mapping[str, Any], Mapping[str, Any]]]

PNG, JPEG, GIF, SVG = "image/png", "image/jpeg", "image/gif", "image/svg+xml"
HTML, PLAIN = "text/html", "text/plain"
MARKDOWN, LATEX = markup.MARKDOWN, markup.LATEX
# A list of addresses: https://www.rfc-editor.org/rfc/rfc2483#section-5
LINK = "text/uri-list"
PICTURES = (PNG, JPEG, GIF, SVG)

# Of what is played: the ending of a file's name. The page makes a player of them.
_PLAYED = {
    "audio/wav": "wav", "audio/x-wav": "wav", "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/aac": "aac",
    "audio/ogg": "ogg", "audio/flac": "flac", "audio/webm": "webm", "video/mp4": "mp4", "video/webm": "webm",
    "video/ogg": "ogv",
}  # fmt: skip

# What is looked for, the best first: a picture needs no frame. LaTeX is set only by a library: see `_offers`.
_METHODS = (
    ("_repr_png_", PNG),
    ("_repr_jpeg_", JPEG),
    ("_repr_svg_", SVG),
    ("_repr_html_", HTML),
    ("_repr_markdown_", MARKDOWN),
    ("_repr_latex_", LATEX),
)
_ORDER = (*_PLAYED, PNG, JPEG, GIF, SVG, tables.MIME, HTML, MARKDOWN, LATEX, LINK)
_ENDINGS = {PNG: "png", JPEG: "jpg", GIF: "gif", SVG: "svg"}

MAX_PICTURE = 16_000_000  # bytes
MAX_TEXT = 2_000_000  # characters
MAX_WORDS = 200
# HTML of which nothing is seen.
_NOTHING = re.compile(r"(?is)(?>\s+|<!--.*?-->|<style\b.*?</style\s*>)*+")
_SVG_HEAD = 4000  # characters in which the size of an SVG picture is looked for


@dataclass(frozen=True)
class Display:
    """Something to show.

    text: what stands for it where there is only text; alt: what it is, for those who do not see it; name:
    of a file to save it as; width, height: in CSS pixels, 0 if not known; slot: a later display of the same
    run with the same slot takes its place.
    """

    mime: str
    data: str | bytes
    text: str
    alt: str = ""
    name: str = ""
    width: int = 0
    height: int = 0
    slot: str = ""

    def fields(self) -> dict[str, Any]:
        """What is posted of it: the fields of DISPLAY that say something."""
        return {name: value for name, value in vars(self).items() if value or name in ("data", "text")}


def display_of(value: object, warn: Warn) -> Display | None:
    """What to show of a value; None if its repr says it all.

    warn: gets a sentence if something that the value offers cannot be had.
    """
    if isinstance(value, type) or type(value).__module__ == "builtins":
        return None
    if figures.is_figure(value):
        drawn = figures.draw(value)
        return picture(drawn.mime, drawn.data, drawn.alt, text=f"[{drawn.alt}]", scale=drawn.scale)
    if tables.is_frame(value):
        found = tables.table(value)
        return Display(tables.MIME, found.json, safe_repr(value), found.caption) if found else None
    # Asked at most once: it may take long, do something, or fail, which is told.
    bundle = cache(lambda: _bundle(value, warn))
    if (live := _live(value, bundle, warn)) is not None:
        return live
    for mime, data, about in _offers(value, bundle, warn):
        made = _made(mime, data, value)
        large = isinstance(made.data, bytes) or mime in PICTURES or mime in _PLAYED
        if len(made.data) <= (MAX_PICTURE if large else MAX_TEXT):
            return _fitted(made, about)
        size = f"{len(data):,} {'bytes' if isinstance(data, bytes) else 'characters'}"
        noun = "picture" if mime in PICTURES else "file" if mime in _PLAYED else "text"
        warn(f"The {noun} of this {type(value).__name__} is too large to show: {size}.")
    return None


def picture(mime: str, data: str | bytes, alt: str, *, text: str, scale: int = 1) -> Display:
    """A picture with its size. scale: pixels of the picture for each CSS pixel, one way."""
    width, height = size_of(mime, data)
    name = f"picture.{_ENDINGS[mime]}"
    return Display(mime, data, text, alt, name, round(width / scale), round(height / scale))


def _live(value: object, bundle: Bundle, warn: Warn) -> Display | None:
    """What runs code of its own, of the libraries that are known and of what says so itself."""
    kind = type(value).__name__
    try:
        found = interactive.offer(value)
    except Exception as error:  # noqa: BLE001 - whatever the library raises
        warn(f"This {kind} could not be shown: {type(error).__name__}: {error}")
        return None
    if found is None:
        parts, _ = bundle()
        if interactive.WIDGET in parts:
            # Which widget it is; what a display of it needs to have is added where it is shown.
            return Display(interactive.WIDGET, _view(parts[interactive.WIDGET]), _words(value, kind), kind)
        found = interactive.of_bundle(parts)
    return None if found is None else live(*found, value, warn)


def _view(data: Any) -> bytes:
    name = str(data.get("model_id", "")) if isinstance(data, Mapping) else ""
    return json.dumps({"model_id": name}).encode()


def live(mime: str, data: bytes, value: object, warn: Warn) -> Display | None:
    """What runs code of its own, unless it is too large."""
    kind = type(value).__name__
    if len(data) <= interactive.MAX:
        return Display(mime, data, _words(value, kind), kind)
    warn(f"This {kind} is too large to show: {len(data):,} bytes.")
    return None


def _words(value: object, kind: str) -> str:
    """What stands for something interactive: a long repr, as of a plot with all its data, says less."""
    text = safe_repr(value)
    return text if len(text) <= MAX_WORDS and "\n" not in text else f"[{kind}]"


def _made(mime: str, data: str | bytes, value: object) -> Display:
    text, kind = safe_repr(value), type(value).__name__
    if mime in markup.LIBRARIES and isinstance(data, str):
        set_text = markup.html_of(mime, data)
        # What was written says more than what the value is called.
        text = data if mime == MARKDOWN else text
        return Display(mime, data, text, kind) if set_text is None else Display(HTML, set_text, text, kind)
    if mime in _PLAYED:
        return Display(mime, data, text, kind, f"{mime.partition('/')[0]}.{_PLAYED[mime]}")
    if mime == HTML and isinstance(data, str) and _NOTHING.fullmatch(data):
        # As in a notebook, it may be filled later: see `display_id`.
        return Display(PLAIN, "", "")
    if mime == HTML and isinstance(data, str) and interactive.has_code(data):
        return Display(interactive.LIVE_HTML, data.encode(), text, kind)
    if mime not in PICTURES:
        return Display(mime, data, str(data) if mime == LINK else text, kind)
    shown = picture(mime, data, kind, text=text)
    return replace(shown, alt=f"{kind}, {shown.width} × {shown.height} pixels") if shown.width else shown


def _fitted(shown: Display, about: Mapping[str, Any]) -> Display:
    """It in the size, and with the words, that the program asks for."""
    given = {
        side: about[side] for side in ("width", "height") if type(about.get(side)) is int and about[side] > 0
    }
    if len(given) == 1 and shown.width and shown.height:
        # The other side follows.
        ((side, size),) = given.items()
        factor = size / (shown.width if side == "width" else shown.height)
        given = {"width": round(shown.width * factor), "height": round(shown.height * factor)}
    words = about.get("alt")
    return replace(shown, **given, alt=words if isinstance(words, str) and words else shown.alt)


def _offers(value: Any, bundle: Bundle, warn: Warn) -> Iterator[tuple[str, str | bytes, Mapping[str, Any]]]:
    """The representations that a value offers, the best first, and what it says about each."""
    parts, about = bundle()
    for mime in _ORDER:
        if (data := _data(mime, parts.get(mime))) is not None:
            yield mime, data, _mapping(about.get(mime))
    has_repr = any("__repr__" in vars(each) for each in type(value).__mro__[:-1])
    for name, mime in _METHODS:
        # LaTeX that is shown as it is written says less than a repr of the type's own. Whether it can be set
        # is looked for on the disk, so only for what offers some.
        if mime == LATEX and has_repr and hasattr(type(value), name) and not markup.can_set(LATEX):
            continue
        found, about = _parted(_called(value, name, warn))
        if (data := _data(mime, found)) is not None:
            yield mime, data, about


def _bundle(value: Any, warn: Warn) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    bundle, about = _parted(_called(value, "_repr_mimebundle_", warn))
    return _mapping(bundle), about


def _parted(found: Any) -> tuple[Any, Mapping[str, Any]]:
    """What a method returns, and what it says about that."""
    if isinstance(found, tuple) and found:
        return found[0], _mapping(found[1] if len(found) > 1 else None)
    return found, {}


def _mapping(found: object) -> Mapping[str, Any]:
    return found if isinstance(found, Mapping) else {}


def _called(value: Any, name: str, warn: Warn) -> Any:
    """What a method of the value's type returns; None if there is none or it fails."""
    # Of the type, since many a value answers to any name.
    method = getattr(type(value), name, None)
    if not callable(method):
        return None
    try:
        return method(value)
    except Exception as error:  # noqa: BLE001 - whatever the visitor's own method raises
        warn(f"{type(value).__name__}.{name} raised {type(error).__name__}: {error}")
        return None


def _data(mime: str, data: object) -> str | bytes | None:
    """Return what can be shown; bytes may come as base64, as notebooks keep them. None if it is nothing."""
    if mime not in (PNG, JPEG, GIF, *_PLAYED):
        return data if isinstance(data, str) and (data or mime == HTML) else None
    try:
        found = base64.b64decode(data, validate=True) if isinstance(data, str) else data
    except (binascii.Error, ValueError):
        return None
    return found if isinstance(found, bytes) and found else None


def size_of(mime: str, data: str | bytes) -> tuple[int, int]:
    """Width and height of a picture in pixels; 0, 0 if they cannot be told."""
    if isinstance(data, str):
        return _size_of_svg(data[:_SVG_HEAD]) if mime == SVG else (0, 0)
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        return struct.unpack(">II", data[16:24])
    if data.startswith(b"GIF8") and len(data) >= 10:
        return struct.unpack("<HH", data[6:10])
    return _size_of_jpeg(data) if data.startswith(b"\xff\xd8") else (0, 0)


def _size_of_jpeg(data: bytes) -> tuple[int, int]:
    """Look for the start of the frame among the segments."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = struct.unpack(">xBH", data[at : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return 0, 0


_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}


def _size_of_svg(head: str) -> tuple[int, int]:
    root = re.search(r"<svg\b[^>]*>", head)
    tag = root.group() if root else ""
    sides = [re.search(rf"""\s{side}=["']([\d.]+)([a-z]*)["']""", tag) for side in ("width", "height")]
    pixels = [float(each[1]) * _UNITS.get(each[2], 0) if each else 0 for each in sides]
    if all(pixels):
        return round(pixels[0]), round(pixels[1])
    box = re.search(r"""\sviewBox=["'][-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)["']""", tag)
    return (round(float(box[1])), round(float(box[2]))) if box else (0, 0)
