"""What is left to the long runs of the browser tests: no case of a test, and none of its settings."""

import pytest

from tests.browser.settings import surplus_of


def stays(cases: int, settings: int, begin: int) -> list[tuple[int, int]]:
    """Return which cases stay in which settings."""
    every = [[(case, at) for at in range(settings)] for case in range(cases)]
    left = list(surplus_of(every, begin))
    return [each for case in every for each in case if each not in left]


@pytest.mark.parametrize("begin", range(4))
@pytest.mark.parametrize("settings", range(1, 5))
@pytest.mark.parametrize("cases", range(2, 9))
def test_each_case_stays_and_each_setting(cases: int, settings: int, begin: int) -> None:
    kept = stays(cases, settings, begin)
    assert {case for case, _ in kept} == set(range(cases))
    assert {at for _, at in kept} == set(range(min(settings, len(kept))))
    assert len(kept) == cases * -(-settings // cases)


@pytest.mark.parametrize("settings", range(1, 5))
def test_a_test_without_cases_stays_in_half_and_the_next_in_the_others(settings: int) -> None:
    kept = [{at for _, at in stays(1, settings, begin)} for begin in range(settings)]
    assert {len(each) for each in kept} == {(settings + 1) // 2}
    assert set().union(*kept) == set(range(settings))
