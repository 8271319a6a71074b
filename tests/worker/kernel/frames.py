"""A class that behaves like a DataFrame of pandas, which the host's Python does not have.

The real one is looked at in a browser, see tests/browser/test_variables_science.py.
"""

import types
from typing import Any

import numpy as np

pandas = types.ModuleType("pandas")


class RangeIndex:
    """Labels that are numbers from 0 on."""

    start, step = 0, 1

    def __getitem__(self, places: Any) -> list[int]:
        return list(range(10**6))[places] if isinstance(places, slice) else list(places)


class Series:
    """A column."""

    def __init__(self, values: Any) -> None:
        self.values, self.dtype = values, values.dtype

    def tolist(self) -> list[Any]:
        return list(self.values.tolist())

    def to_numpy(self) -> Any:
        return self.values


class DataFrame:
    """Columns by their names. taken: how many rows were asked for last."""

    def __init__(self, columns: dict[str, Any]) -> None:
        self._held = columns
        self.columns = np.array(list(columns), dtype=object)
        self.shape = len(next(iter(columns.values()))), len(columns)
        self.index = RangeIndex()
        self.taken = 0

    @property
    def iloc(self) -> "Places":
        return Places(self)

    def part(self, rows: Any, columns: Any) -> Any:
        names = list(self._held)
        if isinstance(columns, int):
            return Series(self._held[names[columns]][rows])
        made = DataFrame({name: self._held[name][rows] for name in names[columns]})
        self.taken = made.shape[0]
        return made


class Places:
    """Rows and columns by their numbers."""

    def __init__(self, frame: DataFrame) -> None:
        self._frame = frame

    def __getitem__(self, places: Any) -> Any:
        return self._frame.part(*places)


pandas.DataFrame, pandas.Series = DataFrame, Series  # type: ignore[attr-defined]
