"""Scripts of a page wait their turn in the drop-in worker: one that waits is stopped by its id.

What is said beside the answers tells whose it is.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.settings import ISOLATION
from tests.browser.test_webworker import PAGE, message, open_embedder, post
from tools.build.engines import NAMES
from tools.serve.server import Server

NOT_BEGUN = "The script was stopped before it began."
WITH_PYTHON = "The script was stopped together with its Python: its variables are lost."
ENDLESS = "while True: pass"

Open = Callable[[str], Page]


@pytest.fixture(params=["plain", "isolated"])
def opened(request: pytest.FixtureRequest, page: Page, site: Server, plain_site: Server) -> Open:
    """Opens the page of the embedder on a host, with a query."""

    def go(query: str) -> Page:
        if request.param == "plain":
            return open_embedder(page, plain_site, query)
        page.route("**/embedder.html*", lambda route: route.fulfill(path=PAGE, headers=ISOLATION))
        page.goto(site.url + "embedder.html" + query)
        return page

    return go


@pytest.fixture(scope="module", params=NAMES)
def talking(browser: Browser, plain_site: Server, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that takes part in output, with each engine."""
    page = browser.new_page()
    yield open_embedder(page, plain_site, f"?engine={request.param}&output=message")
    page.close()


def script(name: object, python: str) -> str:
    return f"{{id: {name!r}, python: {python!r}, context: {{}}}}"


def told(page: Page, count: int) -> list[Any]:
    """Wait for so many messages, and return all of them."""
    page.wait_for_function("(count) => answers.length >= count", arg=count, timeout=60_000)
    return list(page.evaluate("answers.splice(0)"))


def send(page: Page, *messages: str) -> None:
    page.evaluate(
        "(all) => { for (const each of all) pyodideWorker.postMessage(eval(`(${each})`)) }", list(messages)
    )


@pytest.mark.parametrize("engine", NAMES)
def test_one_that_waits_is_stopped_by_its_id_and_the_others_run(opened: Open, engine: str) -> None:
    page = opened(f"?engine={engine}")
    post(page, message("1"))
    send(page, script("a", ENDLESS), script("b", "2"), script("c", "3"), script("d", "4"))
    send(page, "{type: 'stop', id: 'c'}", "{type: 'stop', id: 'none'}")
    page.wait_for_timeout(200)
    assert page.evaluate("answers.length") == 0
    send(page, "{type: 'stop', id: 'a'}")
    first, *others = told(page, 4)
    assert first["id"] == "a"
    assert first["error"] in ("KeyboardInterrupt\n", WITH_PYTHON) or first["name"] == "KeyboardInterrupt"
    assert others == [{"id": "b", "result": 2}, {"id": "c", "error": NOT_BEGUN}, {"id": "d", "result": 4}]


@pytest.mark.parametrize("engine", NAMES)
def test_a_script_is_stopped_while_python_starts(opened: Open, engine: str) -> None:
    page = opened(f"?engine={engine}")
    send(page, script(1, ENDLESS), script(2, "5"), "{type: 'stop'}")
    assert told(page, 2) == [{"id": 1, "error": NOT_BEGUN}, {"id": 2, "result": 5}]


def test_a_stop_between_two_ends_the_first_alone(opened: Open) -> None:
    page = opened("")
    post(page, message("kept = 41"))
    for _ in range(5):
        send(page, message(ENDLESS), message("kept + 1"), "{type: 'stop'}")
        first, second = told(page, 2)
        assert "stopped before" in first["error"] or first["name"] == "KeyboardInterrupt"
        assert second == {"results": 42}


def test_hundreds_of_messages_of_all_kinds_are_answered_in_order(talking: Page) -> None:
    kinds = [
        lambda at: (message(f"{at}"), {"results": at}),
        lambda at: (script(at, f"{at}"), {"id": at, "result": at}),
        lambda at: (f"{{id: {at}, python: '{at}', a: 1}}", {"id": at, "results": at}),
        lambda at: (f"{{id: {at}}}", {"id": at}),
    ]
    made = [kinds[at % len(kinds)](at) for at in range(200)]
    answers = post(talking, *(sent for sent, _ in made))
    assert all(each.pop("error").startswith("The message needs") for each in answers[3::4])
    assert answers == [wanted for _, wanted in made]


def test_output_bears_the_id_of_its_script(talking: Page) -> None:
    send(talking, script("x", "print('a')"), message("print('b')"))
    send(talking, "{id: 3, python: 'from js import n\\nprint(n)', n: 1}")
    talking.wait_for_function("answers.filter(({type}) => !type).length >= 3")
    texts: dict[object, str] = {}
    for each in talking.evaluate("answers.splice(0)"):
        if each.get("type") == "output":
            texts[each.get("id")] = texts.get(each.get("id"), "") + each["text"]
    assert texts == {"x": "a\n", None: "b\n", 3: "1\n"}


def test_displays_and_what_a_script_leaves_behind_bear_its_id(page: Page, plain_site: Server) -> None:
    open_embedder(page, plain_site, "?output=message")
    shown = "class A:\n    def _repr_html_(self): return '<b>a</b>'\nA()"
    body = "async def f():\n    await asyncio.sleep(0.05)\n    print('late')\n"
    late = f"import asyncio\n{body}t = asyncio.ensure_future(f())\n1"
    send(page, script("shown", shown), script("late", late))
    heard = told(page, 4)
    assert [(each.get("type"), each["id"]) for each in heard] == [
        ("display", "shown"),
        (None, "shown"),
        (None, "late"),
        ("output", "late"),
    ]


@pytest.mark.parametrize("engine", NAMES)
def test_a_page_that_asks_is_told_how_the_start_and_packages_get_on(opened: Open, engine: str) -> None:
    page = opened(f"?engine={engine}&progress=message")
    send(page, script("n", "import no_such_module_anywhere"))
    page.wait_for_function("answers.some(({error}) => error)", timeout=60_000)
    heard = page.evaluate("answers.splice(0)")
    assert heard.pop()["name"] in ("ModuleNotFoundError", "ImportError")
    assert {each["type"] for each in heard} == {"progress"}
    stages = [each["stage"] for each in heard]
    assert stages[0] == "start"
    assert stages.count("ready") == 1
    assert set(stages[: stages.index("ready")]) == {"start"}
    last = next(each for each in reversed(heard) if each["stage"] == "start")
    assert last["all_loaded"] == last["all_total"]
    packages = [each for each in heard if each["stage"] == "package"]
    assert {each["id"] for each in packages} <= {"n"}
    if engine == "cpython":
        assert (packages[-1]["name"], packages[-1]["state"]) == ("no-such-module-anywhere", "failed")
