"""Surfaces: pictures that are drawn on, each a canvas of its own. https://www.pygame.org/docs/ref/surface.html"""

from __future__ import annotations

import array
import contextlib
import weakref
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from offthread_canvas import door

from pygame import blend
from pygame import color as colours
from pygame.constants import SRCALPHA
from pygame.error import error
from pygame.rect import Rect
from pygame.store import Store
from pygame.traits import Traits

NO_SURFACE = "{} must be pygame.surface.Surface, not {}"
NO_PLACE = "invalid destination position for blit"


class Surface(Traits):
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
        self.has_alpha = bool(flags & SRCALPHA)
        if not self.has_alpha and context is None:
            self.fill((0, 0, 0))

    @contextlib.contextmanager
    def painting(self) -> Iterator[Any]:
        """Draw on it: with surface.painting() as context."""
        if self._is_quick:
            self.kept = None
            yield self.context
            return
        context = self._prepare()
        try:
            yield context
        finally:
            context.restore()
            self.reload()

    def _prepare(self) -> Any:
        """Have nothing drawn outside of its clip."""
        self.kept = None
        self.settle()
        self.context.save()
        if self._clip is not None:
            self._bound(self.context, self._clip)
        return self.context

    @staticmethod
    def _bound(context: Any, area: Iterable[float]) -> None:
        context.beginPath()
        context.rect(*area)
        context.clip()

    def note(self, store: weakref.ref[Store]) -> None:
        """Heed a memory from now on."""
        super().note(store)
        self._judge()

    def forget(self, store: Store) -> None:
        """Heed it no longer."""
        super().forget(store)
        self._judge()

    def fill(self, color: colours.Given, rect: Any = None, special_flags: int = 0) -> Rect:
        """Paint all of it, or a part."""
        area = Rect(0, 0, *self._size) if rect is None else Rect(rect).clip(0, 0, *self._size)
        text = colours.css(self._coloured(color)) if special_flags else self.ink(color)

        def put(context: Any) -> None:
            context.fillStyle = text
            context.fillRect(*area)

        with self.painting() as context:
            if special_flags:
                blend.mix(context, area, special_flags, has_alpha=self.has_alpha, put=put)
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
        if area is None and not special_flags and self._is_quick and source._alpha is None:
            # As most are: a game does it hundreds of times in a frame.
            self.kept = None
            self.context.drawImage(source.shown, x, y)
        elif part[2] and part[3]:
            self._draw(source, part, (x, y), special_flags)
        return self._within(x, y, part[2], part[3])

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
                blend.mix(context, area, flags, has_alpha=self.has_alpha, put=put)
            else:
                put(context)

    def blits(self, blit_sequence: Iterable[Sequence[Any]], doreturn: bool = True) -> list[Rect] | None:
        """Draw many pictures: (source, dest), (source, dest, area), …"""
        places = [self.blit(*each) for each in blit_sequence]
        return places if doreturn else None

    def fblits(self, blit_sequence: Iterable[Sequence[Any]], special_flags: int = 0) -> None:
        """Draw many pictures: (source, dest), …"""
        for source, dest in blit_sequence:
            self.blit(source, dest, None, special_flags)

    @property
    def shown(self) -> Any:
        """The canvas as others draw it: without the colour that is not to be seen."""
        if self._canvas is not None and self._key is None:
            return self._canvas
        return self._seen()

    def _seen(self) -> Any:
        self.settle()
        if self._key is None:
            found = self.context.canvas
            self._canvas = found if self._is_quick else None
            return found
        return self.keep(self._key, self._without_key)

    def _without_key(self) -> Any:
        key = self._key or ()
        hidden = int.from_bytes(bytes(key), "little")
        pixels = memoryview(self.read()).cast("I")
        made = Surface(self._size, SRCALPHA)
        made.write(array.array("I", [0 if each == hidden else each for each in pixels]).tobytes())
        return made.context.canvas

    def copy(self) -> Surface:
        """Return another like it."""
        made = Surface(self._size, SRCALPHA)
        self.settle()
        if all(self._size):
            area = (*self.get_abs_offset(), *self._size)
            made.context.drawImage(self.context.canvas, *area, 0, 0, *self._size)
        made.has_alpha, made._alpha, made._key = self.has_alpha, self._alpha, self._key
        return made

    __copy__ = copy

    def convert(self, *_given: object) -> Surface:
        """Return a copy: all surfaces have the same pixels here."""
        return self.copy()

    convert_alpha = convert

    def subsurface(self, *rect: Any) -> Surface:
        """Return a part of it: what is drawn on one is seen on the other."""
        from pygame.part import Part

        area = Rect(*rect)
        if not Rect(0, 0, *self._size).contains(area):
            raise ValueError("subsurface rectangle outside surface area")
        return Part(self, area)

    def get_parent(self) -> Surface | None:
        """Return the surface that it is a part of: none, unless it is a subsurface."""
        return None

    def get_abs_parent(self) -> Surface:
        """Return the surface that all is a part of."""
        return self

    def set_at(self, x_y: Sequence[int], color: colours.Given) -> None:
        """Paint a pixel."""
        text = self.ink(color)
        if self._is_quick and text.endswith("ff"):
            self.kept, self.context.fillStyle = None, text
            self.context.fillRect(int(x_y[0]), int(x_y[1]), 1, 1)
        else:
            self.fill(color, (int(x_y[0]), int(x_y[1]), 1, 1))

    def scroll(self, dx: int = 0, dy: int = 0, scroll_flag: int = 0) -> None:
        """Move what is on it; what was at the edge stays there, too."""
        before = self.copy().context.canvas
        with self.painting() as context:
            context.clearRect(int(dx), int(dy), *self._size)
            context.drawImage(before, int(dx), int(dy))

    def premul_alpha(self) -> Surface:
        """Return a copy whose colours are as dark as they are transparent, for BLEND_PREMULTIPLIED."""
        made, flat = self.copy(), Surface(self._size)
        flat.context.drawImage(made.context.canvas, 0, 0)
        pixels = bytearray(flat.read())
        pixels[3::4] = made.read()[3::4]
        made.write(pixels)
        return made

    def premul_alpha_ip(self) -> Surface:
        """The same, on the surface itself."""
        self.write(self.premul_alpha().read())
        return self
