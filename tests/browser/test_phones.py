"""Small windows and fingers: code, Run and every target are in reach, and everybody can tell what is what.

No soft keyboard comes in a browser that is driven. Where the page itself becomes smaller, as on Android, a
smaller window is the same to it. What an iPhone does is played by a stand-in for `window.visualViewport`: it
becomes lower and says so, while the page stays as high as it was. The page's own zoom is the browser's.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.playground import Playground, playing, watch
from tests.browser.settings import new_context
from tests.browser.sizes import CUT, LINES, OVERLAPS, SMALLER, TEXTS
from tests.browser.test_page_look import FITS, WIDE
from tests.browser.test_page_panels import PANELS
from tools.serve.server import Server

# A device with fingers, and sizes of its fonts, are Chromium's to play.
pytestmark = [pytest.mark.settings("isolated"), pytest.mark.chromium]

PHONE: ViewportSize = {"width": 360, "height": 740}
FINGER, AA = 44, 24
# Phones lying, without and with a keyboard; a narrow phone; a laptop at 400 %, which is the narrowest, too.
SMALL = [(740, 360), (740, 170), (320, 568), (341, 192), (320, 256)]
CODE = "\n".join(f"line_{number} = {number}" for number in range(1, 31))

STAND_IN = """const viewport = new EventTarget();
Object.assign(viewport, { height: innerHeight, width: innerWidth, offsetTop: 0, offsetLeft: 0, scale: 1 });
Object.defineProperty(window, "visualViewport", { value: viewport });"""
KEYBOARD = """(height) => {
  Object.assign(visualViewport, { height });
  visualViewport.dispatchEvent(new Event("resize"));
}"""
PICTURE = "class Card:\n    def _repr_svg_(self): return '<svg xmlns=\"http://www.w3.org/2000/svg\"/>'\ndisplay(Card())\n"


@pytest.fixture(scope="module")
def phone(browser: Browser, site: Server) -> Iterator[Playground]:
    """The page on a phone."""
    context = new_context(browser, has_touch=True, is_mobile=True)
    page = watch(context.new_page(), [])
    page.set_viewport_size(PHONE)
    yield Playground(page).open(site).wait_for("ready")
    context.close()


@pytest.fixture
def touched(phone: Playground) -> Playground:
    """The phone again, upright, with nothing in it."""
    phone.page.set_viewport_size(PHONE)
    phone.show("Output")
    return phone.reset()


@pytest.fixture(scope="module")
def laptop(browser: Browser, site: Server) -> Iterator[Playground]:
    """The page of a laptop, in which nobody has opened or closed a pane by hand."""
    with playing(browser, site) as play:
        yield play


@pytest.fixture
def wide(laptop: Playground) -> Iterator[Playground]:
    """The same with nothing in it, and wide again in the end."""
    yield laptop.reset()
    laptop.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    laptop.page.emulate_media(forced_colors="none")


def begin_typing(play: Playground, text: str = "") -> None:
    """Have a program in the editor, the cursor at its end and the focus there."""
    play.type_code(text)
    play.code.tap()
    play.page.keyboard.press("ControlOrMeta+End")


def small_targets(play: Playground) -> list[str]:
    """What on the page is smaller than a finger."""
    found: list[str] = play.page.locator("body").evaluate(SMALLER, FINGER)
    return found


def expect_within_reach(play: Playground, size: tuple[int, int]) -> None:
    """Code can be read, Run can be pressed, and nothing is cut off."""
    play.page.set_viewport_size({"width": size[0], "height": size[1]})
    play.page.wait_for_function(f"() => ({LINES})() >= 3")
    expect(play.button("Run")).to_be_in_viewport(ratio=1)
    play.button("Run").click(trial=True)
    assert (size, play.page.evaluate(FITS), play.page.evaluate(CUT)) == (size, True, [])


@pytest.mark.parametrize("size", SMALL)
def test_a_small_window_shows_lines_of_code_and_run(wide: Playground, size: tuple[int, int]) -> None:
    wide.type_code(CODE)
    wide.code.press("ControlOrMeta+Home")
    expect_within_reach(wide, size)


@pytest.mark.parametrize("size", [(740, 360), (740, 170), (320, 568), (360, 400), (320, 240)])
def test_a_phone_shows_them_above_its_keyboard(touched: Playground, size: tuple[int, int]) -> None:
    begin_typing(touched, CODE)
    expect_within_reach(touched, size)
    for key in ("(", "Tab", "Undo"):
        expect(touched.button(key)).to_be_in_viewport(ratio=1)
    assert small_targets(touched) == []


def test_run_is_pressed_above_the_keyboard(touched: Playground) -> None:
    begin_typing(touched, "6 * 7")
    touched.page.set_viewport_size({"width": 740, "height": 170})
    touched.button("Run").tap()
    touched.wait_for_entry("result", "42")


def test_every_target_is_as_large_as_a_finger(touched: Playground) -> None:
    touched.type_code(PICTURE + "import sys\nprint(sys.version)\ndef f(): 1 / 0\ninput('Name? ')\nf()")
    small = {"code": small_targets(touched)}
    touched.begin().wait_for("waiting")
    small["question"] = small_targets(touched)
    touched.input.press("Enter")
    touched.wait_for_entry("error", "ZeroDivisionError")
    small["error"] = small_targets(touched)
    for name in PANELS:
        touched.button("More").tap()
        small["menu"] = small_targets(touched)
        touched.page.locator("#menu").get_by_role("button", name=name).tap()
        expect(touched.page.get_by_role("dialog", name=PANELS[name])).to_be_visible()
        small[name] = small_targets(touched)
        touched.page.keyboard.press("Escape")
    touched.show("Code")
    touched.button("File").tap()
    small["file menu"] = small_targets(touched)
    touched.page.keyboard.press("Escape")
    touched.code.press("ControlOrMeta+f")
    small["find"] = small_targets(touched)
    touched.page.keyboard.press("Escape")
    touched.code.press("Control+Space")
    expect(touched.page.get_by_role("listbox", name="Completions")).to_be_visible()
    small["completion"] = small_targets(touched)
    touched.page.keyboard.press("Escape")
    assert small == {name: [] for name in small}


def test_keys_type_as_the_keyboard_does_and_leave_the_focus(touched: Playground) -> None:
    begin_typing(touched)
    seen = []
    for key in ("[", '"', "Undo", "Undo", "Tab", ":", "(", "["):
        # What is typed at once is undone at once.
        touched.page.wait_for_timeout(600)
        touched.button(key).tap()
        seen.append(touched.code.inner_text().rstrip("\n"))
        expect(touched.code).to_be_focused()
    assert seen == ["[]", '[""]', "[]", "", "    ", "    :", "    :()", "    :([])"]


def test_tab_completes_behind_a_name(touched: Playground) -> None:
    begin_typing(touched, "enumer")
    touched.button("Tab").tap()
    expect(touched.page.get_by_role("option", name="enumerate")).to_be_visible()
    touched.button("Tab").tap()
    expect(touched.code).to_have_text("enumerate")


def test_the_keys_are_there_as_long_as_an_editor_has_the_focus(touched: Playground) -> None:
    keys = touched.page.get_by_role("toolbar", name="Keys")
    begin_typing(touched, "1")
    expect(keys).to_be_visible()
    touched.data.tap()
    expect(keys).to_be_visible()
    touched.button("[").tap()
    expect(touched.data).to_have_text("[]")
    # Where there is little room, data is folded, but not while somebody types there.
    for height in (400, 200):
        touched.page.set_viewport_size({"width": 360, "height": height})
        expect(touched.data).to_be_in_viewport(ratio=1)
        expect(touched.data).to_be_focused()
    touched.page.set_viewport_size(PHONE)
    touched.page.get_by_role("tab", name="Output").tap()
    expect(keys).to_be_hidden()


def test_a_laptop_has_no_row_of_keys(wide: Playground) -> None:
    wide.code.click()
    expect(wide.code).to_be_focused()
    expect(wide.page.get_by_role("toolbar", name="Keys")).to_have_count(0)


def test_what_lies_over_the_page_hides_neither_keys_nor_run(browser: Browser, site: Server) -> None:
    context = new_context(browser, has_touch=True, is_mobile=True)
    context.add_init_script(STAND_IN)
    page = context.new_page()
    page.set_viewport_size(PHONE)
    play = Playground(page).open(site)
    begin_typing(play, CODE)
    expect(play.button("Undo")).to_be_visible()
    page.evaluate(KEYBOARD, 400)
    for name in ("Undo", "Run"):
        box = play.button(name).bounding_box()
        assert box is not None
        assert 300 < box["y"] + box["height"] <= 400
    # The line that is typed in, which is the last.
    line = page.locator("#editor .cm-line").last.bounding_box()
    assert line is not None
    assert line["y"] + line["height"] <= 400 - 2 * FINGER
    page.evaluate(KEYBOARD, 740)
    expect(page.locator("body")).to_have_css("height", "740px")
    context.close()


def test_two_fingers_zoom_and_the_page_stays_as_it_is(touched: Playground) -> None:
    page = touched.page
    begin_typing(touched, "1")
    before = touched.button("Run").bounding_box()
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setPageScaleFactor", {"pageScaleFactor": 2})
    page.wait_for_function("() => visualViewport.scale === 2 && visualViewport.height < 400")
    height = page.evaluate("document.body.offsetHeight")
    session.send("Emulation.setPageScaleFactor", {"pageScaleFactor": 1})
    page.wait_for_function("() => visualViewport.scale === 1")
    assert (height, touched.button("Run").bounding_box()) == (740, before)


def colours(page: Page, selector: str) -> list[str]:
    """What an element is painted in."""
    found: list[str] = page.locator(selector).first.evaluate(
        "(each) => (({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(each))"
    )
    return found


def test_forced_colours_tell_what_is_selected_disabled_and_where_panes_end(wide: Playground) -> None:
    page = wide.page
    wide.press("New file")
    page.keyboard.insert_text("b.py")
    page.keyboard.press("Enter")
    expect(page.locator("#files").get_by_role("tab")).to_have_count(2)
    page.emulate_media(forced_colors="active")
    chosen, other = (
        colours(page, f'#files [aria-selected="{is_selected}"]') for is_selected in ("true", "false")
    )
    assert chosen != other
    assert colours(page, "#stop") != colours(page, "#restart")
    assert colours(page, "#split")[1] != colours(page, "body")[1]
    page.set_viewport_size(PHONE)
    assert colours(page, "#tab-code") != colours(page, "#tab-output")


def test_the_find_panel_is_one_of_the_page(wide: Playground) -> None:
    wide.code.press("ControlOrMeta+f")
    panel = wide.page.locator(".cm-search")
    expect(panel.get_by_role("textbox", name="Find")).to_be_focused()
    sizes = panel.evaluate(
        """(panel) => [...panel.querySelectorAll("button, label, input")]
          .map((each) => getComputedStyle(each).fontSize)"""
    )
    assert [size for size in sizes if float(size.removesuffix("px")) < 12] == []
    assert panel.evaluate(SMALLER, AA) == []
    panel_box, last = panel.bounding_box(), panel.get_by_role("button", name="Replace all").bounding_box()
    assert panel_box is not None
    assert last is not None
    assert last["y"] + last["height"] <= panel_box["y"] + panel_box["height"]
    wide.page.keyboard.press("Escape")
    expect(panel).to_have_count(0)


def test_the_browsers_own_size_of_text_counts(browser: Browser, site: Server) -> None:
    sizes = {}
    for size in (16, 32):
        context = new_context(browser)
        page = context.new_page()
        context.new_cdp_session(page).send(
            "Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}}
        )
        play = Playground(page).open(site).wait_for("ready")
        # The layout goes by it, too: that of 32 is the one of a window half as large.
        page.set_viewport_size({"width": 683 * size // 16, "height": 384 * size // 16})
        play.run("print('a')\nprint(b)")
        sizes[size] = dict(page.evaluate(TEXTS))
        assert (size, page.evaluate(FITS), page.evaluate(OVERLAPS), page.evaluate(CUT)) == (
            size,
            True,
            [],
            [],
        )
        play.button("Run").click(trial=True)
        context.close()
    assert sizes[32] == {name: 2 * size for name, size in sizes[16].items()}
