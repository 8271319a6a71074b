"""The longest files come first, and those that belong together go to one process."""

from pathlib import Path

import pytest

from tests import lanes
from tests.lanes import Lanes
from tools.base.paths import ROOT


@pytest.mark.parametrize(
    "name", [*lanes.SECONDS, *(word[6:] for pair in lanes.TOGETHER.items() for word in pair)]
)
def test_each_file_that_is_named_is_there(name: str) -> None:
    assert (ROOT / "tests" / name).is_file()


def test_a_long_file_with_few_tests_comes_before_a_short_one_with_many() -> None:
    long, short = ROOT / "tests/browser/test_images.py", ROOT / "tests/browser/test_console.py"
    assert lanes.seconds(long, 4) > lanes.seconds(short, 40) > lanes.seconds(short, 4)
    assert lanes.seconds(Path("/elsewhere/test_images.py"), 3) == 3 * lanes.PER_TEST


def test_files_that_belong_together_are_one_unit() -> None:
    shared = Lanes.__new__(Lanes)
    for first, other in lanes.TOGETHER.items():
        units = [shared._split_scope(f"{each}::test_one[a::b]") for each in (first, other)]
        assert units == [other, other]
    assert shared._split_scope("tests/test_docs.py::test_one") == "tests/test_docs.py"
