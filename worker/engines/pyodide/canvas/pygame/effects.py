"""What changes the colours of pictures, or takes parts of them out: of pygame.transform and pygame.draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pygame import bits, masking
from pygame import color as colours
from pygame.constants import SRCALPHA
from pygame.error import error
from pygame.rect import Rect
from pygame.surface import Surface
from pygame.transform import onto

_OPPOSITE = bytes(range(255, -1, -1))
_NO_FILTER = "This browser cannot blur pictures. Use Chrome, Edge or Firefox"


def _like(surface: Surface, planes: Sequence[bytes], dest: Surface | None) -> Surface:
    """A picture in the same size, with these reds, greens, blues and alphas."""
    pixels = bytearray(4 * surface.get_width() * surface.get_height())
    for at, plane in enumerate(planes):
        pixels[at::4] = plane
    made = surface.copy()
    made.write(pixels)
    return onto(made, dest)


def _planes(surface: Surface) -> tuple[bytes, bytes, bytes, bytes]:
    pixels = surface.read()
    return pixels[0::4], pixels[1::4], pixels[2::4], pixels[3::4]


def invert(surface: Surface, dest_surface: Surface | None = None) -> Surface:
    """Return it with opposite colours."""
    *three, alpha = _planes(surface)
    return _like(surface, [*(plane.translate(_OPPOSITE) for plane in three), alpha], dest_surface)


def grayscale(surface: Surface, dest_surface: Surface | None = None) -> Surface:
    """Return it in grays that are as bright."""
    *three, alpha = _planes(surface)
    total = 0
    for plane, part in zip(three, (0.299, 0.587, 0.114), strict=True):
        # Bytes of three parts of brightness make no more than a byte.
        table = bytes(round(value * part) for value in range(256))
        total += int.from_bytes(plane.translate(table), "little")
    gray = total.to_bytes(len(alpha), "little")
    return _like(surface, [gray, gray, gray, alpha], dest_surface)


def average_color(
    surface: Surface, rect: Any = None, consider_alpha: bool = False
) -> tuple[int, int, int, int]:
    """Return the colour in the middle of all that it has, or of a part."""
    area = Rect(0, 0, *surface.get_size()) if rect is None else Rect(rect).clip(0, 0, *surface.get_size())
    pixels = surface.read(tuple(area))
    count, alpha = len(pixels) // 4, pixels[3::4]
    if not count:
        return 0, 0, 0, 0
    weight = sum(alpha) if consider_alpha else count
    sums = [
        sum(one * two for one, two in zip(pixels[at::4], alpha, strict=True))
        if consider_alpha
        else sum(pixels[at::4])
        for at in range(3)
    ]
    red, green, blue = (total // weight if weight else 0 for total in sums)
    return red, green, blue, sum(alpha) // count


def chop(surface: Surface, rect: Any) -> Surface:
    """Return it without the rows and columns of a rectangle."""
    size, asked = surface.get_size(), Rect(rect)
    x, y = max(0, asked.x), max(0, asked.y)
    area = Rect(x, y, max(0, min(size[0], asked.right) - x), max(0, min(size[1], asked.bottom) - y))
    made = Surface((size[0] - area.w, size[1] - area.h), SRCALPHA)
    for left, wide, at in ((0, x, 0), (area.right, size[0] - area.right, x)):
        for top, high, down in ((0, y, 0), (area.bottom, size[1] - area.bottom, y)):
            if wide > 0 and high > 0:
                made.context.drawImage(surface.shown, left, top, wide, high, at, down, wide, high)
    return made


def pixelate(surface: Surface, pixel_size: int, dest_surface: Surface | None = None) -> Surface:
    """Return it in squares of so many pixels, each of one colour."""
    width, height = surface.get_size()
    small = Surface((max(1, width // pixel_size), max(1, height // pixel_size)), SRCALPHA)
    small.context.drawImage(surface.shown, 0, 0, *small.get_size())
    made = Surface((width, height), SRCALPHA)
    made.context.imageSmoothingEnabled = False
    made.context.drawImage(small.context.canvas, 0, 0, width, height)
    return onto(made, dest_surface)


def gaussian_blur(
    surface: Surface, radius: int, repeat_edge_pixels: bool = True, dest_surface: Surface | None = None
) -> Surface:
    """Return it blurred."""
    made = Surface(surface.get_size(), SRCALPHA)
    if getattr(made.context, "filter", None) is None:
        raise error(_NO_FILTER)
    made.context.filter = f"blur({max(0, radius) / 2}px)"
    made.context.drawImage(surface.shown, 0, 0)
    made.context.filter = "none"
    return onto(made, dest_surface)


box_blur = gaussian_blur


def threshold(
    dest_surface: Surface | None,
    surface: Surface,
    search_color: colours.Given,
    threshold: colours.Given = (0, 0, 0, 0),
    set_color: colours.Given = (0, 0, 0, 0),
    set_behavior: int = 1,
    search_surf: Surface | None = None,
    inverse_set: bool = False,
) -> int:
    """Count pixels that are nearly of a colour, or like another picture, and paint them on one.

    set_behavior: 0 to paint nothing, 1 for the colour set_color, 2 for what the surface has there.
    inverse_set: paint the others.
    """
    rows = masking.of_colour(surface, search_color, threshold, search_surf)
    if set_behavior and dest_surface is not None:
        ink = masking.Inks(surface, None) if set_behavior == 2 else masking.Inks(None, set_color)
        none = masking.Inks(None, None)
        inks = (none, ink) if inverse_set else (ink, none)
        masking.draw(rows, dest_surface, Rect(0, 0, *surface.get_size()), (0, 0), inks)
    return bits.count(rows)


def flood_fill(surface: Surface, color: colours.Given | Surface, start_pos: Sequence[float]) -> Rect:
    """Paint a pixel, and all of its colour that are connected with it."""
    x, y = int(start_pos[0]), int(start_pos[1])
    here = surface.get_at((x, y))
    rows = masking.of_colour(surface, here, (0, 0, 0, 0), None)
    found = bits.component(rows, x, y, is_over_corners=False)
    is_picture = isinstance(color, Surface)
    ink = masking.Inks(color, None) if is_picture else masking.Inks(None, surface.solid(color))
    area = Rect(0, 0, *surface.get_size())
    masking.draw(found, surface, area, (0, 0), (ink, masking.Inks(None, None)))
    return Rect(*bits.box(found))
