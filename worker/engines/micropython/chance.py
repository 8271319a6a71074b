"""The module `random` with what MicroPython's own lacks of CPython's. Runs in MicroPython.

Its numbers come from MicroPython's generator: the same seed gives others than in CPython.
"""

import math as _math
import random as _own

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

random, randrange, randint, uniform = _own.random, _own.randrange, _own.randint, _own.uniform
choice, getrandbits = _own.choice, _own.getrandbits

# Of a number for `seed`.
_BITS = 30


def seed(a: "Any" = None) -> None:
    """Begin again, at a place that depends on a number or a text; without one, anywhere."""
    if a is None:
        _own.seed()
        return
    if not isinstance(a, int):
        number = 7
        for sign in repr(a):
            number = (number * 31 + ord(sign)) % (1 << _BITS)
        a = number
    _own.seed(a % (1 << _BITS))


def shuffle(x: "Any") -> None:
    """Put what is in a list into any order."""
    for at in range(len(x) - 1, 0, -1):
        other = _own.randrange(at + 1)
        x[at], x[other] = x[other], x[at]


def sample(population: "Any", k: int, *, counts: "Any" = None) -> "list[Any]":
    """Return some of these, none of them twice."""
    if not hasattr(population, "__getitem__") and not isinstance(population, (list, tuple, str, range)):
        raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
    left = list(population)
    if counts is not None:
        left = [each for each, count in zip(left, counts) for _ in range(count)]
    if not 0 <= k <= len(left):
        raise ValueError("Sample larger than population or is negative")
    for at in range(k):
        other = at + _own.randrange(len(left) - at)
        left[at], left[other] = left[other], left[at]
    return left[:k]


def choices(
    population: "Any", weights: "Any" = None, *, cum_weights: "Any" = None, k: int = 1
) -> "list[Any]":
    """Return some of these, each time any of them; weights: how often each comes, to each other."""
    these = list(population)
    if weights is None and cum_weights is None:
        return [these[_own.randrange(len(these))] for _ in range(k)]
    if weights is not None and cum_weights is not None:
        raise TypeError("Cannot specify both weights and cumulative weights")
    sums = list(cum_weights) if weights is None else _sums(weights)
    if len(sums) != len(these):
        raise ValueError("The number of weights does not match the population")
    if sums[-1] <= 0:
        raise ValueError("Total of weights must be greater than zero")
    return [these[_place(sums, _own.random() * sums[-1])] for _ in range(k)]


def _sums(weights: "Any") -> "list[float]":
    made: "list[float]" = []
    for each in weights:
        made.append(each + (made[-1] if made else 0))
    return made


def _place(sums: "list[float]", point: float) -> int:
    at = 0
    while at < len(sums) - 1 and point >= sums[at]:
        at += 1
    return at


def triangular(low: float = 0.0, high: float = 1.0, mode: "float | None" = None) -> float:
    """Return a number between two, most often near a third."""
    middle = 0.5 if mode is None else (mode - low) / (high - low) if high != low else 0.0
    part = _own.random()
    if part > middle:
        return high + (low - high) * _math.sqrt((1 - part) * (1 - middle))
    return low + (high - low) * _math.sqrt(part * middle)


def gauss(mu: float = 0.0, sigma: float = 1.0) -> float:
    """Return a number of the normal distribution."""
    far = _math.sqrt(-2 * _math.log(1 - _own.random()))
    return mu + sigma * far * _math.cos(2 * _math.pi * _own.random())


normalvariate = gauss


def expovariate(lambd: float = 1.0) -> float:
    """Return a number of the exponential distribution."""
    return -_math.log(1 - _own.random()) / lambd


def randbytes(n: int) -> bytes:
    """Return so many bytes of chance."""
    return bytes([_own.getrandbits(8) for _ in range(n)])
