"""Values that are tables: frames of pandas, arrays of numpy, and lists of rows as programs make them. Pure.

A sheet has rows by their number, and gives some of them; it keeps nothing of the value when it is let go.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Protocol

from worker.kernel.sizes import bases, is_a

# Rows by which a list is judged, and of which the columns are taken.
PROBE = 100
# Columns that are shown at most; CSV has them all.
WIDTH = 30

MISSING = ""

_dict_of_class = type.__dict__["__dict__"].__get__


class Sheet(Protocol):
    """A table."""

    rows: int
    columns: list[Any]
    has_labels: bool

    def labels(self, places: Sequence[int]) -> list[Any]:
        """Return what some rows are called."""

    def cells(self, places: Sequence[int], columns: Sequence[int]) -> list[list[Any]]:
        """Return some rows, each as a list of its values in some columns."""

    def column(self, number: int) -> Iterable[Any]:
        """Return all values of a column; numbers that fit an array of numpy's as one."""


def is_table(value: Any) -> bool:
    """Tell whether a value is a table, by a look at its beginning."""
    kind = type(value)
    if is_a(kind, "pandas", "DataFrame") or is_a(kind, "pandas", "Series"):
        return True
    if is_a(kind, "numpy", "ndarray"):
        # Written in C: another may have properties of its own.
        ndim = next(
            (_dict_of_class(each)["ndim"] for each in bases(kind) if "ndim" in _dict_of_class(each)), None
        )
        return type(ndim) is types.GetSetDescriptorType and ndim.__get__(value) == 2
    return _are_rows(value) or _are_columns(value)


def sheet_of(value: Any) -> Sheet:
    """Return a value that is a table as a sheet."""
    kind = type(value)
    if is_a(kind, "pandas", "DataFrame"):
        return FrameSheet(value)
    if is_a(kind, "pandas", "Series"):
        return FrameSheet(value.to_frame())
    if is_a(kind, "numpy", "ndarray"):
        return ArraySheet(value)
    return ColumnSheet(value) if kind is dict else RowSheet(value)


def _are_rows(value: Any) -> bool:
    """Tell whether this is a list of dicts, or of lists or tuples that are of one length."""
    if type(value) not in (list, tuple) or not value:
        return False
    first = list(islice(value, PROBE))
    kind = type(first[0])
    if any(type(each) is not kind for each in first) or not first[0]:
        return False
    if kind is dict:
        return all(type(name) is str for each in first for name in each)
    return kind in (list, tuple) and {len(each) for each in first} == {len(first[0])}


def _are_columns(value: Any) -> bool:
    """Tell whether this is a dict of lists that are of one length."""
    if type(value) is not dict or not 0 < len(value) <= PROBE:
        return False
    held = list(value.values())
    is_plain = all(type(each) in (list, tuple) for each in held) and all(type(name) is str for name in value)
    return is_plain and len(held[0]) > 0 and {len(each) for each in held} == {len(held[0])}


class RowSheet:
    """A list of dicts, lists or tuples; what a row lacks is MISSING."""

    has_labels = False

    def __init__(self, value: Sequence[Any]) -> None:
        self._held, self.rows = value, len(value)
        self._is_named = type(value[0]) is dict
        if self._is_named:
            self.columns = list(dict.fromkeys(name for each in islice(value, PROBE) for name in each))
        else:
            self.columns = list(range(len(value[0])))

    def labels(self, places: Sequence[int]) -> list[Any]:
        """Return the numbers of the rows."""
        return list(places)

    def cells(self, places: Sequence[int], columns: Sequence[int]) -> list[list[Any]]:
        """Return some rows."""
        names = [self.columns[each] for each in columns]
        return [[self._cell(self._held[place], name) for name in names] for place in places]

    def column(self, number: int) -> Iterable[Any]:
        """Return a column."""
        name = self.columns[number]
        if self._is_named:
            # A function for each row would take several times as long.
            return [each.get(name, MISSING) if type(each) is dict else MISSING for each in self._held]
        return [self._cell(each, name) for each in self._held]

    def _cell(self, row: Any, name: Any) -> Any:
        if self._is_named:
            return row.get(name, MISSING) if type(row) is dict else MISSING
        return row[name] if type(row) in (list, tuple) and name < len(row) else MISSING


class ColumnSheet:
    """A dict of lists of one length."""

    has_labels = False

    def __init__(self, value: dict[str, Sequence[Any]]) -> None:
        self.columns = list(value)
        self._held = list(value.values())
        self.rows = min(map(len, self._held))

    def labels(self, places: Sequence[int]) -> list[Any]:
        """Return the numbers of the rows."""
        return list(places)

    def cells(self, places: Sequence[int], columns: Sequence[int]) -> list[list[Any]]:
        """Return some rows."""
        return [[self._held[column][place] for column in columns] for place in places]

    def column(self, number: int) -> Iterable[Any]:
        """Return a column."""
        return list(self._held[number])


class ArraySheet:
    """An array of numpy's with two dimensions."""

    has_labels = False

    def __init__(self, value: Any) -> None:
        self._held = value.astype(str) if value.dtype.kind in "mM" else value
        self.rows, width = map(int, value.shape)
        self.columns = list(range(width))

    def labels(self, places: Sequence[int]) -> list[Any]:
        """Return the numbers of the rows."""
        return list(places)

    def cells(self, places: Sequence[int], columns: Sequence[int]) -> list[list[Any]]:
        """Return some rows."""
        return list(self._held[_at(places)][:, _at(columns)].tolist())

    def column(self, number: int) -> Iterable[Any]:
        """Return a column."""
        held = self._held[:, number]
        return held if held.dtype.kind in "biuf" else list(held.tolist())


class FrameSheet:
    """A DataFrame of pandas."""

    def __init__(self, value: Any) -> None:
        self._held = value
        self.rows = int(value.shape[0])
        self.columns = list(value.columns)
        # Rows that are numbered from 0 on have no names that are worth a column of a file.
        index = value.index
        self.has_labels = type(index).__name__ != "RangeIndex" or bool(index.start) or index.step != 1

    def labels(self, places: Sequence[int]) -> list[Any]:
        """Return the labels of the index."""
        return list(self._held.index[_at(places)])

    def cells(self, places: Sequence[int], columns: Sequence[int]) -> list[list[Any]]:
        """Return some rows."""
        part = self._held.iloc[_at(places), _at(columns)]
        held = [part.iloc[:, at].tolist() for at in range(len(columns))]
        return [list(row) for row in zip(*held, strict=True)] if held else [[] for _ in places]

    def column(self, number: int) -> Iterable[Any]:
        """Return a column."""
        held = self._held.iloc[:, number]
        kind = getattr(held.dtype, "kind", "O")
        is_array = kind in "biufMm" and type(held.dtype).__module__.startswith("numpy")
        return held.to_numpy() if is_array else list(held.tolist())


def _at(places: Sequence[int]) -> Any:
    """Return places as what indexes fastest: a slice where they follow each other."""
    return slice(places.start, places.stop) if type(places) is range and places.step == 1 else list(places)
