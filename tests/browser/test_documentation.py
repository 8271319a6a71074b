"""Sites of Sphinx and MkDocs, built with the installed wheel: their code runs, without other hosts."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests import installed
from tools.base.paths import ROOT
from tools.serve.server import Server, app

pytestmark = [pytest.mark.timeout(600), pytest.mark.chromium]

SAMPLES = ROOT / "tests" / "documentation"
START_MS = 60_000
PREFIX = "/some/docs/"
GENERATORS = {
    "sphinx": ["sphinx", "-q", "-W", str(SAMPLES / "sphinx")],
    "mkdocs": ["mkdocs", "build", "--quiet", "--strict", "-f", str(SAMPLES / "mkdocs" / "mkdocs.yml"), "-d"],
}
# Where each has the page that is left to the second test.
SECOND = {"sphinx": "prompts.html", "mkdocs": "more/"}


@pytest.fixture(scope="module", params=GENERATORS)
def kind(request: pytest.FixtureRequest) -> str:
    """What makes the site."""
    return str(request.param)


@pytest.fixture(scope="module")
def site(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site, on a plain host under a path."""
    installed.wheel()
    folder = tmp_path_factory.mktemp(kind)
    generate(kind, folder)
    with Server(app(folder, isolated=False, prefix=PREFIX), path=PREFIX) as server:
        yield server


def generate(kind: str, folder: Path) -> None:
    """Build the sample as somebody else does, in the environment that has the wheel."""
    command = [str(installed.python()), "-m", *GENERATORS[kind], str(folder)]
    # Sphinx keeps what it has read in the site's folder.
    done = subprocess.run(
        command, cwd=folder, env=installed.surroundings({}), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr


def run(cell: Locator, said: str = "The program has ended.") -> Locator:
    """Run a cell, wait until it says that it is over, and return its output."""
    cell.get_by_role("button", name="Run", exact=True).click()
    expect(cell.get_by_role("status")).to_contain_text(said, timeout=START_MS)
    return cell.get_by_role("log")


def test_the_cells_of_a_site_run_and_nothing_is_asked_of_elsewhere(
    site: Server, kind: str, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url)
    cells = page.locator("offthread-cell")
    if kind == "mkdocs":
        expect(run(cells.first)).to_contain_text("<i>42</i> & so on")
    else:
        expect(run(cells.first, "Right!")).to_contain_text("<i>42</i> & so on")
        expect(run(cells.nth(1))).to_contain_text("True")
        expect(run(cells.nth(2))).to_contain_text('<&">')
    page.goto(site.url + SECOND[kind])
    expect(run(cells)).to_contain_text({"sphinx": "[1, 2, 3]\n<b>", "mkdocs": "more"}[kind])
    own = (site.url, "blob:", "data:")
    assert [url for url in asked if not url.startswith(own)] == []
    assert any(url.endswith("/element.mjs") or "/element.mjs?" in url for url in asked)


def test_without_scripts_the_code_can_be_read(site: Server, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url)
    code = page.locator("offthread-cell").first
    expect(code).to_be_visible()
    assert 'print("<i>" + str(x) + "</i> & so on")' in code.inner_text()
    context.close()
