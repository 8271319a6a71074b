"""Two tabs on one work: one has it, the other a copy; nothing that is typed in either is ever lost."""

import json
import random

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.desk import Desk
from tests.browser.playground import Playground
from tools.serve.server import Server

# Every text of every file of every work that is stored.
STORED = """() => new Promise((resolve, reject) => {
  const opening = indexedDB.open("offthread");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const files = opening.result.transaction("files").objectStore("files").getAll();
    files.onsuccess = () => { opening.result.close(); resolve(files.result); };
  };
})"""
ELSEWHERE = "This project is open in another tab. Here is a copy of it. The copy is saved on its own."
TAKEN = "Another tab took over this project. Here is a copy of it. The copy is saved on its own."
NO_LOCKS = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });"


def no_worker(route: Route) -> None:
    route.abort()


@pytest.fixture
def tabs(context: BrowserContext, site: Server) -> list[Desk]:
    """Two tabs that show the same work; these tests need no worker."""
    context.route("**/assets/worker.*", no_worker)
    first = opened(context.new_page(), site)
    first.play.type_code("first")
    first.wait_until_stored()
    return [first, opened(context.new_page(), site)]


def opened(page: Page, site: Server) -> Desk:
    desk = Desk(Playground(page).open(site))
    # Python gives the tabs their titles.
    expect(desk.tab("main.py")).to_have_attribute("title", "main.py")
    return desk


def stored(desk: Desk) -> list[str]:
    found: list[str] = desk.page.evaluate(STORED)
    return found


def test_the_second_tab_has_a_copy_that_is_kept_by_itself(tabs: list[Desk]) -> None:
    first, second = tabs
    expect(second.bar).to_contain_text(ELSEWHERE)
    assert second.shown_text() == "first"
    second.play.type_code("second")
    first.play.type_code("first again")
    second.play.press("Keep working on the copy")
    expect(second.bar).to_be_hidden()
    for desk in tabs:
        desk.wait_until_stored()
    assert sorted(stored(first)) == ["first again", "second"]
    for desk, text in ((first, "first again"), (second, "second")):
        desk.page.reload()
        expect(desk.play.code).to_have_text(text)
    second.choose("Your work")
    expect(second.page.get_by_role("dialog").get_by_role("listitem")).to_have_count(2)
    expect(second.page.get_by_role("dialog")).to_contain_text("main.py — copy")


def test_a_copy_in_which_nothing_was_changed_leaves_nothing_behind(tabs: list[Desk]) -> None:
    first, second = tabs
    expect(second.bar).to_contain_text(ELSEWHERE)
    second.page.close()
    assert stored(first) == ["first"]


def test_the_work_can_be_taken_over_with_what_was_typed_last(tabs: list[Desk]) -> None:
    first, second = tabs
    expect(second.bar).to_contain_text(ELSEWHERE)
    first.play.type_code("typed last")
    second.play.press("Take over here")
    expect(second.play.code).to_have_text("typed last")
    expect(second.bar).to_be_hidden()
    expect(first.bar).to_contain_text(TAKEN)
    first.play.type_code("of the copy")
    second.play.type_code("of the work")
    for desk in tabs:
        desk.wait_until_stored()
    assert sorted(stored(first)) == ["of the copy", "of the work"]
    first.play.press("Take over here")
    expect(first.play.code).to_have_text("of the work")
    expect(second.bar).to_contain_text(TAKEN)


def test_without_web_locks_the_tab_that_comes_too_late_keeps_a_copy(
    context: BrowserContext, site: Server
) -> None:
    context.add_init_script(NO_LOCKS)
    context.route("**/assets/worker.*", no_worker)
    first = opened(context.new_page(), site)
    first.play.type_code("first")
    first.wait_until_stored()
    second = opened(context.new_page(), site)
    expect(second.play.code).to_have_text("first")
    second.play.type_code("second")
    second.wait_until_stored()
    first.play.type_code("first again")
    expect(first.bar).to_contain_text(
        "Another tab has changed this project. Your version is saved as a copy."
    )
    first.wait_until_stored()
    assert sorted(stored(first)) == ["first again", "second"]


def test_two_tabs_that_edit_at_random_lose_nothing(tabs: list[Desk], share: float, site: Server) -> None:
    chance = random.Random(7)
    texts = ["first", "first"]
    for step in range(max(12, round(500 * share))):
        at = chance.randrange(2)
        what = chance.choice(["type", "type", "type", "reload", "take over", "wait"])
        desk = tabs[at]
        if what == "type":
            texts[at] = f"tab {at} step {step}"
            desk.play.type_code(texts[at])
        elif what == "reload":
            desk.page.reload()
            expect(desk.play.code).to_be_visible()
            assert desk.shown_text() in texts, step
        elif what == "take over" and desk.bar.get_by_role("button", name="Take over here").is_visible():
            desk.play.press("Take over here")
            expect(desk.bar.get_by_role("button", name="Take over here")).to_be_hidden()
        desk.page.wait_for_timeout(chance.choice([0, 50, 300]))
        assert (
            texts[at] in [*stored(tabs[0]), tabs[0].shown_text(), tabs[1].shown_text()] or what != "type"
        ), step
    for desk in tabs:
        desk.wait_until_stored()
    kept = stored(tabs[0])
    assert [text for text in texts if text not in kept] == [], json.dumps(kept)
