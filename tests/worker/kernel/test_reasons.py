"""What has ended a run, by what was raised in it."""

import pytest

from worker.kernel.reasons import stop_or
from worker.kernel.striking import Ended


class ConversionError(Exception):
    """As Pyodide has it, whatever has kept a value from being converted."""


def of_conversion(cause: BaseException) -> BaseException:
    """What Pyodide raises where something was raised on the way to JavaScript."""
    error = ConversionError("Conversion from python to javascript failed")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize("error", [Ended(), of_conversion(KeyboardInterrupt())])
def test_a_stop_is_one_wherever_it_has_struck(error: BaseException) -> None:
    assert type(stop_or(error)) is KeyboardInterrupt


@pytest.mark.parametrize("error", [ValueError(), of_conversion(ValueError()), KeyboardInterrupt()])
def test_any_other_error_is_itself(error: BaseException) -> None:
    assert stop_or(error) is error
