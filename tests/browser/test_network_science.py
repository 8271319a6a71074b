"""pandas reads tables by their addresses, as courses do, and says why one cannot be had."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.playground import Playground, playing
from tests.browser.test_science import ELSEWHERE
from tests.elsewhere import NO_HOST, Elsewhere
from tools.serve.server import Server

pytestmark = pytest.mark.allow_page_errors
PANDAS = "import pandas as pd\n"


@pytest.fixture(scope="module")
def other() -> Iterator[Server]:
    """Another host."""
    with Server(Elsewhere()) as server:
        yield server


@pytest.fixture(scope="module")
def booted(browser: Browser, site: Server, full_distribution: Server) -> Iterator[Playground]:
    """A page on the complete distribution, with pandas loaded."""
    with playing(browser, site, script=ELSEWHERE % full_distribution.url) as play:
        assert play.run(PANDAS) == []
        yield play


@pytest.fixture
def play(booted: Playground) -> Playground:
    """The page, with nothing in it."""
    return booted.reset()


def test_a_table_of_another_host_is_read(play: Playground, other: Server) -> None:
    code = (
        f"{PANDAS}table = pd.read_csv('{other.url}open/table.csv')\nprint(table.shape, table['size'].sum())"
    )
    assert play.run(code) == [("stdout", "(2, 2) 7\n")]


def test_json_of_another_host_is_read(play: Playground, other: Server) -> None:
    code = f"{PANDAS}print(pd.read_json('{other.url}open/table.json').to_dict())"
    assert play.run(code) == [("stdout", "{'name': {0: 'Ada'}, 'size': {0: 3}}\n")]


@pytest.mark.parametrize(
    ("path", "sentence"), [("closed/", "does not let web pages"), ("", "cannot be reached")]
)
def test_why_a_table_cannot_be_had_is_said_in_short(
    play: Playground, other: Server, path: str, sentence: str
) -> None:
    address = f"{other.url}{path}table.csv" if path else f"{NO_HOST}table.csv"
    ((kind, told),) = play.run(f"{PANDAS}pd.read_csv('{address}')")
    assert kind == "error"
    assert sentence in told
    assert told.count("File ") == 1, told
