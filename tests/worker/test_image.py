"""What goes into the image of memory, and what is renewed after it has been put back."""

import os
import random
import sys
import tempfile

import pytest

from worker import image


def test_an_image_holds_the_modules_that_programs_need_first() -> None:
    image.prepare()
    assert [name for name in image.MODULES if name not in sys.modules] == []


def test_what_fixed_the_hashes_of_an_image_is_no_variable_of_the_programs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "0")
    image.prepare()
    assert "PYTHONHASHSEED" not in os.environ


def test_random_numbers_of_their_own_are_refused() -> None:
    held = random.Random(1)
    with pytest.raises(RuntimeError, match="the image would freeze random numbers"):
        image.prepare()
    del held


def test_names_of_temporary_files_begin_anew() -> None:
    before = tempfile.mktemp()
    image.prepare()
    assert tempfile.mktemp() != before


def test_random_numbers_are_renewed() -> None:
    state = random.getstate()
    image.renew()
    assert random.getstate() != state
