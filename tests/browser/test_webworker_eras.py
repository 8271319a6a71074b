"""Pages of each era of Pyodide's documentation work with the drop-in worker as they are: see eras.html.

The scripts are indented as the documentation's are, in the midst of the page's JavaScript.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.settings import ISOLATION
from tools.serve.server import Server

PAGE = Path(__file__).with_name("eras.html")
ERAS = {"handler": "results", "successor": "results", "callbacks": "results", "requests": "result"}
RANKS = {"A_rank": [0.8, 0.4, 1.2, 3.7, 2.6, 5.8]}
# By what a script of each era reaches its data.
OLD = "\n    import statistics\n    from js import A_rank\n    statistics.stdev(A_rank)\n"
NEW = "\n    import statistics\n    statistics.stdev(A_rank)\n"
DEVIATION = 2.0634114147853952


@pytest.fixture(scope="module", params=["plain", "isolated"])
def host(request: pytest.FixtureRequest, site: Server, plain_site: Server) -> tuple[Server, dict[str, str]]:
    """A host, and the headers that it sends with the page."""
    return (site, ISOLATION) if request.param == "isolated" else (plain_site, {})


@pytest.fixture(scope="module", params=ERAS)
def era(request: pytest.FixtureRequest) -> str:
    """How the page speaks with its worker."""
    return str(request.param)


@pytest.fixture(scope="module")
def consumer(browser: Browser, host: tuple[Server, dict[str, str]], era: str) -> Iterator[Page]:
    """A page of that era and its worker, with CPython."""
    page = browser.new_page()
    open_page(page, host, era)
    yield page
    page.close()


def open_page(page: Page, host: tuple[Server, dict[str, str]], era: str, options: str = "") -> None:
    """Open a page of an era; options: of the worker's address."""
    server, headers = host
    headers = {"content-type": "text/html", **headers}
    page.route("**/eras.html*", lambda route: route.fulfill(path=PAGE, headers=headers))
    page.goto(f"{server.url}eras.html?era={era}#{options}")


def run(page: Page, script: str, context: dict[str, Any]) -> Any:
    """Have the page run a script, and return what it makes of the answer."""
    return page.evaluate("([script, context]) => run(script, context)", [script, context])


@pytest.mark.smoke
def test_the_example_of_the_documentation_works_unchanged(consumer: Page, era: str) -> None:
    script = NEW if era == "requests" else OLD
    assert run(consumer, script, RANKS) == {ERAS[era]: DEVIATION}


def test_an_error_is_a_string_under_that_key(consumer: Page, era: str) -> None:
    told = run(consumer, "\n    x = 1\n    x / 0\n", {})
    assert told["error"].endswith("ZeroDivisionError: division by zero\n")
    assert ERAS[era] not in told
    if era != "handler":
        assert (told["name"], told["line"], told["traceback"]) == ("ZeroDivisionError", 3, told["error"])


def test_what_a_script_gives_is_waited_for(consumer: Page, era: str) -> None:
    script = """import asyncio
        async def later():
            await asyncio.sleep(0.01)
            return "late"
        asyncio.ensure_future(later())
    """
    assert run(consumer, script, {}) == {ERAS[era]: "late"}


@pytest.mark.parametrize("era", ["callbacks", "requests"], indirect=True, scope="module")
def test_calls_side_by_side_get_each_its_own_answer(consumer: Page, era: str) -> None:
    reading = "" if era == "requests" else "from js import factor\n"
    scripts = [f"    {reading}    {at} * factor" if at % 5 else "    missing" for at in range(50)]
    told = consumer.evaluate("(all) => Promise.all(all.map((script) => run(script, { factor: 2 })))", scripts)
    assert [each.get(ERAS[era]) for each in told] == [2 * at if at % 5 else None for at in range(50)]
    assert all(each["name"] == "NameError" for each in told[::5])


@pytest.mark.parametrize("engine", ["brython", "micropython"])
@pytest.mark.parametrize("era", ["callbacks", "requests"], indirect=True, scope="module")
def test_pages_of_all_eras_get_on_with_the_other_engines(
    page: Page, host: tuple[Server, dict[str, str]], era: str, engine: str
) -> None:
    open_page(page, host, era, f"engine={engine}")
    script = "\n    {}\n    async def total():\n        return sum(A_rank)\n    total()\n"
    told = run(
        page, script.format("pass" if era == "requests" else "from js import A_rank"), {"A_rank": [1, 2]}
    )
    assert told == {ERAS[era]: 3}
