"""On a host without headers the page isolates itself by one reload, or goes on without; it never loops."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.hosts import Host, hosting
from tests.browser.playground import BOOT_MS, Playground
from tests.browser.test_offline import watch_loads
from tests.browser.test_policy import take
from tests.browser.test_share import holding
from tools.build import policy

DENIED = "ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('denied'))"
FORGETFUL = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('denied'); } })"
USELESS = "Object.defineProperty(window, 'crossOriginIsolated', { value: false })"
SLOW = """{ const register = ServiceWorkerContainer.prototype.register;
  ServiceWorkerContainer.prototype.register = async function (...all) {
    await new Promise((resolve) => (window.letGo = resolve));
    window.registered = await register.apply(this, all);
    return window.registered;
  }; }"""

OVER_RUN = """(button) => {
  const { left, top, width, height } = document.querySelector("#run").getBoundingClientRect();
  button.style.cssText = `position: fixed; left: ${left}px; top: ${top}px;
    width: ${width}px; height: ${height}px`;
}"""
QUESTION = "This program comes from a link, and this page is inside another site. Run it?"

Opened = tuple[Page, list[str]]


@pytest.fixture(scope="module")
def host(dist: Path) -> Iterator[Host]:
    """A host that sends no headers of isolation."""
    with hosting(dist, isolated=False) as host:
        yield host


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Opened]]:
    """A function that makes a page in a profile of its own; it returns it, and the list of its loads."""
    contexts: list[BrowserContext] = []

    def make(script: str = "") -> Opened:
        contexts.append(browser.new_context())
        page, loads = contexts[-1].new_page(), list[str]()
        page.add_init_script(script)
        watch_loads(page, loads)
        return page, loads

    yield make
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("script", "count"),
    [(DENIED, 1), (FORGETFUL, 1), (USELESS, 2)],
    ids=["service workers are denied", "nothing can be remembered", "the reload is of no use"],
)
def test_where_it_cannot_be_isolated_the_page_works_without_and_does_not_loop(
    visit: Callable[..., Opened], host: Host, script: str, count: int
) -> None:
    page, loads = visit(script)
    play = Playground(page).open(host).wait_for("ready")
    assert page.evaluate("crossOriginIsolated") is False
    assert play.run("1 + 1")[-1] == ("result", "2")
    page.reload()
    play.wait_for("ready")
    assert loads == [host.url] * (count + 1)


def test_a_visitor_who_has_begun_to_type_is_not_interrupted(visit: Callable[..., Opened], host: Host) -> None:
    page, loads = visit(SLOW)
    play = Playground(page).open(host)
    page.wait_for_function("() => typeof letGo === 'function'")
    play.code.focus()
    page.keyboard.type("# mine\n")
    page.evaluate("letGo()")
    page.wait_for_function("() => window.registered?.active")
    assert play.wait_for("ready").run("1 + 1")[-1] == ("result", "2")
    assert page.evaluate("crossOriginIsolated") is False
    assert loads == [host.url]
    # The next visit is isolated from its beginning.
    page.goto(host.url)
    assert page.evaluate("crossOriginIsolated") is True
    assert loads == [host.url] * 2


def test_in_a_frame_of_a_foreign_page_it_works_without(
    visit: Callable[..., Opened], dist: Path, tmp_path: Path
) -> None:
    page, loads = visit()
    with hosting(dist, isolated=False, framing=policy.framing(["*"])) as host:
        html = f'<!doctype html><iframe title="Python" src="{host.url}"></iframe>'
        (tmp_path / "index.html").write_text(html)
        with hosting(tmp_path, isolated=False) as school:
            foreign = school.url.replace("127.0.0.1", "localhost")
            page.goto(foreign)
            frame = page.frames[1]
            frame.wait_for_selector('#worker[data-state="ready"]', timeout=BOOT_MS)
            assert frame.evaluate("crossOriginIsolated") is False
            assert loads == [foreign]
            assert frame.evaluate("performance.getEntriesByType('navigation')[0].type") == "navigate"


def test_a_foreign_page_may_not_have_it_in_a_frame_unless_the_site_says_so(
    visit: Callable[..., Opened], host: Host, tmp_path: Path, violations: list[str]
) -> None:
    page, _ = visit()
    (tmp_path / "index.html").write_text(f'<!doctype html><iframe title="Python" src="{host.url}"></iframe>')
    with hosting(tmp_path, isolated=False) as school:
        page.goto(school.url.replace("127.0.0.1", "localhost"))
        found = take(page, violations)
    assert [each for each in found if "frame-ancestors" not in each] == []
    assert found != []
    assert not page.frames[1].url.startswith(host.url)


def test_in_a_frame_of_a_foreign_page_a_links_program_is_run_only_after_a_question(
    visit: Callable[..., Opened], dist: Path, tmp_path: Path
) -> None:
    page, _ = visit()
    link = holding(["main.py", "text", "print('from a link')"])
    with hosting(dist, isolated=False, framing=policy.framing(["*"])) as host:
        html = f'<!doctype html><iframe width="900" height="700" src="{host.url}#{link}"></iframe>'
        (tmp_path / "index.html").write_text(html)
        with hosting(tmp_path, isolated=False) as school:
            page.goto(school.url.replace("127.0.0.1", "localhost"))
            frame = page.frame_locator("iframe")
            frame.locator('#worker[data-state="ready"]').wait_for(timeout=BOOT_MS)
            run, log = frame.locator("#run"), frame.get_by_role("log", name="Output")
            dialog = frame.get_by_role("dialog", name=QUESTION)
            # The outer page chooses the size of the frame, and so what comes under a double click.
            frame.locator("#consent-run").evaluate(OVER_RUN)
            run.dblclick(force=True)
            expect(dialog).to_be_visible()
            expect(dialog.get_by_role("button", name="Run")).to_be_focused()
            page.keyboard.press("Escape")
            expect(dialog).to_be_hidden()
            expect(run).to_be_focused()
            expect(log).to_be_empty()
            page.keyboard.press("Enter")
            expect(dialog).to_be_visible()
            page.keyboard.press("Enter")
            expect(log).to_have_text("from a link")
            expect(dialog).to_be_hidden()
            frame.locator('#worker[data-state="ready"]').wait_for()
            run.click()
            expect(log).to_contain_text(re.compile("from a link.*from a link", re.DOTALL))
            expect(dialog).to_be_hidden()


@pytest.mark.smoke
def test_a_page_may_refuse_to_be_isolated(visit: Callable[..., Opened], host: Host) -> None:
    page, loads = visit()
    page.goto(host.url)
    page.wait_for_function("() => crossOriginIsolated", timeout=BOOT_MS)
    page.goto(host.url + "?isolate=no")
    assert page.evaluate("crossOriginIsolated") is False
    assert loads == [host.url, host.url, host.url + "?isolate=no"]
