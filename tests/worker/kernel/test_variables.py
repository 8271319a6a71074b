"""The names of a program are told in few words, and nothing of it is called but what may be."""

import json
import types
from collections import deque
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker import protocol
from worker.kernel.brief import BROKEN, LENGTH, SLOW, brief, seen
from worker.kernel.looking import Look
from worker.kernel.variables import GIVEN, MOST, find, variables

CELLS = 5


def rows(names: dict[Any, Any], group: str = protocol.VALUES, start: int = 0) -> list[list[str]]:
    cells, _ = variables(names, group, start, Look())
    return [cells[at : at + CELLS] for at in range(0, len(cells), CELLS)]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (1, ["int", "", "1", ""]),
        (10**200, ["int", "", "about 201 digits", ""]),
        (None, ["NoneType", "", "None", ""]),
        ("a\nb\u202e", ["str", "4 characters", r"'a\nb\u202e'", ""]),
        ("é" * 500, ["str", "500 characters", "'" + "é" * (LENGTH - 2) + "…", ""]),
        (b"x", ["bytes", "1 byte", "b'x'", ""]),
        ([], ["list", "0 items", "[]", ""]),
        ([1], ["list", "1 item", "[1]", ""]),
        ((1,), ["tuple", "1 item", "(1,)", ""]),
        (list(range(10**6)), ["list", "1,000,000 items", "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …]", ""]),
        ({"a": [1]}, ["dict", "1 item", "{'a': [1]}", "table"]),
        ({"a": {1: {2: {3: 4}}}}, ["dict", "1 item", "{'a': {1: {2: {…}}}}", ""]),
        (set(), ["set", "0 items", "set()", ""]),
        (frozenset((1,)), ["frozenset", "1 item", "frozenset({1})", ""]),
        (deque([1], 5), ["deque", "1 item", "deque([1])", ""]),
        ([{"a": 1}], ["list", "1 item", "[{'a': 1}]", "table"]),
        ([(1, 2), (3, 4)], ["list", "2 items", "[(1, 2), (3, 4)]", "table"]),
        ([[1], [2, 3]], ["list", "2 items", "[[1], [2, 3]]", ""]),
        (np.zeros((1, 2)), ["ndarray", "1 × 2, float64, 16 bytes", "[[0.0, 0.0]]", "table"]),
        (np.arange(10**6), ["ndarray", "1,000,000, int64, 8.0 MB", str(list(range(12))), ""]),
        (np.array(5), ["ndarray", "1, int64, 8 bytes", "5", ""]),
        (date(2026, 1, 2), ["date", "", "datetime.date(2026, 1, 2)", ""]),
    ],
)  # fmt: skip
def test_a_value_is_told_by_type_size_and_beginning(value: object, told: list[str]) -> None:
    assert rows({"it": value}) == [["it", *told]]


def test_functions_classes_and_modules_stand_apart() -> None:
    class Base:
        pass

    class Made(Base):
        pass

    def function(a: int, /, b: int, *rest: int, c: int = 1, **others: int) -> None:
        assert a

    numpy = types.ModuleType("numpy")
    numpy.__version__ = "2.0"  # type: ignore[attr-defined]
    names = {"n": 1, "f": function, "Made": Made, "len": len, "json": json, "np": numpy, "__doc__": None}
    assert [row[0] for row in rows(names)] == ["n"]
    assert rows(names, protocol.FUNCTIONS) == [
        ["f", "function", "", "(a, b, *rest, c, **others)", ""],
        ["Made", "class", "", "(Base)", ""],
        ["len", "built-in function", "", "", ""],
    ]
    told = rows(names, protocol.MODULES)
    assert [row[:2] for row in told] == [["json", "module"], ["np", "module"]]
    assert told[1][3] == "numpy 2.0"
    assert variables(names, "none", 0, Look()) == ([], {"values": 1, "functions": 3, "modules": 2})


def test_names_come_a_hundred_at_a_time() -> None:
    names = {f"n{n}": n for n in range(100_000)}
    assert len(rows(names)) == MOST
    assert rows(names, start=99_999) == [["n99999", "int", "", "99999", ""]]
    assert rows(names, start=100_000) == []


def test_a_name_that_cannot_be_seen_is_spelt_and_found_again() -> None:
    names: dict[Any, object] = {"a\u200bb": 1, "\u202e": 2, "\ud800": 3, "ᅠ": 4, "x" * 10**6: 5, 7: 6, "שם": 7}
    told = [row[0] for row in rows(names)]
    assert told == [r"a\u200bb", r"\u202e", r"\ud800", r"\u1160", "x" * 79 + "…", "שם"]
    assert [find(names, name) for name in told] == [(True, n) for n in (1, 2, 3, 4, 5, 7)]
    assert find(names, "b") == (False, None)


def test_nothing_of_a_programs_is_called_but_repr_and_len() -> None:
    called = []

    class Meta(type):
        def __getattribute__(cls, name: str) -> Any:
            called.append(f"class {name}")
            return type.__getattribute__(cls, name)

        def __instancecheck__(cls, _instance: object) -> bool:
            called.append("instance")
            return True

    class Watched(metaclass=Meta):
        def __getattribute__(self, name: str) -> Any:
            called.append(name)
            return object.__getattribute__(self, name)

        def __hash__(self) -> int:
            called.append("hash")
            return hash("many")

        def __eq__(self, _other: object) -> bool:
            called.append("eq")
            return True

        def __lt__(self, _other: object) -> bool:
            called.append("lt")
            return True

        def __len__(self) -> int:
            called.append("len")
            return 3

        def __repr__(self) -> str:
            called.append("repr")
            return "watched"

    one, two = Watched(), Watched()
    names = {"it": one, "many": [one, two], "keys": {1: two}, "made": Watched}
    names[one] = 1  # type: ignore[index]
    called.clear()
    assert rows(names)[0] == ["it", "Watched", "3 items", "watched", ""]
    assert rows(names, protocol.FUNCTIONS) == [["made", "class", "", "(object)", ""]]
    assert set(called) == {"repr", "len"}


def test_what_fails_or_takes_too_long_is_said_and_the_others_are_told() -> None:
    class Failing:
        def __repr__(self) -> str:
            raise SystemExit

        def __len__(self) -> int:
            raise ValueError

    look = Look()
    assert brief([Failing(), 1], look) == f"[{BROKEN.format('SystemExit')}, 1]"
    assert rows({"it": Failing()}) == [["it", "Failing", "", BROKEN.format("SystemExit"), ""]]
    late = Look(ms=0)
    assert brief([Failing(), 1], late) == f"[{SLOW}, 1]"


NASTY: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates(),
    lambda inner: (
        st.lists(inner)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text() | st.integers(), inner)
        | st.lists(st.dictionaries(st.text(), inner))
    ),
    max_leaves=15,
)


@given(st.dictionaries(st.text(st.characters()), NASTY))
def test_whatever_there_is_is_told_within_bounds(names: dict[str, Any]) -> None:
    told = rows(names)
    assert len(told) == min(MOST, len([name for name in names if name not in GIVEN]))
    for row in told:
        assert all(text.isprintable() and len(text) <= LENGTH for text in row)
        "".join(row).encode()


@given(st.text(st.characters()))
def test_a_text_can_be_seen_and_is_cut(text: str) -> None:
    shown = seen(text, 20)
    assert len(shown) <= 20
    assert shown.isprintable()
    if text.isascii() and text.isprintable() and len(text) <= 20:
        assert shown == text
