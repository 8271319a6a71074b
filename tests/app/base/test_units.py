import pytest

from app.base import units


@pytest.mark.parametrize(
    ("loaded", "total", "words"),
    [
        (3100000, 9600000, "3.1 of 9.6 MB"),
        (500, 9600000, "0.0 of 9.6 MB"),
        (1500, 20000, "2 of 20 kB"),
        (7, 900, "7 of 900 bytes"),
        (3100000, None, "3.1 MB"),
        (30, 20, "20 of 20 bytes"),
    ],
)
def test_progress(loaded: int, total: int | None, words: str) -> None:
    assert units.progress(loaded, total) == words


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [
        (0, "under 1 ms"),
        (1, "1 ms"),
        (999, "999 ms"),
        (1000, "1.0 s"),
        (59900, "59.9 s"),
        (61000, "1 min 1 s"),
    ],
)
def test_durations(milliseconds: float, words: str) -> None:
    assert units.duration(milliseconds) == words


def test_counts() -> None:
    forms = "{} line", "{} lines"
    assert [units.count(number, forms) for number in (0, 1, 999, 1000, 1234567)] == [
        "0 lines",
        "1 line",
        "999 lines",
        "1,000 lines",
        "1,234,567 lines",
    ]
    assert units.count(1, ("{} file of {}", "{} files of {}"), "Ada") == "1 file of Ada"
    assert units.count(2, ("Same as {1}",), "CPython") == "Same as CPython"
