"""What differs between columns of lines, and where the lines of each come to stand."""

import difflib

from hypothesis import given
from hypothesis import strategies as st

from app.compare import differences
from app.compare.differences import CHANGED, EMPTY, EXTRA, MISSING, MOST_EDITS, SAME

LINES = st.lists(st.sampled_from("abc"), max_size=12)


def test_equal_lines_stand_beside_each_other_without_a_mark() -> None:
    column = [(SAME, "a"), (SAME, "b")]
    assert differences.table([["a", "b"], ["a", "b"], ["a", "b"]]) == [column, column, column]


def test_another_line_in_the_place_of_one_is_marked_as_changed() -> None:
    made = differences.table([["a", "b", "c"], ["a", "x", "c"]])
    assert made == [[(SAME, "a"), (SAME, "b"), (SAME, "c")], [(SAME, "a"), (CHANGED, "x"), (SAME, "c")]]


def test_a_line_too_many_makes_room_in_all_other_columns() -> None:
    made = differences.table([["a", "b"], ["a", "x", "b"], ["a"]])
    assert made == [
        [(SAME, "a"), (EMPTY, ""), (SAME, "b")],
        [(SAME, "a"), (EXTRA, "x"), (SAME, "b")],
        [(SAME, "a"), (EMPTY, ""), (MISSING, "b")],
    ]


def test_no_lines_at_all_are_compared_too() -> None:
    assert differences.table([[], []]) == [[], []]
    assert differences.table([[], ["x"]]) == [[(EMPTY, "")], [(EXTRA, "x")]]


def test_texts_that_are_far_apart_are_compared_line_by_line() -> None:
    base = [f"a {number}" for number in range(2 * MOST_EDITS)]
    other = ["x", *(f"b {number}" for number in range(2 * MOST_EDITS))]
    other[7] = base[7]
    marks = [mark for mark, _ in differences.table([base, other])[1]]
    assert marks == [CHANGED] * 7 + [SAME] + [CHANGED] * (2 * MOST_EDITS - 8) + [EXTRA]


def test_the_same_lines_in_quite_another_order_are_compared_line_by_line() -> None:
    base = [str(number) for number in range(2 * MOST_EDITS)]
    columns = differences.table([base, base[::-1]])
    assert [[text for _, text in column] for column in columns] == [base, base[::-1]]
    assert {mark for mark, _ in columns[1]} == {CHANGED}


@given(LINES, LINES, LINES)
def test_columns_are_equally_long_and_lose_nothing(base: list[str], one: list[str], two: list[str]) -> None:
    made = differences.table([base, one, two])
    assert len({len(column) for column in made}) == 1
    own = [[text for mark, text in column if mark not in (EMPTY, MISSING)] for column in made]
    assert own == [base, one, two]
    for column in made[1:]:
        assert [text for (mark, text), (there, _) in zip(made[0], column, strict=True) if there == SAME] == [
            text for mark, text in column if mark == SAME
        ]


@given(LINES, LINES)
def test_no_fewer_lines_are_found_to_be_the_same_than_by_the_standard_library(
    base: list[str], other: list[str]
) -> None:
    found = [mark for mark, _, _ in differences.steps(base, other)].count(SAME)
    matcher = difflib.SequenceMatcher(None, base, other, autojunk=False)
    assert found >= sum(block.size for block in matcher.get_matching_blocks())
