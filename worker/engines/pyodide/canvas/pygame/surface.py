"""Surfaces: pictures that are drawn on, each a canvas of its own. https://www.pygame.org/docs/ref/surface.html"""

from __future__ import annotations

import array
import contextlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from offthread_canvas import door, png

from pygame import color
from pygame.constants import BLEND_ADD, BLEND_MULT, BLEND_RGBA_ADD, BLEND_RGBA_MULT, SRCALPHA
from pygame.error import error
from pygame.rect import Rect

# How a canvas calls what the options of `blit` do.
BLENDS = {
    0: "source-over",
    BLEND_ADD: "lighter",
    BLEND_RGBA_ADD: "lighter",
    BLEND_MULT: "multiply",
    BLEND_RGBA_MULT: "multiply",
}


class Surface:
    """A picture. context: JavaScript's, which draws on it."""

    def __init__(
        self,
        size: Sequence[float],
        flags: int = 0,
        depth: object = 32,
        masks: object = None,
        *,
        context: Any = None,
    ) -> None:
        width, height = (int(each) for each in size)
        if width < 0 or height < 0:
            raise error("Invalid resolution for Surface")
        self._size = width, height
        # A canvas has a pixel at least.
        self.context = context or door.current.canvas(max(1, width), max(1, height))
        self._flags = flags & SRCALPHA
        self._alpha: int | None = None
        self._key: tuple[int, ...] | None = None
        # The picture without the colour that is not to be seen, as long as nothing changes.
        self._keyed: Any = None
        self._clip: Rect | None = None
        if not self._flags and context is None:
            self.fill((0, 0, 0))

    def __repr__(self) -> str:
        return f"<Surface({self._size[0]}x{self._size[1]}x32)>"

    def get_size(self) -> tuple[int, int]:
        """Return width and height."""
        return self._size

    size = property(get_size)

    def get_width(self) -> int:
        """Return the width."""
        return self._size[0]

    def get_height(self) -> int:
        """Return the height."""
        return self._size[1]

    width, height = property(get_width), property(get_height)

    def get_rect(self, **places: Any) -> Rect:
        """Return a rectangle of its size, moved to where its places say: center=(100, 50)."""
        made = Rect(0, 0, *self._size)
        for name, value in places.items():
            setattr(made, name, value)
        return made

    def get_flags(self) -> int:
        """Return the options it was made with."""
        return self._flags

    def get_bitsize(self) -> int:
        """Return how many bits a pixel has."""
        return 32

    @contextlib.contextmanager
    def painting(self) -> Iterator[Any]:
        """Draw on it: with surface.painting() as context."""
        self._keyed = None
        if self._clip is None:
            yield self.context
            return
        self.context.save()
        self.context.beginPath()
        self.context.rect(*self._clip)
        self.context.clip()
        yield self.context
        self.context.restore()

    def fill(self, colour: color.Given, rect: Any = None, special_flags: int = 0) -> Rect:
        """Paint all of it, or a part."""
        area = Rect(0, 0, *self._size) if rect is None else Rect(rect).clip(0, 0, *self._size)
        with self.painting() as context:
            context.fillStyle = text = color.css(colour)
            if special_flags:
                context.globalCompositeOperation = BLENDS.get(special_flags, "source-over")
            elif not text.endswith("ff"):
                context.clearRect(*area)
            context.fillRect(*area)
            if special_flags:
                context.globalCompositeOperation = "source-over"
        return area

    def blit(self, source: Surface, dest: Any = (0, 0), area: Any = None, special_flags: int = 0) -> Rect:
        """Draw another picture, or a part of it, at a place."""
        x, y = int(dest[0]), int(dest[1])
        whole = Rect(0, 0, *source._size)
        part = whole if area is None else Rect(area).clip(whole)
        if part:
            self._draw(source, part, whole == part, (x, y), special_flags)
        return Rect(x, y, part.w, part.h).clip(0, 0, *self._size)

    def _draw(self, source: Surface, part: Rect, is_whole: bool, at: tuple[int, int], flags: int) -> None:
        with self.painting() as context:
            is_plain = source._alpha is None and not flags
            if not is_plain:
                context.globalAlpha = 1 if source._alpha is None else source._alpha / 255
                context.globalCompositeOperation = BLENDS.get(flags, "source-over")
            if is_whole:
                context.drawImage(source.shown, *at)
            else:
                context.drawImage(source.shown, *part, *at, part.w, part.h)
            if not is_plain:
                context.globalAlpha, context.globalCompositeOperation = 1, "source-over"

    def blits(self, sequence: Iterable[Sequence[Any]], doreturn: bool = True) -> list[Rect] | None:
        """Draw many pictures: (source, dest), (source, dest, area), …"""
        places = [self.blit(*each) for each in sequence]
        return places if doreturn else None

    @property
    def shown(self) -> Any:
        """The canvas as others draw it: without the colour that is not to be seen."""
        if self._key is None:
            return self.context.canvas
        if self._keyed is None:
            self._keyed = self._without(self._key)
        return self._keyed

    def _without(self, key: tuple[int, ...]) -> Any:
        image = self.context.getImageData(0, 0, *self._size)
        hidden = int.from_bytes(bytes(key), "little")
        pixels = memoryview(bytes(image.data.to_py())).cast("I")
        image.data.set(array.array("I", [0 if each == hidden else each for each in pixels]).tobytes())
        made = door.current.canvas(*self._size)
        made.putImageData(image, 0, 0)
        return made.canvas

    def set_colorkey(self, colour: color.Given = None, flags: int = 0) -> None:
        """Do not show pixels of this colour when it is drawn elsewhere."""
        self._key = None if colour is None else color.parts_of(colour)
        self._keyed = None

    def get_colorkey(self) -> tuple[int, ...] | None:
        """Return that colour."""
        return self._key

    def set_alpha(self, value: int | None = None, flags: int = 0) -> None:
        """Let the background through when it is drawn elsewhere: 0 is not seen, 255 covers."""
        self._alpha = None if value is None else max(0, min(255, int(value)))

    def get_alpha(self) -> int:
        """Return how much it covers."""
        return 255 if self._alpha is None else self._alpha

    def set_clip(self, rect: Any = None) -> None:
        """Draw in a part of it alone."""
        self._clip = None if rect is None else Rect(rect).clip(0, 0, *self._size)

    def get_clip(self) -> Rect:
        """Return the part of it that is drawn in."""
        return Rect(self._clip or (0, 0, *self._size))

    def copy(self) -> Surface:
        """Return another like it."""
        return self.part((0, 0, *self._size))

    def part(self, rect: Any) -> Surface:
        """Return a copy of a part of it."""
        area = Rect(rect)
        made = Surface(area.size, SRCALPHA)
        made.context.drawImage(self.context.canvas, *area, 0, 0, area.w, area.h)
        made._flags, made._alpha, made._key = self._flags, self._alpha, self._key
        return made

    def subsurface(self, *rect: Any) -> Surface:
        """Return a part of it. Here it is a copy: what is drawn on one is not seen on the other."""
        area = Rect(*rect)
        if not Rect(0, 0, *self._size).contains(area):
            raise ValueError("subsurface rectangle outside surface area")
        return self.part(area)

    def convert(self, *_given: object) -> Surface:
        """Return a copy: all surfaces have the same pixels here."""
        return self.copy()

    convert_alpha = convert

    def get_at(self, place: Sequence[int]) -> color.Color:
        """Return the colour of a pixel."""
        x, y = self._checked(place)
        return color.Color(*bytes(self.context.getImageData(x, y, 1, 1).data.to_py()))

    def set_at(self, place: Sequence[int], colour: color.Given) -> None:
        """Paint a pixel."""
        self.fill(colour, (int(place[0]), int(place[1]), 1, 1))

    def _checked(self, place: Sequence[int]) -> tuple[int, int]:
        x, y = int(place[0]), int(place[1])
        if not (0 <= x < self._size[0] and 0 <= y < self._size[1]):
            raise IndexError("pixel index out of range")
        return x, y

    def lock(self) -> None:
        """Nothing has to be locked here."""

    unlock = lock

    def encoded(self) -> bytes:
        """Return it as a PNG file."""
        width, height = self._size
        return png.encoded(width, height, bytes(self.context.getImageData(0, 0, width, height).data.to_py()))
