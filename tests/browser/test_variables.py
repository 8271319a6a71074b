"""A visitor looks at what the last program's names stand for, on isolated and plain hosts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.playground import Playground
from tests.browser.settings import ISOLATED, PLAIN
from tests.browser.test_page_look import audit
from tests.seam.looking import NASTY
from tools.serve.server import Server

pytestmark = pytest.mark.settings(ISOLATED, PLAIN)

ROWS = "rows = [{'n': n, 'word': f'w{-n}'} for n in range(10**6)]"


class Panel:
    """The variables as a visitor knows them."""

    def __init__(self, play: Playground) -> None:
        self.play, self.page = play, play.page
        self.region = self.page.get_by_role("region", name="Variables", exact=True)
        self.tab = self.page.get_by_role("tab", name="Variables", exact=True)
        self.names = self.region.get_by_role("table", name="Variables", exact=True)

    def open(self) -> "Panel":
        """Show the variables."""
        self.tab.click()
        return self

    def row(self, name: str) -> Locator:
        """The row of a name."""
        header = self.page.get_by_role("rowheader", name=name, exact=True)
        return self.names.get_by_role("row").filter(has=header)

    def cells(self, name: str) -> Locator:
        """Type and value of a name."""
        return self.row(name).get_by_role("cell")

    def button(self, name: str) -> Locator:
        """A button within the panel."""
        return self.region.get_by_role("button", name=name, exact=True)

    def table(self, name: str) -> Locator:
        """Show what a name stands for as a table."""
        self.button(f"Show {name} as a table").click()
        return self.region.get_by_role("table", name=name, exact=True)


@pytest.fixture
def panel(play: Playground) -> Iterator[Panel]:
    """The panel of a page in use."""
    made = Panel(play)
    yield made
    play.wait_for("ready")
    if made.button("All variables").is_visible():
        made.button("All variables").click()
    if play.page.get_by_role("tab", name="Output", exact=True).is_visible():
        play.page.get_by_role("tab", name="Output", exact=True).click()


def test_the_names_of_the_last_run_are_shown_and_renewed(panel: Panel) -> None:
    panel.play.run("import math\nname = 'Ada'\nmarks = [1, 2, 3]\ndef greet(who): pass")
    panel.open()
    expect(panel.cells("name")).to_have_text(["str3 characters", "'Ada'"])
    expect(panel.cells("marks")).to_have_text(["list3 items", "[1, 2, 3]"])
    expect(panel.names.get_by_role("rowheader")).to_have_text(["name", "marks"])
    panel.play.begin("other = 2").wait_for("ready")
    expect(panel.names.get_by_role("rowheader")).to_have_text(["other"])
    expect(panel.cells("other")).to_have_text(["int", "2"])


def test_functions_and_modules_stand_apart_and_folded(panel: Panel) -> None:
    panel.play.run(
        "import math\nfrom json import dumps\nn = 1\nclass Point: pass\ndef greet(who, *rest): pass"
    )
    panel.open()
    functions = panel.region.get_by_role("button", name="Functions and classes 3")
    expect(functions).to_have_attribute("aria-expanded", "false")
    functions.click()
    table = panel.region.get_by_role("table", name="Functions and classes")
    expect(table.get_by_role("rowheader")).to_have_text(["dumps", "Point", "greet"])
    expect(table.get_by_role("row").last.get_by_role("cell")).to_have_text(["function", "(who, *rest)"])
    panel.region.get_by_role("button", name="Modules 1").click()
    expect(panel.region.get_by_role("table", name="Modules").get_by_role("rowheader")).to_have_text(["math"])
    functions.click()
    expect(table).to_be_hidden()


def test_after_an_error_and_after_a_stop_the_names_are_there(panel: Panel) -> None:
    panel.play.run("before = 1\n1 / 0")
    panel.open()
    expect(panel.cells("before")).to_have_text(["int", "1"])
    panel.play.begin("kept = 5\nprint('go')\nwhile True: pass").wait_for("running")
    expect(panel.play.log).to_contain_text("go")
    panel.play.stop()
    expect(panel.cells("kept")).to_have_text(["int", "5"])


def test_output_that_is_out_of_sight_is_marked_and_a_question_shows_it(panel: Panel) -> None:
    panel.play.run("n = 1")
    panel.open()
    expect(panel.play.log).to_be_hidden()
    panel.play.begin("print('unseen')").wait_for("ready")
    expect(panel.region).to_be_visible()
    expect(panel.page.locator("#unseen-output")).to_be_visible()
    panel.play.begin("who = input()").wait_for("waiting")
    expect(panel.play.input).to_be_visible()
    panel.play.input.fill("Ada")
    panel.play.input.press("Enter")
    panel.play.wait_for("ready")
    expect(panel.play.log).to_be_visible()


def test_values_that_misbehave_harm_nobody(panel: Panel) -> None:
    panel.play.run(NASTY)
    panel.open()
    expect(panel.cells("endless").last).to_have_text("(takes too long to show)")
    expect(panel.cells("sleeper").last).to_have_text("(takes too long to show)")
    expect(panel.cells("leaving").last).to_have_text("(cannot be shown: SystemExit)")
    expect(panel.cells("loud").last).to_have_text("loud")
    assert panel.play.entries() == []
    panel.play.begin("globals().update({'a\\u202eb': 1, 'c\\u200bd': 2, '<b>': 3})").wait_for("ready")
    expect(panel.names.get_by_role("rowheader")).to_have_text([r"a\u202eb", r"c\u200bd", "<b>"])


def test_many_names_come_a_hundred_at_a_time(panel: Panel) -> None:
    panel.play.run("for n in range(100_000): globals()[f'n{n}'] = n")
    panel.open()
    headers = panel.names.get_by_role("rowheader")
    expect(headers).to_have_count(100)
    panel.button("99,901 more").click()
    expect(headers).to_have_count(200)
    expect(headers.nth(199)).to_have_text("n198")


def test_a_list_of_rows_is_a_table_in_pages_that_sorts(panel: Panel) -> None:
    panel.play.run(ROWS)
    panel.open()
    table = panel.table("rows")
    expect(table.get_by_role("row")).to_have_count(26)
    expect(panel.region).to_contain_text("1,000,000 rows × 2 columns")
    expect(panel.region.get_by_role("status", name="Rows")).to_have_text("Rows 1–25 of 1,000,000")
    table.get_by_role("button", name="n", exact=True).click()
    header = table.get_by_role("columnheader", name="n", exact=True)
    expect(header).to_have_attribute("aria-sort", "ascending", timeout=60_000)
    header.get_by_role("button").click()
    expect(header).to_have_attribute("aria-sort", "descending", timeout=60_000)
    expect(table.get_by_role("row").nth(1).locator("*")).to_have_text(["999999", "999999", "w-999999"])
    panel.button("Last").click()
    expect(table.get_by_role("row").last.locator("*")).to_have_text(["0", "0", "w0"])
    panel.button("Previous").click()
    expect(panel.region.get_by_role("status", name="Rows")).to_have_text("Rows 999,951–999,975 of 1,000,000")
    panel.button("All variables").click()
    expect(panel.cells("rows").first).to_contain_text("1,000,000 items")


def test_the_whole_table_is_downloaded_and_the_page_goes_on(panel: Panel) -> None:
    panel.play.run(ROWS)
    panel.open().table("rows")
    with panel.page.expect_download(timeout=120_000) as download:
        panel.button("Download CSV").click()
        expect(panel.button("Cancel")).to_be_visible()
    assert download.value.suggested_filename == "rows.csv"
    made = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert (made[0], made[1], made[-1], len(made)) == ("n,word", "0,w0", "999999,w-999999", 10**6 + 1)
    expect(panel.region.get_by_role("status", name="About the table")).to_have_text("The file has been made.")


def test_a_file_that_is_being_made_is_called_off_by_cancel_and_by_a_run(panel: Panel) -> None:
    panel.play.run(ROWS)
    panel.open().table("rows")
    panel.button("Download CSV").click()
    panel.button("Cancel").click()
    said = panel.region.get_by_role("status", name="About the table")
    expect(said).to_have_text("The file was not made.")
    panel.button("Download CSV").click()
    panel.play.begin("rows = [{'n': 1}]").wait_for("ready")
    expect(panel.region.get_by_role("table", name="rows").get_by_role("row")).to_have_count(2)


def test_a_table_that_is_gone_gives_way_to_the_list(panel: Panel) -> None:
    panel.play.run("rows = [(1, 'a'), (2, 'b')]")
    panel.open().table("rows")
    panel.play.begin("n = 1").wait_for("ready")
    expect(panel.cells("n")).to_have_text(["int", "1"])
    panel.play.restart()
    expect(panel.region).to_contain_text("No variables yet.")


def test_it_works_by_keyboard_and_hinders_nobody(panel: Panel) -> None:
    panel.play.run("rows = [(1, 'a'), (2, 'b')]\nn = 1\ndef f(): pass")
    panel.page.get_by_role("tab", name="Output", exact=True).focus()
    panel.page.keyboard.press("ArrowRight")
    expect(panel.tab).to_be_focused()
    expect(panel.names).to_be_visible()
    assert audit(panel.play) == []
    panel.page.keyboard.press("Tab")
    expect(panel.button("Show rows as a table")).to_be_focused()
    panel.page.keyboard.press("Enter")
    expect(panel.region.get_by_role("table", name="rows")).to_be_visible()
    for scheme in ("light", "dark"):
        panel.page.emulate_media(color_scheme=scheme)
        assert audit(panel.play) == []


@pytest.mark.parametrize("engine", ["brython", "micropython"])
def test_an_engine_that_cannot_tell_offers_no_tab(page: Page, site: Server, engine: str) -> None:
    play = Playground(page).open(site, f"?engine={engine}").wait_for("ready")
    play.run("n = 1")
    expect(Panel(play).tab).to_be_hidden()


def test_before_the_first_run_there_is_no_tab_and_a_narrow_page_has_room_for_it(
    page: Page, site: Server
) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    play = Playground(page).open(site).wait_for("ready")
    panel = Panel(play)
    expect(panel.tab).to_be_hidden()
    play.run("words = ['a' * 50] * 50\nrows = [(n, str(n) * 20, n) for n in range(99)]")
    panel.open().table("rows")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    expect(panel.button("Next")).to_be_in_viewport(ratio=1)
    page.get_by_role("tab", name="Output").click()
    expect(play.log).to_be_visible()
    assert audit(play) == []
