"""A visitor looks at what the program becomes in JavaScript, line by line, while writing it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desk import Desk
from tests.browser.playground import (
    BOOT_MS,
    Playground,
    engines_at_work,
    expect_no_engine_at_work,
)
from tests.browser.test_page_look import ENLARGED, FITS, PHONE, WIDE, audit
from tools.serve.server import Server

pytestmark = pytest.mark.settings("isolated")

CODE = "def double(x):\n    return x * 2\n\nfor each in 'ab':\n    print(double(each))\n"
FOLLOWED = """() => [...document.querySelectorAll("#javascript-code .cm-followed")]
  .map((line) => line.textContent.trim())"""


class Viewer:
    """The pane "JavaScript" as a visitor knows it."""

    def __init__(self, play: Playground) -> None:
        self.page, self.play = play.page, play
        self.pane = play.page.get_by_role("region", name="JavaScript", exact=True)
        self.code = self.pane.get_by_role("textbox", name="JavaScript")
        self.words = self.pane.get_by_role("status", name="About the JavaScript")

    def open(self) -> "Viewer":
        """Show the pane by the menu."""
        self.play.press("More")
        self.play.press("The program in JavaScript")
        expect(self.code).to_be_visible(timeout=BOOT_MS)
        return self

    def close(self) -> None:
        """Put the pane away."""
        self.play.press("Close the JavaScript")
        expect(self.pane).to_be_hidden()

    def expect_code(self, text: str) -> None:
        """Wait until the JavaScript contains a text."""
        expect(self.code).to_contain_text(text, timeout=BOOT_MS)

    def expect_followed(self, *parts: str) -> None:
        """Wait until the lines that are marked begin with these."""
        marked = self.pane.locator(".cm-followed")
        for number, part in enumerate(parts):
            expect(marked.nth(number)).to_contain_text(part, timeout=BOOT_MS)


@pytest.fixture
def viewer(booted: Playground) -> Iterator[Viewer]:
    """The pane, opened beside a program."""
    made = Viewer(booted)
    booted.reset().type_code(CODE)
    yield made.open()
    booted.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    booted.page.emulate_media(color_scheme="light")
    made.close()
    errors, booted.errors[:] = list(booted.errors), []
    assert errors == []


def test_viewer_and_engine_are_made_when_it_is_first_opened(page: Page, site: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site.url)))
    play = Playground(page).open(site).wait_for("ready")
    assert [name for name in asked if "brython" in name] == []
    expect(page.locator("#javascript-code .cm-editor")).to_have_count(0)
    viewer = Viewer(play).open()
    viewer.expect_code("Hello from a thread of its own.")
    expect(page.locator("#javascript-code .cm-editor")).to_have_count(1)
    assert engines_at_work(page) == ["brython"]
    viewer.close()
    expect_no_engine_at_work(page)


def test_the_javascript_follows_the_line_of_the_cursor(viewer: Viewer) -> None:
    viewer.expect_code("function double1(_x)")
    viewer.play.code.press("Control+Home")
    viewer.expect_followed("$B.set_lineno(frame, 1)", "function double1(_x)")
    viewer.play.code.press("ArrowDown")
    viewer.expect_followed("$B.set_lineno(frame, 2)", "return ")
    assert viewer.page.evaluate(FOLLOWED)[2:] == []
    viewer.play.code.press("Control+End")
    viewer.expect_followed("$B.set_lineno(frame, 5)", "locals_main_py.double")


def traced(viewer: Viewer) -> Locator:
    """The line of the program that is marked as the one that a line of the JavaScript comes from."""
    return viewer.play.code.locator(".cm-followed")


def test_a_click_in_the_javascript_marks_the_line_it_comes_from(viewer: Viewer) -> None:
    viewer.code.get_by_text("function double1(_x)").click()
    expect(traced(viewer)).to_have_text(["def double(x):"])
    viewer.expect_followed("$B.set_lineno(frame, 1)", "function double1(_x)")
    # The cursor of the program stays, and takes the mark away when it moves.
    expect(viewer.code).to_be_focused()
    viewer.play.code.press("Control+Home")
    expect(traced(viewer)).to_have_count(0)
    viewer.code.get_by_text("function double1(_x)").dblclick()
    expect(viewer.play.code).to_be_focused()
    viewer.play.expect_line(1)


def test_the_keyboard_goes_through_the_javascript_line_by_line(viewer: Viewer) -> None:
    viewer.expect_code("function double1")
    viewer.code.focus()
    viewer.page.keyboard.press("Control+Home")
    expect(traced(viewer)).to_have_count(0)
    viewer.page.keyboard.press("Control+End")
    seen: list[str] = []
    while "    print(double(each))" not in seen:
        viewer.page.keyboard.press("ArrowUp")
        seen += [line for line in traced(viewer).all_text_contents() if line not in seen]
    assert seen == ["for each in 'ab':", "    print(double(each))"]
    viewer.page.keyboard.press("Enter")
    expect(viewer.play.code).to_be_focused()
    viewer.play.expect_line(5)
    viewer.expect_code("function double1")


def test_a_file_that_is_no_program_is_neither_followed_nor_marked(viewer: Viewer) -> None:
    # The line of the cursor is scrolled to, which must be over before something is clicked.
    viewer.expect_followed("$B.set_lineno(frame, 5)")
    desk = Desk(viewer.play)
    desk.new("notes.txt", "one\ntwo\nthree\n")
    before = viewer.page.evaluate(FOLLOWED)
    viewer.play.code.press("Control+Home")
    viewer.code.get_by_text("return ").first.click()
    expect(traced(viewer)).to_have_count(0)
    viewer.page.keyboard.press("Enter")
    expect(desk.tab("main.py")).to_have_attribute("aria-selected", "true")
    viewer.play.expect_line(2)
    assert before != []
    desk.show("notes.txt")
    desk.act("Delete")
    expect(desk.tabs).to_have_text(["main.py"])


def test_what_is_typed_is_translated_and_an_error_is_said_in_words(viewer: Viewer) -> None:
    viewer.expect_code("function double1")
    viewer.play.type_code("changed = 1\n")
    viewer.expect_code(".changed = 1")
    viewer.play.type_code("a = 1\nb = (2\n")
    expect(viewer.words).to_have_text("Line 2: SyntaxError: '(' was never closed")
    expect(viewer.code).to_have_text("")
    viewer.play.type_code("again = 2\n")
    viewer.expect_code(".again = 2")
    expect(viewer.words).to_be_hidden()


def test_it_is_copied_with_one_button_and_can_be_reached_but_not_changed(viewer: Viewer) -> None:
    viewer.expect_code("function double1")
    viewer.pane.get_by_role("button", name="Copy").click()
    expect(viewer.words).to_have_text("Copied")
    copied = viewer.page.evaluate("navigator.clipboard.readText()")
    assert re.findall(r"function \w+", copied)[0] == "function double1"
    viewer.page.keyboard.press("Tab")
    viewer.page.keyboard.press("Tab")
    expect(viewer.code).to_be_focused()
    viewer.page.keyboard.type("x")
    viewer.page.keyboard.press("Control+a")
    viewer.page.keyboard.press("Delete")
    viewer.expect_code("function double1")


def test_the_visitor_s_own_program_goes_on_beside_it(viewer: Viewer) -> None:
    assert viewer.play.run() == [("stdout", "aa\nbb\n")]
    viewer.play.begin("while True: pass").wait_for("running")
    viewer.expect_code("while")
    viewer.play.stop()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_small_and_enlarged_pages_and_hinders_nobody(viewer: Viewer, scheme: str) -> None:
    viewer.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    viewer.expect_code("function double1")
    assert audit(viewer.play) == []
    for size in (PHONE, ENLARGED):
        viewer.page.set_viewport_size(size)  # type: ignore[arg-type]
        viewer.play.show("Output")
        expect(viewer.code).to_be_in_viewport()
        assert viewer.page.evaluate(FITS)
        assert audit(viewer.play) == []
    viewer.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
