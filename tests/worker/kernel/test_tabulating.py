"""Tables of any size come as pages of texts, in the order of a column, and as CSV in pieces."""

import csv
import io
import sys
import types
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.worker.kernel.frames import DataFrame, pandas
from worker.kernel import ordering, tabulating
from worker.kernel.looking import Late, Look
from worker.kernel.ordering import Orders
from worker.kernel.sheets import WIDTH, is_table, sheet_of
from worker.kernel.tabulating import PAGE, Gone, Wanted, page, piece

NAN = float("nan")


def look() -> Look:
    return Look(ms=60_000)


def shown(value: Any, **fields: Any) -> tabulating.Page:
    return page({"it": value}, Wanted("it", fields.pop("start", 0), **fields), Orders(), look())


def whole_csv(value: Any, **fields: Any) -> str:
    made, at, orders = b"", 0, Orders()
    while True:
        data, at, rows = piece({"it": value}, Wanted("it", at, **fields), orders, look())
        made += data
        if at >= rows:
            return made.decode()


@pytest.mark.parametrize(
    ("value", "columns", "cells"),
    [
        ([{"a": 1}, {"b": None}], ["a", "b"], ["1", "", "", "None"]),
        ([(1, "x"), (2, "y")], ["0", "1"], ["1", "x", "2", "y"]),
        ({"n": [1, 2], "word": ["x", "y"]}, ["n", "word"], ["1", "x", "2", "y"]),
        (np.array([[1.5, NAN]]), ["0", "1"], ["1.5", "nan"]),
        (np.array([["2026-01-02"]], "M8[D]"), ["0"], ["2026-01-02"]),
        ([{"d": date(2026, 1, 2), "m": Decimal("1.50")}], ["d", "m"], ["2026-01-02", "1.50"]),
    ],
)
def test_what_is_a_table_has_columns_and_cells(value: Any, columns: list[str], cells: list[str]) -> None:
    assert is_table(value)
    made = shown(value)
    assert (made.columns, made.cells) == (columns, cells)


@pytest.mark.parametrize(
    "value", [[], [{}], [[]], [1], {}, {"a": []}, {"a": [1], "b": []}, np.zeros(3), "ab"]
)
def test_other_values_are_no_tables(value: Any) -> None:
    assert not is_table(value)
    with pytest.raises(Gone):
        shown(value)


def test_a_page_has_some_rows_and_says_how_many_there_are() -> None:
    made = shown([{"n": n, "word": "x"} for n in range(10**5)], start=99_990)
    assert made.labels == [str(n) for n in range(99_990, 100_000)]
    assert (made.rows, made.width, made.numbers) == (10**5, 2, "nt")
    assert len(shown([(n,) for n in range(1000)]).labels) == PAGE
    wide = shown([list(range(10**4))])
    assert (len(wide.columns), wide.width) == (WIDTH, 10**4)


@pytest.mark.parametrize("descending", [False, True])
def test_numbers_come_before_texts_and_what_is_missing_comes_last(descending: bool) -> None:
    values = ["b", None, 2, NAN, "a", 1.5, True, (3,), Decimal(9)]
    made = shown([(each,) for each in values], column=0, descending=descending)
    order = ["1.5", "2", "9", "a", "b", "(3,)"]
    order.insert(0, "True")
    assert made.cells == [*(reversed(order) if descending else order), "None", "nan"]


@given(st.lists(st.sampled_from([1.0, 2.0, 3.0, NAN]), min_size=1), st.booleans())
def test_an_array_and_a_list_are_ordered_alike(values: list[float], descending: bool) -> None:
    array, plain = np.array([values]).T, [[each] for each in values]
    orders = [
        list(ordering.ordered(sheet_of(each), 0, look(), descending=descending)) for each in (array, plain)
    ]
    assert orders[0] == orders[1]
    assert sorted(orders[0]) == list(range(len(values)))


def test_an_order_is_kept_until_it_is_forgotten() -> None:
    names, orders, wanted = {"it": [[2], [1]]}, Orders(), Wanted("it", 0, 0)
    assert page(names, wanted, orders, look()).cells == ["1", "2"]
    names["it"][0][0] = 0
    assert page(names, wanted, orders, look()).cells == ["1", "0"]
    orders.forget()
    assert page(names, wanted, orders, look()).cells == ["0", "1"]


def test_a_file_has_all_rows_and_columns_in_pieces() -> None:
    rows = [{"n": n, "word": f'"{n}",\n', "none": None, "nan": NAN} for n in range(5000)]
    made = whole_csv(rows)
    read = list(csv.reader(io.StringIO(made, newline="")))
    assert read == [["n", "word", "none", "nan"], *([str(n), f'"{n}",\n', "", ""] for n in range(5000))]
    assert whole_csv([list(range(100))]).splitlines()[1] == ",".join(map(str, range(100)))
    assert whole_csv([(1,), (2,)], column=0, descending=True) == "0\r\n2\r\n1\r\n"
    assert whole_csv([("\ud800", 10**5000)]) == '0,1\r\n\\ud800,"about 5,001 digits"\r\n'


def test_a_file_holds_what_fails_as_words() -> None:
    class Failing:
        def __str__(self) -> str:
            raise ValueError

        __repr__ = __str__

    Failing.__module__ = "decimal"
    assert whole_csv([(Failing(), date(2026, 1, 2))]) == "0,1\r\n(cannot be shown: ValueError),2026-01-02\r\n"


def test_there_is_an_end_to_patience() -> None:
    names = {"it": [(n,) for n in range(10_000)]}
    with pytest.raises(Late):
        page(names, Wanted("it", 0, 0), Orders(), Look(ms=0))
    with pytest.raises(Gone):
        page(names, Wanted("other", 0), Orders(), look())


def test_a_frame_is_asked_for_the_rows_of_a_page_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", pandas)
    frame = DataFrame({"n": np.arange(10**6), "word": np.array(["b", "a"] * 500_000, dtype=object)})
    made = shown(frame, start=999_990)
    assert (made.rows, made.columns, made.numbers) == (10**6, ["n", "word"], "nt")
    assert made.cells[:4] == ["999990", "b", "999991", "a"]
    assert frame.taken == 10
    assert shown(frame, column=0, descending=True).cells[:2] == ["999999", "a"]
    assert shown(frame, column=1).cells[:2] == ["1", "a"]


def test_a_module_that_only_bears_the_name_is_no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", object())
    assert not is_table(object())
    monkeypatch.setitem(sys.modules, "pandas", types.ModuleType("pandas"))
    assert not is_table(object())
