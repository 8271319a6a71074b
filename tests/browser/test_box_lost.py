"""The box is lost, or a worker cannot be made in it: the page says what to do, and keeps what was typed."""

import pytest
from playwright.sync_api import Page, Route, expect

from app.runtime.connection import BOX_ENDED, BOX_UNMADE
from app.runtime.losses import RELOAD, meaning
from tests.browser import box
from tests.browser.playground import Playground
from tools.serve.server import Server

TOLD = meaning(BOX_ENDED) + RELOAD
DATA = '{"kept": 1}'
# What ends it: its element goes, or its document, as when the browser ends its process.
LOSSES = {
    "element": "(frame) => frame.remove()",
    "document": "(frame) => { frame.srcdoc = '<!doctype html>' }",
}
# Remembers what the page does every few seconds. Playwright's clock would not do: its timers have numbers of
# more than 32 bits, which MicroPython cannot hand back.
INTERVALS = """
const every = window.setInterval;
window.intervals = [];
window.setInterval = (act, ...more) => { intervals.push(act); return every(act, ...more); };
"""
# How often public/box.mjs has to ask in vain, and once more.
TIMES = 6
PASS = """async (times) => {
  for (let time = 0; time < times; time += 1) {
    intervals.forEach((act) => act());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}"""
# As a display does that loops, whose thread the box may share; and comes to an end.
BUSY = """() => void setTimeout(() => {
  const end = performance.now() + 3000;
  while (performance.now() < end);
})"""
# No document in a frame comes any more.
NO_FRAMES = """() => {
  const { HTMLIFrameElement } = offthreadBox.around.defaultView;
  Object.defineProperty(HTMLIFrameElement.prototype, "srcdoc", { set() {} });
}"""
ANSWERED = "() => offthreadBox.unanswered === 0"
REFUSE = """() => {
  const { Worker } = self;
  self.Worker = class { constructor() { throw new TypeError("no more workers"); } };
  self.allow = () => (self.Worker = Worker);
}"""


@pytest.fixture
def play(page: Page, site: Server, page_errors: list[str]) -> Playground:
    """A page in which time can be made to pass."""
    page.add_init_script(INTERVALS)
    return Playground(page, page_errors).open(site).wait_for("ready")


def lose(play: Playground, how: str) -> None:
    """Take the box from the page, and let pass the time that it waits for a sign of life."""
    box.frame(play.page).frame_element().evaluate(LOSSES[how])
    play.page.evaluate(PASS, TIMES)


@pytest.mark.parametrize("how", LOSSES)
def test_the_loss_is_told_while_a_program_runs_and_a_reload_brings_the_work_back(
    play: Playground, how: str
) -> None:
    play.type_data(DATA)
    play.begin("print('go')\nwhile True: pass").wait_for_entry("stdout", "go")
    play.code.press("Control+End")
    play.code.press_sequentially("  # typed meanwhile")
    lose(play, how)
    play.wait_for("failed").wait_for_entry("error", TOLD)
    play.code.press_sequentially(" and afterwards")
    typed = "print('go')\nwhile True: pass  # typed meanwhile and afterwards"
    play.page.reload()
    play.wait_for("ready")
    expect(play.code).to_have_text(typed.replace("\n", ""))
    expect(play.data).to_have_text(DATA)
    assert play.run("from data import kept\nkept") == [("result", "1")]


@pytest.mark.parametrize("how", LOSSES)
def test_the_loss_is_told_while_nothing_runs_and_a_retry_brings_python_back(
    play: Playground, how: str
) -> None:
    play.run("print('kept')")
    lose(play, how)
    play.wait_for("failed").wait_for_entry("error", TOLD)
    assert play.of_kind("stdout").all_text_contents() == ["kept\n"]
    play.press("Retry")
    assert play.wait_for("ready").run("6 * 7") == [("result", "42")]


def test_one_that_cannot_be_made_again_is_told_at_each_retry(play: Playground) -> None:
    play.page.evaluate(NO_FRAMES)
    lose(play, "element")
    play.wait_for("failed").wait_for_entry("error", TOLD)
    # All tries are over.
    play.page.evaluate(PASS, 4 * TIMES)
    for count in (2, 3):
        play.press("Retry")
        expect(play.of_kind("error").filter(has_text=TOLD)).to_have_count(count)
        play.wait_for("failed")


def test_one_that_was_only_busy_makes_the_next_worker(play: Playground) -> None:
    box.frame(play.page).evaluate(BUSY)
    play.page.evaluate(PASS, TIMES)
    play.wait_for("failed").wait_for_entry("error", TOLD)
    play.page.wait_for_function(ANSWERED)
    play.press("Retry")
    assert play.wait_for("ready").run("6 * 7") == [("result", "42")]


def test_a_box_that_answers_is_not_lost(play: Playground) -> None:
    play.mark()
    for _ in range(2 * TIMES):
        play.page.evaluate(PASS, 1)
        play.page.wait_for_function(ANSWERED)
    assert play.is_marked()


def test_a_worker_that_the_browser_does_not_make_is_told_and_retry_makes_it(play: Playground) -> None:
    inside = box.frame(play.page)
    inside.evaluate(REFUSE)
    play.press("Restart")
    play.wait_for("failed").wait_for_entry("error", "TypeError: no more workers")
    inside.evaluate("() => void allow()")
    play.press("Retry")
    play.wait_for("ready")
    assert play.run("6 * 7") == [("result", "42")]


@pytest.mark.allow_page_errors
@pytest.mark.unwatched
def test_a_frame_that_the_host_s_policy_keeps_from_starting_is_told(
    page: Page, site: Server, page_errors: list[str]
) -> None:
    page.add_init_script(INTERVALS)

    def forbid(route: Route) -> None:
        answer = route.fetch()
        policy = {"content-security-policy": "script-src 'self' 'wasm-unsafe-eval'"}
        route.fulfill(response=answer, headers={**answer.headers, **policy})

    page.route(site.url, forbid)
    play = Playground(page, page_errors).open(site)
    page.wait_for_function("window.intervals.length > 0")
    page.evaluate(PASS, TIMES)
    play.wait_for("failed").wait_for_entry("error", meaning(BOX_UNMADE) + RELOAD)


@pytest.mark.allow_page_errors
def test_a_supply_that_does_not_come_is_told_and_a_retry_brings_it(
    page: Page, site: Server, page_errors: list[str]
) -> None:
    page.route("**/supply-worker.*", lambda route: route.abort())
    play = Playground(page, page_errors).open(site).wait_for("failed")
    play.wait_for_entry("error", meaning("could not be loaded"))
    page.unroute("**/supply-worker.*")
    play.press("Retry")
    play.wait_for("ready")
    assert play.run("6 * 7") == [("result", "42")]
