"""A piece of text is shown and kept as it is, however long it is and wherever it ends, by every engine."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.playground import Playground
from tests.browser.settings import new_context
from tests.browser.test_output import saved
from tools.serve.server import Server

ENGINES = ("cpython", "brython", "micropython")
# About as long as texts that were treated otherwise once, and as what a worker sends at a time.
SIZES = (2047, 2048, 2049, 4096, 65535, 65536, 65537)
NUMBERS = "".join(f"{number}," for number in range(600))
# What a program writes after a long piece, and what is shown of both together.
ENDS = {
    "colours": ("print('\\x1b[31mred\\x1b[0m')", "x" * 3000 + "red\n"),
    "a carriage return": ("print('\\rab')", "ab" + "x" * 2998 + "\n"),
    "a backspace": ("print('\\bab')", "x" * 2999 + "ab\n"),
    "more of the line": ("print('y' * 3000, end='')\nprint('z')", "x" * 3000 + "y" * 3000 + "z\n"),
}


@pytest.fixture(scope="module", params=ENGINES)
def own(request: pytest.FixtureRequest, browser: Browser, site: Server) -> Iterator[Playground]:
    """A page with an engine."""
    context = new_context(browser)
    yield Playground(context.new_page()).open(site, f"?engine={request.param}").wait_for("ready")
    context.close()


@pytest.fixture
def play(own: Playground) -> Playground:
    """The same without what another test has left."""
    return own.reset()


def test_a_long_piece_and_its_tail_are_one_line(play: Playground) -> None:
    for size in SIZES:
        play.clear()
        assert play.run(f"print('x' * {size} + 'tail')") == [("stdout", "x" * size + "tail\n")]
        assert saved(play) == b"x" * size + b"tail\n"


def test_many_small_pieces_without_an_end_of_line_are_one_line(play: Playground) -> None:
    assert play.run("for i in range(600): print(i, end=',')") == [("stdout", NUMBERS)]
    assert saved(play) == NUMBERS.encode()


def test_the_same_holds_for_errors(play: Playground) -> None:
    code = (
        "import sys\n"
        "for i in range(600): print(i, end=',', file=sys.stderr)\n"
        "print('é' * 2048, file=sys.stderr)"
    )
    assert play.run(code) == [("stderr", NUMBERS + "é" * 2048 + "\n")]
    assert saved(play) == (NUMBERS + "é" * 2048 + "\n").encode()


@pytest.mark.parametrize("name", ENDS)
def test_a_terminal_goes_on_after_a_long_piece(play: Playground, name: str) -> None:
    code, shown = ENDS[name]
    assert "".join(text for _, text in play.run(f"print('x' * 3000, end='')\n{code}")) == shown


def test_a_question_stands_in_the_line_that_a_long_piece_has_begun(play: Playground) -> None:
    play.begin("print('first')\nprint('x' * 3000, end='')\nname = input('Name? ')\nprint(name)")
    play.wait_for("waiting")
    expect(play.page.locator("#ask")).to_contain_text("x" * 3000 + "Name? ")
    play.input.fill("Ada")
    play.input.press("Enter")
    play.wait_for("ready")
    assert play.entries() == [
        ("stdout", "first\n"), ("input", "x" * 3000 + "Name? Ada"), ("stdout", "Ada\n"),
    ]  # fmt: skip


def test_a_result_and_an_error_follow_a_long_piece(play: Playground) -> None:
    assert play.run("print('x' * 2048, end='')\n6 * 7") == [("stdout", "x" * 2048), ("result", "42")]
    first, (kind, text) = play.run("print('x' * 2048, end='')\n1 / 0")
    assert (first, kind) == (("stdout", "x" * 2048), "error")
    assert "ZeroDivisionError" in text
