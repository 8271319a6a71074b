"""Vectors and numbers: https://www.pygame.org/docs/ref/math.html"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, overload

from pygame.lacking import lazily
from pygame.vectors import Vector


class Vector2(Vector):
    """Two numbers, x and y, which are moved, measured and turned together."""

    __slots__ = ("x", "y")

    def __init__(self, x: Any = 0.0, y: float | None = None) -> None:
        if y is None:
            x, y = (x, x) if isinstance(x, (int, float)) else x
        self.x, self.y = float(x), float(y)

    def __iter__(self) -> Iterator[float]:
        return iter((self.x, self.y))

    def __len__(self) -> int:
        return 2

    @property
    def xy(self) -> Vector2:
        """Both, as another vector."""
        return Vector2(self)

    @xy.setter
    def xy(self, value: Any) -> None:
        self.update(value)

    @property
    def yx(self) -> Vector2:
        """Both the other way round."""
        return Vector2(self.y, self.x)

    @yx.setter
    def yx(self, value: Any) -> None:
        self.y, self.x = value

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

    def __iadd__(self, other: Any) -> Vector2:
        self.x, self.y = self.x + other[0], self.y + other[1]
        return self

    def dot(self, other: Any) -> float:
        """Return the product with another, as a number."""
        return float(self.x * other[0] + self.y * other[1])

    def cross(self, other: Any) -> float:
        """Return how much another is to one side of it."""
        return float(self.x * other[1] - self.y * other[0])

    @property
    def angle(self) -> float:
        """Where it points to, in degrees."""
        return math.degrees(self.angle_rad)

    @property
    def angle_rad(self) -> float:
        """The same in radians."""
        return math.atan2(self.y, self.x)

    def as_polar(self) -> tuple[float, float]:
        """Return how long it is, and where it points to, in degrees."""
        return self.length(), self.angle

    def from_polar(self, polar: Any) -> None:
        """Be so long, and point there."""
        length, angle = polar
        self.update(Vector2(length, 0).rotate(angle))

    def rotate(self, angle: float) -> Vector2:
        """Return it turned by degrees."""
        return self.rotate_rad(math.radians(angle))

    def rotate_rad(self, angle: float) -> Vector2:
        """Return it turned by radians."""
        sine, cosine = math.sin(angle), math.cos(angle)
        return Vector2(self.x * cosine - self.y * sine, self.x * sine + self.y * cosine)

    def rotate_ip(self, angle: float) -> None:
        """Turn it by degrees."""
        self.update(self.rotate(angle))

    def rotate_rad_ip(self, angle: float) -> None:
        """Turn it by radians."""
        self.update(self.rotate_rad(angle))

    rotate_ip_rad = rotate_rad_ip

    def angle_to(self, other: Any) -> float:
        """Return the degrees between it and another."""
        return math.degrees(math.atan2(other[1], other[0]) - math.atan2(self.y, self.x))

    def update(self, *given: Any) -> None:
        """Be like another."""
        made = Vector2(*given)
        self.x, self.y = made.x, made.y


def lerp(start: float, end: float, part: float, do_clamp: bool = True) -> float:
    """Return the number between two; do_clamp: never one beyond them."""
    return start + (end - start) * (clamp(part, 0, 1) if do_clamp else part)


def invlerp(start: float, end: float, value: float) -> float:
    """Return which part of the way between two numbers another has come."""
    return (value - start) / (end - start)


def remap(i_min: float, i_max: float, o_min: float, o_max: float, value: float) -> float:
    """Return what is to two numbers as another is to two others."""
    return o_min + (o_max - o_min) * invlerp(i_min, i_max, value)


def smoothstep(start: float, end: float, part: float) -> float:
    """Return the number between two, slow at both ends."""
    bounded = clamp(part, 0, 1)
    return start + (end - start) * bounded * bounded * (3 - 2 * bounded)


def clamp(value: float, least: float, most: float) -> float:
    """Return a number, or the bound that it is beyond."""
    return max(least, min(most, value))


__getattr__ = lazily(__name__, Vector3="vector3")
