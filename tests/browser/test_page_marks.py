"""An error is marked in the code: in its line and columns, with its message, until the text there changes."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.playground import Playground

pytestmark = pytest.mark.settings("isolated")

DEEP = "def inner():\n    s = '😀😀'; return s, 1 / 0\n\ninner()"
HELPER = "helper.py"


def marked(play: Playground) -> Locator:
    """What is underlined."""
    return play.code.locator(".cm-lintRange-error")


def sign(play: Playground) -> Locator:
    """What stands beside the number of the line."""
    return play.page.locator(".cm-gutters .cm-fault-sign")


def news(play: Playground) -> Locator:
    """What is said of an error to those who do not see it."""
    return play.page.get_by_role("status", name="Error", exact=True)


def add_file(play: Playground, name: str, text: str) -> None:
    """Make a file, and type into it, as the keyboard is there."""
    play.press("New file")
    play.page.keyboard.press("ControlOrMeta+a")
    play.page.keyboard.type(name)
    play.page.keyboard.press("Enter")
    expect(play.code).to_be_focused()
    play.page.keyboard.insert_text(text)


def show_file(play: Playground, name: str) -> None:
    play.page.get_by_role("tab", name=name, exact=True).click()


def shown_file(play: Playground) -> Locator:
    return play.page.get_by_role("tablist", name="Files").locator('[aria-selected="true"]')


@pytest.mark.smoke
def test_the_line_and_the_columns_of_the_last_frame_are_marked(play: Playground) -> None:
    play.run(DEEP)
    expect(marked(play)).to_have_text("1 / 0")
    expect(sign(play)).to_have_text("2")
    name = "ZeroDivisionError: division by zero\nYou cannot divide by zero."
    expect(sign(play)).to_have_attribute("aria-label", f"Error: {name}")


def test_the_message_is_there_on_hover_and_by_keyboard(play: Playground) -> None:
    play.run(DEEP)
    message = "ZeroDivisionError: division by zero\nYou cannot divide by zero."
    marked(play).hover()
    tooltip = play.page.locator(".cm-tooltip .cm-diagnosticText")
    expect(tooltip).to_have_text(message)
    play.page.mouse.move(0, 0)
    expect(tooltip).to_have_count(0)
    play.log.focus()
    play.page.keyboard.press("F8")
    expect(play.code).to_be_focused()
    play.expect_line(2)
    expect(tooltip).to_have_text(message)
    expect(play.code).to_have_accessible_description(message.replace("\n", " "))
    play.page.keyboard.press("Control+End")
    expect(tooltip).to_have_count(0)
    expect(play.code).to_have_accessible_description("")
    play.page.keyboard.press("Shift+F8")
    play.expect_line(2)


def test_it_is_said_once(play: Playground) -> None:
    play.run(DEEP)
    sentence = "Error in line 2: ZeroDivisionError: division by zero You cannot divide by zero."
    expect(news(play)).to_have_text(sentence)
    expect(play.of_kind("error")).to_have_attribute("aria-live", "off")
    play.run("1")
    expect(news(play)).to_have_text("")


def test_it_stays_while_other_lines_change_and_goes_with_its_own(play: Playground) -> None:
    play.run(DEEP)
    expect(marked(play)).to_have_text("1 / 0")
    play.code.press("Control+Home")
    play.page.keyboard.type("# new\n")
    expect(marked(play)).to_have_text("1 / 0")
    expect(sign(play)).to_have_text("3")
    play.page.keyboard.press("F8")
    play.page.keyboard.press("ArrowRight")
    play.page.keyboard.type("1")
    expect(marked(play)).to_have_count(0)
    expect(sign(play)).to_have_count(0)


@pytest.mark.parametrize("name", ["Clear", "Run"])
def test_a_press_takes_it_away(play: Playground, name: str) -> None:
    play.run(DEEP)
    expect(marked(play)).to_have_count(1)
    if name == "Run":
        play.begin("input()").wait_for("waiting")
    else:
        play.press(name)
    expect(marked(play)).to_have_count(0)
    expect(sign(play)).to_have_count(0)


@pytest.mark.parametrize(
    ("code", "wrong", "line"),
    [
        ("x = 1\ny = = 2", "=", 2),
        ("s = '😀'; break", "break", 1),
        ("if 1\n    x", "1", 1),
        ("print('a',\n      undefined)", "undefined", 2),
        (
            "class E(Exception): pass\nraise ExceptionGroup('g', [E(), E()])",
            "raise ExceptionGroup('g', [E(), E()])",
            2,
        ),
    ],
)
def test_whatever_the_error_is_its_place_is_marked(
    play: Playground, code: str, wrong: str, line: int
) -> None:
    play.run(code)
    expect(marked(play)).to_have_text(wrong)
    expect(sign(play)).to_have_text(str(line))


def test_in_another_file_it_is_there_when_that_is_shown(play: Playground) -> None:
    add_file(play, HELPER, "def f():\n    return {}['k']\n")
    show_file(play, "main.py")
    play.run("import helper\nhelper.f()")
    expect(news(play)).to_contain_text("Error in line 2 of helper.py: KeyError: 'k'")
    expect(shown_file(play)).to_have_text("main.py")
    expect(marked(play)).to_have_count(0)
    show_file(play, HELPER)
    expect(marked(play)).to_have_text("{}['k']")
    show_file(play, "main.py")
    expect(marked(play)).to_have_count(0)
    play.code.press("F8")
    expect(shown_file(play)).to_have_text(HELPER)
    play.expect_line(2)
    expect(marked(play)).to_have_text("{}['k']")


def test_f8_leads_to_another_file_at_once(play: Playground) -> None:
    add_file(play, HELPER, "def f():\n    return {}['k']\n")
    show_file(play, "main.py")
    play.run("import helper\nhelper.f()")
    play.page.keyboard.press("F8")
    expect(shown_file(play)).to_have_text(HELPER)
    play.expect_line(2)
    expect(play.page.locator(".cm-tooltip .cm-diagnosticText")).to_contain_text("KeyError: 'k'")


def test_what_was_edited_meanwhile_is_marked_where_it_is_now_or_not_at_all(play: Playground) -> None:
    code = "input()\n1 / 0\n"
    play.begin(code).wait_for("waiting")
    play.code.press("Control+Home")
    play.page.keyboard.type("# above\n")
    play.input.press("Enter")
    play.wait_for("ready")
    expect(marked(play)).to_have_text("1 / 0")
    expect(sign(play)).to_have_text("3")
    play.begin(code).wait_for("waiting")
    play.type_code("input()\n1 / 1\n")
    play.input.press("Enter")
    play.wait_for("ready")
    expect(news(play)).to_contain_text("Error in line 2")
    expect(marked(play)).to_have_count(0)


def test_errors_of_the_console_are_not_marked(play: Playground) -> None:
    play.run("def f():\n    return 1 / 0\n")
    console = play.page.get_by_role("textbox", name="Console")
    console.fill("f()")
    console.press("Enter")
    play.wait_for_entry("error", "ZeroDivisionError")
    expect(marked(play)).to_have_count(0)
    expect(news(play)).to_have_text("")


def test_undo_and_a_stop_leave_no_mark(play: Playground) -> None:
    play.begin("while True: pass").wait_for("running")
    play.stop()
    expect(marked(play)).to_have_count(0)
    expect(news(play)).to_have_text("")


@pytest.mark.parametrize("engine", ["Brython", "MicroPython"])
def test_the_small_engines_mark_the_line(play: Playground, engine: str) -> None:
    play.page.get_by_role("combobox", name="Engine").select_option(engine)
    play.wait_for("ready")
    try:
        play.run("x = 1\n  \ndef f():\n    return 1 / 0\nf()")
        expect(marked(play)).to_have_text("return 1 / 0")
        expect(sign(play)).to_have_text("4")
    finally:
        play.page.get_by_role("combobox", name="Engine").select_option("CPython")
        play.wait_for("ready")


@pytest.mark.smoke
def test_what_is_typed_after_a_new_file_is_made_lands_in_it(play: Playground) -> None:
    add_file(play, HELPER, "")
    play.page.keyboard.type("def greet(n):")
    expect(play.code).to_have_text("def greet(n):")
    expect(shown_file(play)).to_have_text(HELPER)


@pytest.mark.parametrize("unit", ["  ", "   ", "        ", "\t"])
def test_a_line_goes_on_with_the_indentation_at_hand(play: Playground, unit: str) -> None:
    play.type_code(f"if 1:\n{unit}x = 1")
    play.code.press("Control+End")
    play.page.keyboard.press("Enter")
    play.page.keyboard.type("if x:")
    play.page.keyboard.press("Enter")
    play.page.keyboard.type("print(x)")
    assert play.run() == [("stdout", "1\n")]


def test_typing_goes_on_while_a_program_asks(play: Playground) -> None:
    play.begin("import time\ntime.sleep(1.5)\nprint(input('Name? '))").wait_for("running")
    play.code.press("Control+End")
    for _ in range(30):
        if play.state() == "waiting":
            break
        play.page.keyboard.type("#", delay=100)
    play.wait_for("waiting")
    play.page.keyboard.type("xyz")
    expect(play.code).to_be_focused()
    expect(play.code).to_contain_text("#xyz")
    expect(play.worker).to_have_text("Your program asks: Name?")
    play.input.fill("Ada")
    play.input.press("Enter")
    play.wait_for("ready")
    assert play.entries()[-1] == ("stdout", "Ada\n")


def test_who_does_not_type_has_the_keyboard_in_the_field(play: Playground) -> None:
    play.type_code("input('Name? ')")
    play.code.press("ControlOrMeta+Enter")
    play.wait_for("waiting")
    expect(play.input).to_be_focused()


def test_text_from_right_to_left_leaves_the_code_in_its_place(play: Playground) -> None:
    play.type_code("s = 'مرحبا'  # נסיון")
    isolated = play.code.locator(".cm-iso")
    expect(isolated).to_have_text(["'مرحبا'", "# נסיון"])
    left = [each["x"] for each in map(Locator.bounding_box, isolated.all()) if each]
    assert left == sorted(left)


LISTEN = """() => document.addEventListener("keydown", (event) => setTimeout(() => {
  document.body.dataset.prevented = `${event.key} ${event.defaultPrevented}`;
}))"""


@pytest.mark.parametrize("where", ["Code", "Data", "Console", "page"])
def test_saving_by_the_keyboard_is_told(play: Playground, where: str) -> None:
    play.run("1")
    box = play.page.get_by_role("textbox", name=where, exact=True)
    field = play.page.locator("body") if where == "page" else box
    play.page.evaluate(LISTEN)
    field.press("Control+s")
    expect(play.page.locator("body")).to_have_attribute("data-prevented", "s true")
    expect(play.worker).to_have_text("Saved on this device")
