"""The console line under the output: a visitor goes on in the names of the last run, as at a prompt."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.playground import Entry, Playground
from tests.browser.settings import ISOLATED, SETTINGS
from tests.browser.test_page_look import audit
from tools.serve.server import Server

pytestmark = pytest.mark.settings(*SETTINGS)

FAILING = "total = 41\ndef divide(number):\n    half = number / 2\n    return half / 0\ndivide(total)"


def console(play: Playground) -> Locator:
    """The console's field, which the other tab may hide: but a tab that is pressed takes the focus."""
    field = play.page.get_by_role("textbox", name="Console", exact=True)
    if not field.is_visible():
        play.show("Output")
    return field


def enter(play: Playground, *entries: str) -> list[Entry]:
    """Type entries one after the other, each until it is done; what they added."""
    play.log.evaluate(
        "(log) => log.querySelectorAll('[data-kind]').forEach((each) => { each.isOld = true; })"
    )
    count = play.of_kind("console").count()
    for number, text in enumerate(entries, 1):
        console(play).fill(text)
        console(play).press("Enter")
        expect(play.of_kind("console")).to_have_count(count + number)
        play.wait_for("ready")
    added = play.log.evaluate(
        """(log) => [...log.querySelectorAll("[data-kind]")].filter((each) => !each.isOld)
          .map((each) => [each.dataset.kind, each.textContent])"""
    )
    return [(kind, text) for kind, text in added]


def value(play: Playground, text: str) -> str:
    """What an entry shows as its value."""
    return dict(enter(play, text))["result"]


def test_an_entry_goes_on_in_the_names_of_the_last_run(play: Playground) -> None:
    assert play.run("import math\nx = 41\nprint('ran')") == [("stdout", "ran\n")]
    assert enter(play, "x + 1") == [("console", ">>> x + 1"), ("result", "42")]
    assert enter(play, "x = 5", "print(x, math.floor(2.5))") == [
        ("console", ">>> x = 5"),
        ("console", ">>> print(x, math.floor(2.5))"),
        ("stdout", "5 2\n"),
    ]
    expect(console(play)).to_have_value("")
    expect(console(play)).to_be_focused()
    assert [kind for kind, _ in play.run("x")] == ["error"]


@pytest.mark.settings(ISOLATED)
def test_before_the_first_run_it_is_a_plain_prompt(page: Page, site: Server) -> None:
    play = Playground(page).open(site)
    # Python may still be on its way.
    console(play).fill("6 * 7")
    console(play).press("Enter")
    play.wait_for_entry("result", "42")
    assert play.entries() == [("console", ">>> 6 * 7"), ("result", "42")]
    assert value(play, "_ + 1") == "43"


@pytest.mark.settings(ISOLATED)
def test_what_is_entered_before_the_page_has_its_own_python_is_run(page: Page, site: Server) -> None:
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route("**/app.*.tar", hold)
    play = Playground(page).open(site)
    for text in ("x = 6", "x * 7", "for i in range(2):", "    print(i)", ""):
        console(play).fill(text)
        console(play).press("Enter")
        expect(console(play)).to_have_value("")
    console(play).fill("x")
    for each in late:
        each.continue_()
    play.wait_for_entry("stdout", "0\n1\n")
    assert play.entries() == [
        ("console", ">>> x = 6"),
        ("console", ">>> x * 7"),
        ("result", "42"),
        ("console", ">>> for i in range(2):\n...     print(i)"),
        ("stdout", "0\n1\n"),
    ]
    expect(console(play)).to_have_value("x")


def test_after_an_error_its_names_and_its_frame_are_there(play: Playground) -> None:
    assert [kind for kind, _ in play.run(FAILING)] == ["error"]
    assert value(play, "total + 1") == "42"
    assert value(play, "import sys; sys.last_value") == "ZeroDivisionError('division by zero')"
    console(play).fill("import pdb; pdb.pm()")
    console(play).press("Enter")
    play.wait_for("waiting")
    play.input.fill("p half")
    play.input.press("Enter")
    play.wait_for_entry("stdout", "20.5")
    play.input.fill("q")
    play.input.press("Enter")
    play.wait_for("ready")


def test_after_a_stop_its_names_are_there(play: Playground) -> None:
    play.begin("n = 0\nprint('go')\nwhile True:\n    n += 1").wait_for_entry("stdout", "go")
    play.stop()
    assert value(play, "n > 0") == "True"
    assert value(play, "import sys; sys.last_value") == "KeyboardInterrupt()"


@pytest.mark.settings(ISOLATED)
def test_a_block_goes_on_until_an_empty_line(play: Playground) -> None:
    field = console(play)
    field.press_sequentially("for i in range(2):\nprint(i)\ni")
    field.press("Enter")
    expect(field).to_have_value("for i in range(2):\n    print(i)\n    i\n    ")
    field.press("Enter")
    play.wait_for_entry("stdout", "1")
    assert play.entries() == [
        ("console", ">>> for i in range(2):\n...     print(i)\n...     i"),
        ("stdout", "0\n0\n1\n1\n"),
    ]


@pytest.mark.settings(ISOLATED)
def test_spaces_that_are_typed_take_the_place_of_an_indentation(play: Playground) -> None:
    console(play).press_sequentially("def f():\n    x = 1\n    return x\n\nf()\n")
    play.wait_for_entry("result", "1")
    assert play.entries()[0] == ("console", ">>> def f():\n...     x = 1\n...     return x")


@pytest.mark.settings(ISOLATED)
def test_shift_and_enter_write_a_further_line(play: Playground) -> None:
    field = console(play)
    field.press_sequentially("a = 1")
    field.press("Shift+Enter")
    field.press_sequentially("a + 1")
    expect(field).to_have_value("a = 1\na + 1")
    field.press("Enter")
    play.wait_for_entry("result", "2")
    assert play.entries() == [("console", ">>> a = 1\n... a + 1"), ("result", "2")]


@pytest.mark.settings(ISOLATED)
def test_quick_typing_loses_nothing(play: Playground) -> None:
    console(play).press_sequentially("x = []\nfor i in 'abc':\nx.append(i)\nx.append(i)\n\nx\nlen(x)\n")
    play.wait_for_entry("result", "6")
    assert [text for kind, text in play.entries() if kind == "result"] == [
        "['a', 'a', 'b', 'b', 'c', 'c']",
        "6",
    ]


@pytest.mark.settings(ISOLATED)
def test_arrows_and_search_find_what_was_typed_also_after_a_reload(page: Page, site: Server) -> None:
    play = Playground(page).open(site).wait_for("ready")
    enter(play, "first = 1", "second = 2", "if 1:\n    third = 3\n")
    page.reload()
    play.wait_for("ready")
    field = console(play)
    field.press("ArrowUp")
    expect(field).to_have_value("if 1:\n    third = 3\n")
    field.fill("")
    field.press("Control+r")
    field.press_sequentially("sec")
    expect(field).to_have_value("second = 2")
    field.press("Enter")
    # The output of before the reload is there, too.
    expect(play.of_kind("console").last).to_have_text(">>> second = 2")
    expect(play.of_kind("console")).to_have_count(4)


@pytest.mark.settings(ISOLATED)
def test_arrows_go_back_and_forth(play: Playground) -> None:
    enter(play, "a = 1", "b = 2")
    field = console(play)
    field.press_sequentially("draft")
    for key, text in (
        ("ArrowUp", "b = 2"),
        ("ArrowUp", "a = 1"),
        ("ArrowDown", "b = 2"),
        ("ArrowDown", "draft"),
        ("ArrowDown", "draft"),
    ):
        field.press(key)
        expect(field).to_have_value(text)
    # The page is that of other tests, too.
    field.fill("")


@pytest.mark.settings(ISOLATED)
def test_tab_completes(play: Playground) -> None:
    play.run("import math\nwhirlwind = 1")
    field = console(play)
    field.press_sequentially("whirlw")
    field.press("Tab")
    expect(field).to_have_value("whirlwind")
    field.fill("math.sq")
    field.press("Tab")
    expect(field).to_have_value("math.sqrt")
    field.fill("math.at")
    field.press("Tab")
    expect(field).to_have_value("math.atan")
    field.press("Tab")
    expect(play.page.get_by_role("status", name="About the console")).to_have_text("atan  atan2  atanh")
    # And out of it again.
    field.press("Escape")
    field.press("Tab")
    expect(field).not_to_be_focused()
    field.fill("")
    field.press("Shift+Tab")
    expect(field).not_to_be_focused()


@pytest.mark.settings(ISOLATED)
@pytest.mark.parametrize("text", ["help(len)", "len?"])
def test_docs_are_shown_without_a_pager(play: Playground, text: str) -> None:
    (_, (kind, shown)) = enter(play, text)
    assert (kind, shown.splitlines()[0]) == ("stdout", "Help on built-in function len in module builtins:")


@pytest.mark.settings(ISOLATED)
def test_values_are_shown_as_at_a_prompt(play: Playground) -> None:
    assert enter(play, "1; None; 'two'", "None", "_") == [
        ("console", ">>> 1; None; 'two'"),
        ("stdout", "1\n"),
        ("result", "'two'"),
        ("console", ">>> None"),
        ("console", ">>> _"),
        ("result", "'two'"),
    ]


@pytest.mark.settings(ISOLATED)
def test_displays_are_shown(play: Playground) -> None:
    play.run(
        "class Picture:\n    def _repr_svg_(self):\n        return '<svg xmlns=\"http://www.w3.org/2000/svg\"/>'"
    )
    assert [kind for kind, _ in enter(play, "Picture()")] == ["console", "display"]


def test_a_question_is_answered_in_place(play: Playground) -> None:
    console(play).fill("name = input('Name? ')")
    console(play).press("Enter")
    play.wait_for("waiting")
    play.page.keyboard.type("Ada")
    play.page.keyboard.press("Enter")
    play.wait_for("ready")
    expect(console(play)).to_be_focused()
    assert value(play, "name") == "'Ada'"


@pytest.mark.parametrize("way", ["Stop", "Control+c"])
def test_an_entry_is_stopped_and_names_stay(play: Playground, way: str) -> None:
    enter(play, "n = 0")
    console(play).fill("while True: n += 1\n")
    console(play).press("Enter")
    play.wait_for("running")
    play.page.wait_for_timeout(200)
    play.press("Stop") if way == "Stop" else console(play).press(way)
    play.wait_for_entry("error", "KeyboardInterrupt")
    play.wait_for("ready")
    assert value(play, "n > 0") == "True"


@pytest.mark.settings(ISOLATED)
def test_ctrl_and_c_end_what_is_being_typed(play: Playground) -> None:
    field = console(play)
    field.press_sequentially("if 1:")
    field.press("Enter")
    expect(field).to_have_value(re.compile("^if 1:\n"))
    field.press("Control+c")
    expect(field).to_have_value("")
    assert value(play, "1") == "1"


@pytest.mark.settings(ISOLATED)
def test_source_and_tracebacks_are_those_of_the_entry(play: Playground) -> None:
    play.run("def f():\n    return 'of main.py'")
    enter(play, "def g():\n    return 1 / 0\n", "class A:\n    pass\n", "import inspect")
    assert value(play, "inspect.getsource(A)") == r"'class A:\n    pass\n'"
    assert value(play, "inspect.getsource(f)") == "\"def f():\\n    return 'of main.py'\\n\""
    error = dict(enter(play, "g()"))["error"]
    assert "    return 1 / 0" in error


@pytest.mark.settings(ISOLATED)
def test_what_an_entry_leaves_open_lives_until_the_next_run(play: Playground) -> None:
    enter(
        play,
        "import atexit, math, random; t = atexit.register(print, 'bye')",
        "file = open('notes.txt', 'w'); n = file.write('kept')",
        "math.tau = 6",
    )
    assert value(play, "math.tau, file.closed") == "(6, False)"
    assert play.run("import math\nprint(open('notes.txt').read(), math.tau > 6)") == [
        ("stdout", "bye\n"),
        ("stdout", "kept True\n"),
    ]


@pytest.mark.settings(ISOLATED)
def test_it_is_not_offered_where_names_are_not_kept(page: Page, site: Server) -> None:
    play = Playground(page).open(site, "?engine=micropython").wait_for("ready")
    expect(page.get_by_role("textbox", name="Console", exact=True)).to_be_hidden()
    page.get_by_role("combobox", name="Engine").select_option("cpython")
    expect(console(play)).to_be_visible()


@pytest.mark.settings(ISOLATED)
@pytest.mark.parametrize("width", [360, 1366])
def test_it_has_no_barriers_and_nothing_is_cut(page: Page, site: Server, width: int) -> None:
    play = Playground(page).open(site).wait_for("ready")
    page.set_viewport_size({"width": width, "height": 640})
    enter(play, "x = 1", "def f():\n    return x\n")
    console(play).press_sequentially("fo")
    console(play).press("Tab")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert audit(play) == []
    box = console(play).bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= width
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
