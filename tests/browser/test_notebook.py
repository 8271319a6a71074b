"""Programs for notebooks, with the real IPython and sympy: Markdown, formulas, handles, a cleared output."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.playground import Playground, playing
from tests.browser.settings import ISOLATED
from tests.sites import built
from tools.serve.server import Server, app

# Once with the package, and once with what is here without it.
WHOLE = "# requirements: ipython\n"
PLAYER = """() => {
  const player = document.querySelector("audio.player");
  return player?.readyState >= 1 && [Math.round(player.duration * 10), player.controls, player.paused];
}"""
SOUND = """import math, struct
from IPython.display import Audio, Image, display
from offthread_canvas import png
display(Audio([math.sin(at / 5) for at in range(4000)], rate=8000))
display(Image(png.encoded(4, 2, b"\\xff\\0\\0\\xff" * 8), width=80, alt="A red one"))
"""
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


def test_a_sound_has_a_player_and_a_picture_the_size_that_is_given(play: Playground) -> None:
    play.reset().run(SOUND)
    assert play.page.wait_for_function(PLAYER).json_value() == [5, True, True]
    expect(play.log.locator("audio")).to_have_accessible_name("Audio")
    picture = play.log.get_by_role("img", name="A red one")
    expect(picture).to_have_attribute("width", "80")
    expect(picture).to_have_attribute("height", "40")


def test_pages_of_others_are_links_and_the_whole_of_ipython_is_asked_for(play: Playground) -> None:
    code = "from IPython.display import YouTubeVideo\nYouTubeVideo('abc')"
    assert play.reset().run(code)[0][1].endswith("https://www.youtube.com/watch?v=abc")
    (_, said), *_ = play.run("from IPython.core.magic import register_line_magic")
    assert "For the whole, write # requirements: ipython" in said


@pytest.mark.parametrize("head", ["", WHOLE], ids=["ours", "whole"])
def test_markdown_and_formulas_are_set(play: Playground, head: str) -> None:
    play.reset().run(head + SHOWN)
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
