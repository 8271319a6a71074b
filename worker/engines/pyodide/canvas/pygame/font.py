"""Texts as pictures, in the browser's own typefaces: https://www.pygame.org/docs/ref/font.html"""

from __future__ import annotations

import math
from typing import Any

from offthread_canvas import door

from pygame import color as colours
from pygame.constants import SRCALPHA
from pygame.lacking import names_of
from pygame.surface import Surface

SANS = "Arial, Helvetica, 'Liberation Sans', sans-serif"
SERIF = "'Times New Roman', Times, 'Liberation Serif', serif"
MONO = "'Courier New', Courier, 'Liberation Mono', monospace"
_FAMILIES = (("courier consolas mono menlo monaco", MONO), ("times georgia serif garamond cambria", SERIF))
# pygame's own typeface is bold, and smaller than its size says.
_PART = 0.6875
_LINE, _BASE = 1.15, 0.93


def init() -> None:
    """There is nothing to be begun."""


quit = init


def get_init() -> bool:
    """Texts can be made."""
    return True


class Font:
    """A typeface in a size."""

    def __init__(self, name: Any = None, size: int = 20, *, family: str = SANS, bold: bool = False) -> None:
        self._pixels = max(1.0, float(size) * (_PART if name is None else 1))
        self._family, self.bold, self.italic, self.underline = family, bold or name is None, False, False
        self._context = door.current.canvas(1, 1)

    def size(self, text: str) -> tuple[int, int]:
        """Return how wide and high a text will be."""
        self._context.font = self._css
        lines = str(text).split("\n")
        width = max(self._context.measureText(each).width for each in lines)
        return math.ceil(width), self.get_linesize() * len(lines)

    def render(
        self,
        text: Any,
        antialias: object = True,
        color: colours.Given = "black",
        background: colours.Given = None,
        bgcolor: colours.Given = None,
    ) -> Surface:
        """Return a picture of a text."""
        text, background = _written(text), background if bgcolor is None else bgcolor
        made = Surface(self.size(text), SRCALPHA)
        if background is not None:
            made.fill(background)
        context = made.context
        context.font, context.fillStyle = self._css, colours.css(color)
        for number, line in enumerate(text.split("\n")):
            base = number * self.get_linesize() + self.get_ascent()
            context.fillText(line, 0, base)
            if self.underline:
                context.fillRect(0, base + 1, made.get_width(), max(1, self._pixels // 15))
        return made

    @property
    def _css(self) -> str:
        return f"{'italic ' * self.italic}{'bold ' * self.bold}{self._pixels}px {self._family}"

    def get_linesize(self) -> int:
        """Return the height of a line."""
        return math.ceil(self._pixels * _LINE)

    get_height = get_linesize

    def get_ascent(self) -> int:
        """Return how far a line reaches above its base."""
        return math.ceil(self._pixels * _BASE)

    def get_descent(self) -> int:
        """Return how far it reaches below."""
        return self.get_ascent() - self.get_linesize()

    def set_bold(self, value: bool) -> None:
        """Have thick letters."""
        self.bold = value

    def set_italic(self, value: bool) -> None:
        """Have slanted letters."""
        self.italic = value

    def set_underline(self, value: bool) -> None:
        """Have a line below."""
        self.underline = value


def _written(text: Any) -> str:
    if isinstance(text, bytes):
        return text.decode()
    if text is None or isinstance(text, str):
        return text or ""
    raise TypeError(f"text must be a unicode or bytes, not {type(text).__name__}: write str(...) around it")


def SysFont(name: Any, size: int, bold: bool = False, italic: bool = False) -> Font:  # noqa: N802 - its name
    """Return the typeface that is most like the one of this name."""
    asked = str(name).lower()
    found = next(
        (family for words, family in _FAMILIES if any(word in asked for word in words.split())), SANS
    )
    made = Font(asked, size, family=found, bold=bold)
    made.italic = italic
    return made


def get_default_font() -> str:
    """Return the name of pygame's own typeface."""
    return "freesansbold.ttf"


def get_fonts() -> list[str]:
    """Return the names of typefaces that are told apart."""
    return ["arial", "timesnewroman", "couriernew"]


def match_font(name: Any, bold: bool = False, italic: bool = False) -> str:
    """Return a name that Font takes."""
    return str(name)


__getattr__ = names_of(__name__)
