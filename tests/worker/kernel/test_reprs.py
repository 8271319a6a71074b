"""Reprs: Python's own text, but bounded and without recursion."""

import collections
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.kernel.reprs import ReprError, safe_repr

leaves = st.integers() | st.text() | st.binary() | st.floats() | st.complex_numbers() | st.none()
things: st.SearchStrategy[object] = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner)
        | st.tuples(inner)
        | st.tuples(inner, inner)
        | st.dictionaries(st.integers() | st.text(), inner)
        | st.sets(st.integers())
        | st.frozensets(st.text())
        | st.builds(collections.deque, st.lists(inner))
        | st.builds(collections.deque, st.lists(inner), st.just(3))
    ),
)


@given(things)
def test_the_repr_is_pythons_own(value: object) -> None:
    assert safe_repr(value) == repr(value)


def contain_itself(kind: type) -> Any:
    value: Any = kind()
    if kind is dict:
        value["self"] = [value, (value, {1: value})]
    else:
        value.append([value, (value, {1: value})])
    return value


@pytest.mark.parametrize("kind", [list, dict, collections.deque])
def test_the_repr_of_what_contains_itself_is_pythons_own(kind: type) -> None:
    value = contain_itself(kind)
    assert safe_repr(value) == repr(value)


def test_a_tuple_that_contains_itself_is_marked() -> None:
    inner: list[object] = []
    value = (inner,)
    inner.append(value)
    assert safe_repr(value) == repr(value) == "([(...)],)"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a" * 9, "'aaaaaaa … (1 of 9 characters left out)"),
        (b"a" * 9, "b'aaaaaa … (1 of 9 bytes left out)"),
        (list(range(9)), "[0, 1, 2 … (5 of 9 items left out)"),
        ({n: n for n in range(4)}, "{0: 0, 1 … (2 of 4 items left out)"),
        ([["a" * 9]], "[['aaaaa … (3 of 9 characters left out)"),
        (SimpleNamespace(a=1), "namespac … (6 characters left out)"),
    ],
)
def test_a_long_repr_says_how_much_is_left_out(value: object, text: str) -> None:
    assert safe_repr(value, limit=8) == text


def test_a_huge_value_costs_no_more_than_the_limit() -> None:
    text = safe_repr([list(range(1_000_000)), "x" * 50_000_000])
    assert len(text) == 1_000_000 + len(" … (1 of 2 items left out)")


def test_what_is_left_out_is_not_asked_for_its_repr() -> None:
    asked: list[int] = []

    class Item:
        def __repr__(self) -> str:
            asked.append(1)
            return "item"

    assert safe_repr([Item() for _ in range(10_000)], limit=100).startswith("[item, item")
    assert len(asked) <= 100


@pytest.mark.parametrize(
    ("nest", "left", "right"),
    [
        (lambda inner: [inner], "[", "]"),
        (lambda inner: (inner,), "(", ",)"),
        (lambda inner: {1: inner}, "{1: ", "}"),
        (lambda inner: collections.deque([inner]), "deque([", "])"),
    ],
)
def test_a_deep_nesting_is_shortened(nest: Callable[[object], object], left: str, right: str) -> None:
    inside: list[object] = [None]  # taken apart from the outside, as taking a nesting apart recurses
    for _ in range(200_000):
        inside.append(nest(inside[-1]))
    assert safe_repr(inside[-1]) == left * 500 + "…" + right * 500 + " … (nested deeper than 500 levels)"


def test_what_is_referred_to_ever_more_often_is_bounded() -> None:
    value: list[object] = []
    for _ in range(100):
        value = [value, value]
    assert len(safe_repr(value)) < 1_000_100


class Broken:
    def __repr__(self) -> str:
        raise ValueError("no")


class SilentError(Exception):
    def __str__(self) -> str:
        raise RuntimeError


class Mute:
    def __repr__(self) -> str:
        raise SilentError


class Wrong:
    def __repr__(self) -> str:
        return 5  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Broken(), "Broken.__repr__ raised ValueError: no"),
        ([{1: Broken()}], "Broken.__repr__ raised ValueError: no"),
        (Mute(), "Mute.__repr__ raised SilentError: <exception str() failed>"),
        (Wrong(), "Wrong.__repr__ raised TypeError: __repr__ returned non-string (type int)"),
    ],
)
def test_a_repr_that_raises_is_named(value: object, said: str) -> None:
    with pytest.raises(ReprError) as caught:
        safe_repr(value)
    assert str(caught.value) == said


def test_a_repr_error_carries_its_cause() -> None:
    with pytest.raises(ReprError) as caught:
        safe_repr([Broken()])
    error = caught.value
    assert (error.type_name, error.cause_name, error.said) == ("Broken", "ValueError", "ValueError: no")
    assert error.cause is error.__cause__


def test_an_interrupt_in_a_repr_is_an_interrupt() -> None:
    class Endless:
        def __repr__(self) -> str:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        safe_repr([Endless()])


def test_a_repr_is_an_ordinary_string() -> None:
    class Text(str):
        __slots__ = ()

    class Fancy:
        def __repr__(self) -> str:
            return Text("fancy")

    assert type(safe_repr(Fancy())) is str
