"""What vectors of two and of three numbers have in common."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any, Self

_NO_LENGTH = "Can't normalize Vector of length zero"


class Vector:
    """Numbers that are moved and measured together."""

    __slots__ = ()

    def __init__(self, *_given: Any) -> None: ...

    def __iter__(self) -> Iterator[float]:
        raise NotImplementedError

    def update(self, *_given: Any) -> None:
        """Be like another."""

    def dot(self, other: Any) -> float:
        """Return the product with another, as a number."""
        return float(sum(one * two for one, two in zip(self, other, strict=True)))

    def _each(self, act: Callable[[float], float]) -> Self:
        return type(self)(*map(act, self))

    def _pairs(self, other: Any, act: Callable[[float, float], float]) -> Self:
        return type(self)(*(act(one, two) for one, two in zip(self, other, strict=True)))

    def __getitem__(self, at: Any) -> Any:
        return tuple(self)[at]

    def __setitem__(self, at: Any, value: Any) -> None:
        numbers = list(self)
        numbers[at] = value
        self.update(*numbers)

    def __eq__(self, other: object) -> bool:
        fits = isinstance(other, (Vector, tuple, list))
        return fits and tuple(self) == tuple(other)  # type: ignore[arg-type]

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        return any(self)

    def __str__(self) -> str:
        return f"[{', '.join(f'{each:g}' for each in self)}]"

    def __repr__(self) -> str:
        return f"<{type(self).__name__}({', '.join(f'{each:g}' for each in self)})>"

    def __pos__(self) -> Self:
        return self.copy()

    def __neg__(self) -> Self:
        return self._each(lambda each: -each)

    def __round__(self, digits: int | None = None) -> Self:
        return self._each(lambda each: round(each, digits or 0))

    def __truediv__(self, number: float) -> Self:
        return self._each(lambda each: each / number)

    def __floordiv__(self, number: float) -> Self:
        return self._each(lambda each: each // number)

    def __iadd__(self, other: Any) -> Self:
        self.update(*self._pairs(other, lambda one, two: one + two))
        return self

    def __isub__(self, other: Any) -> Self:
        self.update(*self._pairs(other, lambda one, two: one - two))
        return self

    def __imul__(self, number: float) -> Self:
        self.update(*self._each(lambda each: each * number))
        return self

    def __itruediv__(self, number: float) -> Self:
        self.update(*(self / number))
        return self

    def copy(self) -> Self:
        """Return another like it."""
        return type(self)(*self)

    __copy__ = copy

    def length(self) -> float:
        """Return how long it is."""
        return math.hypot(*self)

    magnitude = length

    def length_squared(self) -> float:
        """Return the square of that."""
        return self.dot(self)

    magnitude_squared = length_squared

    def normalize(self) -> Self:
        """Return it with the length 1."""
        length = self.length()
        if not length:
            raise ValueError(_NO_LENGTH)
        return self / length

    def normalize_ip(self) -> None:
        """Give it the length 1."""
        self.update(*self.normalize())

    def is_normalized(self) -> bool:
        """Whether its length is 1."""
        return abs(self.length() - 1) < 1e-6

    def scale_to_length(self, length: float) -> None:
        """Give it a length."""
        unit = self.normalize()
        self.update(*unit._each(lambda each: each * length))

    def distance_to(self, other: Any) -> float:
        """Return how far another place is."""
        return math.dist(tuple(self), tuple(other))

    def distance_squared_to(self, other: Any) -> float:
        """Return the square of that."""
        return self._pairs(other, lambda one, two: one - two).length_squared()

    def clamp_magnitude(self, *bounds: float) -> Self:
        """Return it not longer than the last number, and not shorter than the first of two."""
        least, most = bounds if len(bounds) == 2 else (0.0, *bounds)
        made = self.copy()
        made.scale_to_length(max(least, min(most, self.length())))
        return made

    def clamp_magnitude_ip(self, *bounds: float) -> None:
        """Make it so long."""
        self.update(*self.clamp_magnitude(*bounds))

    def reflect(self, normal: Any) -> Self:
        """Return it as it bounces off something with this normal."""
        across = type(self)(*normal).normalize()
        twice = 2 * self.dot(across)
        return self._pairs(across, lambda one, two: one - two * twice)

    def reflect_ip(self, normal: Any) -> None:
        """Let it bounce off."""
        self.update(*self.reflect(normal))

    def project(self, other: Any) -> Self:
        """Return the part of it that goes the way of another."""
        onto = type(self)(*other)
        part = self.dot(onto) / onto.length_squared()
        return onto._each(lambda each: each * part)

    def lerp(self, other: Any, part: float) -> Self:
        """Return the place between it and another."""
        return self._pairs(other, lambda one, two: one + (two - one) * part)

    def smoothstep(self, other: Any, part: float) -> Self:
        """The same, slow at both ends."""
        bounded = max(0.0, min(1.0, part))
        return self.lerp(other, bounded * bounded * (3 - 2 * bounded))

    def move_towards(self, target: Any, distance: float) -> Self:
        """Return the place so far on the way to another."""
        far = self.distance_to(target)
        return type(self)(*target) if far <= distance else self.lerp(target, distance / far)

    def move_towards_ip(self, target: Any, distance: float) -> None:
        """Move it so far."""
        self.update(*self.move_towards(target, distance))
