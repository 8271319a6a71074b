"""Calls what a program has defined while none runs: within a time, unheard, and whatever comes of it.

What is looked at between two runs may have a `__repr__` or a `__len__` of its own. It gets no more than a
moment, then it is struck like a program that is stopped; what it prints goes nowhere. Pure: what arming and
the limit mean is given.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from worker.kernel.stepping import Arm

# Milliseconds for one call, if nothing else is said, and for all calls of a question.
CALL_MS = 100
ALL_MS = 800

# Digits of a whole number that become text at most, whatever a program has set: more take long.
DIGITS = 4300


class Late(Exception):  # noqa: N818 - what comes too late is no error
    """It took too long, or there is no time left for it."""


class Broken(Exception):  # noqa: N818 - it is the program's error
    """It raised an exception: `name` is the name of its class."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class Look:
    """One question's calls. ms: for all of them.

    limit(ms): strike after so many milliseconds; arm: let that strike or not; rest(): strike no more;
    within(function, *arguments): call in the context of the program.
    """

    def __init__(
        self,
        *,
        limit: Callable[[float], None] = lambda _ms: None,
        arm: Arm = lambda _on: None,
        rest: Callable[[], None] = lambda: None,
        within: Callable[..., Any] = lambda function, *arguments: function(*arguments),
        clock: Callable[[], float] = time.perf_counter,
        ms: float = ALL_MS,
    ) -> None:
        self._limit, self._arm, self._rest = limit, arm, rest
        self._within, self._clock = within, clock
        self._end = clock() + ms / 1000

    @property
    def left(self) -> float:
        """Return how many milliseconds there are left."""
        return (self._end - self._clock()) * 1000

    def must_go_on(self) -> None:
        """Raise Late if there is no time left."""
        if self.left <= 0:
            raise Late

    def narrow(self, ms: float) -> None:
        """Have no more than so many milliseconds left."""
        self._end = min(self._end, self._clock() + ms / 1000)

    def call(self, function: Callable[..., Any], *arguments: Any, ms: float = CALL_MS) -> Any:
        """Return what a function of the program's returns; raises Late and Broken, and nothing else."""
        self.must_go_on()
        allowed = min(ms, self.left)
        since, name = self._clock(), ""
        with quiet():
            try:
                self._limit(allowed)
                return self._armed(function, *arguments)
            except BaseException as error:  # noqa: BLE001 - whatever it raises, or we do to it
                name = type.__dict__["__name__"].__get__(type(error))
            finally:
                self._arm(False)
                self._rest()
        if (self._clock() - since) * 1000 >= allowed:
            raise Late
        raise Broken(name)

    def _armed(self, function: Callable[..., Any], *arguments: Any) -> Any:
        self._arm(True)
        try:
            return self._within(function, *arguments)
        finally:
            self._arm(False)


class _Nowhere:
    """A stream that nobody hears."""

    encoding, errors, closed = "utf-8", "replace", False

    def write(self, text: str) -> int:
        """Forget a text."""
        return len(text)

    def flush(self) -> None:
        """Have nothing to write."""

    def isatty(self) -> bool:
        """Be no terminal."""
        return False


@contextmanager
def quiet() -> Iterator[None]:
    """Have nothing heard, and no long number written out, while something of the program's is called."""
    names, nowhere = vars(sys), _Nowhere()
    before = {name: names.get(name) for name in ("stdout", "stderr")}
    digits = sys.get_int_max_str_digits()
    names.update(stdout=nowhere, stderr=nowhere)
    sys.set_int_max_str_digits(DIGITS)
    try:
        yield
    finally:
        names.update(before)
        sys.set_int_max_str_digits(digits)
