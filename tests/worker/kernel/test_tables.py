"""A DataFrame becomes data: texts as pandas formats them, headers, spans, and what is left out.

pandas stands in here by what of it is used; the real one is in tests/browser/test_science.py.
"""

import json
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from worker.kernel import tables

HTML = """<table class="dataframe">
  <thead>
    <tr><th></th><th colspan="2" halign="left">size &amp; age</th><th>name</th></tr>
  </thead>
  <tbody>
    <tr><th rowspan="2" valign="top">12</th><td>1</td><td>2.50</td><td>x&lt;y</td></tr>
    <tr><td>3</td><td>NaN</td><td>\ud800\U0001f600</td></tr>
  </tbody>
</table>"""
ROWS, COLUMNS = "display.max_rows", "display.max_columns"
OPTIONS = {"display.notebook_repr_html": True, "display.max_rows": 60, "display.max_columns": 20}


class Frame:
    """What of a DataFrame is used."""

    def __init__(self, rows: int, columns: int, parts: list[Any] | None = None) -> None:
        self.shape = (rows, columns)
        self.parts: list[Any] = [] if parts is None else parts
        self.index = SimpleNamespace(nlevels=1)
        self.dtypes = [SimpleNamespace(kind=kind) for kind in "ifO"]

    @property
    def iloc(self) -> Any:
        return self

    def __getitem__(self, part: tuple[slice, slice]) -> "Frame":
        rows, columns = part
        self.parts.append((rows.stop, columns.stop))
        return self

    def to_html(self, *, border: int, show_dimensions: bool) -> str:
        assert (border, show_dimensions) == (0, False)
        return HTML


FRAME = type("DataFrame", (Frame,), {"__module__": "pandas.core.frame"})


@pytest.fixture
def options(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The options of a pandas that is there."""
    chosen: dict[str, Any] = dict(OPTIONS)
    module: Any = ModuleType("pandas")
    module.get_option = chosen.__getitem__
    monkeypatch.setitem(sys.modules, "pandas", module)
    return chosen


def test_a_frame_is_known_by_its_type() -> None:
    assert tables.is_frame(FRAME(1, 1))
    assert tables.is_frame(type("GeoDataFrame", (FRAME,), {})(1, 1))
    assert not tables.is_frame(Frame(1, 1))


def test_cells_are_texts_with_their_meaning(options: dict[str, Any]) -> None:
    made = tables.table(FRAME(2, 3))
    assert made is not None
    assert json.loads(made.json) == {
        "caption": "DataFrame, 2 rows × 3 columns",
        "note": "",
        "head": [
            [
                {"text": "", "head": True},
                {"text": "size & age", "columns": 2, "head": True, "number": True},
                {"text": "name", "head": True},
            ]
        ],
        "body": [
            [
                {"text": "12", "rows": 2, "head": True, "number": True},
                {"text": "1", "number": True},
                {"text": "2.50", "number": True},
                {"text": "x<y"},
            ],
            [{"text": "3", "number": True}, {"text": "NaN", "number": True}, {"text": "?😀"}],
        ],
    }


@pytest.mark.parametrize(
    ("shape", "chosen", "extent", "note"),
    [
        ((1000, 5), {}, (60, 5), "first 60 of 1,000 rows"),
        ((3, 35), {}, (3, 20), "first 20 of 35 columns"),
        ((61, 21), {}, (60, 20), "first 60 of 61 rows, first 20 of 21 columns"),
        ((61, 2), {ROWS: 0, COLUMNS: 0}, (60, 2), "first 60 of 61 rows"),
        ((10, 3), {ROWS: 4}, (4, 3), "first 4 of 10 rows"),
        ((9000, 4), {ROWS: None}, (1000, 4), "first 1,000 of 9,000 rows"),
        ((90, 900), {ROWS: None, COLUMNS: None}, (20, 200), "first 20 of 90 rows, first 200 of 900 columns"),
        ((5, 0), {}, (5, 0), ""),
    ],
)  # fmt: skip
def test_bounds_are_pandas_own_and_ours_and_are_said(
    options: dict[str, Any], shape: tuple[int, int], chosen: dict[str, Any], extent: Any, note: str
) -> None:
    options.update(chosen)
    frame = FRAME(*shape)
    made = tables.table(frame)
    assert made is not None
    assert (frame.parts, json.loads(made.json)["note"]) == ([extent], note)


def test_one_row_is_not_called_rows(options: dict[str, Any]) -> None:
    made = tables.table(FRAME(1, 1))
    assert made is not None
    assert made.caption == "DataFrame, 1 row × 1 column"


def test_pandas_may_be_told_to_show_none(options: dict[str, Any]) -> None:
    options["display.notebook_repr_html"] = False
    assert tables.table(FRAME(2, 3)) is None
