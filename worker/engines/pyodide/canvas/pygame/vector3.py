"""Vectors in space: https://www.pygame.org/docs/ref/math.html"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from pygame.vectors import Vector


class Vector3(Vector):
    """Three numbers, x, y and z, which are moved, measured and turned together."""

    __slots__ = ("x", "y", "z")

    def __init__(self, x: Any = 0.0, y: float | None = None, z: float | None = None) -> None:
        if y is None or z is None:
            x, y, z = (x, x, x) if isinstance(x, (int, float)) else x
        self.x, self.y, self.z = float(x), float(y), float(z)

    def __iter__(self) -> Iterator[float]:
        return iter((self.x, self.y, self.z))

    def __len__(self) -> int:
        return 3

    def __add__(self, other: Any) -> Vector3:
        return self._pairs(other, lambda one, two: one + two)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Vector3:
        return self._pairs(other, lambda one, two: one - two)

    def __rsub__(self, other: Any) -> Vector3:
        return self._pairs(other, lambda one, two: two - one)

    def __mul__(self, other: Any) -> Any:
        if isinstance(other, (int, float)):
            return self._each(lambda each: each * other)
        return self.dot(other)

    __rmul__ = __mul__

    @property
    def xyz(self) -> Vector3:
        """All three, as another vector."""
        return self.copy()

    @xyz.setter
    def xyz(self, value: Any) -> None:
        self.update(value)

    def cross(self, other: Any) -> Vector3:
        """Return what stands upright on it and on another."""
        x, y, z = other
        return Vector3(self.y * z - self.z * y, self.z * x - self.x * z, self.x * y - self.y * x)

    def angle_to(self, other: Any) -> float:
        """Return the degrees between it and another."""
        part = self.dot(other) / (self.length() * Vector3(other).length())
        return math.degrees(math.acos(max(-1.0, min(1.0, part))))

    def rotate_rad(self, angle: float, axis: Any) -> Vector3:
        """Return it turned round an axis by radians."""
        unit, sine, cosine = Vector3(axis).normalize(), math.sin(angle), math.cos(angle)
        along: Vector3 = unit * (self.dot(unit) * (1 - cosine))
        side: Vector3 = unit.cross(self) * sine
        turned: Vector3 = self * cosine + side + along
        return turned

    def rotate(self, angle: float, axis: Any) -> Vector3:
        """Return it turned round an axis by degrees."""
        return self.rotate_rad(math.radians(angle), axis)

    def rotate_ip(self, angle: float, axis: Any) -> None:
        """Turn it round an axis."""
        self.update(self.rotate(angle, axis))

    def rotate_x(self, angle: float) -> Vector3:
        """Return it turned round the first axis."""
        return self.rotate(angle, (1, 0, 0))

    def rotate_y(self, angle: float) -> Vector3:
        """Return it turned round the second axis."""
        return self.rotate(angle, (0, 1, 0))

    def rotate_z(self, angle: float) -> Vector3:
        """Return it turned round the third axis."""
        return self.rotate(angle, (0, 0, 1))

    def rotate_x_ip(self, angle: float) -> None:
        """Turn it round the first axis."""
        self.update(self.rotate_x(angle))

    def rotate_y_ip(self, angle: float) -> None:
        """Turn it round the second axis."""
        self.update(self.rotate_y(angle))

    def rotate_z_ip(self, angle: float) -> None:
        """Turn it round the third axis."""
        self.update(self.rotate_z(angle))

    def as_spherical(self) -> tuple[float, float, float]:
        """Return how long it is, its angle to the third axis, and the one round that, in degrees."""
        length = self.length()
        if not length:
            return 0.0, 0.0, 0.0
        return length, math.degrees(math.acos(self.z / length)), math.degrees(math.atan2(self.y, self.x))

    def from_spherical(self, spherical: Any) -> None:
        """Be so long, and point there."""
        length, down, round_it = spherical
        down, round_it = math.radians(down), math.radians(round_it)
        flat = length * math.sin(down)
        self.update(flat * math.cos(round_it), flat * math.sin(round_it), length * math.cos(down))

    def update(self, *given: Any) -> None:
        """Be like another."""
        made = Vector3(*given)
        self.x, self.y, self.z = made.x, made.y, made.z
