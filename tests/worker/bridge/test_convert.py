"""Python's values become JavaScript's: what can cross as what it is, and the rest as its repr."""

import array
from typing import Any

import pytest

from tests.worker.bridge.doubles.modules import MODULES
from tests.worker.bridge.doubles.values import JsArray, JsFunction, JsObject, in_python
from worker.bridge import convert

FUNCTION = JsFunction("() => {}")


def crossed(value: Any, *, careful: bool = False) -> Any:
    """What the page has of a value."""
    return in_python(convert.value(value, careful=careful)[0])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (2.5, 2.5),
        ("é", "é"),
        (b"ab", ("B", [97, 98])),
        ((1, [2]), [1, [2]]),
        ({"a": {"b": 1}}, {"a": {"b": 1}}),
        ({1: "x", (2,): "y"}, [(1, "x"), ([2], "y")]),
        ({"s": {1, 2}}, {"s": {1, 2}}),
        (array.array("d", [0.5, 2]), ("d", [0.5, 2.0])),
        ([array.array("h", [1])], [("h", [1])]),
        (memoryview(bytes(range(6))).cast("B", (2, 3)), [("B", [0, 1, 2]), ("B", [3, 4, 5])]),
        (object, "<class 'object'>"),
        (FUNCTION, FUNCTION),
    ],
)
def test_a_value_crosses_as_what_it_is(value: Any, expected: Any) -> None:
    assert crossed(value) == expected


def test_a_table_of_no_rows_is_an_empty_block() -> None:
    numpy: Any = pytest.importorskip("numpy")
    assert crossed(numpy.zeros((0, 3))) == ("d", [])


def test_lists_in_circles_and_shared_ones_stay_what_they_are() -> None:
    circle: list[Any] = [1]
    circle.append(circle)
    made = convert.value(circle)[0]
    assert made.items[1] is made
    shared = [1]
    first, second = convert.value([shared, shared])[0].items
    assert first is second


def test_a_map_or_a_set_that_is_shared_stays_one() -> None:
    table, members = {1: 2}, {1}
    first, second, third, fourth = convert.value([table, table, members, members])[0].items
    assert (first is second, third is fourth) == (True, True)


def test_blocks_of_numbers_are_transferred_and_not_copied() -> None:
    _, transfer = convert.value([array.array("b", [1, 2]), array.array("b", [3])])
    assert [buffer.held for buffer in transfer] == [b"\x01\x02", b"\x03"]


def test_what_javascript_refuses_to_clone_is_its_repr_if_care_is_taken() -> None:
    taken = JsObject({"a": 1})
    assert crossed([FUNCTION, taken, JsArray([FUNCTION])], careful=True)[:2] == ["() => {}", {"a": 1}]


def test_an_object_of_javascript_that_cannot_be_cloned_as_a_whole_is_its_repr() -> None:
    assert isinstance(crossed(JsArray([FUNCTION]), careful=True), str)


def test_a_message_has_the_fields_it_is_made_of() -> None:
    made = convert.message({"type": "done", "id": 1})
    assert (type(made), in_python(made)) == (JsObject, {"type": "done", "id": 1})
    assert in_python(convert.array(["a", "b"])) == ["a", "b"]
    assert in_python(MODULES.ffi.to_js([1])) == [1]
