"""Programs for notebooks, with the real IPython and sympy: Markdown, formulas, handles, a cleared output."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.playground import Playground, playing
from tests.browser.settings import ISOLATED
from tests.sites import built
from tools.serve.server import Server, app

SHOWN = """from IPython.display import Latex, Markdown, Math, display
display(Markdown('# Area\\n\\nof a **circle**: $\\\\pi r^2$\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |'))
display(Math(r'\\frac{1}{2}'))
display(Latex(r'It is $x^2$.'))
"""
REPLACED = """import time
from IPython.display import clear_output, display, update_display
print('old')
clear_output(wait=True)
handle = display('one', display_id=True)
handle.update('two')
display('three', display_id='mine')
update_display('four', display_id='mine')
"""


@pytest.fixture(scope="module")
def play(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playground]:
    """The page of a site that has both."""
    with Server(app(notebooks())) as server, playing(browser, server, ISOLATED) as made:
        yield made


def notebooks() -> Path:
    """The folder of the site."""
    return built("notebooks", "ipython", "sympy")


def test_markdown_and_formulas_are_set(play: Playground) -> None:
    play.reset().run(SHOWN)
    frames = play.of_kind("display").locator("iframe")
    expect(frames).to_have_count(3)
    markdown, formula, text = (frames.nth(at).content_frame for at in range(3))
    expect(markdown.get_by_role("heading", name="Area")).to_be_visible()
    expect(markdown.locator("strong")).to_have_text("circle")
    expect(markdown.locator("math msup")).to_be_visible()
    expect(markdown.get_by_role("cell")).to_have_text(["1", "2"])
    expect(formula.locator("math mfrac")).to_be_visible()
    expect(text.locator("body")).to_contain_text("It is")
    expect(text.locator("math msup")).to_be_visible()


def test_a_result_of_sympy_is_a_formula(play: Playground) -> None:
    play.reset().run("from sympy import *\nx = Symbol('x')\nsqrt(x) / 2")
    expect(play.of_kind("display").locator("iframe").content_frame.locator("math msqrt")).to_be_visible()


def test_what_was_shown_gives_way_to_what_is_new(play: Playground) -> None:
    shown = [(kind, text) for kind, text in play.reset().run(REPLACED) if text]
    assert shown == [("display", "'two'"), ("display", "'four'")]
