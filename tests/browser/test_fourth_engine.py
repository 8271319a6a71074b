"""An engine more is a folder and a line: the page and the drop-in offer it, and do not know it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playground import BOOT_MS, Playground
from tests.browser.test_compare import Panel
from tests.browser.test_webworker import message, open_embedder, post
from tools.base.paths import BUILD, ROOT
from tools.build import engines, settings, site
from tools.build.engines import Engine
from tools.build.publication import publish
from tools.serve.server import Server, app

FOLDER = Path(__file__).parents[1] / "seam" / "abacus"
LINE = Engine("abacus", "Abacus", str(FOLDER / "worker.mjs"), "Adds up", (), "'self'")
NAMES = ("brython", "micropython", "abacus")


@pytest.fixture(scope="module")
def larger_site() -> Iterator[Server]:
    """A site with one engine more; without CPython, which takes longest to build."""
    chosen = replace(settings.read(ROOT), engines=NAMES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "ENGINES", (*engines.ENGINES, LINE))
        made = site.Site(ROOT, "larger", chosen, BUILD / "larger.generated").assemble()
    publish(made, BUILD / "larger")
    with Server(app(BUILD / "larger")) as server:
        yield server


def test_it_is_chosen_runs_programs_and_says_what_it_can_do(page: Page, larger_site: Server) -> None:
    play = Playground(page).open(larger_site, "?engine=abacus").wait_for("ready")
    assert play.run("print(1 + 2)\n4 + 5") == [("stdout", "3\n"), ("result", "9")]
    expect(page.get_by_title("Python 0.1, Abacus 1.0")).to_be_visible()
    expect(page.locator("#about-packages")).to_have_attribute("hidden", "")
    told = {line["name"]: line for line in page.evaluate("offthread.capabilities.lines")}
    assert told["Stop"]["words"].startswith("Stop ends Python together with the program")
    play.run("import math")
    play.wait_for_entry("error", "Abacus does not have anything but sums. Brython does.")
    page.get_by_role("button", name="Run it with Brython").click()
    expect(page.get_by_role("combobox", name="Engine")).to_have_value("brython")
    play.wait_for("ready")


def test_it_is_compared_with_the_others(page: Page, larger_site: Server) -> None:
    play = Playground(page).open(larger_site).wait_for("ready")
    play.type_code("print(1 + 2)").press("Compare")
    panel = Panel(play)
    for title in ("Brython", "MicroPython", "Abacus"):
        panel.wait_for(title, "ok")
    expect(panel.status).to_have_text(
        "MicroPython: same as Brython. Abacus: same as Brython.", timeout=BOOT_MS
    )


def test_the_drop_in_starts_it(page: Page, larger_site: Server) -> None:
    open_embedder(page, larger_site, "?engine=abacus")
    assert post(page, message("40 + 2")) == [{"results": 42}]
