"""The work that heats the interpreter up."""

from collections.abc import Callable

import pytest

from worker.kernel import exercise


@pytest.mark.parametrize("part", dict.fromkeys(exercise.PARTS), ids=lambda part: str(part.__name__))
def test_each_part_does_its_work_and_says_nothing(
    part: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    part()
    assert capsys.readouterr() == ("", "")


def test_each_part_is_done_twice() -> None:
    assert {part: exercise.PARTS.count(part) for part in exercise.PARTS} == dict.fromkeys(exercise.PARTS, 2)
