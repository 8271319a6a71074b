"""A value in one long line is cut where its containers are, and nothing of it is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.output.nesting import MOST, WIDTH, pieces
from app.output.transcript import RESULT
from tests.app.dom import Page
from tests.app.output.test_entries import Entries

NESTED = {
    "name": "Ada, (the) 'first'",
    "scores": {
        "maths": [1, 2, 3],
        "physics": {"lab": 12, "exam": "long"},
    },
    "friends": ["Grace", "Alan"],
}
ANYTHING = st.recursive(
    st.none() | st.integers() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
)


def shown(value: object) -> str:
    """A value as its lines stand below each other."""
    return "\n".join("    " * depth + text.rstrip(" ") for depth, text in pieces(repr(value)))


def test_a_nested_dict_has_a_line_for_each_item_that_needs_one() -> None:
    assert (
        shown(NESTED)
        == """\
{
    'name': "Ada, (the) 'first'",
    'scores': {
        'maths': [1, 2, 3],
        'physics': {'lab': 12, 'exam': 'long'}
    },
    'friends': ['Grace', 'Alan']
}"""
    )


def test_a_long_list_in_something_fills_its_lines() -> None:
    value = {"a": {"b": list(range(40))}, "c": {"d": {"e": list("abcdefghij") * 2}}}
    assert (
        shown(value)
        == """\
{
    'a': {'b': [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
        15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
        28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39
    ]},
    'c': {'d': {'e': [
        'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j',
        'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'
    ]}}
}"""
    )
    assert max(len(line) for line in shown({"numbers": list(range(300))}).splitlines()) <= WIDTH


def test_rows_stand_below_each_other_and_numbers_behind_each_other() -> None:
    rows = [list(range(12)), list(range(12, 24)), list(range(24, 36))]
    assert shown(rows).splitlines() == ["[", *[f"    {row}," for row in rows[:2]], f"    {rows[2]}", "]"]
    numbers = list(range(1000))
    assert pieces(repr(numbers)) == [(0, repr(numbers))]


@pytest.mark.parametrize(
    "text",
    [
        repr({"a": {"b": 1}}),
        "x" * (WIDTH + 1),
        "{'a': <it's>, 'b': [" + "1, " * WIDTH,
        "(1, 2], " * WIDTH,
        "line\n" * WIDTH,
        repr([{"a": 1, "b": 2}] * MOST),
    ],
)
def test_what_is_short_plain_very_long_or_no_value_stays_as_it_is(text: str) -> None:
    assert pieces(text) == [(0, text)]


def test_a_container_in_the_name_of_its_type_is_broken_inside() -> None:
    text = f"Counter({ {chr(97 + number) * 9: number for number in range(8)} })"
    found = pieces(text)
    assert (found[0], found[1], found[-1]) == ((0, "Counter({"), (1, "'aaaaaaaaa': 0, "), (0, "})"))


@given(ANYTHING)
def test_nothing_is_lost(value: object) -> None:
    text = repr(value)
    assert "".join(piece for _, piece in pieces(text)) == text


def test_the_entry_is_the_same_text_in_lines(page: Page) -> None:
    entries = Entries(page)
    entries.model.add(RESULT, repr(NESTED))
    entries.show()
    (entry,) = entries.root.children
    assert entry.textContent == repr(NESTED)
    assert [line.style.getPropertyValue("--depth") for line in entry.children] == list("01122110")
