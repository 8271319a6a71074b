"""The page is usable on a phone, in the dark, enlarged, by keyboard and by assistive technology."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground
from tools.base.paths import ROOT

pytestmark = pytest.mark.settings("isolated")

WIDE = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 740}
ENLARGED = {"width": 683, "height": 384}  # a laptop's 1366 × 768 at 200 %

AUDIT = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html, failureSummary]));
}"""
COLOURS = "(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.body))"
FITS = "() => document.documentElement.scrollWidth <= innerWidth && document.body.scrollWidth <= innerWidth"


@pytest.fixture
def play(booted: Playground) -> Iterator[Playground]:
    """The page, wide and light, with nothing in it."""
    yield booted.reset()
    booted.page.emulate_media(color_scheme="light")
    booted.page.set_viewport_size(WIDE)  # type: ignore[arg-type]


@pytest.fixture
def phone(play: Playground) -> Playground:
    """The page on a phone."""
    play.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return play


def audit(play: Playground) -> list[list[str]]:
    """What a machine finds to be a serious hindrance."""
    play.page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    found: list[list[str]] = play.page.evaluate(AUDIT)
    return found


def show_everything(play: Playground) -> None:
    """Fill the output with an entry of each kind that a program can make."""
    play.begin("import sys\nprint(1)\nprint(2, file=sys.stderr)\nx = input('Name? ')\nx").wait_for("waiting")
    play.input.fill("Ada")
    play.input.press("Enter")
    play.wait_for("ready")
    play.run("print(totl)")


def test_an_idle_page_hinders_nobody(play: Playground) -> None:
    assert audit(play) == []


def test_a_page_full_of_output_and_errors_hinders_nobody(play: Playground) -> None:
    show_everything(play)
    assert audit(play) == []


def test_a_running_and_a_waiting_page_hinder_nobody(play: Playground) -> None:
    play.begin("print('go')\nwhile True: pass").wait_for_entry("stdout", "go")
    assert audit(play) == []
    play.stop()
    play.begin("input('Name? ')").wait_for("waiting")
    assert audit(play) == []


def test_marked_data_hinders_nobody(play: Playground) -> None:
    play.type_data("{'a': 1}").begin()
    expect(play.data).to_have_attribute("aria-invalid", "true")
    assert audit(play) == []


def test_the_dark_page_has_other_colours_and_hinders_nobody(play: Playground) -> None:
    light = play.page.evaluate(COLOURS)
    play.page.emulate_media(color_scheme="dark")
    dark = play.page.evaluate(COLOURS)
    assert light[0] != dark[0]
    assert light[1] != dark[1]
    show_everything(play)
    play.type_data("{'a': 1}").begin()
    assert audit(play) == []


def test_the_visitor_may_choose_the_dark_page(play: Playground) -> None:
    play.press("More")
    play.page.get_by_role("radio", name="Dark").check()
    assert play.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert audit(play) == []
    play.page.get_by_role("radio", name="System").check()
    play.page.keyboard.press("Escape")


def test_a_phone_shows_code_or_output_and_run_is_in_reach(phone: Playground) -> None:
    code, output = (phone.page.get_by_role("tab", name=name) for name in ("Code", "Output"))
    phone.show("Code")
    expect(code).to_have_attribute("aria-selected", "true")
    expect(phone.code).to_be_visible()
    expect(phone.log).to_be_hidden()
    box = phone.button("Run").bounding_box()
    assert box is not None
    assert box["y"] > PHONE["height"] / 2
    assert box["y"] + box["height"] <= PHONE["height"]
    assert box["x"] + box["width"] <= PHONE["width"]
    assert box["height"] >= 40
    phone.run("print('0123456789' * 100)")
    expect(output).to_have_attribute("aria-selected", "true")
    expect(phone.log).to_be_visible()
    expect(phone.code).to_be_hidden()
    expect(phone.button("Run")).to_be_in_viewport(ratio=1)
    assert phone.page.evaluate(FITS)
    output.press("ArrowLeft")
    expect(phone.code).to_be_visible()
    assert phone.page.evaluate(FITS)


def test_a_phone_shows_the_line_of_an_error_in_the_code(phone: Playground) -> None:
    phone.run("x = 1\n1 / 0")
    phone.of_kind("error").get_by_role("button").click()
    expect(phone.code).to_be_visible()
    phone.expect_line(2)


def test_a_phone_hinders_nobody(phone: Playground) -> None:
    phone.show("Code")
    assert audit(phone) == []
    show_everything(phone)
    assert audit(phone) == []


def test_an_enlarged_page_can_be_used(play: Playground) -> None:
    play.page.set_viewport_size(ENLARGED)  # type: ignore[arg-type]
    assert play.run("6 * 7") == [("result", "42")]
    expect(play.of_kind("result")).to_be_in_viewport(ratio=1)
    for name in ("Run", "Stop", "Restart", "Clear"):
        expect(play.button(name)).to_be_in_viewport(ratio=1)
    assert play.page.evaluate(FITS)
    assert audit(play) == []


def test_the_shortcuts_are_listed_at_the_question_mark(play: Playground) -> None:
    dialog = play.page.get_by_role("dialog", name="Keyboard shortcuts")
    play.code.press("?")
    expect(play.code).to_have_text("?")
    expect(dialog).to_be_hidden()
    play.log.press("?")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("term").filter(has_text="Run the program")).to_be_visible()
    assert audit(play) == []
    play.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(play.log).to_be_focused()


def test_tab_indents_and_after_escape_it_leaves(play: Playground) -> None:
    play.type_code("if True:")
    play.code.press("End")
    play.code.press("Enter")
    play.page.keyboard.type("x = 1")
    assert play.code.inner_text() == "if True:\n    x = 1"
    play.code.press("Tab")
    assert play.code.inner_text() == "if True:\n        x = 1"
    play.code.press("Shift+Tab")
    assert play.code.inner_text() == "if True:\n    x = 1"
    expect(play.code).to_be_focused()
    play.code.press("Escape")
    play.code.press("Tab")
    expect(play.code).not_to_be_focused()
    assert play.code.inner_text() == "if True:\n    x = 1"


def test_brackets_and_quotes_close_themselves(play: Playground) -> None:
    play.code.press_sequentially("print(['a")
    expect(play.code).to_have_text("print(['a'])")
    play.code.press_sequentially("'])")
    expect(play.code).to_have_text("print(['a'])")


def test_what_was_typed_can_be_undone_and_an_example_too(play: Playground) -> None:
    play.type_code("precious = 1")
    play.page.get_by_role("button", name="Ask a question").click()
    expect(play.code).to_contain_text("What is your name?")
    expect(play.code).to_be_focused()
    play.code.press("Control+z")
    expect(play.code).to_have_text("precious = 1")
    play.code.press("Control+y")
    expect(play.code).to_contain_text("What is your name?")


def test_code_data_and_split_are_there_after_a_reload(play: Playground) -> None:
    split = play.page.get_by_role("separator", name="Width of the code")
    play.type_code("kept = 'ü😀'\nkept").type_data('{"kept": "ü😀"}')
    before = play.code.bounding_box()
    for key in ("ArrowLeft", "ArrowLeft", "PageDown"):
        split.press(key)
    expect(split).to_have_attribute("aria-valuenow", "41")
    after = play.code.bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] < before["width"]
    play.page.reload()
    expect(split).to_have_attribute("aria-valuenow", "41")
    assert play.code.inner_text() == "kept = 'ü😀'\nkept"
    expect(play.data).to_have_text('{"kept": "ü😀"}')
    assert play.code.bounding_box() == after
    play.wait_for("ready")
    split.press("Enter")
    expect(split).to_have_attribute("aria-valuenow", "55")
