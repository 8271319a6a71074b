"""The order of a table's rows by one of its columns. Pure.

No comparison of a program's own is called: numbers come before texts, texts before the rest, which goes by
what it looks like; what is missing comes last, upwards and downwards.
"""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import Any

from worker.kernel.brief import ITEM, brief
from worker.kernel.looking import Look
from worker.kernel.sheets import MISSING, Sheet

# Rows between two looks at the clock.
STEP = 4096

_NUMBERS, _TEXTS, _OTHERS = range(3)
_TIMES = (datetime.date, datetime.datetime, datetime.time)


class Orders:
    """Keeps the order that was asked for last: no value, only numbers of rows."""

    def __init__(self) -> None:
        self._key: object = None
        self._order: Sequence[int] = range(0)

    def forget(self) -> None:
        """What was ordered may have changed."""
        self._key, self._order = None, range(0)

    def of(
        self, name: str, sheet: Sheet, column: int | None, look: Look, *, descending: bool
    ) -> Sequence[int]:
        """Return the rows of a sheet in the order of a column; raises Late and Broken."""
        if column is None or not 0 <= column < len(sheet.columns):
            return range(sheet.rows)
        key = (name, sheet.rows, column, descending)
        if key != self._key:
            self._order = ordered(sheet, column, look, descending=descending)
            self._key = key
        return self._order


def ordered(sheet: Sheet, column: int, look: Look, *, descending: bool) -> Sequence[int]:
    """Return the rows of a sheet in the order of a column; rows of the same value keep their order."""
    values = look.call(sheet.column, column, ms=look.left)
    if hasattr(type(values), "argsort"):
        return array("q", look.call(_sorted_array, values, descending, ms=look.left))
    if _are_alike(values):
        return array("q", sorted(range(len(values)), key=values.__getitem__, reverse=descending))
    keys: list[Any] = []
    places, missing = array("q"), array("q")
    for place, value in enumerate(values):
        if not place % STEP:
            look.must_go_on()
        key = _key(value, look)
        keys.append(key)
        (missing if key is None else places).append(place)
    return array("q", chain(sorted(places, key=keys.__getitem__, reverse=descending), missing))


def _are_alike(values: Any) -> bool:
    """Tell whether these are whole numbers, or texts, alone: without keys they go several times as fast."""
    return type(values) is list and set(map(type, values)) in ({int}, {str})


def _key(value: Any, look: Look) -> Any:
    """What a value is compared by; None if it is missing."""
    kind = type(value)
    if kind in (int, float, bool):
        return None if value != value else (_NUMBERS, value)
    if value is None or value is MISSING:
        return None
    if kind is str:
        return (_TEXTS, value)
    if kind in (Decimal, Fraction):
        number = float(value)
        return None if number != number else (_NUMBERS, number)
    if kind in _TIMES:
        return (_TEXTS, str(value))
    return (_OTHERS, brief(value, look, ITEM))


def _sorted_array(values: Any, descending: bool) -> Iterable[int]:
    """Sort an array of numpy's, with what is not equal to itself at the end."""
    there = values == values
    places = there.nonzero()[0]
    held = values[places]
    if descending:
        order = len(held) - 1 - held[::-1].argsort(kind="stable")[::-1]
    else:
        order = held.argsort(kind="stable")
    return chain(places[order].tolist(), (~there).nonzero()[0].tolist())
