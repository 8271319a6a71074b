"""Packages on the page: their progress, a failure and its Retry, and the panel of what is installed."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.browser.playground import BOOT_MS, Playground, watch
from tools.serve.server import Server

WHEEL = "**/packages/packaging-*.whl"


@pytest.fixture(scope="module")
def context_of_visits(browser: Browser) -> Iterator[BrowserContext]:
    """One visitor's browser, whose visits follow one another in these tests."""
    made = browser.new_context(viewport={"width": 1366, "height": 768}, service_workers="block")
    yield made
    made.close()


@pytest.fixture(scope="module")
def play(context_of_visits: BrowserContext, site: Server) -> Playground:
    page = watch(context_of_visits.new_page(), [])
    return Playground(page).open(site).wait_for("ready")


def panel(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Packages")


def open_panel(play: Playground) -> Locator:
    play.press("More")
    play.press("Packages")
    return panel(play.page)


def rows(dialog: Locator) -> list[list[str]]:
    """Name, version and source of each package."""
    found = dialog.locator("tbody tr")
    return [[row.locator("th, td").nth(at).inner_text() for at in (0, 1, 3)] for row in found.all()]


def test_a_package_on_its_way_has_a_line_and_stop_cancels_it(play: Playground) -> None:
    held: list[Route] = []
    play.page.context.route(WHEEL, lambda route: held.append(route), times=1)  # noqa: PLW0108
    play.begin("import packaging")
    lines = play.page.get_by_role("list", name="Packages that are loading")
    expect(lines.get_by_role("listitem")).to_contain_text("packaging", timeout=BOOT_MS)
    expect(lines.get_by_role("listitem")).to_contain_text("from this site")
    expect(play.page.get_by_role("status", name="Packages", exact=True)).to_contain_text("Loading packaging")
    play.stop()
    expect(lines).to_be_hidden()
    held[0].abort()
    assert play.run("1 + 1")[-1] == ("result", "2")


def test_a_failure_says_which_package_why_and_from_where_and_retry_mends_it(play: Playground) -> None:
    play.page.context.route(WHEEL, lambda route: route.fulfill(status=404), times=1)
    entries = play.run("import packaging\nprint(packaging.__name__)")
    (said,) = [text for kind, text in entries if kind == "notice"]
    # The site is asked first, and then the place that the packages of all sites come from.
    assert re.match(r"packaging could not be loaded, because \S+ does not answer\. .* press Retry\.", said)
    notice = play.of_kind("notice")
    causes = notice.get_by_text("packaging: the server answered 404 Not Found (from site); ")
    expect(causes).to_be_hidden()
    notice.get_by_text("Details").click()
    expect(causes).to_be_visible()
    play.press("Retry")
    play.wait_for_entry("notice", "packaging can be imported now.")
    expect(play.button("Retry")).to_be_hidden()
    assert play.run() == [("stdout", "packaging\n")]


def test_the_panel_shows_adds_and_removes(play: Playground) -> None:
    dialog = open_panel(play)
    dialog.get_by_role("combobox", name="Name").fill("micropip")
    dialog.get_by_role("button", name="Add").click()
    play.wait_for_entry("notice", "micropip can be imported now.")
    open_panel(play)
    expect(dialog.get_by_role("row", name="micropip")).to_be_visible()
    assert [row[::2] for row in rows(dialog)] == [["micropip", "this site"], ["packaging", "this site"]]
    dialog.get_by_role("button", name="Copy as requirements").click()
    listed = dialog.get_by_role("textbox", name="List of requirements").input_value()
    assert listed == "".join(f"{name}=={version}\n" for name, version, _ in rows(dialog))
    dialog.get_by_role("button", name="Remove packaging").click()
    expect(dialog.get_by_role("row", name="packaging")).to_have_count(0)
    dialog.get_by_role("checkbox", name="Load micropip together with Python").check()
    dialog.get_by_role("button", name="Close").click()
    assert play.run("import packaging\npackaging.__name__")[-1] == ("result", "'packaging'")


def test_what_is_wanted_at_the_start_is_there_after_it(play: Playground, site: Server) -> None:
    play.open(site).wait_for("ready")
    dialog = open_panel(play)
    expect(dialog.get_by_role("row", name="micropip")).to_be_visible()
    assert [row[0] for row in rows(dialog)] == ["micropip"]
    play.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
