"""Rectangles with places between pixels: https://pyga.me/docs/ref/rect.html"""

from __future__ import annotations

from typing import ClassVar

from pygame.rect import Rect, Whole, corner, number, side


class FRect(Rect):
    """A rectangle like Rect, but its numbers may have a part behind the point."""

    __slots__ = ()
    whole: ClassVar[Whole] = float

    x, y, w, h = (number(slot, float) for slot in ("_x", "_y", "_w", "_h"))
    width, height = w, h
    topleft, midtop, topright = (corner(part, 0, float) for part in (0, 0.5, 1))
    midleft, center, midright = (corner(part, 0.5, float) for part in (0, 0.5, 1))
    bottomleft, midbottom, bottomright = (corner(part, 1, float) for part in (0, 0.5, 1))
    left, centerx, right = (side("x", "w", part, float) for part in (0, 0.5, 1))
    top, centery, bottom = (side("y", "h", part, float) for part in (0, 0.5, 1))

    def __repr__(self) -> str:
        return f"FRect({self.x}, {self.y}, {self.w}, {self.h})"
