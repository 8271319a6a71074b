"""Rows of a table for the page to show, and its CSV in pieces. Pure.

Only what is asked for becomes text; whatever that calls, a `Look` does.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from worker.kernel.brief import BROKEN, NAME, SLOW, brief, module_name, seen, whole
from worker.kernel.looking import Broken, Late, Look
from worker.kernel.ordering import Orders
from worker.kernel.sheets import MISSING, WIDTH, Sheet, is_table, sheet_of
from worker.kernel.variables import find

# Rows of a page, and of a piece of CSV between two looks at the clock.
PAGE, STEP = 25, 200
# When a piece of CSV is large enough: characters and milliseconds. Characters of one value in it.
PIECE, PIECE_MS, CELL = 1_000_000, 150, 100_000
# Milliseconds that there are for a page, which may have to be put in order first.
TABLE_MS = 20_000
# And for its texts.
TEXT_MS = 1000
# Bits of a whole number that is written out in a file.
BITS = 14_000

# What these modules make is written as `str` says: a date as a date.
_WRITTEN = (
    "datetime",
    "decimal",
    "fractions",
    "uuid",
    "pathlib",
    "numpy",
    "pandas",
    "ipaddress",
    "_strptime",
)
_NUMBERS = (int, float)


class Gone(Exception):  # noqa: N818 - it is what it is
    """There is no such name any more, or it stands for no table."""


@dataclass(frozen=True)
class Wanted:
    """Rows of a table. name: as VARIABLES tells it; start: the first row; column: to be sorted by."""

    name: str
    start: int
    column: int | None = None
    descending: bool = False


@dataclass
class Page:
    """Some rows as texts: the fields of TABLE."""

    columns: list[str] = field(default_factory=list)
    numbers: str = ""
    labels: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: int = 0
    width: int = 0


def page(names: Mapping[str, object], wanted: Wanted, orders: Orders, look: Look) -> Page:
    """Return a page of a table; raises Gone, Late and Broken."""
    sheet = _sheet(names, wanted.name, look)
    places = _order(wanted, sheet, orders, look)[max(wanted.start, 0) :][:PAGE]
    shown = range(min(len(sheet.columns), WIDTH))
    held = look.call(sheet.cells, _listed(places), shown, ms=look.left)
    labels = look.call(sheet.labels, _listed(places), ms=look.left)
    look.narrow(TEXT_MS)
    return Page(
        columns=[_heading(sheet.columns[each], look) for each in shown],
        numbers="".join("n" if all(type(row[each]) in _NUMBERS for row in held) else "t" for each in shown),
        labels=[cell_text(each, look) for each in labels],
        cells=[cell_text(each, look) for row in held for each in row],
        rows=sheet.rows,
        width=len(sheet.columns),
    )


def piece(names: Mapping[str, object], wanted: Wanted, orders: Orders, look: Look) -> tuple[bytes, int, int]:
    """Return some rows as CSV, the row that comes next, and how many there are.

    Raises Gone, Late and Broken.
    """
    sheet = _sheet(names, wanted.name, look)
    order = _order(wanted, sheet, orders, look)
    text, enough = io.StringIO(newline=""), look.left - PIECE_MS
    writer = csv.writer(text)
    columns, next_row = range(len(sheet.columns)), max(wanted.start, 0)
    if next_row == 0:
        heads = _csv_rows([sheet.columns], look, lambda value: _called(value, look))[0]
        writer.writerow(["", *heads] if sheet.has_labels else heads)
    while next_row < sheet.rows:
        _write_rows(writer, sheet, _listed(order[next_row : next_row + STEP]), columns, look)
        next_row = min(next_row + STEP, sheet.rows)
        if text.tell() > PIECE or look.left < enough:
            break
    return text.getvalue().encode("utf-8", "backslashreplace"), next_row, sheet.rows


def _sheet(names: Mapping[str, object], name: str, look: Look) -> Sheet:
    is_there, value = find(names, name)
    if not is_there or not is_table(value):
        raise Gone(name)
    made: Sheet = look.call(sheet_of, value, ms=look.left)
    return made


def _order(wanted: Wanted, sheet: Sheet, orders: Orders, look: Look) -> Sequence[int]:
    return orders.of(wanted.name, sheet, wanted.column, look, descending=wanted.descending)


def _listed(places: Sequence[int]) -> Sequence[int]:
    """Rows that follow each other stay a range, which takes no time to index by."""
    return places if type(places) is range else list(places)


def _heading(name: Any, look: Look) -> str:
    return seen(name, NAME) if type(name) is str else brief(name, look, NAME)


def cell_text(value: Any, look: Look) -> str:
    """Return a value as a cell of a table shows it."""
    kind = type(value)
    if kind is str:
        return seen(value)
    if kind is float or kind is bool:
        return repr(value)
    return seen(_called(value, look)) if _is_written(kind) else brief(value, look)


def _is_written(kind: type) -> bool:
    return module_name(kind).split(".")[0] in _WRITTEN


def _called(value: Any, look: Look) -> str:
    try:
        return str.__str__(look.call(str, value))
    except Late:
        return SLOW
    except Broken as broken:
        return BROKEN.format(broken.name)


def _write_rows(writer: Any, sheet: Sheet, places: Sequence[int], columns: Sequence[int], look: Look) -> None:
    rows = look.call(sheet.cells, places, columns, ms=look.left)
    if sheet.has_labels:
        labels = look.call(sheet.labels, places, ms=look.left)
        rows = [[label, *row] for label, row in zip(labels, rows, strict=True)]
    try:
        # All in one call, which is many times as fast as one for each date.
        writer.writerows(look.call(_csv_rows, rows, look, str, ms=look.left))
    except Broken:
        writer.writerows(_csv_rows(rows, look, lambda value: _called(value, look)))


def _csv_rows(rows: list[list[Any]], look: Look, written: Callable[[Any], str]) -> list[list[Any]]:
    return [[_csv_value(value, look, written) for value in row] for row in rows]


def _csv_value(value: Any, look: Look, written: Callable[[Any], str]) -> Any:
    """Return what the writer of CSV turns into text without a call of a program's code.

    written(value): its text, of what `str` writes.
    """
    kind = type(value)
    if kind is str:
        return value
    if kind is float:
        return value if value == value else MISSING
    if kind is int:
        return value if value.bit_length() < BITS else whole(value)
    if value is None:
        return MISSING
    if _is_written(kind):
        return written(value)[:CELL]
    return brief(value, look, CELL)
