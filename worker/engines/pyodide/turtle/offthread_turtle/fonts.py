"""Fonts as Tk names them, and how wide a text is, about: nobody but the page knows its typefaces. Pure."""

from __future__ import annotations

from typing import NamedTuple

# Widths of Helvetica from the space to the tilde, in thousandths of the size (Adobe's metrics of the font).
_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 "
    "556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 "
    "667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 "
    "556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584 "
)
_HELVETICA = dict(zip(map(chr, range(32, 127)), map(int, _WIDTHS.split()), strict=True))
_MONOSPACED = ("courier", "consolas", "mono", "menlo", "monaco", "fixed", "terminal")
_SERIF = ("times", "serif", "georgia", "garamond", "palatino", "cambria", "roman")
# Pixels of a point, as on a common screen.
_POINT = 96 / 72
# Heights of a line and of what is below its base, by the size.
LINE, DESCENT = 1.15, 0.21


class Font(NamedTuple):
    """A font: its family as the program says it, its size in pixels, and its styles."""

    family: str = "Arial"
    pixels: float = 8 * _POINT
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False

    @property
    def kind(self) -> str:
        """Return which of the page's typefaces stands for it: "sans", "serif" or "mono"."""
        name = self.family.lower()
        if any(each in name for each in _MONOSPACED):
            return "mono"
        return "serif" if any(each in name for each in _SERIF) and "sans" not in name else "sans"

    def width(self, line: str) -> float:
        """Return how wide a line is."""
        if self.kind == "mono":
            return len(line) * 0.6 * self.pixels
        units = sum(_HELVETICA.get(each, 556 if ord(each) < 0x2E80 else 1000) for each in line)
        return units / 1000 * self.pixels * (1.06 if self.is_bold else 1)


def font_of(value: object) -> Font:
    """Read a font as `write` takes it: a name, or a sequence of a name, a size in points and styles."""
    parts = _parts(value)
    family = str(parts[0]) if parts and str(parts[0]) else Font().family
    styles = " ".join(str(each) for each in parts[2:]).lower().split()
    return Font(
        family,
        _pixels(parts[1]) if len(parts) > 1 else Font().pixels,
        "bold" in styles,
        "italic" in styles or "oblique" in styles,
        "underline" in styles,
    )


def _parts(value: object) -> list[object]:
    if isinstance(value, (list, tuple)):
        return list(value)
    words = str(value).split() if value is not None else []
    at = next((at for at, word in enumerate(words) if word.lstrip("-").isdigit()), len(words))
    return [" ".join(words[:at]), *words[at:]] if words else []


def _pixels(size: object) -> float:
    try:
        number = float(str(size))
    except ValueError:
        return Font().pixels
    # Tk takes a negative size as pixels, and 0 as the usual one.
    return -number if number < 0 else number * _POINT or Font().pixels
