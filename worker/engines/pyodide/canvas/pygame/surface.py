"""Surfaces: pictures that are drawn on, each a canvas of its own. https://www.pygame.org/docs/ref/surface.html"""

from __future__ import annotations

import array
import contextlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from offthread_canvas import door, png

from pygame import blend
from pygame import color as colours
from pygame.constants import SRCALPHA
from pygame.error import error
from pygame.rect import Rect

NO_SURFACE = "{} must be pygame.surface.Surface, not {}"
NO_PLACE = "invalid destination position for blit"


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
        self._canvas: Any = None
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
        try:
            yield self.context
        finally:
            self.context.restore()

    def ink(self, colour: colours.Given) -> str:
        """Return a colour as a canvas takes it: without alpha on a surface that has none."""
        text = colours.css(colour)
        return text if self._flags else f"{text[:7]}ff"

    def fill(self, color: colours.Given, rect: Any = None, special_flags: int = 0) -> Rect:
        """Paint all of it, or a part."""
        area = Rect(0, 0, *self._size) if rect is None else Rect(rect).clip(0, 0, *self._size)
        text = colours.css(color) if special_flags else self.ink(color)

        def put(context: Any) -> None:
            context.fillStyle = text
            context.fillRect(*area)

        with self.painting() as context:
            if special_flags:
                blend.mix(context, area, special_flags, has_alpha=bool(self._flags), put=put)
            else:
                if not text.endswith("ff"):
                    context.clearRect(*area)
                put(context)
        return area

    def blit(self, source: Surface, dest: Any = (0, 0), area: Any = None, special_flags: int = 0) -> Rect:
        """Draw another picture, or a part of it, at a place."""
        if not isinstance(source, Surface):
            raise TypeError(NO_SURFACE.format("argument 1", type(source).__name__))
        try:
            x, y = int(dest[0]), int(dest[1])
        except (TypeError, IndexError):
            raise TypeError(NO_PLACE) from None
        part = (0, 0, *source._size) if area is None else tuple(Rect(area).clip(0, 0, *source._size))
        if area is None and not special_flags and self._clip is None and source._alpha is None:
            # As most are: a game does it hundreds of times in a frame.
            self._keyed = None
            self.context.drawImage(source.shown, x, y)
        elif part[2] and part[3]:
            self._draw(source, part, (x, y), special_flags)
        return self._within(x, y, part[2], part[3])

    def _within(self, x: int, y: int, width: int, height: int) -> Rect:
        """Return what lies on it of a rectangle."""
        left, top = max(0, x), max(0, y)
        right, bottom = min(self._size[0], x + width), min(self._size[1], y + height)
        return (
            Rect(left, top, right - left, bottom - top) if right > left and bottom > top else Rect(x, y, 0, 0)
        )

    def _draw(self, source: Surface, part: tuple[int, ...], at: tuple[int, int], flags: int) -> None:
        shown, alpha, size = source.shown, source._alpha, part[2:]

        def put(context: Any) -> None:
            if alpha is not None:
                context.globalAlpha = alpha / 255
            context.drawImage(shown, *part, *at, *size)
            if alpha is not None:
                context.globalAlpha = 1

        with self.painting() as context:
            if flags:
                area = (*at, *size)
                blend.mix(context, area, flags, has_alpha=bool(self._flags), put=put)
            else:
                put(context)

    def blits(self, sequence: Iterable[Sequence[Any]], doreturn: bool = True) -> list[Rect] | None:
        """Draw many pictures: (source, dest), (source, dest, area), …"""
        places = [self.blit(*each) for each in sequence]
        return places if doreturn else None

    @property
    def shown(self) -> Any:
        """The canvas as others draw it: without the colour that is not to be seen."""
        if self._key is None:
            if self._canvas is None:
                self._canvas = self.context.canvas
            return self._canvas
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

    def set_colorkey(self, color: colours.Given = None, flags: int = 0) -> None:
        """Do not show pixels of this colour when it is drawn elsewhere."""
        self._key = None if color is None else colours.parts_of(color)
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

    def get_at(self, x_y: Sequence[int]) -> colours.Color:
        """Return the colour of a pixel."""
        x, y = self._checked(x_y)
        return colours.Color(*bytes(self.context.getImageData(x, y, 1, 1).data.to_py()))

    def set_at(self, x_y: Sequence[int], color: colours.Given) -> None:
        """Paint a pixel."""
        self.fill(color, (int(x_y[0]), int(x_y[1]), 1, 1))

    def get_bounding_rect(self, min_alpha: int = 1) -> Rect:
        """Return the part of it in which something is to be seen."""
        width, height = self._size
        alphas = bytes(self.context.getImageData(0, 0, width, height).data.to_py())[3::4]
        rows = [alphas[at * width : (at + 1) * width] for at in range(height)]
        down = [at for at, row in enumerate(rows) if max(row) >= min_alpha]
        across = [at for at in range(width) if max(alphas[at::width]) >= min_alpha]
        if not down:
            return Rect(0, 0, 0, 0)
        return Rect(across[0], down[0], across[-1] - across[0] + 1, down[-1] - down[0] + 1)

    def scroll(self, dx: int = 0, dy: int = 0) -> None:
        """Move what is on it; what was at the edge stays there, too."""
        self.context.drawImage(self.copy().context.canvas, int(dx), int(dy))
        self._keyed = None

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
