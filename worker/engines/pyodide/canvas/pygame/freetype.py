"""Texts, told another way: https://www.pygame.org/docs/ref/freetype.html"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pygame import color as colours
from pygame import font
from pygame.font import get_default_font, get_fonts, match_font
from pygame.lacking import names_of
from pygame.rect import Rect
from pygame.surface import Surface
from pygame.transform import rotate

STYLE_NORMAL, STYLE_STRONG, STYLE_OBLIQUE, STYLE_UNDERLINE, STYLE_WIDE, STYLE_DEFAULT = 0, 1, 2, 4, 8, 0xFF
__all__ = ["Font", "SysFont", "get_default_font", "get_fonts", "get_init", "init", "match_font", "quit"]


def init(cache_size: int = 64, resolution: int = 72) -> None:
    """There is nothing to be begun."""


def quit() -> None:
    """There is nothing to be ended."""


def get_init() -> bool:
    """Texts can be made."""
    return True


was_init = get_init


class Font:
    """A typeface. size: that of its texts, unless they say another; fgcolor: their colour."""

    def __init__(self, file: Any, size: float = 0, *_more: object, **_options: object) -> None:
        self._make: Callable[[Any], font.Font] = lambda pixels: font.Font(file, pixels)
        self.size = size
        self.fgcolor: colours.Given = colours.Color("black")
        self.bgcolor: colours.Given = None
        self.strong = self.oblique = self.underline = False
        self.antialiased, self.pad, self.origin, self.rotation = True, False, False, 0

    def get_rect(self, text: str, style: int = STYLE_DEFAULT, rotation: int = 0, size: float = 0) -> Rect:
        """Return how large a text will be."""
        return Rect(0, 0, *self._ready(style, size).size(text))

    def render(
        self,
        text: str,
        fgcolor: colours.Given = None,
        bgcolor: colours.Given = None,
        style: int = STYLE_DEFAULT,
        rotation: int = 0,
        size: float = 0,
    ) -> tuple[Surface, Rect]:
        """Return a picture of a text, and the rectangle that it has."""
        ink = self.fgcolor if fgcolor is None else fgcolor
        ground = self.bgcolor if bgcolor is None else bgcolor
        picture = self._ready(style, size).render(text, self.antialiased, ink, ground)
        turned = rotate(picture, rotation or self.rotation) if rotation or self.rotation else picture
        return turned, turned.get_rect()

    def render_to(self, surf: Surface, dest: Any, text: str, *given: Any, **options: Any) -> Rect:
        """Draw a text on a surface; return the rectangle that it has there."""
        picture, _ = self.render(text, *given, **options)
        surf.blit(picture, (dest[0], dest[1]))
        return picture.get_rect(topleft=(dest[0], dest[1]))

    def get_sized_height(self, size: float = 0) -> int:
        """Return the height of a line."""
        return self._ready(STYLE_DEFAULT, size).get_linesize()

    def get_sized_ascender(self, size: float = 0) -> int:
        """Return how far a line reaches above its base."""
        return self._ready(STYLE_DEFAULT, size).get_ascent()

    def get_sized_descender(self, size: float = 0) -> int:
        """Return how far it reaches below."""
        return self._ready(STYLE_DEFAULT, size).get_descent()

    height = property(get_sized_height)
    ascender = property(get_sized_ascender)
    descender = property(get_sized_descender)

    def _ready(self, style: int, size: float) -> font.Font:
        made = self._make(size or self.size or 20)
        is_own = style == STYLE_DEFAULT
        made.bold = self.strong or made.bold if is_own else bool(style & STYLE_STRONG)
        made.italic = self.oblique or made.italic if is_own else bool(style & STYLE_OBLIQUE)
        made.underline = self.underline if is_own else bool(style & STYLE_UNDERLINE)
        return made


def SysFont(name: Any, size: float, bold: bool = False, italic: bool = False) -> Font:  # noqa: N802 - its name
    """Return the typeface that is most like the one of this name."""
    made = Font(None, size)
    made._make = lambda pixels: font.SysFont(name, pixels, bold, italic)
    return made


__getattr__ = names_of(__name__)
