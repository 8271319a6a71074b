"""Pictures from files, and into them: https://www.pygame.org/docs/ref/image.html"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from offthread_canvas import door

from pygame.constants import SRCALPHA
from pygame.error import NO_PICTURE, error
from pygame.lacking import names_of
from pygame.surface import Surface


def load(file: Any, namehint: str = "") -> Surface:
    """Return what a file shows: a PNG, JPEG, GIF, WebP or BMP."""
    content = file.read() if hasattr(file, "read") else Path(file).read_bytes()
    try:
        found = door.current.picture(content)
    except Exception as cause:
        if type(cause).__name__ != "JsException":
            raise
        raise error("Unsupported image format") from None
    if found is None:
        raise error(NO_PICTURE)
    made = Surface((found.width, found.height), SRCALPHA)
    made.context.drawImage(found, 0, 0)
    return made


def save(surface: Surface, file: Any, namehint: str = "") -> None:
    """Write a picture into a PNG file."""
    if hasattr(file, "write"):
        file.write(surface.encoded())
        return
    path = Path(file)
    if path.suffix.lower() != ".png":
        raise error("Pictures are saved as PNG here: let the name end with .png")
    path.write_bytes(surface.encoded())


def tobytes(surface: Surface, format: str, flipped: bool = False, pitch: int = -1) -> bytes:
    """Return the pixels of a picture: each by these letters, such as RGB, RGBA or BGRA, row by row."""
    pixels, letters = surface.read(), _letters(format)
    made = bytearray(len(letters) * len(pixels) // 4)
    for at, letter in enumerate(letters):
        made[at :: len(letters)] = pixels["RGBA".index(letter) :: 4]
    return _flipped(bytes(made), surface.get_width() * len(letters)) if flipped else bytes(made)


def frombytes(
    bytes: Any, size: Sequence[float], format: str, flipped: bool = False, pitch: int = -1
) -> Surface:
    """Return a picture of such pixels."""
    content, letters, (width, height) = bytearray(bytes), _letters(format), (int(each) for each in size)
    if len(content) != width * height * len(letters):
        raise ValueError("Bytes length does not equal format and resolution size")
    made, has_alpha = bytearray(b"\xff" * (4 * width * height)), "A" in format
    for at, letter in enumerate(letters):
        made["RGBA".index(letter) :: 4] = content[at :: len(letters)]
    if not has_alpha:
        made[3::4] = b"\xff" * (width * height)
    surface = Surface((width, height), SRCALPHA if has_alpha else 0)
    surface.write(_flipped(made, 4 * width) if flipped else made)
    return surface


def frombuffer(buffer: Any, size: Sequence[float], format: str, pitch: int = -1) -> Surface:
    """Return a picture of pixels in memory. It is a copy."""
    return frombytes(memoryview(buffer).cast("B"), size, format)


tostring, fromstring = tobytes, frombytes


def _letters(format: str) -> str:
    letters = format.replace("X", "A")
    if letters not in ("RGB", "BGR", "RGBA", "ARGB", "BGRA", "ABGR"):
        raise ValueError("Unrecognized type of format")
    return letters


def _flipped(content: bytes | bytearray, size: int) -> bytes:
    rows = [content[at : at + size] for at in range(0, len(content), size or 1)]
    return b"".join(reversed(rows))


load_extended, load_basic, save_extended = load, load, save


def get_extended() -> bool:
    """Whether more than BMP can be loaded."""
    return True


__getattr__ = names_of(__name__)
