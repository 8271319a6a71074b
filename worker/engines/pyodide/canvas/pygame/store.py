"""Pixels of a surface as memory, for those who change them as numbers: surfarray and PixelArray."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from pygame.error import error

if TYPE_CHECKING:
    from pygame.pixels import Pixels


class Store(bytearray):
    """Blue, green, red and alpha of each pixel, row by row, as SDL has them.

    No canvas lends its memory, so this is a copy. It goes back onto the surface when nothing uses it any
    more, and before the surface is shown, drawn or read. Whatever is drawn on the surface comes into it.
    """

    def __init__(self, surface: Pixels) -> None:
        width, height = surface.get_size()
        self._surface, self._area = surface, (0, 0, width, height)
        super().__init__(4 * width * height)
        self.load()

    def load(self) -> None:
        """Take what is on the surface."""
        pixels = self._surface.take(*self._area)
        self[0::4], self[1::4], self[2::4] = pixels[2::4], pixels[1::4], pixels[0::4]
        self[3::4] = pixels[3::4] if self._surface.has_alpha else bytes(len(self) // 4)
        self._before = bytes(self)

    def write(self) -> bool:
        """Put it onto the surface; tell whether anything was changed."""
        now = bytes(self)
        if now == self._before:
            return False
        self._before = now
        pixels = bytearray(self)
        pixels[0::4], pixels[2::4] = self[2::4], self[0::4]
        if not self._surface.has_alpha:
            pixels[3::4] = b"\xff" * (len(self) // 4)
        self._surface.put(pixels, *self._area)
        return True

    def __del__(self) -> None:
        # The window may be closed by now.
        with contextlib.suppress(error):
            self._surface.settle()
            self.write()
        self._surface.forget(self)
        with contextlib.suppress(error):
            self._surface.reload()
