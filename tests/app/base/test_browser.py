"""The door to the browser: what it does where the browser does not go along."""

from app.base import browser, workers
from tests.app.dom import Page
from tests.app.dom.values import Thrown


def test_a_worker_that_the_browser_refuses_says_so(page: Page) -> None:
    def refuse(*_: object) -> None:
        raise Thrown("SecurityError", "not here")

    page.window.Worker.new = refuse
    said: list[str] = []
    made = workers.spawn("./worker.js", lambda _: None, said.append, lambda _: None)
    browser.call(made, "postMessage", 1)
    page.settle()
    assert said == ["SecurityError: not here"]
    made.terminate()


def test_a_dialog_that_is_shown_is_left_alone(page: Page) -> None:
    dialog = page.element("naming")
    for _ in range(2):
        browser.show_modal(dialog)
    assert dialog.open


def test_a_property_is_made_whenever_it_is_read(page: Page) -> None:
    numbers = iter(range(3))
    browser.publish_live("capabilities", lambda: {"made": next(numbers)})
    assert [page.published("capabilities") for _ in range(2)] == [{"made": 0}, {"made": 1}]


def test_a_download_has_an_address_for_a_while(page: Page) -> None:
    browser.download("a.txt", browser.blob(["text"]))
    assert page.downloads == [("a.txt", b"text")]
    assert len(page.window.URL.held) == 1
    page.advance(10_000)
    assert page.window.URL.held == {}


def test_a_button_tells_why_it_is_disabled(page: Page) -> None:
    pressed: list[int] = []
    button = page.element("run")
    browser.on_press(button, lambda: pressed.append(1))
    browser.set_disabled(button, "Not now")
    page.press(button)
    assert (pressed, button.title, button.getAttribute("aria-description")) == ([], "Not now", "Not now")
    browser.set_disabled(button, "", "Run it")
    page.press(button)
    assert (pressed, button.title, button.getAttribute("aria-description")) == ([1], "Run it", None)


def test_a_frame_comes_once_and_in_the_background_as_a_task(page: Page) -> None:
    came: list[float] = []
    frames = browser.Frames(lambda: came.append(page.clock.now))
    frames.ask()
    frames.ask()
    page.advance(1000)
    assert came == [16]
    page.document.hidden = True
    frames.ask()
    page.advance(0)
    assert came == [16, 1000]
