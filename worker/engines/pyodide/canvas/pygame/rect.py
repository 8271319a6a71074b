"""Rectangles of whole numbers: https://www.pygame.org/docs/ref/rect.html"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Self

Like = Any
# What makes one of its four numbers out of what is given for it.
Whole = type[int] | type[float]
INVALID = "Argument must be rect style object"


def corner(horizontal: float, vertical: float, whole: Whole = int) -> property:
    """A place of a rectangle, by parts of its width and height: to be read, and to be moved to."""

    def read(self: Rect) -> tuple[Any, Any]:
        return self.x + whole(self.w * horizontal), self.y + whole(self.h * vertical)

    def move(self: Rect, place: Sequence[float]) -> None:
        self.x, self.y = (
            whole(place[0]) - whole(self.w * horizontal),
            whole(place[1]) - whole(self.h * vertical),
        )

    return property(read, move)


def side(start: str, size: str, part: float, whole: Whole = int) -> property:
    """One coordinate of it."""

    def read(self: Rect) -> Any:
        return whole(getattr(self, start) + whole(getattr(self, size) * part))

    def move(self: Rect, value: float) -> None:
        setattr(self, start, whole(value) - whole(getattr(self, size) * part))

    return property(read, move)


def number(slot: str, whole: Whole = int) -> property:
    """One of its four numbers, which are whole in a Rect: what is behind the point is left out."""

    def read(self: Rect) -> Any:
        return whole(getattr(self, slot))

    def put(self: Rect, value: float) -> None:
        setattr(self, slot, whole(value))

    return property(read, put)


class Rect:
    """A rectangle: Rect(left, top, width, height), Rect((left, top), (width, height)) or Rect(another)."""

    __slots__ = ("_h", "_w", "_x", "_y")
    whole: ClassVar[Whole] = int

    def __init__(self, *given: Like) -> None:
        self._x, self._y, self._w, self._h = _numbers(given, self.whole)

    x, y, w, h = number("_x"), number("_y"), number("_w"), number("_h")
    width, height = w, h
    topleft, midtop, topright = corner(0, 0), corner(0.5, 0), corner(1, 0)
    midleft, center, midright = corner(0, 0.5), corner(0.5, 0.5), corner(1, 0.5)
    bottomleft, midbottom, bottomright = corner(0, 1), corner(0.5, 1), corner(1, 1)
    left, centerx, right = side("x", "w", 0), side("x", "w", 0.5), side("x", "w", 1)
    top, centery, bottom = side("y", "h", 0), side("y", "h", 0.5), side("y", "h", 1)

    @property
    def size(self) -> tuple[Any, Any]:
        """Width and height."""
        return self.w, self.h

    @size.setter
    def size(self, value: Sequence[float]) -> None:
        self.w, self.h = value

    def placed(self, places: dict[str, Any]) -> Self:
        """Move it to where its places say: {"center": (100, 50)}."""
        for name, value in places.items():
            setattr(self, name, value)
        return self

    def __iter__(self) -> Iterator[Any]:
        return iter((self._x, self._y, self._w, self._h))

    def __getitem__(self, at: Any) -> Any:
        return (self._x, self._y, self._w, self._h)[at]

    def __setitem__(self, at: Any, value: Any) -> None:
        numbers = list(self)
        numbers[at] = value
        self.update(*numbers)

    def __len__(self) -> int:
        return 4

    def __eq__(self, other: object) -> bool:
        try:
            return _numbers((other,), self.whole) == tuple(self)
        except TypeError:
            return False

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        return bool(self.w and self.h)

    def __repr__(self) -> str:
        return f"<rect({self.x}, {self.y}, {self.w}, {self.h})>"

    def copy(self) -> Self:
        """Return another like it."""
        return type(self)(self)

    __copy__ = copy

    def move(self, *by: Any) -> Self:
        """Return one that is moved by x, y."""
        made = self.copy()
        made.move_ip(*by)
        return made

    def move_ip(self, *by: Any) -> None:
        """Move it by x, y."""
        x, y = _pair(by)
        self.x, self.y = self.x + self.whole(x), self.y + self.whole(y)

    def inflate(self, *by: Any) -> Self:
        """Return one that is larger by x, y, round the same middle."""
        x, y = (self.whole(each) for each in _pair(by))
        return type(self)(self.x - self.whole(x / 2), self.y - self.whole(y / 2), self.w + x, self.h + y)

    def inflate_ip(self, *by: Any) -> None:
        """Make it larger by x, y, round the same middle."""
        self.x, self.y, self.w, self.h = self.inflate(*by)

    def clamp(self, *other: Like) -> Self:
        """Return one of this size that lies within another, or in its middle if that is too small."""
        within = type(self)(*other)
        x = within.centerx - self.whole(self.w / 2)
        y = within.centery - self.whole(self.h / 2)
        if self.w < within.w:
            x = min(max(self.x, within.x), within.right - self.w)
        if self.h < within.h:
            y = min(max(self.y, within.y), within.bottom - self.h)
        return type(self)(x, y, self.w, self.h)

    def clamp_ip(self, *other: Like) -> None:
        """Move it into another."""
        self.x, self.y, self.w, self.h = self.clamp(*other)

    def clip(self, *other: Like) -> Self:
        """Return what lies in both; of no size if nothing does."""
        that = type(self)(*other)
        x, y = max(self.x, that.x), max(self.y, that.y)
        w, h = min(self.right, that.right) - x, min(self.bottom, that.bottom) - y
        return type(self)(x, y, w, h) if w > 0 and h > 0 else type(self)(self.x, self.y, 0, 0)

    def union(self, *other: Like) -> Self:
        """Return the smallest that has both in it."""
        that = type(self)(*other)
        x, y = min(self.x, that.x), min(self.y, that.y)
        return type(self)(x, y, max(self.right, that.right) - x, max(self.bottom, that.bottom) - y)

    def union_ip(self, *other: Like) -> None:
        """Make it the smallest that has both in it."""
        self.x, self.y, self.w, self.h = self.union(*other)

    def contains(self, *other: Like) -> bool:
        """Whether another lies in it."""
        that = type(self)(*other)
        inside = self.x <= that.x and self.y <= that.y
        return bool(inside and that.right <= self.right and that.bottom <= self.bottom)

    def collidepoint(self, *place: Any) -> bool:
        """Whether a place lies in it."""
        x, y = _pair(place)
        left, top, wide, high = self
        return bool(left <= x < left + wide and top <= y < top + high)

    def colliderect(self, *other: Like) -> bool:
        """Whether some of another lies in it."""
        x, y, w, h = _numbers(other, self.whole)
        if not (self._w and self._h and w and h):
            return False
        left, top, wide, high = self
        return bool(left < x + w and x < left + wide and top < y + h and y < top + high)

    def collidelist(self, others: Sequence[Like]) -> int:
        """Return the place of the first that it touches; -1 if there is none."""
        return next((at for at, each in enumerate(others) if self.colliderect(each)), -1)

    def collidelistall(self, others: Sequence[Like]) -> list[int]:
        """Return the places of all that it touches."""
        return [at for at, each in enumerate(others) if self.colliderect(each)]

    def collidedict(self, others: dict[Any, Like], values: bool = False) -> tuple[Any, Any] | None:
        """Return the first pair that it touches by its key, or by its value; None if there is none."""
        return next(iter(self.collidedictall(others, values)), None)

    def collidedictall(self, others: dict[Any, Like], values: bool = False) -> list[tuple[Any, Any]]:
        """Return all pairs that it touches by their keys, or by their values."""
        return [each for each in others.items() if self.colliderect(each[1 if values else 0])]

    def unionall(self, others: Sequence[Like]) -> Self:
        """Return the smallest that has all of them in it."""
        made = self.copy()
        for each in others:
            made.union_ip(each)
        return made

    def scale_by(self, across: float, down: float | None = None) -> Self:
        """Return one that is so many times as large, round the same middle."""
        down = across if down is None else down
        made = type(self)(0, 0, self._w * across, self._h * down)
        made.center = self.center
        return made

    def fit(self, *other: Like) -> Self:
        """Return one of this shape that is as large as another lets it be, in the middle of that."""
        within = type(self)(*other)
        part = max(self._w / within.w, self._h / within.h)
        width, height = self._w / part, self._h / part
        x, y = within.x + (within.w - width) / 2, within.y + (within.h - height) / 2
        return type(self)(x, y, width, height)

    def normalize(self) -> None:
        """Have no negative size, at the same place."""
        x, y, w, h = self
        self.update(min(x, x + w), min(y, y + h), abs(w), abs(h))

    def clipline(self, *places: Any) -> tuple[Any, ...]:
        """Return the ends of what lies in it of a line; nothing if none does."""
        ends = places[0] if len(places) == 1 else places
        (ax, ay), (bx, by) = (ends[:2], ends[2:]) if len(ends) == 4 else ends
        first, last = 0.0, 1.0
        x, y, w, h = self
        for way, room in (
            (ax - bx, ax - x),
            (bx - ax, x + w - 1 - ax),
            (ay - by, ay - y),
            (by - ay, y + h - 1 - ay),
        ):
            if way == 0 and room < 0:
                return ()
            if way < 0:
                first = max(first, room / way)
            elif way > 0:
                last = min(last, room / way)
        if first > last:
            return ()
        whole = self.whole
        return tuple((whole(ax + (bx - ax) * part), whole(ay + (by - ay) * part)) for part in (first, last))

    def update(self, *given: Like) -> None:
        """Be like another."""
        self._x, self._y, self._w, self._h = _numbers(given, self.whole)


def _pair(given: tuple[Any, ...]) -> tuple[float, float]:
    x, y = given[0] if len(given) == 1 else given
    return x, y


def _numbers(given: tuple[Any, ...], whole: Whole) -> tuple[Any, Any, Any, Any]:
    """What a program gave for a rectangle, as left, top, width, height."""
    try:
        if len(given) == 1:
            inner = getattr(given[0], "rect", given[0])
            given = tuple(inner() if callable(inner) else inner)
        if len(given) == 2:
            given = (*given[0], *given[1])
        left, top, width, height = (whole(each) for each in given)
    except (TypeError, ValueError):
        raise TypeError(INVALID) from None
    return left, top, width, height
