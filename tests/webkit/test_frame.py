"""In WebKit, too, a page of another site fills the playground in its frame, runs it and hears of it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_embed import ANYBODY, AROUND, let_talk
from tests.sites import copy_site
from tests.webkit.conftest import shoot_failed
from tests.webkit.driver import Element, webkit_browser
from tests.webkit.others import OtherPage
from tests.webkit.visitor import ENTER, LOG
from tools.serve.server import Server, app

PROGRAM = """from data import n
import helper
print('n is', n)
name = input('Name? ')
name * helper.twice(n)"""
FILES = {"helper.py": "def twice(n): return n // 2\n"}
SHOW = "(url) => { document.getElementById('frame').src = url; }"
FRAME = "() => document.getElementById('frame')"
ASK = "(request) => ask(request)"
TELLS = (
    "([event, status]) => heard.some((each) => each.event === event && (!status || each.status === status))"
)
EVENTS = """() => heard.map(({ event }) => event)
  .filter((event) => event && event !== "ready" && event !== "output")"""
PRINTED = "() => heard.filter(({ event }) => event === 'output').map(({ text }) => text).join('')"
SAYS = "(log) => log.innerText"

Show = Callable[[str], OtherPage]


@pytest.fixture
def show(dist: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Show]:
    """A function that opens a page with the frame of another site; given who may talk, "" for this page."""
    around, site = tmp_path / "around", tmp_path / "site"
    around.mkdir()
    (around / "index.html").write_text(AROUND, encoding="utf-8")
    copy_site(dist, site)
    with ExitStack() as held:
        outer = held.enter_context(Server(app(around, isolated=False)))

        def made(embedders: str) -> OtherPage:
            let_talk(site, dist, embedders or outer.url.rstrip("/"))
            inner = held.enter_context(Server(app(site, isolated=False, framing=ANYBODY)))
            browser = held.enter_context(webkit_browser(shares_memory=False))
            page = OtherPage(browser, outer.url)
            held.callback(shoot_failed, page, request)
            # Another site, and not only another origin.
            page.evaluate(SHOW, f"{inner.url.replace('127.0.0.1', 'localhost')}?embed")
            return page

        yield made


def test_a_page_on_the_list_fills_the_frame_and_hears_of_it(show: Show) -> None:
    page = show("")
    wait_for(page, "ready")
    assert ask(page, "set", code=PROGRAM, data={"n": 4}, files=FILES)["done"] is True
    got = ask(page, "get")
    assert (got["code"], got["data"], got["files"]) == (PROGRAM, '{"n":4}', FILES)
    assert ask(page, "run")["done"] is True
    page.wait(lambda: page.evaluate(PRINTED) == "n is 4\nName? ", "the question")
    with page.browser.within(Element(page.evaluate(FRAME))):
        # Pressed first: a frame of another site does not take the keyboard by itself.
        field = page.wait(lambda: page.browser.find("textbox", "Name?"), "the field")
        page.browser.click(field)
        page.browser.type(field, f"Ada{ENTER}")
        page.wait_for("ready")
        assert page.on(LOG, SAYS).startswith("n is 4\nName? Ada\n'AdaAda'")
    wait_for(page, "done", "ok")
    assert page.evaluate(EVENTS) == ["run", "result", "done"]


def test_a_frame_stops_a_program_and_refuses_a_second_run(show: Show) -> None:
    page = show("")
    wait_for(page, "ready")
    ask(page, "set", code="while True: pass")
    assert ask(page, "run")["done"] is True
    wait_for(page, "run")
    again = ask(page, "run")
    assert (again["done"], again["reason"]) == (False, "A program is running: stop it first")
    assert ask(page, "stop")["done"] is True
    wait_for(page, "done", "stopped")
    wrong = ask(page, "set", files={"../a": ""})
    assert (wrong["done"], "../a" in wrong["reason"]) == (False, True)


def test_a_page_that_is_not_on_the_list_is_not_heard(show: Show) -> None:
    page = show("https://school.example")
    with page.browser.within(Element(page.evaluate(FRAME))):
        page.wait_for("ready")
    for request in ({"ask": "set", "code": "print('taken')"}, {"ask": "run"}, {"ask": "get"}):
        page.evaluate("(request) => void post(request)", request)
    with page.browser.within(Element(page.evaluate(FRAME))):
        page.press("Run")
        page.wait(lambda: "5050" in page.on(LOG, SAYS), "the program that was there")
    assert page.evaluate("() => heard") == []


def ask(page: OtherPage, what: str, **fields: object) -> dict[str, Any]:
    """Ask the frame, and return its answer."""
    answer: dict[str, Any] = page.evaluate(ASK, {"ask": what, **fields})
    return answer


def wait_for(page: OtherPage, event: str, status: str = "") -> None:
    """Wait until the frame has told of an event."""
    page.wait(lambda: page.evaluate(TELLS, [event, status]), f"{event} {status}")
