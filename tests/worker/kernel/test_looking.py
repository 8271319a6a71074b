"""What a program has defined is called for a moment, unheard, and whatever comes of it."""

import sys
from typing import Any

import pytest

from worker.kernel.looking import Broken, Late, Look


class Clock:
    """Seconds, as a test lets them pass."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Guarded:
    """A look, and what it asked of the worker."""

    def __init__(self, ms: float = 400) -> None:
        self.clock, self.told = Clock(), list[Any]()
        self.look = Look(
            limit=lambda ms: self.told.append(round(ms)),
            arm=self.told.append,
            rest=lambda: self.told.append("rest"),
            clock=self.clock,
            ms=ms,
        )

    def pass_time(self, seconds: float) -> None:
        self.clock.now += seconds


def test_a_call_is_limited_and_armed_and_nothing_else_is() -> None:
    guarded = Guarded()
    assert guarded.look.call(lambda: list(guarded.told)) == [100, True]
    assert guarded.told == [100, True, False, False, "rest"]


def test_what_is_left_of_the_time_of_all_calls_is_what_one_has() -> None:
    guarded = Guarded(ms=150)
    guarded.look.call(guarded.pass_time, 0.1)
    guarded.told.clear()
    guarded.look.call(guarded.pass_time, 0.1)
    assert guarded.told[0] == 50
    with pytest.raises(Late):
        guarded.look.call(print)


def test_what_is_struck_is_late_and_what_raises_is_broken() -> None:
    guarded = Guarded()

    def endless() -> None:
        guarded.pass_time(0.11)
        raise KeyboardInterrupt

    with pytest.raises(Late):
        guarded.look.call(endless)
    with pytest.raises(Broken, match=r"^SystemExit$"):
        guarded.look.call(sys.exit)
    assert guarded.told[-2:] == [False, "rest"]


def test_nothing_is_heard_and_what_the_program_set_stays(capsys: pytest.CaptureFixture[str]) -> None:
    out, digits = sys.stdout, sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        Guarded().look.call(lambda: print("x", file=sys.stderr) or print("y", flush=True))
        with pytest.raises(Broken, match="ValueError"):
            Guarded().look.call(lambda: str(10**5000))
        assert (sys.stdout, sys.get_int_max_str_digits()) == (out, 0)
    finally:
        sys.set_int_max_str_digits(digits)
    assert capsys.readouterr() == ("", "")


def test_a_look_can_be_given_less_time() -> None:
    guarded = Guarded()
    guarded.look.narrow(10)
    assert round(guarded.look.left) == 10
    guarded.look.narrow(100)
    assert round(guarded.look.left) == 10
