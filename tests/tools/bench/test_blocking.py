"""What the long tasks of a start come to. How long any takes, no test says."""

from tools.bench.blocking import Held, held


def test_no_long_task_holds_nothing() -> None:
    assert held([], 100) == Held(0, 0)


def test_what_a_task_has_beyond_fifty_milliseconds_counts() -> None:
    assert held([(200, 60), (300, 150)], 100) == Held(150, 110)


def test_what_was_before_the_first_paint_does_not_count_as_blocking() -> None:
    assert held([(0, 90), (80, 120)], 100) == Held(120, 50)
