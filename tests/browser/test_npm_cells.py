"""The element of the npm package: in one page of React, Vue and Svelte by Vite, and in one by webpack."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import bundlers
from tools.serve.server import Server, app

pytestmark = [pytest.mark.timeout(600), pytest.mark.chromium]

START_MS = 60_000
IN_BOX = "in null\n42"
CELL = """<main><offthread-cell id="plain">
    import js
    print("in", js.location.origin)
    6 * 7
</offthread-cell></main>"""
PAGES: dict[str, tuple[Callable[[], Path], str, list[str]]] = {
    "vite": (bundlers.cells, "cells.html", ["plain", "react", "vue", "svelte"]),
    "webpack": (lambda: bundlers.webpack("cells", CELL), "", ["plain"]),
}


@pytest.fixture(scope="module", autouse=True)
def _project() -> None:
    bundlers.project()


# webpack minifies all scripts of Python, too, which takes minutes on a busy machine.
@pytest.mark.parametrize("name", ["vite", pytest.param("webpack", marks=pytest.mark.long)])
def test_cells_run_in_a_page_of(name: str, page: Page) -> None:
    build, path, places = PAGES[name]
    with Server(app(build())) as server:
        page.goto(server.url + path)
        for each in places:
            page.locator(f"#{each}").get_by_role("button", name="Run").click()
        expect(page.locator("#plain").get_by_role("log")).to_contain_text("42", timeout=START_MS)
        wanted = {"react": "3", "vue": "4", "svelte": "5"} if len(places) > 1 else None
        page.wait_for_function(
            "(wanted) => Object.keys(globalThis.told ?? {}).length === wanted", arg=len(places) - 1
        )
        assert page.evaluate("globalThis.told") == wanted
        assert page.locator("#plain").evaluate("(cell) => cell.output") == IN_BOX
        page.goto("about:blank")
