"""A drawing as PostScript, as Tk's Canvas writes it for `save`, but for its pictures. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from offthread_turtle import colours, fonts

if TYPE_CHECKING:
    from offthread_turtle.items import Item

HEAD = """%!PS-Adobe-3.0 EPSF-3.0
%%Creator: Offthread
%%BoundingBox: 0 0 {width:g} {height:g}
%%Pages: 1
%%EndComments
1 setlinecap 1 setlinejoin
"""
_FONTS = {"sans": "Helvetica", "serif": "Times-Roman", "mono": "Courier"}


def text(items: Iterable[Item], view: tuple[float, float, float, float]) -> str:
    """Return the program. view: left, top, width and height of what is shown."""
    left, top, width, height = view
    parts = [HEAD.format(width=width, height=height)]
    for item in items:
        points = [
            (x - left, height - (y - top)) for x, y in zip(item.coords[::2], item.coords[1::2], strict=True)
        ]
        parts.append(_text(item, points[0]) if item.kind == "text" else _path(item, points))
    return "".join([*parts, "showpage\n%%EOF\n"])


def _path(item: Item, points: list[tuple[float, float]]) -> str:
    if item.kind == "image":
        return ""
    steps = [f"{x:g} {y:g} {'lineto' if at else 'moveto'}\n" for at, (x, y) in enumerate(points)]
    path = f"newpath\n{''.join(steps)}"
    if item.kind == "line":
        return _painted(path, str(item.looks["fill"]), f"{item.looks['width']:g} setlinewidth stroke\n")
    path += "closepath\n"
    filled = _painted(path, str(item.looks["fill"]), "eofill\n")
    outline = f"{item.looks['width']:g} setlinewidth stroke\n"
    return filled + _painted(path, str(item.looks["outline"]), outline)


def _painted(path: str, colour: str, act: str) -> str:
    found = colours.rgb(colour) if colour else None
    return f"{path}{_colour(found)}{act}" if found else ""


def _colour(rgb: tuple[int, int, int]) -> str:
    return " ".join(f"{each / 255:.3g}" for each in rgb) + " setrgbcolor "


def _text(item: Item, at: tuple[float, float]) -> str:
    font, said = fonts.font_of(item.looks["font"]), str(item.looks["text"])
    found = colours.rgb(str(item.looks["fill"]))
    if found is None:
        return ""
    quoted = said.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    left = item.box()[0] - item.coords[0] + at[0]
    chosen = f"/{_FONTS[font.kind]} findfont {font.pixels:g} scalefont setfont "
    return f"{chosen}{_colour(found)}{left:g} {at[1]:g} moveto ({quoted}) show\n"
