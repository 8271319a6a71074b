"""Pictures from files, and into them: https://www.pygame.org/docs/ref/image.html"""

from __future__ import annotations

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


def get_extended() -> bool:
    """Whether more than BMP can be loaded."""
    return True


__getattr__ = names_of(__name__)
