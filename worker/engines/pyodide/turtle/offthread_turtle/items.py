"""What is on a canvas: polygons, lines, texts and pictures, each with its place and its looks. Pure."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from typing import Any

from offthread_turtle import colours, fonts
from offthread_turtle.bindings import Bindings
from offthread_turtle.door import Op
from offthread_turtle.errors import TclError
from offthread_turtle.images import PhotoImage

# Beyond this nothing can be seen.
_FAR = 1_000_000.0
_COLOURS = ("fill", "outline")
_LOOKS: dict[str, dict[str, Any]] = {
    "polygon": {"fill": "black", "outline": "", "width": 1.0},
    "line": {"fill": "black", "width": 1.0},
    "text": {"fill": "black", "text": "", "font": None, "anchor": "center"},
    "image": {"image": "", "anchor": "center"},
}
# Options that change nothing that is used here.
_IGNORED = ("capstyle", "joinstyle", "smooth", "tags", "state", "justify", "arrow", "splinesteps", "dash")
# Pixels around an item that still count as it.
_CLOSE = 2.0

Box = tuple[float, float, float, float]


class Item:
    """One thing on the canvas."""

    def __init__(self, number: int, kind: str, coords: list[float]) -> None:
        self.number, self.kind, self.coords = number, kind, coords
        self.looks = dict(_LOOKS[kind])
        self.bindings = Bindings()

    def configure(self, options: dict[str, Any]) -> None:
        """Change its looks."""
        for name, value in options.items():
            if name in _IGNORED or value is None:
                continue
            if name not in self.looks:
                raise TclError(f'unknown option "-{name}"')
            self.looks[name] = _checked(name, value)

    def op(self) -> Op:
        """Return what the page must know of it."""
        looks, coords = self.looks, [_near(each) for each in self.coords]
        if self.kind == "polygon":
            colour, outline = (colours.css(looks[name]) for name in _COLOURS)
            return ["p", self.number, coords, colour, outline, _near(looks["width"])]
        if self.kind == "line":
            return ["l", self.number, coords, colours.css(looks["fill"]), _near(looks["width"])]
        if self.kind == "image":
            return ["i", self.number, *coords[:2], getattr(looks["image"], "number", 0)]
        font = fonts.font_of(looks["font"])
        style = [
            font.kind,
            _near(font.pixels),
            int(font.is_bold),
            int(font.is_italic),
            int(font.is_underlined),
        ]
        return [
            "t",
            self.number,
            *coords[:2],
            str(looks["text"]),
            colours.css(looks["fill"]),
            looks["anchor"],
            *style,
        ]

    def box(self) -> Box:
        """Return what it covers, about."""
        if self.kind in ("polygon", "line"):
            half = float(self.looks["width"]) / 2
            across, down = self.coords[::2], self.coords[1::2]
            return min(across) - half, min(down) - half, max(across) + half, max(down) + half
        return _placed(self.coords, self._size(), self.looks["anchor"])

    def _size(self) -> tuple[float, float]:
        if self.kind == "image":
            image = self.looks["image"]
            return (image.width(), image.height()) if isinstance(image, PhotoImage) else (0, 0)
        font, lines = fonts.font_of(self.looks["font"]), str(self.looks["text"]).split("\n")
        return max(map(font.width, lines)), len(lines) * font.pixels * fonts.LINE

    def covers(self, x: float, y: float) -> bool:
        """Tell whether a point is on it, or as good as that."""
        left, top, right, bottom = self.box()
        if not (left - _CLOSE <= x <= right + _CLOSE and top - _CLOSE <= y <= bottom + _CLOSE):
            return False
        if self.kind == "polygon":
            return _is_inside(self.coords, x, y) or _distance(self.coords, x, y) <= _CLOSE
        return self.kind != "line" or _distance(self.coords, x, y) <= self.looks["width"] / 2 + _CLOSE


def flat(given: Iterable[Any]) -> list[float]:
    """Return coordinates as Tk takes them, in one row or in pairs."""
    found: list[float] = []
    for each in given:
        if isinstance(each, (list, tuple)):
            found += flat(each)
        else:
            found.append(float(each))
    return found


def _checked(name: str, value: Any) -> Any:
    if name in _COLOURS:
        value = str(value)
        if value and not colours.css(value):
            raise TclError(f'unknown color name "{value}"')
    try:
        return float(value) if name == "width" else value
    except (TypeError, ValueError):
        raise TclError(f'bad screen distance "{value}"') from None


def _near(number: float) -> float:
    """Two digits are finer than what can be seen."""
    return 0.0 if math.isnan(number) else round(max(-_FAR, min(_FAR, number)), 2)


def _placed(at: list[float], size: tuple[float, float], anchor: str) -> Box:
    (x, y), (width, height) = at[:2], size
    left = x if "w" in anchor else x - width if "e" in anchor and anchor != "center" else x - width / 2
    top = (
        y
        if anchor.startswith("n") and anchor != "center"
        else y - height
        if anchor.startswith("s")
        else y - height / 2
    )
    return left, top, left + width, top + height


def _is_inside(coords: list[float], x: float, y: float) -> bool:
    inside, points = False, list(zip(coords[::2], coords[1::2], strict=True))
    for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def _distance(coords: list[float], x: float, y: float) -> float:
    """Return how far a point is from a line through points."""
    nearest, points = math.inf, list(zip(coords[::2], coords[1::2], strict=True))
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        length = (bx - ax) ** 2 + (by - ay) ** 2
        part = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) if length else 0.0
        nearest = min(nearest, math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay)))
    return nearest
