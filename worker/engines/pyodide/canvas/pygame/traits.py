"""What can be said of a surface without looking at its pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pygame import color as colours
from pygame.constants import SRCALPHA
from pygame.pixels import Pixels
from pygame.rect import Rect

if TYPE_CHECKING:
    from pygame.frect import FRect


class Traits(Pixels):
    """A surface's size, and how it is drawn elsewhere."""

    _alpha: int | None = None
    _key: tuple[int, ...] | None = None
    _clip: Rect | None = None
    _canvas: Any = None
    _is_quick = True

    def __repr__(self) -> str:
        return f"<Surface({self._size[0]}x{self._size[1]}x32)>"

    size = property(Pixels.get_size)

    def get_width(self) -> int:
        """Return the width."""
        return self._size[0]

    def get_height(self) -> int:
        """Return the height."""
        return self._size[1]

    width, height = property(get_width), property(get_height)

    def get_rect(self, **places: Any) -> Rect:
        """Return a rectangle of its size, moved to where its places say: center=(100, 50)."""
        return Rect(0, 0, *self._size).placed(places)

    def get_frect(self, **places: Any) -> FRect:
        """The same, with places between pixels."""
        from pygame.frect import FRect

        return FRect(0, 0, *self._size).placed(places)

    def get_flags(self) -> int:
        """Return the options it was made with."""
        return SRCALPHA if self.has_alpha else 0

    def set_colorkey(self, color: colours.Given = None, flags: int = 0) -> None:
        """Do not show pixels of this colour when it is drawn elsewhere."""
        self._key = None if color is None else tuple(self._coloured(color))

    def get_colorkey(self) -> tuple[int, ...] | None:
        """Return that colour."""
        return self._key

    def _coloured(self, color: colours.Given) -> tuple[int, ...]:
        return tuple(self.unmap_rgb(color)) if isinstance(color, int) else colours.parts_of(color)

    def solid(self, color: colours.Given) -> tuple[int, ...]:
        """Return the pixel that a colour becomes here: a whole one on a surface without alpha."""
        parts = self._coloured(color)
        return parts if self.has_alpha else (*parts[:3], 255)

    def ink(self, colour: colours.Given) -> str:
        """Return a colour as a canvas takes it: without alpha on a surface that has none."""
        text = colours.css(self._coloured(colour) if isinstance(colour, int) else colour)
        return text if self.has_alpha else f"{text[:7]}ff"

    def set_alpha(self, value: int | None = None, flags: int = 0) -> None:
        """Let the background through when it is drawn elsewhere: 0 is not seen, 255 covers."""
        self._alpha = None if value is None else max(0, min(255, int(value)))

    def get_alpha(self) -> int:
        """Return how much it covers."""
        return 255 if self._alpha is None else self._alpha

    def get_blendmode(self) -> int:
        """Return how it is drawn elsewhere: 1 if pixels below may be seen through it."""
        return int(self.has_alpha or self._alpha is not None)

    def set_clip(self, rect: Any = None) -> None:
        """Draw in a part of it alone."""
        self._clip = None if rect is None else Rect(rect).clip(0, 0, *self._size)
        self._judge()

    def get_clip(self) -> Rect:
        """Return the part of it that is drawn in."""
        return Rect(self._clip or (0, 0, *self._size))

    def get_offset(self) -> tuple[int, int]:
        """Return where it lies on the one it is a part of."""
        return 0, 0

    def get_abs_offset(self) -> tuple[int, int]:
        """Return where it lies on the one that all is a part of."""
        return 0, 0

    def _judge(self) -> None:
        """Whether drawing on it, and drawing it, needs no care."""
        self._is_quick = self._clip is None and not self._stores
        if not self._is_quick:
            self._canvas = None

    def _within(self, x: int, y: int, width: int, height: int) -> Rect:
        """Return what lies on it of a rectangle."""
        left, top = max(0, x), max(0, y)
        right, bottom = min(self._size[0], x + width), min(self._size[1], y + height)
        return (
            Rect(left, top, right - left, bottom - top) if right > left and bottom > top else Rect(x, y, 0, 0)
        )
