"""Pictures larger, smaller, turned: https://www.pygame.org/docs/ref/transform.html"""

from __future__ import annotations

import math
from collections.abc import Sequence

from pygame.constants import SRCALPHA
from pygame.lacking import lazily
from pygame.surface import Surface


def scale(surface: Surface, size: Sequence[float], dest_surface: Surface | None = None) -> Surface:
    """Return it in another size, with sharp pixels. dest_surface: what to draw it on, if it is there."""
    return onto(_scaled(surface, size, is_smooth=False), dest_surface)


def smoothscale(surface: Surface, size: Sequence[float], dest_surface: Surface | None = None) -> Surface:
    """Return it in another size, with smooth edges."""
    return onto(_scaled(surface, size, is_smooth=True), dest_surface)


def scale_by(
    surface: Surface, factor: float | Sequence[float], dest_surface: Surface | None = None
) -> Surface:
    """Return it so many times as large."""
    return scale(surface, _times(surface, factor), dest_surface)


def smoothscale_by(
    surface: Surface, factor: float | Sequence[float], dest_surface: Surface | None = None
) -> Surface:
    """The same, with smooth edges."""
    return smoothscale(surface, _times(surface, factor), dest_surface)


def scale2x(surface: Surface, dest_surface: Surface | None = None) -> Surface:
    """Return it twice as large."""
    return scale_by(surface, 2, dest_surface)


def get_smoothscale_backend() -> str:
    """Return what makes edges smooth."""
    return "GENERIC"


def set_smoothscale_backend(backend: str) -> None:
    """The browser does it in its own way."""


def _times(surface: Surface, factor: float | Sequence[float]) -> tuple[float, float]:
    across, down = (factor, factor) if isinstance(factor, (int, float)) else factor
    return surface.get_width() * across, surface.get_height() * down


def onto(made: Surface, dest: Surface | None) -> Surface:
    """Return a picture, or what it was drawn on in the place of what was there."""
    if dest is None:
        return made
    with dest.painting() as context:
        context.clearRect(0, 0, *dest.get_size())
        context.drawImage(made.shown, 0, 0)
    return dest


def _scaled(surface: Surface, size: Sequence[float], *, is_smooth: bool) -> Surface:
    width, height = (int(each) for each in size)
    made = _empty(surface, (width, height))
    made.context.imageSmoothingEnabled = is_smooth
    made.context.drawImage(surface.shown, 0, 0, width, height)
    return made


def flip(surface: Surface, flip_x: bool, flip_y: bool = False) -> Surface:
    """Return it mirrored."""
    width, height = surface.get_size()
    made = _empty(surface, (width, height))
    made.context.setTransform(-1 if flip_x else 1, 0, 0, -1 if flip_y else 1, flip_x * width, flip_y * height)
    made.context.drawImage(surface.shown, 0, 0)
    made.context.resetTransform()
    return made


def rotate(surface: Surface, angle: float) -> Surface:
    """Return it turned against the clock, by degrees: as large as it must be for that."""
    return rotozoom(surface, angle, 1)


def rotozoom(surface: Surface, angle: float, factor: float) -> Surface:
    """Return it turned, and so many times as large."""
    width, height = (each * factor for each in surface.get_size())
    radians = math.radians(angle)
    sine, cosine = abs(math.sin(radians)), abs(math.cos(radians))
    across, down = round(width * cosine + height * sine, 6), round(width * sine + height * cosine, 6)
    made = _empty(surface, (math.ceil(across), math.ceil(down)))
    middle_x, middle_y = (each / 2 for each in made.get_size())
    made.context.translate(middle_x, middle_y)
    made.context.rotate(-radians)
    made.context.drawImage(surface.shown, -width / 2, -height / 2, width, height)
    made.context.resetTransform()
    return made


def _empty(surface: Surface, size: Sequence[float]) -> Surface:
    made = Surface(size, SRCALPHA)
    if surface.get_alpha() < 255:
        made.set_alpha(surface.get_alpha())
    return made


_EFFECTS = (
    "average_color", "box_blur", "chop", "gaussian_blur", "grayscale", "invert",
    "pixelate", "threshold",
)  # fmt: skip
__getattr__ = lazily(__name__, **dict.fromkeys(_EFFECTS, "effects"))
