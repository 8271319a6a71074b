"""Pictures as arrays of numpy, with x first: https://www.pygame.org/docs/ref/surfarray.html

What pixels3d and the like return is memory that belongs to the surface. No canvas lends its memory, so it is
kept in step: what was changed in it is on the surface when the array is deleted, and before the surface is
shown, drawn elsewhere, drawn on or read. So these work as everywhere: `pixels3d(s)[:] = 0`, an array that is
deleted after a change, and one that is kept over all frames.
"""

from __future__ import annotations

import importlib
from typing import Any

from pygame.lacking import names_of
from pygame.surface import Surface

NO_NUMPY = (
    "pygame.surfarray and pygame.sndarray need numpy. Write import numpy at the top of the program: "
    "then it is loaded"
)
_SHAPE = "must be a valid 2d or 3d array"
Array = Any


def numpy() -> Any:
    """Return the module numpy; say how it is loaded if it is not there."""
    try:
        return importlib.import_module("numpy")
    except ImportError:
        raise ImportError(NO_NUMPY, name="numpy") from None


def _held(surface: Surface) -> Array:
    """Blue, green, red and alpha of each pixel, to be changed; rows first."""
    width, height = surface.get_size()
    return numpy().frombuffer(surface.hold(), numpy().uint8).reshape(height, width, 4)


def _read(surface: Surface) -> Array:
    """Red, green, blue and alpha of each pixel; columns first."""
    width, height = surface.get_size()
    return numpy().frombuffer(surface.read(), numpy().uint8).reshape(height, width, 4).transpose(1, 0, 2)


def pixels3d(surface: Surface) -> Array:
    """Return red, green and blue of each pixel, to be changed: array[x, y] = 255, 128, 0."""
    return _held(surface)[:, :, 2::-1].transpose(1, 0, 2)


def pixels2d(surface: Surface) -> Array:
    """Return each pixel as a number, to be changed: 0xff8800, as Surface.map_rgb makes it."""
    width, height = surface.get_size()
    return numpy().frombuffer(surface.hold(), numpy().uint32).reshape(height, width).T


def pixels_red(surface: Surface) -> Array:
    """Return how red each pixel is, to be changed."""
    return _held(surface)[:, :, 2].T


def pixels_green(surface: Surface) -> Array:
    """Return how green each pixel is, to be changed."""
    return _held(surface)[:, :, 1].T


def pixels_blue(surface: Surface) -> Array:
    """Return how blue each pixel is, to be changed."""
    return _held(surface)[:, :, 0].T


def pixels_alpha(surface: Surface) -> Array:
    """Return how much each pixel covers, to be changed."""
    if not surface.has_alpha:
        raise ValueError("unsupport colormasks for alpha reference array")
    return _held(surface)[:, :, 3].T


def array3d(surface: Surface) -> Array:
    """Return a copy of red, green and blue of each pixel."""
    return _read(surface)[:, :, :3].copy()


def array2d(surface: Surface) -> Array:
    """Return a copy of each pixel as a number."""
    return map_array(surface, _read(surface))


def array_red(surface: Surface) -> Array:
    """Return a copy of how red each pixel is."""
    return _read(surface)[:, :, 0].copy()


def array_green(surface: Surface) -> Array:
    """Return a copy of how green each pixel is."""
    return _read(surface)[:, :, 1].copy()


def array_blue(surface: Surface) -> Array:
    """Return a copy of how blue each pixel is."""
    return _read(surface)[:, :, 2].copy()


def array_alpha(surface: Surface) -> Array:
    """Return a copy of how much each pixel covers."""
    return _read(surface)[:, :, 3].copy()


def array_colorkey(surface: Surface) -> Array:
    """Return 0 for each pixel that has the colour which is not shown, and 255 for the others."""
    pixels, key = _read(surface), surface.get_colorkey()
    if key is None:
        return numpy().full(surface.get_size(), 255, numpy().uint8)
    is_key = (pixels[:, :, :3] == numpy().array(key[:3])).all(axis=2)
    return numpy().where(is_key, 0, 255).astype(numpy().uint8)


def map_array(surface: Surface, array: Array) -> Array:
    """Return numbers of colours for red, green and blue."""
    parts = numpy().asarray(array).astype(numpy().uint32)
    made = parts[..., 0] << 16 | parts[..., 1] << 8 | parts[..., 2]
    if surface.has_alpha:
        made |= (parts[..., 3] if parts.shape[-1] > 3 else numpy().uint32(255)) << 24
    return made


def blit_array(surface: Surface, array: Array) -> None:
    """Put an array onto a surface of its size: of red, green and blue, or of numbers of colours."""
    given = numpy().asarray(array)
    if given.shape[:2] != surface.get_size() or given.ndim not in (2, 3):
        raise ValueError(f"array {_SHAPE} of the surface's size")
    surface.write(_pixels(given, has_alpha=surface.has_alpha))


def _pixels(given: Array, *, has_alpha: bool) -> bytes:
    made = numpy().full((given.shape[1], given.shape[0], 4), 255, numpy().uint8)
    if given.ndim == 3:
        made[:, :, :3] = given[:, :, :3].transpose(1, 0, 2)
    else:
        numbers = given.T.astype(numpy().uint32)
        for at, shift in enumerate((16, 8, 0, 24) if has_alpha else (16, 8, 0)):
            made[:, :, at] = numbers >> shift & 255
    return bytes(made.tobytes())


def make_surface(array: Array) -> Surface:
    """Return a picture of an array: of red, green and blue, or of bytes whose bits are RRRGGGBB."""
    given = numpy().asarray(array)
    if given.ndim not in (2, 3) or (given.ndim == 3 and given.shape[2] not in (3, 4)):
        raise ValueError(_SHAPE)
    if given.ndim == 2:
        bits = given.astype(numpy().uint8).astype(numpy().uint16)
        three = (bits >> 5) * 255 / 7, (bits >> 2 & 7) * 255 / 7, (bits & 3) * 85
        given = numpy().rint(numpy().stack(three, axis=2))
    made = Surface(given.shape[:2])
    made.write(_pixels(given, has_alpha=False))
    return made


def use_arraytype(arraytype: str) -> None:
    """Arrays are always those of numpy."""
    if arraytype != "numpy":
        raise ValueError("invalid array type")


def get_arraytype() -> str:
    """Return whose arrays these are."""
    return "numpy"


def get_arraytypes() -> tuple[str, ...]:
    """Return whose arrays there can be."""
    return ("numpy",)


__getattr__ = names_of(__name__)
