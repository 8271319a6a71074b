"""A visitor runs a program on all engines at once, and sees what each makes of it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.desk import Desk
from tests.browser.playground import (
    BOOT_MS,
    Playground,
    engines_at_work,
    expect_no_engine_at_work,
    playing,
)
from tests.browser.settings import BLOCKED
from tests.browser.test_displays import SEEN
from tests.browser.test_page_look import FITS, PHONE, WIDE, audit
from tools.serve.server import Server

pytestmark = pytest.mark.settings("isolated")

ENGINES = ("CPython", "Brython", "MicroPython")
ON = "import sys\non = sys.implementation.name\n"
TIMES = re.compile(r"Ended · start [\d.]+ m?s · run (under )?[\d.]+ m?s")
LINES = """(region) => [...region.querySelectorAll(".line")]
  .filter((each) => each.dataset.mark !== "empty").map((each) => each.textContent)"""


@pytest.fixture
def play(booted: Playground) -> Iterator[Playground]:
    """That page, wide and light; when the test has ended, nothing is compared any more."""
    yield booted.reset()
    if Panel(booted).dialog.is_visible():
        Panel(booted).close()
    booted.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    booted.page.emulate_media(color_scheme="light")
    errors, booted.errors[:] = list(booted.errors), []
    assert errors == []


class Panel:
    """The panel "Compare" as a visitor knows it."""

    def __init__(self, play: Playground) -> None:
        self.page = play.page
        self.dialog = play.page.get_by_role("dialog", name="Compare")
        self.status = self.dialog.get_by_role("status", name="Comparison")
        self.input = self.dialog.locator("#compare-input")
        self.sides = self.dialog.locator(".sides")

    def side(self, engine: str) -> Locator:
        """The column of an engine."""
        return self.dialog.get_by_role("region", name=engine, exact=True)

    def wait_for(self, engine: str, status: str) -> Locator:
        """Wait until an engine has ended in some way, and return its column."""
        expect(self.side(engine)).to_have_attribute("data-status", status, timeout=BOOT_MS)
        return self.side(engine)

    def lines(self, engine: str) -> list[str]:
        """What an engine wrote, with the words that mark differences; neighbours that are the same as one."""
        expect(self.sides).to_have_attribute("aria-busy", "false", timeout=BOOT_MS)
        found: list[str] = self.dialog.get_by_role("region", name=f"Output of {engine}").evaluate(LINES)
        return found

    def outcome(self, engine: str) -> str:
        """The result or the error of an engine."""
        expect(self.sides).to_have_attribute("aria-busy", "false", timeout=BOOT_MS)
        found = self.dialog.get_by_role("region", name=f"Outcome of {engine}").text_content()
        return (found or "").strip()

    def press(self, name: str) -> None:
        """Press a button of the panel."""
        self.dialog.get_by_role("button", name=name, exact=True).click()

    def close(self) -> None:
        """Close the panel."""
        self.press("Close")
        expect(self.dialog).to_be_hidden()


def compare(play: Playground, code: str) -> Panel:
    """Run a program on all engines."""
    play.type_code(code).press("Compare")
    return Panel(play)


def compared(play: Playground, code: str, status: str = "ok") -> Panel:
    """Run a program on all engines, to its end."""
    panel = compare(play, code)
    for engine in ENGINES:
        panel.wait_for(engine, status)
    return panel


@pytest.mark.smoke
def test_one_click_shows_output_result_times_and_differences(play: Playground) -> None:
    code = ON + "print('a')\nprint(on)\nif on != 'cpython': print('more')\nprint('<b>z</b>')\non == 'Brython'"
    panel = compared(play, code)
    assert [panel.lines(engine) for engine in ENGINES] == [
        ["a\ncpython\n", "<b>z</b>\n"],
        ["a\n", "differs: Brython\n", "more: more\n", "<b>z</b>\n"],
        ["a\n", "differs: micropython\n", "more: more\n", "<b>z</b>\n"],
    ]
    assert [panel.outcome(engine) for engine in ENGINES] == ["False", "differs: True", "False"]
    for engine in ENGINES:
        expect(panel.side(engine)).to_contain_text(TIMES)
    expect(panel.status).to_have_text(
        "Brython: differs from CPython: 2 lines and the outcome. MicroPython: differs from CPython: 2 lines."
    )
    assert audit(play) == []
    panel.close()


def test_data_and_files_go_along_and_the_visitor_s_own_python_knows_nothing_of_it(play: Playground) -> None:
    play.type_data('{"rank": [1, 2]}').mark()
    before = play.entries()
    desk = Desk(play)
    desk.new("helper.py", "def double(x):\n    return 2 * x\n")
    desk.show("main.py")
    imports = "from data import rank\nimport helper\n"
    panel = compared(play, imports + "open('made.txt', 'w').close()\nprint(helper.double(sum(rank)))")
    assert [panel.lines(engine) for engine in ENGINES] == [["6\n"]] * 3
    expect(panel.status).to_have_text("Brython: same as CPython. MicroPython: same as CPython.")
    panel.close()
    assert play.entries() == before
    assert play.is_marked()
    assert play.run("import os\n'made.txt' in os.listdir()") == [("result", "False")]


def test_an_answer_is_given_once_to_all_engines(play: Playground) -> None:
    panel = compare(play, "name = input('Name? ')\nprint('Hi', name)\ninput()")
    expect(panel.input).to_be_focused(timeout=BOOT_MS)
    panel.input.fill("Ada")
    panel.input.press("Enter")
    expect(panel.side("CPython")).to_contain_text("Hi Ada", timeout=BOOT_MS)
    expect(panel.input).to_have_value("")
    panel.input.fill("2")
    panel.input.press("Enter")
    for engine in ENGINES:
        panel.wait_for(engine, "ok")
    assert [panel.lines(engine) for engine in ENGINES] == [["Name? Ada\nHi Ada\n2\n"]] * 3
    assert [panel.outcome(engine) for engine in ENGINES] == ["'2'"] * 3
    expect(panel.input).to_be_hidden()
    panel.close()


def test_without_isolation_programs_are_answered_too(browser: Browser, plain_site: Server) -> None:
    with playing(browser, plain_site, BLOCKED) as play:
        panel = compare(play, "print(input('Name? '))\nprint(input('Age? '))")
        for text in ("Ada", "36"):
            expect(panel.input).to_be_focused(timeout=BOOT_MS)
            panel.input.fill(text)
            panel.input.press("Enter")
            expect(panel.side("CPython")).to_contain_text(f"{text}\n{text}\n", timeout=BOOT_MS)
        for engine in ENGINES:
            panel.wait_for(engine, "ok")
        assert [panel.lines(engine) for engine in ENGINES] == [["Name? Ada\nAda\nAge? 36\n36\n"]] * 3
        panel.close()


def test_what_never_ends_on_one_engine_does_not_hide_the_others_and_stop_ends_it(play: Playground) -> None:
    panel = compare(play, ON + "print('go')\nwhile on == 'cpython': pass")
    panel.wait_for("Brython", "ok")
    panel.wait_for("MicroPython", "ok")
    expect(panel.side("CPython")).to_have_attribute("data-state", "running")
    expect(panel.side("CPython")).to_contain_text("go")
    expect(panel.status).to_have_text("Running: CPython")
    assert play.state() == "ready"
    panel.press("Stop")
    assert "KeyboardInterrupt" in panel.wait_for("CPython", "stopped").inner_text()
    panel.press("Run again")
    expect(panel.side("Brython")).to_have_attribute("data-status", "ok", timeout=BOOT_MS)
    panel.close()
    expect_no_engine_at_work(play.page)


def test_closing_ends_the_workers(play: Playground) -> None:
    panel = compare(play, "print('go')\nwhile True: pass")
    for engine in ENGINES:
        expect(panel.side(engine)).to_have_attribute("data-state", "running", timeout=BOOT_MS)
    assert engines_at_work(play.page) == ["brython", "micropython"]
    play.page.keyboard.press("Escape")
    expect(panel.dialog).to_be_hidden()
    expect(play.button("Compare")).to_be_focused()
    expect_no_engine_at_work(play.page)
    assert play.run("1 + 1") == [("result", "2")]


def test_an_engine_that_cannot_shows_its_error_and_one_that_dies_is_missed(play: Playground) -> None:
    panel = compare(play, ON + "import os, statistics\nif on == 'cpython': os._exit(3)")
    died = panel.wait_for("CPython", "failed")
    expect(died).to_contain_text("The program ended Python itself with os._exit(3).")
    panel.wait_for("Brython", "ok")
    panel.wait_for("MicroPython", "error")
    assert "no module named 'statistics'" in panel.outcome("MicroPython")
    panel.close()
    # The browser may say so, too, before the worker is ended.
    play.errors[:] = [each for each in play.errors if each != "Program terminated with exit(3)"]


def test_a_flood_is_shown_up_to_a_bound_and_compared(play: Playground) -> None:
    panel = compared(play, ON + "for n in range(100000): print(n)\nif on == 'Brython': print('x')")
    ends = [panel.lines(engine)[-1].splitlines()[-1] for engine in ENGINES]
    assert ends == ["… and 99,500 more lines", "differs: … and 99,501 more lines", "… and 99,500 more lines"]
    panel.close()


def test_a_flood_without_end_leaves_the_page_alive_and_is_bounded(play: Playground) -> None:
    panel = compare(play, "while True: print('flood')")
    for engine in ENGINES:
        expect(panel.side(engine)).to_contain_text("flood", timeout=BOOT_MS)
    play.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    panel.press("Stop")
    for engine in ENGINES:
        panel.wait_for(engine, "stopped")
        shown = "".join(panel.lines(engine))
        assert (shown.count("flood"), "more lines" in shown) == (500, True)
    panel.close()


SHOWS = """
class Plot:
    def _repr_svg_(self):
        return "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='40'><circle r='20'/></svg>"
    def __repr__(self):
        return "<Plot>"
class Page:
    def _repr_html_(self):
        return "<h1>Big</h1>"
    def __repr__(self):
        return "<Page>"
print("a")
if on == "cpython":
    display(Plot(), name="plot.svg", alt="A black box")
    print("b")
    for _ in range(13):
        display(Page())
Plot()
"""


def test_pictures_and_pages_are_shown_as_in_the_output_up_to_a_bound(play: Playground) -> None:
    panel = compared(play, ON + SHOWS)
    expect(panel.status).to_have_text(
        "Brython: differs from CPython: 15 lines. MicroPython: differs from CPython: 15 lines."
    )
    assert [panel.outcome(engine) for engine in ENGINES] == ["<Plot>"] * 3
    shown = panel.dialog.get_by_role("region", name="Shown by CPython")
    picture = shown.get_by_role("img", name="A black box")
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 80
    expect(shown.get_by_role("button", name="Save plot.svg")).to_be_visible()
    frames = shown.locator("iframe")
    expect(frames).to_have_count(11)
    assert frames.first.get_attribute("sandbox") == "allow-same-origin"
    expect(shown.frame_locator("iframe").first.get_by_role("heading", name="Big")).to_be_visible()
    expect(shown).to_contain_text("… and 3 more")
    expect(panel.side("Brython").locator(".side-shown")).to_be_hidden()
    assert audit(play) == []
    address = picture.get_attribute("src")
    panel.close()
    # The browser tells of a dialog's end in a task of its own.
    for _ in range(50):
        if play.page.evaluate(SEEN, address) == "gone":
            break
        play.page.wait_for_timeout(20)
    assert play.page.evaluate(SEEN, address) == "gone"
    # The frame's script that did not run, and the address that is gone.
    said = ("Blocked script execution", "ERR_FILE_NOT_FOUND")
    play.errors[:] = [each for each in play.errors if not any(words in each for words in said)]


def test_what_is_wrong_with_the_data_is_said_and_nothing_is_compared(play: Playground) -> None:
    play.type_data("{'a': 1}").press("Compare")
    expect(play.data).to_have_attribute("aria-invalid", "true")
    expect(Panel(play).dialog).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_engines_stand_below_each_other(play: Playground, scheme: str) -> None:
    play.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    play.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    panel = compared(play, ON + "print('x' * 200)\nprint(on)\n1 / 0", "error")
    boxes = [panel.side(engine).bounding_box() for engine in ENGINES]
    assert [box["x"] for box in boxes if box] == [0, 0, 0]
    assert play.page.evaluate(FITS)
    assert audit(play) == []
