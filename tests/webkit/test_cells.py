"""In WebKit, too, the element `<offthread-cell>` does in pages of others what the documents say of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.test_cells import TWICE, page_with_cells
from tests.webkit.conftest import PLAIN, SHARING, shoot_failed
from tests.webkit.driver import webkit_browser
from tests.webkit.others import OtherPage
from tests.webkit.visitor import CONTROL, ENTER, LET_GO
from tools.serve.server import Server, app

RUNNING = "The program is running …"
TEXT = "(element) => element?.textContent"
SHOWN = """(picture) => picture.decode().then(() => picture.naturalWidth)"""
IS_CLOSED = "(frame) => [frame.getAttribute('sandbox'), frame.contentDocument === null]"
DARK = "(cell) => cell.dataset.dark"
PAINT = "() => { Object.assign(document.body.style, { color: '#eee', background: '#111' }); }"
HIDE = "() => { document.getElementById('first').setAttribute('hide-output', ''); }"
SCROLL = "() => document.getElementById('below').scrollIntoView()"


@pytest.fixture(scope="module")
def folder(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of others, with a copy of the site beside it."""
    return page_with_cells(dist, tmp_path_factory.mktemp("cells"))


@pytest.fixture
def cells(folder: Path, setting: str, request: pytest.FixtureRequest) -> Iterator[OtherPage]:
    """The page, whose cells tell what happens to them."""
    with (
        Server(app(folder, isolated=setting != PLAIN)) as server,
        webkit_browser(setting == SHARING) as browser,
    ):
        page = OtherPage(browser, server.url)
        page.listen()
        yield page
        shoot_failed(page, request)


def test_a_cell_runs_its_program_in_the_box_and_tells_of_it(cells: OtherPage) -> None:
    assert cells.run_in("first") == "line 0\nline 1\n('null', False, True)"
    told = cells.told("first")
    assert list(dict.fromkeys(kind for kind, _ in told)) == ["run", "output", "result"]
    texts = [detail["text"] for kind, detail in told if kind == "output"]
    assert ("".join(texts), told[-1][1]["repr"]) == ("line 0\nline 1\n", "('null', False, True)")
    # Nothing runs twice at once, and who asks for that is told.
    assert cells.evaluate(TWICE) == ["42", "InvalidStateError"]


@pytest.mark.settings(SHARING, PLAIN)
def test_cells_of_a_session_ask_fail_at_a_line_and_are_checked(cells: OtherPage) -> None:
    cells.browser.type(cells.editor_of("asks"), f"{CONTROL}{ENTER}{LET_GO}")
    field = cells.find("asks", "textbox", "Your name?")
    cells.browser.type(field, f"Ada{ENTER}")
    assert cells.output_of("asks").startswith("Your name? Ada\nHello Ada\nTraceback")
    kind, error = cells.told("asks")[-1]
    assert (kind, error["name"], error["line"], bool(error["hint"])) == (
        "error",
        "ZeroDivisionError",
        5,
        True,
    )
    assert cells.of("asks", "[data-fault]", TEXT) == "total / 0"
    # The names of the other cell are there.
    assert cells.run_in("checked") == "3\nNot yet: total is not 4"
    assert cells.told("checked")[-1] == ("check", {"passed": False, "message": "total is not 4"})


def test_stop_ends_a_program_and_the_next_one_runs(cells: OtherPage) -> None:
    code = cells.editor_of("endless")
    assert cells.evaluate("(code) => code.getAttribute('aria-readonly')", code) == "true"
    cells.press_in("endless", "Run")
    cells.wait(lambda: cells.of("endless", "[role=status]", TEXT) == RUNNING, "a program that runs")
    cells.press_in("endless", "Stop")
    assert cells.output_of("endless") == "The program was stopped."
    assert cells.told("endless")[-1][1]["name"] == "KeyboardInterrupt"
    assert cells.run_in("first").startswith("line 0\nline 1\n")


def test_a_cell_shows_html_and_pictures_and_obeys_its_attributes(cells: OtherPage) -> None:
    # Without the box a program has the page's own origin.
    assert cells.run_in("own") == repr(cells.evaluate("() => location.origin"))
    cells.run_in("shows")
    assert cells.of("shows", "iframe", IS_CLOSED) == ["", True]
    assert cells.of("shows", "img", SHOWN) == 1
    assert cells.of("first", ".cell", DARK) == "false"
    cells.evaluate(PAINT)
    cells.wait(lambda: cells.of("first", ".cell", DARK) == "true", "a dark cell")
    cells.evaluate(HIDE)
    assert cells.run_in("first").startswith("line 0\n")
    assert cells.of("first", "[role=log]", "(log) => getComputedStyle(log).display") == "none"
    cells.evaluate(SCROLL)
    cells.wait(lambda: "seen 1" in cells.output_of("below"), "a program that runs when it is seen")
