"""The pixels of a surface: read and written one by one, or as bytes."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from typing import Any

from offthread_canvas import png

from pygame import color as colours
from pygame.rect import Rect
from pygame.store import Store

# Bits of red, green, blue and alpha in the number of a colour, as SDL has them.
_MASKS = 0xFF0000, 0xFF00, 0xFF, 0xFF000000
_SHIFTS = 16, 8, 0, 24


class Pixels:
    """What a surface consists of. kept: what was made of it, as long as nothing on it changes."""

    context: Any
    kept: dict[Any, Any] | None = None
    has_alpha: bool
    _size: tuple[int, int]
    _store: weakref.ref[Store] | None = None
    # All that are of it, and of its parts.
    _stores: tuple[weakref.ref[Store], ...] = ()

    def get_size(self) -> tuple[int, int]:
        """Return width and height."""
        return self._size

    def take(self, x: int, y: int, width: int, height: int) -> bytes:
        """Return red, green, blue and alpha of each pixel of a part, row by row."""
        if not (width and height):
            return b""
        return bytes(self.context.getImageData(x, y, width, height).data.to_py())

    def put(self, content: bytes | bytearray, x: int, y: int, width: int, height: int) -> None:
        """Put such bytes in the place of what is there."""
        self.kept = None
        if width and height:
            image = self.context.createImageData(width, height)
            image.data.assign(content)
            self.context.putImageData(image, x, y)

    def read(self, area: Sequence[int] | None = None) -> bytes:
        """Return what is there of all of it, or of a part."""
        self.settle()
        return self.take(*(area or (0, 0, *self._size)))

    def write(self, content: bytes | bytearray, area: Sequence[int] | None = None) -> None:
        """Have other pixels, in all of it or in a part."""
        self.settle()
        self.put(content, *(area or (0, 0, *self._size)))
        self.reload()

    def hold(self) -> Store:
        """Return its pixels as memory; the same as long as somebody uses it."""
        found = self._store() if self._store else None
        if found is None:
            self.settle()
            found = Store(self)
            self._store = weakref.ref(found)
            self.note(self._store)
        return found

    def note(self, store: weakref.ref[Store]) -> None:
        """Heed a memory from now on."""
        self._stores = (*self._stores, store)

    def forget(self, store: Store) -> None:
        """Heed it no longer."""
        held = ((each, each()) for each in self._stores)
        self._stores = tuple(each for each, found in held if found is not None and found is not store)

    def settle(self) -> None:
        """Take over what was changed in memory."""
        if self._stores and sum(store.write() for store in self.get_locks()):
            self.reload()

    def reload(self) -> None:
        """Have memory take over what was changed here."""
        for each in self._stores:
            if (store := each()) is not None:
                store.load()

    def keep(self, name: Any, make: Callable[[], Any]) -> Any:
        """Return what was made of its pixels; make it if that is new, or if something has changed since."""
        kept = self.kept_now()
        if name not in kept:
            kept[name] = make()
        return kept[name]

    def kept_now(self) -> dict[Any, Any]:
        """Return where it is kept: in another place after each change."""
        self.settle()
        if self.kept is None:
            self.kept = {}
        return self.kept

    def get_at(self, x_y: Sequence[int]) -> colours.Color:
        """Return the colour of a pixel."""
        return colours.Color(*self.read((*self._checked(x_y), 1, 1)))

    def get_at_mapped(self, x_y: Sequence[int]) -> int:
        """Return the colour of a pixel as a number."""
        return self.map_rgb(self.get_at(x_y))

    def _checked(self, place: Sequence[int]) -> tuple[int, int]:
        x, y = int(place[0]), int(place[1])
        if not (0 <= x < self._size[0] and 0 <= y < self._size[1]):
            raise IndexError("pixel index out of range")
        return x, y

    def map_rgb(self, color: colours.Given) -> int:
        """Return the number of a colour: 0xff8800, and its alpha before that on a surface that has one."""
        red, green, blue, alpha = colours.parts_of(color)
        return (alpha << 24 if self.has_alpha else 0) | red << 16 | green << 8 | blue

    def unmap_rgb(self, mapped_int: int) -> colours.Color:
        """Return the colour that a number stands for."""
        alpha = mapped_int >> 24 & 255 if self.has_alpha else 255
        return colours.Color(mapped_int >> 16 & 255, mapped_int >> 8 & 255, mapped_int & 255, alpha)

    def get_bounding_rect(self, min_alpha: int = 1) -> Rect:
        """Return the part of it in which something is to be seen."""
        width, height = self._size
        alphas = self.read()[3::4]
        rows = [alphas[at * width : (at + 1) * width] for at in range(height)]
        down = [at for at, row in enumerate(rows) if max(row, default=0) >= min_alpha]
        across = [at for at in range(width) if max(alphas[at::width], default=0) >= min_alpha]
        if not down:
            return Rect(0, 0, 0, 0)
        return Rect(across[0], down[0], across[-1] - across[0] + 1, down[-1] - down[0] + 1)

    def get_masks(self) -> tuple[int, int, int, int]:
        """Return which bits of a colour's number are red, green, blue and alpha."""
        return _MASKS if self.has_alpha else (*_MASKS[:3], 0)

    def get_shifts(self) -> tuple[int, int, int, int]:
        """Return where they begin."""
        return _SHIFTS if self.has_alpha else (*_SHIFTS[:3], 0)

    def get_losses(self) -> tuple[int, int, int, int]:
        """Return how many bits each has less than eight."""
        return 0, 0, 0, 0 if self.has_alpha else 8

    def get_bitsize(self) -> int:
        """Return how many bits a pixel has."""
        return 32

    def get_bytesize(self) -> int:
        """Return how many bytes a pixel has."""
        return 4

    def get_pitch(self) -> int:
        """Return how many bytes a row has."""
        return 4 * self._size[0]

    def get_view(self, kind: str = "2") -> memoryview:
        """Return its pixels as memory: a row of bytes for "0", and numbers of colours in rows otherwise.

        What is changed there is seen on the surface when the memory is let go, or when the surface is drawn.
        """
        found = memoryview(self.hold())
        return found if kind == "0" else found.cast("I").cast("B").cast("I", (self._size[1], self._size[0]))

    def get_buffer(self) -> Buffer:
        """Return its pixels as bytes: blue, green, red and alpha of each."""
        return Buffer(self.hold())

    def lock(self) -> None:
        """Nothing has to be locked here."""

    def unlock(self) -> None:
        """Have what was changed in memory seen."""
        self.settle()

    def mustlock(self) -> bool:
        """Nothing has to be locked here."""
        return False

    def get_locked(self) -> bool:
        """Whether somebody has its pixels as memory."""
        return any(each() is not None for each in self._stores)

    def get_locks(self) -> tuple[Store, ...]:
        """Return those memories."""
        return tuple(found for each in self._stores if (found := each()) is not None)

    def encoded(self) -> bytes:
        """Return it as a PNG file."""
        return png.encoded(*self._size, self.read())


class Buffer:
    """The bytes of a surface."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def raw(self) -> bytes:
        """All of them."""
        return bytes(self._store)

    @property
    def length(self) -> int:
        """How many there are."""
        return len(self._store)

    def write(self, buffer: bytes, offset: int = 0) -> None:
        """Put others in their place, from one on."""
        if offset < 0 or offset + len(buffer) > len(self._store):
            raise IndexError("bytes to write exceed buffer size")
        self._store[offset : offset + len(buffer)] = buffer
