"""A pandas DataFrame as a table of texts: what pandas would show in a notebook, without its HTML.

The page gets data and makes the table itself, so that it follows the page's theme, can be read by assistive
technology, and contains nothing but text. Pure; pandas formats the values, since it knows their options.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

MIME = "application/vnd.offthread.table+json"

# As many as a notebook shows, and as many as can be asked for.
ROWS, COLUMNS = 60, 20
MAX_CELLS = 4000
MAX_COLUMNS = 200

_NUMBER = re.compile(r"[-+]?\d[\d.,]*")


@dataclass(frozen=True)
class Table:
    """A table as JSON: `{caption, note, head: [row], body: [row]}`.

    A row is a list of cells, a cell `{text, head?, number?, columns?, rows?}`; absent fields are false or 1.
    """

    json: str
    caption: str


def is_frame(value: object) -> bool:
    """Tell whether this is a pandas DataFrame or of a class made from it."""
    return any(
        each.__name__ == "DataFrame" and each.__module__.split(".")[0] == "pandas"
        for each in type(value).__mro__
    )


def table(frame: Any) -> Table | None:
    """The beginning of a DataFrame, as far as pandas' display options and our bounds say.

    None if pandas is told to show none (`display.notebook_repr_html`).
    """
    option = sys.modules["pandas"].get_option
    if not option("display.notebook_repr_html"):
        return None
    rows, columns = _extent(frame.shape, option("display.max_rows"), option("display.max_columns"))
    part = frame.iloc[:rows, :columns]
    parser = _Parser([_is_number(dtype) for dtype in part.dtypes], part.index.nlevels)
    parser.feed(part.to_html(border=0, show_dimensions=False))
    total = f"{_count(frame.shape[0], 'row')} × {_count(frame.shape[1], 'column')}"
    caption = f"{type(frame).__name__}, {total}"
    note = _note(frame.shape, (rows, columns))
    made = {"caption": caption, "note": note, "head": parser.head, "body": parser.body}
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    # Half a surrogate pair can cross no border.
    return Table(text.encode("utf-8", "replace").decode("utf-8"), caption)


def _extent(shape: tuple[int, int], max_rows: Any, max_columns: Any) -> tuple[int, int]:
    """How many rows and columns to show. An option of None asks for all, 0 for what is usual."""
    wanted = COLUMNS if max_columns == 0 else max_columns
    columns = min(shape[1], MAX_COLUMNS if wanted is None else wanted, MAX_COLUMNS)
    most = MAX_CELLS // max(columns, 1)
    wanted = ROWS if max_rows == 0 else max_rows
    return min(shape[0], most if wanted is None else wanted, most), columns


def _note(total: tuple[int, int], shown: tuple[int, int]) -> str:
    parts = [
        f"first {part:,} of {_count(whole, noun)}"
        for whole, part, noun in zip(total, shown, ("row", "column"), strict=True)
        if part < whole
    ]
    return ", ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _is_number(dtype: Any) -> bool:
    return getattr(dtype, "kind", "O") in "iufc"


class _Parser(HTMLParser):
    """Reads the table that `DataFrame.to_html` writes."""

    def __init__(self, numbers: list[bool], levels: int) -> None:
        """numbers: of each column, whether it holds numbers; levels: columns of the index before them."""
        super().__init__(convert_charrefs=True)
        self._numbers, self._levels = numbers, levels
        self.head: list[list[dict[str, Any]]] = []
        self.body: list[list[dict[str, Any]]] = []
        self._part = self.body
        self._cell: dict[str, Any] | None = None
        self._column = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a part, a row or a cell."""
        if tag in ("thead", "tbody"):
            self._part = self.head if tag == "thead" else self.body
        elif tag == "tr":
            self._part.append([])
            # Headers of a row may be left out below one that spans rows: so only values are counted there.
            self._column = -self._levels if self._part is self.head else 0
        elif tag in ("th", "td"):
            spans = _spans(dict(attrs))
            is_value = tag == "td" or self._part is self.head
            self._cell = {"text": "", **spans, **({"head": True} if tag == "th" else {})}
            self._part[-1].append(self._cell)
            if is_value and 0 <= self._column < len(self._numbers) and self._numbers[self._column]:
                self._cell["number"] = True
            self._column += spans.get("columns", 1) if is_value else 0

    def handle_data(self, data: str) -> None:
        """Add to the cell, if there is one."""
        if self._cell is not None:
            self._cell["text"] += data

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in ("th", "td") and self._cell is not None:
            if self._part is self.body and "head" in self._cell and _NUMBER.fullmatch(self._cell["text"]):
                self._cell["number"] = True
            self._cell = None


def _spans(attributes: dict[str, str | None]) -> dict[str, int]:
    """Over how many columns and rows a cell goes, where it is more than one."""
    names = {"columns": "colspan", "rows": "rowspan"}
    found = {field: int(attributes.get(name) or 1) for field, name in names.items()}
    return {field: number for field, number in found.items() if number > 1}
