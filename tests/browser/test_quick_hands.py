"""A visitor who is quicker than the page: who types, presses and clicks without looking first."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk
from tests.browser.playground import Playground
from tests.browser.test_javascript_pane import CODE, FOLLOWED, Viewer

pytestmark = pytest.mark.settings("isolated")

# Tells how many programs were translated; what is said of one is shown by the time it counts.
COUNT_TRANSLATIONS = """() => {
  window.translations = 0;
  const { heard } = offthreadBox;
  offthreadBox.heard = (report) => {
    heard(report);
    window.translations += report.type === "translation";
  };
}"""
HOLD_LINK = """() => {
  const { pack } = offthreadShare;
  const go = new Promise((resolve) => (window.letGo = resolve));
  offthreadShare.pack = async (text) => { await go; offthreadShare.pack = pack; return pack(text); };
}"""
TRANSLATED = "(count) => translations >= count"


@pytest.fixture
def desk(play: Playground) -> Iterator[Desk]:
    """The page with one file, and no dialog open in the end."""
    made = Desk(play)
    made.expect_files("main.py")
    yield made
    play.page.keyboard.press("Escape")
    expect(play.page.get_by_role("dialog")).to_have_count(0)
    while made.tabs.count() > 1:
        made.tabs.last.click()
        made.act("Delete")


@pytest.fixture
def viewer(play: Playground) -> Iterator[Viewer]:
    """The pane "JavaScript", with what the program becomes."""
    play.page.evaluate(COUNT_TRANSLATIONS)
    made = Viewer(play.type_code(CODE)).open()
    made.expect_code("function double1")
    made.expect_followed("$B.set_lineno(frame, 5)")
    yield made
    made.close()


def naming(page: Page) -> str:
    """What is in the field of the dialog that asks for a name."""
    return page.get_by_role("dialog").get_by_role("textbox").input_value()


def test_what_is_typed_right_after_a_name_goes_into_the_new_file(desk: Desk) -> None:
    desk.play.press("New file")
    for text in ("helper", "\n", "x = 1 + 1"):
        desk.page.keyboard.type(text)
    desk.expect_files("main.py", "helper.py")
    expect(desk.play.code).to_be_focused()
    assert desk.shown_text() == "x = 1 + 1"


def test_the_dialog_stays_that_a_double_click_opens(desk: Desk) -> None:
    desk.play.button("New file").dblclick()
    desk.page.keyboard.type("twice")
    assert naming(desk.page) == "twice.py"
    desk.page.keyboard.press("Escape")
    desk.play.press("More")
    desk.page.locator("#menu").get_by_role("button", name="Your work").dblclick()
    expect(desk.page.get_by_role("dialog", name="Your work")).to_be_visible()
    # One press beside it closes it, as ever.
    desk.page.mouse.click(2, 2)
    expect(desk.page.get_by_role("dialog")).to_have_count(0)


def test_a_key_that_is_held_opens_a_dialog_and_does_not_answer_it(desk: Desk) -> None:
    desk.play.button("New file").focus()
    for _ in range(5):
        desk.page.keyboard.down("Enter")
    assert naming(desk.page) == "module.py"
    desk.expect_files("main.py")
    desk.page.keyboard.up("Enter")
    for _ in range(5):
        desk.page.keyboard.down("Enter")
    desk.page.keyboard.up("Enter")
    desk.expect_files("main.py", "module.py")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    assert desk.shown_text() == ""


def test_a_link_that_is_not_made_yet_cannot_be_copied(desk: Desk) -> None:
    desk.page.evaluate(HOLD_LINK)
    desk.choose("Share")
    share = desk.page.get_by_role("dialog", name="Share")
    copy = share.get_by_role("button", name="Copy")
    copy.click(force=True)
    expect(share.get_by_role("status")).to_have_text("Making the link …")
    expect(copy).to_have_accessible_description("Making the link …")
    desk.page.evaluate("letGo()")
    expect(copy).not_to_have_attribute("aria-disabled", "true")
    copy.click()
    expect(share.get_by_role("status")).to_have_text("The link is copied.")
    assert "#2." in desk.page.evaluate("navigator.clipboard.readText()")


def test_the_javascript_stays_under_the_hand_while_it_is_translated_again(desk: Desk, viewer: Viewer) -> None:
    line = viewer.code.get_by_text("function double1(_x)")
    line.scroll_into_view_if_needed()
    place = line.bounding_box()
    before = desk.page.evaluate("translations")
    desk.new("notes.txt", "one")
    desk.page.wait_for_function(TRANSLATED, arg=before + 1)
    # Its width is that of the widest line, which may have become another one.
    now = line.bounding_box()
    assert now
    assert place
    assert (now["x"], now["y"]) == (place["x"], place["y"])


def test_a_press_means_the_line_that_it_met(desk: Desk, viewer: Viewer) -> None:
    line = viewer.code.get_by_text("function double1(_x)")
    line.hover()
    before = desk.page.evaluate("translations")
    # Something else is translated between the press and its end, and what the cursor is at with it.
    desk.page.evaluate(
        "offthreadEditor.code.replace(offthreadEditor.code.text() + '\\n'.repeat(60) + 'later = 1')"
    )
    desk.page.mouse.down()
    desk.page.wait_for_function(TRANSLATED, arg=before + 1)
    desk.page.evaluate(
        "offthreadEditor.code.view.dispatch({ selection: { anchor: offthreadEditor.code.text().length } })"
    )
    viewer.expect_followed("$B.set_lineno(frame, 66)")
    desk.page.mouse.up()
    desk.page.keyboard.press("Enter")
    desk.play.expect_line(1)
    assert desk.page.evaluate(FOLLOWED) != []
