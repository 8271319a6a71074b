"""Values: what becomes of each on its way to the page."""

import array
import collections
import ctypes
import datetime
import decimal
import enum
import fractions
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.kernel.values import DEPTH, TOO_DEEP, Buffer, Members, Pairs, plain


def tree(value: object) -> Any:
    return plain(value, foreign=lambda value: isinstance(value, Proxy))


class Proxy:
    """Stands for a JavaScript value."""


class Colour(enum.IntEnum):
    RED = 1


class Name(str):
    __slots__ = ()


class Rate(float):
    pass


class Rows(list[int]):
    def __iter__(self) -> Any:
        raise RuntimeError("not for you")


class Point(NamedTuple):
    x: int
    y: int


@dataclass
class Card:
    suit: str


class Broken:
    def __repr__(self) -> str:
        raise ValueError("no")


nested = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(nested)
def test_plain_values_stay_what_they_are(value: object) -> None:
    assert tree(value) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Colour.RED, 1),
        (Name("n"), "n"),
        (Rate(0.5), 0.5),
        (True, True),
        ("\ud800", "\ud800"),
        (bytearray(b"b"), b"b"),
        ((1, (2, "c")), [1, [2, "c"]]),
        (Point(1, 2), [1, 2]),
        (Rows([1, 2]), [1, 2]),
        ({"a": (1,), Name("b"): {}}, {"a": [1], "b": {}}),
        (collections.Counter("aab"), {"a": 2, "b": 1}),
        ({1: "a", (2,): [3]}, Pairs([[1, "a"], [[2], [3]]])),
        ({1}, Members([1])),
        (frozenset({(1, 2)}), Members([[1, 2]])),
        ([set()], [Members([])]),
        (3j, "3j"),
        (decimal.Decimal("1.10"), "Decimal('1.10')"),
        (fractions.Fraction(1, 3), "Fraction(1, 3)"),
        (datetime.date(2024, 2, 29), "datetime.date(2024, 2, 29)"),
        (Card("hearts"), "Card(suit='hearts')"),
        (range(3), "range(0, 3)"),
        (collections.deque([1]), "deque([1])"),
        ([Broken()], ["<Broken: repr raised ValueError: no>"]),
    ],
)
def test_other_values_become_the_nearest_plain_one(value: object, expected: object) -> None:
    converted = tree(value)
    assert (converted, type(converted)) == (expected, type(expected))


def test_the_order_of_an_ordered_dict_is_kept() -> None:
    value = collections.OrderedDict(a=1, b=2)
    value.move_to_end("a")
    assert list(tree(value)) == ["b", "a"]


def test_foreign_values_pass_unchanged() -> None:
    proxy = Proxy()
    converted = tree({"a": [proxy], proxy: 1})
    assert converted.items[0][1][0] is proxy
    assert converted.items[1][0] is proxy


def test_shared_references_stay_shared() -> None:
    inner = [1]
    converted = tree([inner, {"a": inner}, (inner,)])
    assert converted == [[1], {"a": [1]}, [[1]]]
    assert converted[0] is converted[1]["a"] is converted[2][0]


def test_a_shared_buffer_stays_shared() -> None:
    numbers = array.array("d", [1.0])
    converted = tree([numbers, numbers])
    assert converted[0] is converted[1]


def test_cycles_stay_cycles() -> None:
    value: dict[object, Any] = {"list": [], "map": {}}
    value["list"].append(value)
    value["map"][1] = value["list"]
    converted = tree(value)
    assert converted["list"][0] is converted
    assert converted["map"].items[0][1] is converted["list"]


def test_what_is_too_deep_is_replaced() -> None:
    inside: list[object] = [1]  # taken apart from the outside, as taking a nesting apart recurses
    for _ in range(200_000):
        inside.append([inside[-1]])
    converted = tree(inside[-1])
    for _ in range(DEPTH):
        (converted,) = converted
    assert converted == TOO_DEEP


def test_the_depth_is_that_of_the_way_on_which_a_value_is_met_first() -> None:
    levels: list[Any] = [[]]
    for _ in range(2 * DEPTH):
        levels.append([levels[-1]])
    converted = tree(levels[::-1])[0]
    for _ in range(DEPTH - 1):
        (converted,) = converted
    assert converted == TOO_DEEP


def test_a_million_floats_cross_whole() -> None:
    value = [float(number) for number in range(1_000_000)]
    assert tree(value) == value


def block(value: object) -> tuple[str, int, tuple[int, ...], bytes]:
    converted = tree(value)
    assert isinstance(converted, Buffer)
    return converted.format, converted.itemsize, converted.shape, bytes(converted.data)


INTS = memoryview(array.array("i", [1, 2, 3, 4]))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (array.array("d", [0.5]), ("d", 8, (1,), b"\0\0\0\0\0\0\xe0?")),
        (array.array("B"), ("B", 1, (0,), b"")),
        (INTS[::-2], ("i", 4, (2,), b"\4\0\0\0\2\0\0\0")),
        (memoryview(b"abcd").cast("B", (2, 2)), ("B", 1, (2, 2), b"abcd")),
        (memoryview(b"\1\0").cast("?"), ("B", 1, (2,), b"\1\0")),
        (memoryview(b"ab").cast("c"), ("B", 1, (2,), b"ab")),
        ((ctypes.c_uint16 * 2)(1, 2), ("H", 2, (2,), b"\1\0\2\0")),
        ((ctypes.c_uint16.__ctype_be__ * 2)(1, 2), ("H", 2, (2,), b"\1\0\2\0")),
    ],
)
def test_numbers_in_memory_become_a_buffer(value: object, expected: object) -> None:
    assert sys.byteorder == "little"
    assert block(value) == expected


@pytest.mark.parametrize("code", "lLqQnN")
def test_the_format_is_by_size_rather_than_by_the_machines_names(code: str) -> None:
    view = memoryview(bytes(16)).cast("B").cast(code)  # type: ignore[call-overload]
    expected = {4: "i", 8: "q"}[view.itemsize]
    assert tree(view).format == (expected.upper() if code.isupper() else expected)


def test_a_contiguous_buffer_is_not_copied() -> None:
    numbers = array.array("i", [1])
    converted = tree(numbers)
    numbers[0] = 2
    assert bytes(converted.data) == b"\2\0\0\0"


class Pair(ctypes.Structure):
    _fields_ = (("a", ctypes.c_int), ("b", ctypes.c_double))


@pytest.mark.parametrize("make", [Pair * 1, lambda: array.array("u", "ab")])
@pytest.mark.filterwarnings("ignore:The 'u' type code:DeprecationWarning")
def test_memory_that_holds_something_else_becomes_its_repr(make: Callable[[], object]) -> None:
    value = make()
    assert tree(value) == repr(value)


def test_numpys_values_become_pythons() -> None:
    value = [numpy.float64(0.5), numpy.int8(-1), numpy.bool_(True), numpy.str_("s"), numpy.array(2)]
    converted = tree(value)
    assert [(item, type(item)) for item in converted] == [
        (0.5, float),
        (-1, int),
        (True, bool),
        ("s", str),
        (2, int),
    ]


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda np: np.array([[1, 2], [3, 4]], "i2", order="F"), ("h", 2, (2, 2), b"\1\0\2\0\3\0\4\0")),
        (lambda np: np.array([1], ">i4"), ("i", 4, (1,), b"\1\0\0\0")),
        (lambda np: np.zeros((0, 3)), ("d", 8, (0, 3), b"")),
        (lambda np: np.array([True]), ("B", 1, (1,), b"\1")),
    ],
)
def test_numpys_arrays_become_buffers(make: Any, expected: object) -> None:
    assert block(make(numpy)) == expected


@pytest.mark.parametrize("dtype", ["f2", "U1", "O", "M8[D]", "c16", "i4,f8"])
def test_other_arrays_of_numpy_become_their_repr(dtype: str) -> None:
    value = numpy.zeros(1, dtype)
    assert tree(value) == repr(value)


def test_a_date_of_numpy_becomes_its_repr() -> None:
    value = numpy.datetime64("2024-02-29")
    assert tree(value) == repr(value)
