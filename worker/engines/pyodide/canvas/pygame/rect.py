"""Rectangles of whole numbers: https://www.pygame.org/docs/ref/rect.html"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

Like = Any
INVALID = "Argument must be rect style object"


def _corner(horizontal: float, vertical: float) -> property:
    """A place of a rectangle, by parts of its width and height: to be read, and to be moved to."""

    def read(self: Rect) -> tuple[int, int]:
        return self.x + int(self.w * horizontal), self.y + int(self.h * vertical)

    def move(self: Rect, place: Sequence[float]) -> None:
        self.x, self.y = (
            int(place[0]) - int(self.w * horizontal),
            int(place[1]) - int(self.h * vertical),
        )

    return property(read, move)


def _side(start: str, size: str, part: float) -> property:
    """One coordinate of it."""

    def read(self: Rect) -> int:
        return int(getattr(self, start) + int(getattr(self, size) * part))

    def move(self: Rect, value: float) -> None:
        setattr(self, start, int(value) - int(getattr(self, size) * part))

    return property(read, move)


def _number(slot: str) -> property:
    """One of its four numbers, which are whole: what is behind the point is left out."""

    def read(self: Rect) -> int:
        return int(getattr(self, slot))

    def put(self: Rect, value: float) -> None:
        setattr(self, slot, int(value))

    return property(read, put)


class Rect:
    """A rectangle: Rect(left, top, width, height), Rect((left, top), (width, height)) or Rect(another)."""

    __slots__ = ("_h", "_w", "_x", "_y")

    def __init__(self, *given: Like) -> None:
        self._x, self._y, self._w, self._h = _numbers(given)

    x, y, w, h = _number("_x"), _number("_y"), _number("_w"), _number("_h")
    width, height = w, h
    topleft, midtop, topright = _corner(0, 0), _corner(0.5, 0), _corner(1, 0)
    midleft, center, midright = _corner(0, 0.5), _corner(0.5, 0.5), _corner(1, 0.5)
    bottomleft, midbottom, bottomright = _corner(0, 1), _corner(0.5, 1), _corner(1, 1)
    left, centerx, right = _side("x", "w", 0), _side("x", "w", 0.5), _side("x", "w", 1)
    top, centery, bottom = _side("y", "h", 0), _side("y", "h", 0.5), _side("y", "h", 1)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.w, self.h

    @size.setter
    def size(self, value: Sequence[float]) -> None:
        self.w, self.h = int(value[0]), int(value[1])

    def __iter__(self) -> Iterator[int]:
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
            return _numbers((other,)) == tuple(self)
        except TypeError:
            return False

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        return bool(self.w and self.h)

    def __repr__(self) -> str:
        return f"<rect({self.x}, {self.y}, {self.w}, {self.h})>"

    def copy(self) -> Rect:
        """Return another like it."""
        return Rect(self)

    def move(self, *by: Any) -> Rect:
        """Return one that is moved by x, y."""
        made = self.copy()
        made.move_ip(*by)
        return made

    def move_ip(self, *by: Any) -> None:
        """Move it by x, y."""
        x, y = _pair(by)
        self.x, self.y = self.x + int(x), self.y + int(y)

    def inflate(self, *by: Any) -> Rect:
        """Return one that is larger by x, y, round the same middle."""
        x, y = (int(each) for each in _pair(by))
        return Rect(self.x - int(x / 2), self.y - int(y / 2), self.w + x, self.h + y)

    def inflate_ip(self, *by: Any) -> None:
        """Make it larger by x, y, round the same middle."""
        self.x, self.y, self.w, self.h = self.inflate(*by)

    def clamp(self, *other: Like) -> Rect:
        """Return one of this size that lies within another, or in its middle if that is too small."""
        within = Rect(*other)
        x = within.centerx - self.w // 2
        y = within.centery - self.h // 2
        if self.w < within.w:
            x = min(max(self.x, within.x), within.right - self.w)
        if self.h < within.h:
            y = min(max(self.y, within.y), within.bottom - self.h)
        return Rect(x, y, self.w, self.h)

    def clamp_ip(self, *other: Like) -> None:
        """Move it into another."""
        self.x, self.y, self.w, self.h = self.clamp(*other)

    def clip(self, *other: Like) -> Rect:
        """Return what lies in both; of no size if nothing does."""
        that = Rect(*other)
        x, y = max(self.x, that.x), max(self.y, that.y)
        w, h = min(self.right, that.right) - x, min(self.bottom, that.bottom) - y
        return Rect(x, y, w, h) if w > 0 and h > 0 else Rect(self.x, self.y, 0, 0)

    def union(self, *other: Like) -> Rect:
        """Return the smallest that has both in it."""
        that = Rect(*other)
        x, y = min(self.x, that.x), min(self.y, that.y)
        return Rect(x, y, max(self.right, that.right) - x, max(self.bottom, that.bottom) - y)

    def union_ip(self, *other: Like) -> None:
        """Make it the smallest that has both in it."""
        self.x, self.y, self.w, self.h = self.union(*other)

    def contains(self, *other: Like) -> bool:
        """Whether another lies in it."""
        that = Rect(*other)
        inside = self.x <= that.x and self.y <= that.y
        return bool(inside and that.right <= self.right and that.bottom <= self.bottom)

    def collidepoint(self, *place: Any) -> bool:
        """Whether a place lies in it."""
        x, y = _pair(place)
        left, top, wide, high = self
        return bool(left <= x < left + wide and top <= y < top + high)

    def colliderect(self, *other: Like) -> bool:
        """Whether some of another lies in it."""
        x, y, w, h = _numbers(other)
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

    def unionall(self, others: Sequence[Like]) -> Rect:
        """Return the smallest that has all of them in it."""
        made = self.copy()
        for each in others:
            made.union_ip(each)
        return made

    def scale_by(self, across: float, down: float | None = None) -> Rect:
        """Return one that is so many times as large, round the same middle."""
        down = across if down is None else down
        made = Rect(0, 0, self._w * across, self._h * down)
        made.center = self.center
        return made

    def fit(self, *other: Like) -> Rect:
        """Return one of this shape that is as large as another lets it be, in the middle of that."""
        within = Rect(*other)
        part = max(self._w / within.w, self._h / within.h)
        width, height = self._w / part, self._h / part
        return Rect(within.x + (within.w - width) / 2, within.y + (within.h - height) / 2, width, height)

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
        return tuple((int(ax + (bx - ax) * part), int(ay + (by - ay) * part)) for part in (first, last))

    def update(self, *given: Like) -> None:
        """Be like another."""
        self._x, self._y, self._w, self._h = _numbers(given)


def _pair(given: tuple[Any, ...]) -> tuple[float, float]:
    x, y = given[0] if len(given) == 1 else given
    return x, y


def _numbers(given: tuple[Any, ...]) -> tuple[int, int, int, int]:
    """What a program gave for a rectangle, as left, top, width, height."""
    try:
        if len(given) == 1:
            inner = getattr(given[0], "rect", given[0])
            given = tuple(inner() if callable(inner) else inner)
        if len(given) == 2:
            given = (*given[0], *given[1])
        left, top, width, height = (int(each) for each in given)
    except (TypeError, ValueError):
        raise TypeError(INVALID) from None
    return left, top, width, height
