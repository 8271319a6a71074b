"""The scientific stack as courses use it, without a special line: plots, tables and pictures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.playground import Entry, Playground, playing
from tests.browser.settings import ORDERS
from tests.browser.test_page_look import audit
from tools.serve.server import Server

# The page has no setting for another distribution: START gets one on its way to the box.
STARTED = """{ ...order, message: { ...order.message, index_url: "%s" } }"""
ELSEWHERE = ORDERS % f"""order?.message?.type === "start" ? {STARTED} : order"""
# Each run begins as new; that these are loaded already stays.
IMPORTS = "import numpy as np, pandas as pd, matplotlib.pyplot as plt\nfrom PIL import Image\n"
ALTS = "(log) => [...log.querySelectorAll('img')].map((each) => each.alt)"


@pytest.fixture(scope="module")
def booted(browser: Browser, site: Server, full_distribution: Server) -> Iterator[Playground]:
    """One page for all tests of this file, on the complete distribution, with the packages loaded."""
    with playing(browser, site, script=ELSEWHERE % full_distribution.url) as play:
        assert play.run(IMPORTS) == []
        yield play


@pytest.fixture
def play(booted: Playground) -> Playground:
    """The page, with nothing in it."""
    return booted.reset()


def run(play: Playground, code: str) -> list[Entry]:
    """Run a program that has what courses import."""
    return play.run(IMPORTS + code)


def kinds(play: Playground, code: str) -> list[str]:
    return [kind for kind, _ in run(play, code)]


def test_a_plot_is_shown_where_the_program_says_so_and_closed(play: Playground) -> None:
    code = (
        "plt.plot([1, 2, 4], label='doubling')\nplt.title('Growth')\nplt.xlabel('years')\nplt.legend()\n"
        "print('before')\nplt.show()\nprint('after', plt.get_fignums())"
    )
    assert kinds(play, code) == ["stdout", "display", "stdout"]
    assert play.entries()[2] == ("stdout", "after []\n")
    alt = "Line plot, “Growth”, years on the x axis, legend: doubling"
    picture = play.page.get_by_role("img", name=alt)
    expect(picture).to_be_visible()
    assert picture.evaluate("(each) => each.naturalWidth / each.getAttribute('width')") == pytest.approx(
        2, 0.01
    )
    with play.page.expect_download() as download:
        play.press("Save figure-1.png")
    assert download.value.suggested_filename == "figure-1.png"
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    assert audit(play) == []


def test_figures_that_are_left_open_are_shown_at_the_end(play: Playground) -> None:
    run(play, "plt.hist([1, 2, 2, 3])\nplt.figure()\nplt.bar(['a', 'b'], [1, 2])\nprint('x')")
    assert [kind for kind, _ in play.entries()] == ["stdout", "display", "display"]
    assert play.log.evaluate(ALTS) == ["Histogram", "Bar chart"]


def test_frames_of_an_animation_take_each_others_place(play: Playground) -> None:
    run(
        play,
        "for i in range(4):\n    plt.cla(); plt.plot(range(i + 2)); plt.title(f'frame {i}'); plt.pause(0.01)",
    )
    assert play.log.evaluate(ALTS) == ["Line plot, “frame 3”"]


def test_a_figure_can_be_a_result_svg_and_a_file(play: Playground) -> None:
    code = "fig, ax = plt.subplots()\nax.scatter([1], [2])\nfig.savefig('a.png')\nfig"
    assert kinds(play, code) == ["display"]
    assert play.run("import os; os.path.getsize('a.png') > 1000") == [("result", "True")]
    run(play, "plt.rcParams['savefig.format'] = 'svg'\nplt.pie([1, 2])\nplt.show()")
    assert play.log.evaluate(ALTS) == ["Scatter plot", "Pie chart"]
    expect(play.button("Save figure-1.svg")).to_be_visible()


def test_a_figure_that_cannot_be_drawn_is_an_error_of_the_program(play: Playground) -> None:
    kind, text = run(play, "plt.title('$\\\\frac{$')\nplt.show()")[-1]
    assert kind == "error"
    assert "Expected" in text
    assert run(play, "plt.get_fignums()") == [("result", "[]")]


FRAME = "n = range(1000)\ndf = pd.DataFrame({'n': n, 'half': [x / 2 for x in n], 'word': ['<i>'] * 1000})\n"


def test_a_frame_is_a_table_with_what_is_left_out(play: Playground) -> None:
    run(play, FRAME + "df")
    table = play.page.get_by_role("table", name="DataFrame, 1,000 rows × 3 columns")
    expect(table.get_by_role("row")).to_have_count(61)
    expect(table.get_by_role("columnheader")).to_have_text(["n", "half", "word"])
    expect(table.get_by_role("row").nth(2).locator("*")).to_have_text(["1", "1", "0.5", "<i>"])
    expect(play.log).to_contain_text("DataFrame, 1,000 rows × 3 columns: first 60 of 1,000 rows")
    assert audit(play) == []
    run(play, FRAME + "pd.set_option('display.max_rows', 3)\ndf.groupby('word')[['n']].agg(['min', 'max'])")
    last = play.page.get_by_role("table").last
    expect(last.get_by_role("columnheader")).to_have_text(["n", "min", "max", "word"])
    plain = FRAME + "pd.set_option('display.notebook_repr_html', False)\ndf.head(1)"
    assert kinds(play, plain) == ["result"]
    assert run(play, "pd.get_option('display.max_rows'), pd.get_option('display.notebook_repr_html')") == [
        ("result", "(60, True)")
    ]


def test_pictures_are_shown_by_pillow_and_as_results(play: Playground) -> None:
    code = "Image.new('RGB', (40, 30), 'teal').show(title='A teal card')\nImage.new('L', (9, 8))"
    assert kinds(play, code) == ["display", "display"]
    assert play.log.evaluate(ALTS) == ["A teal card", "Image, 9 × 8 pixels"]


def test_what_a_run_has_set_of_the_stack_is_as_new_in_the_next(play: Playground) -> None:
    run(
        play,
        "np.set_printoptions(precision=2); np.seterr(all='ignore'); pd.set_option('display.max_rows', 7)\n"
        "plt.style.use('ggplot'); plt.rcParams['savefig.format'] = 'svg'\n"
        "pd.DataFrame.mine = 1; np.mine = 2; np.sum = None",
    )
    code = (
        "[np.get_printoptions()['precision'], np.geterr()['divide'], pd.get_option('display.max_rows'), "
        "plt.rcParams['savefig.format'], plt.rcParams['axes.grid'], "
        "hasattr(pd.DataFrame, 'mine'), hasattr(np, 'mine'), int(np.sum([1, 2]))]"
    )
    assert run(play, code) == [("result", "[8, 'warn', 60, 'png', False, False, False, 3]")]
