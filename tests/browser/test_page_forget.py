"""A shared device: everything is forgotten after one question, in all tabs, as on a first visit."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk import Desk
from tests.browser.playground import Playground
from tools.serve.server import Server

LEFT = """async () => [
  (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith("offthread")),
  await caches.keys(),
  Object.keys(localStorage), Object.keys(sessionStorage),
  (await navigator.serviceWorker.getRegistrations()).length,
]"""
STARTER = 'print("Hello from a thread of its own.")\nsum(range(101))\n'


def opened(page: Page, site: Server) -> Playground:
    return Playground(page).open(site).wait_for("ready")


def test_everything_is_forgotten_after_one_question(context: BrowserContext, site: Server) -> None:
    play = opened(context.new_page(), site)
    desk = Desk(play)
    play.run("# My secret\n1")
    desk.wait_until_stored()
    other = opened(context.new_page(), site)
    other.type_code("# Another\n2")
    Desk(other).wait_until_stored()
    desk.choose("Forget everything on this device")
    dialog = play.page.get_by_role("dialog", name="Forget everything on this device")
    expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
    play.press("Cancel")
    assert desk.shown_text() == "# My secret\n1"
    # Whatever the two pages make anew after that is what a first visit makes.
    with other.page.expect_navigation(), play.page.expect_navigation():
        desk.choose("Forget everything on this device")
        play.press("Delete everything")
    for each in (play, other):
        each.wait_for("ready")
        assert Desk(each).shown_text() == STARTER
    desk.choose("Your work")
    expect(play.page.get_by_role("dialog", name="Your work").get_by_role("listitem")).to_have_count(0)


def test_nothing_is_left_once_it_is_forgotten(context: BrowserContext, site: Server) -> None:
    page = context.new_page()
    play = opened(page, site)
    play.run("# My secret\n1")
    Desk(play).wait_until_stored()
    # The page that comes after it would store the site again.
    page.evaluate("window.keep = offthreadForgetting.begin()")
    assert page.evaluate("window.keep") == ""
    databases, caches, local, session, workers = page.evaluate(LEFT)
    assert (databases, caches, local, workers) == ([], [], [], 0)
    assert [key for key in session if key.startswith("offthread")] == []
