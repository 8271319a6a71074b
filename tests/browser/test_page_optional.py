"""Packages that a library asks for in its error are offered there: a button loads one and runs again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.index import Index
from tests.browser.playground import BOOT_MS, Playground, playing
from tests.browser.test_page_look import audit
from tests.browser.test_science import ELSEWHERE
from tools.build.resolution import Question, resolve
from tools.build.target import Target
from tools.serve.server import Server

# Pure, and asked for by pandas when it has to do with spreadsheets and with tables in text.
WANTED = ("openpyxl==3.1.5", "et-xmlfile==2.0.0", "tabulate==0.9.0")
FRAME = "import pandas as pd\ndf = pd.DataFrame({'n': [1, 2]})\n"


@pytest.fixture(scope="module")
def index() -> Index:
    """An index that has them."""
    wheels = resolve(Question(Target("3.12.7", "pyodide_2024_0_wasm32", "3.1.58"), WANTED))
    return Index({wheel.name: wheel.read_bytes() for wheel in wheels})


@pytest.fixture(scope="module")
def play(browser: Browser, site: Server, full_distribution: Server, index: Index) -> Iterator[Playground]:
    """A page with pandas, on a distribution that lacks what pandas asks for."""
    with playing(browser, site, script=ELSEWHERE % full_distribution.url) as made:
        made.page.context.route(index.has, index.fulfil)
        assert made.run("import pandas") == []
        yield made


def offered(play: Playground, code: str, name: str) -> None:
    """Run a program that fails for want of a package, and see what is said."""
    play.reset()
    ((kind, text),) = play.run(code)
    assert kind == "error"
    assert text.endswith(
        f"This needs one more package: {name}. To have it loaded each time, write # requirements: {name} at "
        f"the top.Load {name} and run again"
    )


def test_a_package_is_loaded_and_the_program_run_again(play: Playground) -> None:
    offered(
        play, FRAME + "df.to_excel('a.xlsx', index=False)\npd.read_excel('a.xlsx')['n'].sum()", "openpyxl"
    )
    assert audit(play) == []
    play.press("Load openpyxl and run again")
    expect(play.log).to_contain_text("3", timeout=BOOT_MS)
    play.wait_for("ready")
    assert [kind for kind, _ in play.entries()] == ["error", "result"]


def test_one_of_the_distribution_is_loaded_in_the_same_way(play: Playground) -> None:
    code = FRAME + "df.to_parquet('a.parquet')\nint(pd.read_parquet('a.parquet')['n'].sum()) + 40"
    offered(play, code, "pyarrow")
    play.press("Load pyarrow and run again")
    expect(play.log).to_contain_text("43", timeout=BOOT_MS)
    play.wait_for("ready")
    assert [kind for kind, _ in play.entries()] == ["error", "result"]


def test_at_the_console_it_is_only_loaded(play: Playground) -> None:
    play.reset()
    play.run(FRAME)
    console = play.page.get_by_role("textbox", name="Console")
    console.fill("print(df.to_markdown())")
    console.press("Enter")
    play.press("Load tabulate")
    expect(play.log).to_contain_text("tabulate can be imported now.", timeout=BOOT_MS)
    console.fill("print(df.to_markdown(index=False))")
    console.press("Enter")
    expect(play.log).to_contain_text("|   n |")


def test_what_is_not_to_be_had_is_said_once_and_not_offered_again(play: Playground) -> None:
    code = FRAME + "import io\npd.read_html(io.StringIO('<table><tr><td>1</td></tr></table>'))"
    offered(play, code, "lxml")
    play.press("Load lxml and run again")
    expect(play.log).to_contain_text("There is no package with the name lxml")
    play.wait_for("ready")
    ((kind, text),) = [each for each in play.run(code) if each[0] == "error"]
    assert kind == "error"
    assert text.endswith("This needs one more package, lxml, but lxml could not be loaded here.")
