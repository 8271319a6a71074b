"""Lessons open as files of their own, with their text beside them, and hinder nobody."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.desk import Desk
from tests.browser.playground import playing
from tests.browser.test_page_look import FITS, audit
from tools.serve.server import Server

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def desk(browser: Browser, site: Server) -> Iterator[Desk]:
    """One page for all tests of this file."""
    with playing(browser, site) as play:
        yield Desk(play)


def test_a_lesson_opens_beside_ones_own_files_and_can_be_read_while_it_runs(desk: Desk) -> None:
    play = desk.play.type_code("'own'")
    desk.choose("Lessons")
    dialog = desk.page.get_by_role("dialog", name="Lessons")
    expect(dialog.get_by_role("listitem")).to_have_count(6)
    assert audit(play) == []
    dialog.get_by_role("button", name="Files").first.click()
    desk.expect_files("main.py", "files.py", "countries.csv", "area.py")
    text = desk.page.get_by_role("region", name="Files").last
    expect(text).to_contain_text("The tabs above the code are files")
    assert audit(play) == []
    assert play.run()[0][1].startswith("Iceland: 271053 m² for each")
    desk.expect_files("main.py", "files.py", "countries.csv", "area.py", "density.txt")
    assert desk.text("main.py") == "'own'"


def test_a_lesson_brings_its_data(desk: Desk) -> None:
    desk.choose("Lessons")
    desk.page.get_by_role("dialog").get_by_role("button", name="Data in").click()
    assert desk.play.run()[-1] == ("result", "2.4166666666666665")


def test_the_lesson_is_there_after_a_reload_until_it_is_closed(desk: Desk) -> None:
    desk.wait_until_stored()
    desk.page.reload()
    expect(desk.page.locator("#lesson")).to_contain_text("Below the program there is a pane called")
    desk.play.press("Close the lesson")
    expect(desk.page.locator("#lesson")).to_be_hidden()


def test_files_and_dialogs_fit_a_phone_and_hinder_nobody(desk: Desk) -> None:
    desk.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    desk.play.show("Code")
    # Behind a dialog nothing can be focused: a long text there would be taken for a hindrance.
    desk.show("main.py")
    desk.play.type_data("")
    for item in ("Your work", "Share", "Lessons"):
        desk.choose(item)
        assert audit(desk.play) == []
        assert desk.page.evaluate(FITS)
        desk.page.keyboard.press("Escape")
    desk.page.get_by_role("button", name="File", exact=True).click()
    assert audit(desk.play) == []
    desk.page.keyboard.press("Escape")
    desk.play.press("New file")
    assert audit(desk.play) == []
    desk.play.press("Cancel")
