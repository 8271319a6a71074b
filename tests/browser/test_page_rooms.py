"""Rooms that the start does without come when they are first used, and say so where they cannot be had."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.desk import Desk
from tests.browser.playground import Playground
from tools.serve.server import Server

MISSING = "This part of the page could not be loaded. Check the connection."
PARTS = ("**/rooms.*.tar", "**/rooms.*.css")


def away(route: Route) -> None:
    route.abort()


@pytest.mark.allow_page_errors
@pytest.mark.parametrize("part", PARTS)
def test_a_room_that_cannot_be_loaded_is_said_and_comes_by_retry(page: Page, site: Server, part: str) -> None:
    page.route(part, away)
    desk = Desk(Playground(page).open(site).wait_for("ready"))
    desk.choose("Lessons")
    expect(desk.bar).to_contain_text(MISSING)
    desk.play.press("Retry")
    expect(desk.bar).to_contain_text(MISSING)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.unroute(part)
    desk.play.press("Retry")
    expect(page.get_by_role("dialog", name="Lessons").get_by_role("listitem")).to_have_count(6)
    expect(desk.bar).to_be_hidden()


def test_a_room_has_its_style_when_it_is_seen(page: Page, site: Server) -> None:
    """Its width is the room's own, not that of any dialog."""
    desk = Desk(Playground(page).open(site))
    desk.play.wait_for("ready")
    desk.choose("Packages")
    dialog = page.get_by_role("dialog", name="Packages")
    expect(dialog).to_be_visible()
    assert dialog.evaluate("(dialog) => dialog.offsetWidth") == 720
