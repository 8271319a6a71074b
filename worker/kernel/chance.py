"""Random numbers of packages that are in an image of the interpreter: they must differ from start to start.

`watch` comes before the packages are imported and `stop` after it; `renew` whenever the image has been put
back. A generator that a package has given a seed is left as it is. Pure: it knows nothing of the browser.
"""

from __future__ import annotations

import gc
import random
import sys
from typing import Any

# numpy's generators: its own one is renewed, and a Generator that has its seed from the system, whose numbers
# are larger than any that a package writes down. Of a RandomState nobody knows whether it was given a seed.
_NUMPY = "numpy.random.mtrand"
_OWN = "_rand"
_TYPES = (("numpy.random.mtrand", "RandomState"), ("numpy.random._generator", "Generator"))

_GENERATOR = _TYPES[1]
_GIVEN_BITS = 64

_original = random.Random.seed


class Chance:
    """Knows which generators were made while it watched, and which of them without a seed."""

    def __init__(self) -> None:
        self._seeded: list[random.Random] = []
        self._unseeded: list[random.Random] = []
        self._generators: list[Any] = []

    def watch(self) -> None:
        """Learn of all seeds that are given from now on."""
        note = self._note

        def seed(self: random.Random, a: Any = None, version: int = 2) -> None:
            _original(self, a, version)
            note(self, is_given=a is not None)

        random.Random.seed = seed  # type: ignore[method-assign]

    def stop(self) -> None:
        """Watch no more."""
        random.Random.seed = _original  # type: ignore[method-assign]
        kind = _kind(_GENERATOR)
        self._generators = [each for each in gc.get_objects() if kind and type(each) is kind]

    def _note(self, generator: random.Random, *, is_given: bool) -> None:
        for each in (self._seeded, self._unseeded):
            each[:] = [other for other in each if other is not generator]
        (self._seeded if is_given else self._unseeded).append(generator)

    def strangers(self) -> list[object]:
        """Generators that `renew` would leave the same, and that nobody saw getting a seed."""
        known = {id(each) for each in (*self._seeded, *self._unseeded, *self._generators, _main(), _own())}
        return [each for each in gc.get_objects() if _is_generator(each) and id(each) not in known]

    def renew(self) -> None:
        """Let the numbers of all packages differ."""
        random.seed()
        for each in self._unseeded:
            each.seed()
        if own := _own():
            own.seed()
        for each in filter(_is_from_system, self._generators):
            each.bit_generator.state = type(each.bit_generator)().state


def _is_from_system(generator: Any) -> bool:
    entropy = getattr(generator.bit_generator.seed_seq, "entropy", None)
    return isinstance(entropy, int) and entropy.bit_length() > _GIVEN_BITS


def _kind(named: tuple[str, str]) -> Any:
    module, name = named
    return getattr(sys.modules.get(module), name, None)


def _main() -> object:
    return getattr(random.seed, "__self__", None)


def _own() -> Any:
    return getattr(sys.modules.get(_NUMPY), _OWN, None)


def _is_generator(found: object) -> bool:
    # Its numbers come from the system each time.
    if issubclass(type(found), random.SystemRandom):
        return False
    return issubclass(type(found), (random.Random, *filter(None, map(_kind, _TYPES))))
