"""What the reasons mean for which Python is lost."""

import pytest

from app.runtime import losses
from app.runtime.losses import TOO_DEEP, TOO_LARGE

BEYOND = "Python reached beyond its memory and stopped working"

MEANINGS = {
    "Program terminated with exit(3)": "The program ended Python itself with os._exit(3).",
    "Program terminated with exit(-1)": "The program ended Python itself with os._exit(-1).",
    "Maximum call stack size exceeded": TOO_DEEP,
    "InternalError: too much recursion": TOO_DEEP,
    "Out of memory": TOO_LARGE,
    "RangeError: WebAssembly.Memory.grow(): out of memory": TOO_LARGE,
    "Aborted(OOM)": TOO_LARGE,
    "Aborted(Cannot enlarge memory arrays)": TOO_LARGE,
    "memory access out of bounds": BEYOND + ": most often memory or stack are used up.",
    "Out of bounds memory access (evaluating 'x')": BEYOND + ".",
    "Aborted()": "Python gave up and stopped working, most often because its memory was used up.",
    "its script could not be loaded": "Python's worker could not be loaded.",
    "something new": "Python stopped working: something new",
}


@pytest.mark.parametrize("reason", MEANINGS)
def test_a_reason_is_put_into_words(reason: str) -> None:
    assert losses.meaning(reason) == MEANINGS[reason]


def test_what_a_callback_raised_is_told_from_the_rest() -> None:
    assert losses.raised("Uncaught PythonError: Traceback\nE: x") == "Traceback\nE: x"
    assert losses.raised("Uncaught RuntimeError: x") == "RuntimeError: x"
    assert losses.raised("RangeError: x") == "RangeError: x"
    assert losses.raised("uncaught exception: x") == "x"
    assert losses.raised("Uncaught RangeError: WebAssembly.Memory.grow(): out of memory") == ""
    assert losses.raised("its script could not be loaded") == ""
    assert losses.raised("a message of the worker could not be read: Error: x") == ""


def test_the_third_loss_within_ten_seconds_is_one_too_many() -> None:
    counted = losses.Losses()
    assert [counted.add(moment) for moment in (0, 9999, 10_000, 10_001, 30_000)] == [
        False,
        False,
        False,
        True,
        False,
    ]
    counted.forget()
    assert counted.add(30_001) is False
