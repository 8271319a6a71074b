"""What is left to the long runs of the browser tests: each case of a test but in one of its settings."""

import pytest

from tests.browser.settings import surplus_of


def stays(cases: int, settings: int, begin: int) -> list[tuple[int, int]]:
    """Return which cases stay in which settings."""
    every = [[(case, at) for at in range(settings)] for case in range(cases)]
    left = list(surplus_of(every, begin))
    return [each for case in every for each in case if each not in left]


@pytest.mark.parametrize("begin", range(4))
@pytest.mark.parametrize("settings", range(1, 5))
@pytest.mark.parametrize("cases", range(1, 9))
def test_each_case_stays_in_one_setting_and_the_next_case_in_the_next(
    cases: int, settings: int, begin: int
) -> None:
    kept = stays(cases, settings, begin)
    assert [case for case, _ in kept] == list(range(cases))
    assert len({at for _, at in kept}) == min(settings, cases)


@pytest.mark.parametrize("settings", range(1, 5))
def test_a_test_without_cases_stays_in_one_and_the_next_in_the_next(settings: int) -> None:
    kept = [at for begin in range(settings) for _, at in stays(1, settings, begin)]
    assert kept == list(range(settings))
