"""Vectors in the plane: https://www.pygame.org/docs/ref/math.html"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, overload

from pygame.lacking import names_of


class Vector2:
    """Two numbers, x and y, which are moved, measured and turned together."""

    __slots__ = ("x", "y")

    def __init__(self, x: Any = 0.0, y: float | None = None) -> None:
        if y is None:
            x, y = (x, x) if isinstance(x, (int, float)) else x
        self.x, self.y = float(x), float(y)

    def __iter__(self) -> Iterator[float]:
        return iter((self.x, self.y))

    def __getitem__(self, at: Any) -> Any:
        return (self.x, self.y)[at]

    def __setitem__(self, at: Any, value: Any) -> None:
        numbers = [self.x, self.y]
        numbers[at] = value
        self.update(*numbers)

    def __len__(self) -> int:
        return 2

    def __repr__(self) -> str:
        return f"<Vector2({self.x:g}, {self.y:g})>"

    def __str__(self) -> str:
        return f"[{self.x:g}, {self.y:g}]"

    @property
    def xy(self) -> Vector2:
        """Both, as another vector."""
        return Vector2(self)

    @xy.setter
    def xy(self, value: Any) -> None:
        self.update(value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (Vector2, tuple, list)) and len(other) == 2 and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        return bool(self.x or self.y)

    def __add__(self, other: Any) -> Vector2:
        return Vector2(self.x + other[0], self.y + other[1])

    __radd__ = __add__

    def __sub__(self, other: Any) -> Vector2:
        return Vector2(self.x - other[0], self.y - other[1])

    def __rsub__(self, other: Any) -> Vector2:
        return Vector2(other[0] - self.x, other[1] - self.y)

    @overload
    def __mul__(self, other: float) -> Vector2: ...
    @overload
    def __mul__(self, other: Vector2 | Sequence[float]) -> float: ...
    def __mul__(self, other: Any) -> Any:
        if isinstance(other, (int, float)):
            return Vector2(self.x * other, self.y * other)
        return self.dot(other)

    __rmul__ = __mul__

    def __truediv__(self, number: float) -> Vector2:
        return Vector2(self.x / number, self.y / number)

    def __floordiv__(self, number: float) -> Vector2:
        return Vector2(self.x // number, self.y // number)

    def __neg__(self) -> Vector2:
        return Vector2(-self.x, -self.y)

    def cross(self, other: Any) -> float:
        """Return how much another is to one side of it."""
        return float(self.x * other[1] - self.y * other[0])

    def dot(self, other: Any) -> float:
        """Return the product with another, as a number."""
        return float(self.x * other[0] + self.y * other[1])

    def length(self) -> float:
        """Return how long it is."""
        return float(math.hypot(self.x, self.y))

    magnitude = length

    def length_squared(self) -> float:
        """Return the square of that."""
        return float(self.x**2 + self.y**2)

    def normalize(self) -> Vector2:
        """Return it with the length 1."""
        length = self.length()
        if not length:
            raise ValueError("Can't normalize Vector of length zero")
        return self / length

    def normalize_ip(self) -> None:
        """Give it the length 1."""
        self.update(self.normalize())

    def scale_to_length(self, length: float) -> None:
        """Give it a length."""
        self.update(self.normalize() * length)

    def distance_to(self, other: Any) -> float:
        """Return how far another place is."""
        return float((self - other).length())

    def distance_squared_to(self, other: Any) -> float:
        """Return the square of that."""
        return float((self - other).length_squared())

    def is_normalized(self) -> bool:
        """Whether its length is 1."""
        return abs(self.length() - 1) < 1e-6

    def clamp_magnitude(self, *bounds: float) -> Vector2:
        """Return it not longer than the last number, and not shorter than the first of two."""
        least, most = bounds if len(bounds) == 2 else (0.0, *bounds)
        return self.normalize() * clamp(self.length(), least, most)

    def as_polar(self) -> tuple[float, float]:
        """Return how long it is, and where it points to, in degrees."""
        return self.length(), math.degrees(math.atan2(self.y, self.x))

    def from_polar(self, polar: Any) -> None:
        """Be so long, and point there."""
        length, angle = polar
        self.update(Vector2(length, 0).rotate(angle))

    def rotate(self, angle: float) -> Vector2:
        """Return it turned by degrees."""
        sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
        return Vector2(self.x * cosine - self.y * sine, self.x * sine + self.y * cosine)

    def rotate_ip(self, angle: float) -> None:
        """Turn it by degrees."""
        self.update(self.rotate(angle))

    def angle_to(self, other: Any) -> float:
        """Return the degrees between it and another."""
        return math.degrees(math.atan2(other[1], other[0]) - math.atan2(self.y, self.x))

    def reflect(self, normal: Any) -> Vector2:
        """Return it as it bounces off something with this normal."""
        across = Vector2(normal).normalize()
        return self - across * (2 * self.dot(across))

    def lerp(self, other: Any, part: float) -> Vector2:
        """Return the place between it and another."""
        return self + (Vector2(other) - self) * part

    def move_towards(self, other: Any, distance: float) -> Vector2:
        """Return the place so far on the way to another."""
        way = Vector2(other) - self
        return Vector2(other) if way.length() <= distance else self + way.normalize() * distance

    def copy(self) -> Vector2:
        """Return another like it."""
        return Vector2(self)

    def update(self, *given: Any) -> None:
        """Be like another."""
        made = Vector2(*given)
        self.x, self.y = made.x, made.y


def lerp(start: float, end: float, part: float) -> float:
    """Return the number between two."""
    return start + (end - start) * part


def clamp(value: float, least: float, most: float) -> float:
    """Return a number, or the bound that it is beyond."""
    return max(least, min(most, value))


__getattr__ = names_of(__name__)
