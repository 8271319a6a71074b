"""The element `<offthread-cell>` in pages whose files, or whose script, are on another origin."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.test_npm import ELSEWHERE
from tests.sites import copy_site
from tools.serve.server import Server, app, with_headers

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
<link rel="icon" href="data:,">
<script type="module" src="{script}/element.mjs"></script>
<offthread-cell id="boxed" {base}>
import statistics
statistics.mean([1, 2, 6])
</offthread-cell>
<offthread-cell id="own" trusted {base}>import js; js.location.origin</offthread-cell>
<offthread-cell id="small" engine="micropython" {base}>6 * 7</offthread-cell>
<offthread-cell id="translated" engine="brython" {base}>2 ** 10</offthread-cell></html>"""
WAYS = ["its script there", "its script here"]
RUN = """async (id) => {
  await customElements.whenDefined("offthread-cell");
  const cell = document.getElementById(id);
  await cell.run();
  return cell.output;
}"""
ORIGIN = "() => location.origin"
CELLS = ("boxed", "own", "small", "translated")


def expected(origin: str) -> list[str]:
    """What the programs of the cells come to in a page of an origin."""
    return ["3", repr(origin), "42", "1024"]


@contextmanager
def page_elsewhere(dist: Path, folder: Path, way: str, *, isolated: bool) -> Iterator[str]:
    """The address of a page whose cells have their files from another origin, in one of two ways."""
    with Server(with_headers(app(dist, isolated=False), ELSEWHERE)) as elsewhere:
        _write(dist, folder, elsewhere.url.rstrip("/"), is_here=way == WAYS[1])
        with Server(app(folder, isolated=isolated)) as server:
            yield server.url


def _write(dist: Path, folder: Path, there: str, *, is_here: bool) -> None:
    script, base = ("./offthread", f'asset-base="{there}/"') if is_here else (there, "")
    if is_here:
        copy_site(dist, folder / "offthread")
    (folder / "index.html").write_text(PAGE.format(script=script, base=base), encoding="utf-8")


@pytest.mark.smoke
@pytest.mark.parametrize(
    ("way", "isolated"), [(WAYS[0], True), (WAYS[1], False)], ids=["isolated", "plain host"]
)
def test_cells_run_with_their_files_of_another_origin(
    way: str, isolated: bool, dist: Path, tmp_path: Path, page: Page
) -> None:
    with page_elsewhere(dist, tmp_path, way, isolated=isolated) as url:
        page.goto(url)
        assert [page.evaluate(RUN, each) for each in CELLS] == expected(page.evaluate(ORIGIN))
        page.goto("about:blank")
