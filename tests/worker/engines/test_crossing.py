"""Values of the small Pythons become lists of a tag and text; the same code runs in CPython."""

import array
from typing import Any

import pytest

from worker.engines.shared.crossing import DEPTH, tagged


class Foreign:
    """A value of JavaScript's."""


FOREIGN = Foreign()


class Point:
    """A value that has no counterpart."""

    def __repr__(self) -> str:
        return "Point()"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ["none"]),
        (FOREIGN, ["js", FOREIGN]),
        (True, ["bool", "1"]),
        (False, ["bool", "0"]),
        (2**70, ["int", "1180591620717411303424"]),
        (-0.5, ["float", "-0.5"]),
        ("é", ["str", "é"]),
        (b"\x00\xff", ["bytes", "00ff"]),
        (bytearray(b"a"), ["bytes", "61"]),
        (array.array("h", [1, -2]), ["array", "h", ["1", "-2"]]),
        ([1, (2,)], ["list", [["int", "1"], ["list", [["int", "2"]]]]]),
        ({"a": 1}, ["dict", [["str", "a"], ["int", "1"]]]),
        ({1: None}, ["map", [["int", "1"], ["none"]]]),
        ({1}, ["set", [["int", "1"]]]),
        (Point(), ["str", "Point()"]),
    ],
)
def test_a_value_is_tagged_by_what_it_is(value: object, expected: list[object]) -> None:
    assert tagged(value, Foreign) == expected


def test_shared_values_and_circles_are_told_by_their_number() -> None:
    shared: list[Any] = []
    assert tagged([shared, shared], Foreign) == ["list", [["list", []], ["ref", "1"]]]
    circle: list[Any] = []
    circle.append(circle)
    assert tagged(circle, Foreign) == ["list", [["ref", "0"]]]


def test_what_lies_too_deep_is_left_out() -> None:
    value: Any = "deep"
    for _ in range(DEPTH + 2):
        value = [value]
    told: Any = tagged(value, Foreign)
    for _ in range(DEPTH + 1):
        tag, (told,) = told
        assert tag == "list"
    assert told == ["str", "…"]
