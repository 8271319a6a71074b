"""The page's own mistakes: a browser that throws, or a handler that fails, ends neither page nor program."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from app.shell.words import DETAILS, RELOAD, SAVED, WORDS
from tests.browser.playground import Playground
from tools.serve.server import Server

# It is about errors, which are logged.
pytestmark = pytest.mark.allow_page_errors

TIMES = 500
TICKS = "import time\nfor n in range(10000):\n    print('tick', n)\n    time.sleep(0.05)"

# What is broken, as a path, and the button that comes to it.
BROKEN = {
    "a dialog": ("HTMLDialogElement.prototype.showModal", "keys"),
    "a popover": ("HTMLElement.prototype.hidePopover", "keys"),
    "an object of the page's": ("offthreadArchive.zip", "download-all"),
    "a new project": ("offthreadStore.newId", "works-new"),
    "the data": ("offthreadEditor.data.text", "run"),
    "JSON": ("JSON.parse", "run"),
    "messages": ("MessagePort.prototype.postMessage", "about-packages"),
    "addresses": ("URL.createObjectURL", "download-file"),
    "a new worker": ("MessageChannel", "restart"),
    "packing": ("offthreadShare.pack", "share-work"),
}
BREAK = """([path, button, times]) => {
  const names = path.split(".");
  const last = names.pop();
  const owner = names.reduce((found, name) => found[name], window);
  const kept = owner[last];
  let thrown = 0;
  owner[last] = function () {
    thrown += 1;
    throw new TypeError("broken for a test");
  };
  for (let time = 0; time < times; time += 1) {
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
    document.getElementById(button).click();
  }
  owner[last] = kept;
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  return thrown;
}"""


def bar(page: Page) -> Locator:
    return page.get_by_role("status", name="Your work")


@pytest.fixture
def play(page: Page, site: Server, page_errors: list[str]) -> Playground:
    return Playground(page, page_errors).open(site).wait_for("ready")


@pytest.mark.parametrize("what", BROKEN)
def test_the_page_outlives_what_the_browser_throws(alone: Playground, what: str) -> None:
    path, button = BROKEN[what]
    # It outlives one after the other.
    play = alone
    # Some rooms of the page come with their first press.
    play.page.evaluate("() => document.getElementById('your-work').click()")
    expect(play.page.get_by_role("dialog", name="Your work")).to_be_visible()
    assert play.page.evaluate(BREAK, [path, button, TIMES]) >= TIMES
    play.restart()
    assert play.run("print(6 * 7)") == [("stdout", "42\n")]
    assert not any("pystack" in each for each in play.errors)


def test_a_handler_that_fails_is_said_and_the_program_goes_on(play: Playground) -> None:
    play.begin(TICKS)
    play.page.evaluate("() => document.getElementById('naming-title').remove()")
    play.press("New file")
    expect(bar(play.page)).to_contain_text(WORDS[SAVED])
    for number in (20, 60):
        expect(play.log).to_contain_text(f"tick {number}\n")
    play.button(WORDS[DETAILS]).click()
    dialog = play.page.get_by_role("dialog", name="Error details")
    cause = r"naming\.py.*LookupError: the page has no element #naming-title"
    expect(dialog).to_contain_text(re.compile(cause, re.DOTALL))
    dialog.get_by_role("button", name="Close").click()
    play.press("Stop")
    play.wait_for("ready")


def test_reload_brings_the_work_back(play: Playground) -> None:
    play.page.evaluate("() => document.getElementById('naming-title').remove()")
    play.press("New file")
    play.type_code("print('kept')")
    with play.page.expect_navigation():
        play.press(WORDS[RELOAD])
    expect(play.code).to_have_text("print('kept')")
    play.wait_for("ready")
    assert play.run() == [("stdout", "kept\n")]
    expect(bar(play.page)).to_be_hidden()


def test_a_handler_that_fails_again_and_again_ends_nothing(play: Playground) -> None:
    play.page.evaluate(
        """(times) => {
          document.getElementById("naming-title").remove();
          for (let time = 0; time < times; time += 1) document.getElementById("new-file").click();
        }""",
        TIMES,
    )
    expect(bar(play.page)).to_contain_text(WORDS[SAVED])
    assert play.run("print(1)") == [("stdout", "1\n")]


# What drops files fails in our own script; what has no stack could come from it.
DROP = """() => {
  const event = new Event("drop");
  Object.defineProperty(event, "dataTransfer", { value: {} });
  window.dispatchEvent(event);
}"""


@pytest.mark.parametrize("fail", [DROP, "() => void Promise.reject('of the page')"])
def test_a_mistake_of_the_pages_javascript_is_said(play: Playground, fail: str) -> None:
    play.page.evaluate(fail)
    expect(bar(play.page)).to_contain_text(WORDS[SAVED])


def test_what_is_not_the_pages_is_not_its_mistake(play: Playground) -> None:
    play.page.evaluate("() => void setTimeout(() => null.x)")
    play.page.evaluate("() => void Promise.reject(new Error('of an extension'))")
    assert play.run("print(1)") == [("stdout", "1\n")]
    expect(bar(play.page)).to_be_hidden()
