"""Frames of pandas and arrays of numpy among the variables, on the complete distribution."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.playground import playing
from tests.browser.test_science import ELSEWHERE
from tests.browser.test_variables import Panel
from tools.serve.server import Server

FRAME = """import numpy as np, pandas as pd
n = np.arange(10**6)
df = pd.DataFrame({"n": n, "half": n / 2, "word": ["b", "a"] * 500_000, "day": pd.Timestamp("2026-01-02")})
df.loc[3, "half"] = np.nan
column = df["n"]
some = df.head(10**5)
grid = np.arange(12.0).reshape(3, 4)
pd.options.display.max_rows = None
np.set_printoptions(threshold=10**7)
"""


@pytest.fixture(scope="module")
def panel(browser: Browser, site: Server, full_distribution: Server) -> Iterator[Panel]:
    """A page on the complete distribution, whose last program has made tables."""
    with playing(browser, site, script=ELSEWHERE % full_distribution.url) as play:
        assert play.run(FRAME) == []
        yield Panel(play).open()


def test_frames_and_arrays_are_told_by_shape_type_and_memory(panel: Panel) -> None:
    expect(panel.cells("df")).to_have_text(
        ["DataFrame1,000,000 rows × 4 columns, 24 MBTable", "['n', 'half', 'word', 'day']"]
    )
    expect(panel.cells("n").first).to_contain_text("ndarray1,000,000, int")
    expect(panel.cells("column").first).to_contain_text("Series1,000,000 rows, int")
    expect(panel.cells("grid").first).to_have_text("ndarray3 × 4, float64, 96 bytesTable")


def test_a_frame_of_a_million_rows_is_a_table_that_sorts(panel: Panel) -> None:
    table = panel.table("df")
    expect(table.get_by_role("columnheader")).to_have_text(["n", "half", "word", "day"])
    expect(table.get_by_role("row").nth(2).locator("*")).to_have_text(
        ["1", "1", "0.5", "a", "2026-01-02 00:00:00"]
    )
    for name, first in (("half", "0.0"), ("word", "0.5")):
        table.get_by_role("button", name=name).click()
        expect(table.get_by_role("columnheader", name=name)).to_have_attribute(
            "aria-sort", "ascending", timeout=60_000
        )
        expect(table.get_by_role("row").nth(1).get_by_role("cell").nth(1)).to_have_text(first)
    panel.button("Last").click()
    expect(table.get_by_role("row").last.get_by_role("cell").first).to_have_text("999998")
    panel.button("All variables").click()


def test_a_frame_is_a_file_in_its_own_order(panel: Panel) -> None:
    table = panel.table("some")
    table.get_by_role("button", name="word").click()
    expect(table.get_by_role("columnheader", name="word")).to_have_attribute("aria-sort", "ascending")
    table.get_by_role("button", name="word").click()
    table.get_by_role("button", name="word").click()
    with panel.page.expect_download(timeout=60_000) as download:
        panel.button("Download CSV").click()
    made = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert made[:2] == ["n,half,word,day", "0,0.0,b,2026-01-02 00:00:00"]
    assert (made[4], len(made)) == ("3,,a,2026-01-02 00:00:00", 10**5 + 1)
    panel.button("All variables").click()


def test_a_frame_with_labels_and_many_columns(panel: Panel) -> None:
    panel.play.begin(
        "import pandas as pd\nwide = pd.DataFrame([[1] * 100] * 2, index=['Ada', 'Bo'])\n"
        "summary = wide.iloc[:, :2].agg(['min', 'max'])"
    ).wait_for("ready")
    table = panel.table("wide")
    expect(table.get_by_role("rowheader")).to_have_text(["Ada", "Bo"])
    expect(panel.region).to_contain_text("The first 30 of 100 columns are shown. The file has all of them.")
    panel.button("All variables").click()
    expect(panel.table("summary").get_by_role("rowheader")).to_have_text(["min", "max"])
    panel.button("All variables").click()
