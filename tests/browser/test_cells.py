"""The element `<offthread-cell>` in a page that has one script tag for it, isolated or not.

In pages of bundlers and frameworks, test_npm.py has it.
"""

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.settings import is_chromium
from tests.browser.test_page_look import AUDIT, FITS
from tests.sites import copy_site
from tools.base.paths import ROOT
from tools.serve.server import Server, app

# With gzip: what a page loads at once, the same with what starts Python, trusted or not, and with the editor.
MOST_BYTES, MOST_WITH_PYTHON, MOST_TRUSTED, MOST_WITH_EDITOR = 9_500, 23_800, 15_300, 150_000
START_MS = 60_000
KINDS = "run output result error check"
LISTEN = """(kinds) => {
  globalThis.told = {};
  for (const cell of document.querySelectorAll("offthread-cell"))
    for (const kind of kinds.split(" "))
      cell.addEventListener(kind, ({ detail }) => (told[cell.id] ??= []).push([kind, detail]));
}"""
RUN_ALL = """async () => {
  await customElements.whenDefined("offthread-cell");
  const cells = [...document.querySelectorAll("offthread-cell")];
  for (const each of cells) await each.run();
  return cells.map(({ output }) => output);
}"""
# Blocks of HTML in the documents, and what they say comes of each cell.
BLOCK = re.compile(r"^```html\n(.*?)^```", re.MULTILINE | re.DOTALL)
TELLS = re.compile(r"^<!-- →(.*)-->$", re.MULTILINE)
TWICE = """async () => {
  const cell = document.getElementById("first");
  cell.code = "6 * 7";
  const both = await Promise.allSettled([cell.run(), cell.run()]);
  return [cell.output, both[1].reason?.name];
}"""
IDLE = "(id) => !document.getElementById(id).running"


@pytest.fixture(scope="module")
def folder(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of others, with a copy of the site beside it."""
    return page_with_cells(dist, tmp_path_factory.mktemp("cells"))


@pytest.fixture(params=[True, False], ids=["isolated", "plain host"])
def cells(request: pytest.FixtureRequest, folder: Path, page: Page) -> Iterator[Page]:
    """The page, whose cells tell what happens to them."""
    with Server(app(folder, isolated=request.param)) as server:
        page.goto(server.url)
        page.evaluate(LISTEN, KINDS)
        yield page
        page.goto("about:blank")


@pytest.mark.smoke
def test_cells_run_programs_in_the_box(cells: Page) -> None:
    # Nothing of Python is there before the first Run, and of the editor nothing where nobody is near.
    assert not [each for each in loaded(cells) if "pyodide" in each or "worker" in each]
    run(cells, "first")
    assert output(cells, "first") == "line 0\nline 1\n('null', False, True)"
    kinds = [kind for kind, _ in told(cells, "first")]
    assert list(dict.fromkeys(kinds)) == ["run", "output", "result"]
    answer(cells)
    assert told(cells, "asks")[-1][0] == "error"
    error = told(cells, "asks")[-1][1]
    assert (error["name"], error["line"], bool(error["hint"])) == ("ZeroDivisionError", 5, True)
    run(cells, "checked")
    assert output(cells, "checked") == "3\nNot yet: total is not 4"
    stop(cells)
    # Nothing runs twice at once, and who asks for that is told.
    assert cells.evaluate(TWICE) == ["42", "InvalidStateError"]
    show(cells)
    run(cells, "own")
    assert output(cells, "own") == repr(cells.evaluate("location.origin"))
    cell(cells, "below").scroll_into_view_if_needed()
    expect(cell(cells, "below").get_by_role("log")).to_contain_text("seen 1", timeout=START_MS)


@pytest.mark.smoke
def test_a_page_with_cells_hinders_nobody(folder: Path, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    with Server(app(folder)) as server:
        page.goto(server.url)
        answer(page)
        button(page, "endless", "Run").click()
        expect(cell(page, "endless").get_by_role("status")).to_have_text("The program is running …")
        page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
        schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
        for scheme in schemes:
            paint(page, scheme)
            expect(page.locator("#first .cell")).to_have_attribute("data-dark", str(scheme == "dark").lower())
            assert page.evaluate(AUDIT) == []
            assert page.evaluate(FITS) is True
        page.goto("about:blank")


def test_what_the_documents_show_of_cells_is_so(folder: Path, page: Page) -> None:
    text = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")
    blocks = "".join(each for each in BLOCK.findall(text) if "offthread-cell" in each)
    wanted = [each.strip().replace(r"\n", "\n") for each in TELLS.findall(blocks)]
    head = '<!doctype html><html lang="en"><title>Documents</title><link rel="icon" href="data:,">'
    (folder / "documents.html").write_text(head + blocks, encoding="utf-8")
    with Server(app(folder)) as server:
        page.goto(f"{server.url}documents.html")
        assert page.evaluate(RUN_ALL) == wanted
        page.goto("about:blank")
    assert len(wanted) == 4


@pytest.mark.allow_page_errors
def test_without_the_script_for_displays_and_questions_a_cell_says_so(
    dist: Path, tmp_path: Path, page: Page
) -> None:
    folder = page_with_cells(dist, tmp_path)
    next(folder.glob("offthread/assets/cell-extras.*.mjs")).unlink()
    with Server(app(folder)) as server:
        page.goto(server.url)
        run(page, "shows")
        # It may come after the end of the program.
        expect(cell(page, "shows").get_by_role("log")).to_contain_text("IPython.core.display.HTML")
        run(page, "asks")
        assert "The field for input() could not be loaded." in output(page, "asks")
        page.goto("about:blank")


def test_the_element_is_small(dist: Path) -> None:
    def packed(pattern: str) -> int:
        return sum(len(gzip.compress(each.read_bytes(), 9)) for each in dist.glob(pattern))

    assert 0 < packed("element.mjs") <= MOST_BYTES
    assert packed("element.mjs") + packed("assets/cell-trusted.*.mjs") <= MOST_TRUSTED
    with_python = packed("element.mjs") + packed("assets/cell-python.*.mjs")
    assert with_python <= MOST_WITH_PYTHON
    assert with_python + packed("assets/cell-editor.*.mjs") <= MOST_WITH_EDITOR


def page_with_cells(dist: Path, folder: Path) -> Path:
    """Lay a page with cells into a folder, and a copy of the site beside it; return the folder."""
    copy_site(dist, folder / "offthread")
    shutil.copyfile(Path(__file__).with_name("cells.html"), folder / "index.html")
    (folder / "program.py").write_text("import js\njs.location.origin\n", encoding="utf-8")
    return folder


def answer(page: Page) -> None:
    """Run the cell that asks by its keys, and answer it."""
    cell(page, "asks").get_by_role("textbox", name="Code").press("Control+Enter")
    field = cell(page, "asks").get_by_label("Your name?")
    expect(field).to_be_focused(timeout=START_MS)
    field.fill("Ada")
    field.press("Enter")
    page.wait_for_function(IDLE, arg="asks")
    assert output(page, "asks").startswith("Your name? Ada\nHello Ada\nTraceback")
    expect(cell(page, "asks").locator("[data-fault]")).to_have_text("total / 0")


def paint(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Have the page light or dark: as the visitor wants it, or by its style where no driver can say that."""
    if is_chromium(page.context):
        page.emulate_media(color_scheme=scheme)
    else:
        page.evaluate("(scheme) => { document.documentElement.style.colorScheme = scheme; }", scheme)


def stop(page: Page) -> None:
    """Stop the endless program, which nobody may edit; the next one runs."""
    code = cell(page, "endless").get_by_role("textbox", name="Code")
    expect(code).to_have_attribute("aria-readonly", "true")
    assert page.evaluate("document.getElementById('endless').code") == "while 1 < 2:\n    pass"
    button(page, "endless", "Run").click()
    expect(cell(page, "endless").get_by_role("status")).to_have_text("The program is running …")
    button(page, "endless", "Stop").click()
    page.wait_for_function(IDLE, arg="endless")
    assert told(page, "endless")[-1][1]["name"] == "KeyboardInterrupt"


def show(page: Page) -> None:
    """Show HTML, in a frame in which nothing runs, and a picture."""
    run(page, "shows")
    frame = cell(page, "shows").locator("iframe")
    expect(frame).to_have_attribute("sandbox", "")
    expect(frame.content_frame.locator("#here")).to_have_text("bold")
    assert frame.evaluate("(frame) => frame.contentDocument") is None
    assert (
        cell(page, "shows")
        .locator("img")
        .evaluate("(image) => image.naturalWidth || image.decode().then(() => 1)")
    )


def run(page: Page, name: str) -> None:
    """Press Run, and wait until the program is over."""
    button(page, name, "Run").click()
    page.wait_for_function(IDLE, arg=name, timeout=START_MS)


def cell(page: Page, name: str) -> Locator:
    """The cell of a name."""
    return page.locator(f"#{name}")


def button(page: Page, name: str, word: str) -> Locator:
    """One of its buttons."""
    return cell(page, name).get_by_role("button", name=word)


def output(page: Page, name: str) -> str:
    """What it shows."""
    return str(page.evaluate("(id) => document.getElementById(id).output", name))


def told(page: Page, name: str) -> list[tuple[str, dict[str, Any]]]:
    """The events of a cell until now."""
    return [(kind, detail) for kind, detail in page.evaluate("(id) => told[id]", name)]


def loaded(page: Page) -> list[str]:
    """The addresses of what the page has loaded."""
    found: list[str] = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    return found
