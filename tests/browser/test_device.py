"""The page says what this device can do, what it lacks, and how that could be fixed."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import box
from tests.browser.conftest import SCREENSHOTS
from tests.browser.playground import Playground
from tests.browser.settings import UNTRUSTED
from tools.serve.server import Server

HEADERS = "Send Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp"


def panel(play: Playground) -> Locator:
    """Open the panel by the keyboard alone."""
    play.button("More").focus()
    play.page.keyboard.press("Enter")
    item = play.button("What this device can do")
    for _ in range(12):
        play.page.keyboard.press("Tab")
        if item.evaluate("(item) => item === document.activeElement"):
            break
    play.page.keyboard.press("Enter")
    dialog = play.page.get_by_role("dialog", name="What this device can do")
    expect(dialog).to_be_visible()
    return dialog


def lines(dialog: Locator) -> dict[str, str]:
    """The panel's lines by name."""
    names, words = dialog.locator("dt").all_inner_texts(), dialog.locator("dd").all_inner_texts()
    return dict(zip(names, words, strict=True))


def opened(page: Page, site: Server) -> Playground:
    return Playground(page, []).open(site).wait_for("ready")


def test_an_isolated_page_says_that_it_is_at_its_best(page: Page, site: Server) -> None:
    play = opened(page, site)
    page.wait_for_function("() => offthread.capabilities.standby === 'ready'")
    dialog = panel(play)
    said = lines(dialog)
    assert said["Isolation"] == "The page is cross-origin isolated: it shares memory with Python."
    assert said["Stop"] == "Stop reaches a busy program at once, through shared memory."
    assert said["Input"] == "input() waits for your answer in shared memory."
    assert said["Offline"].startswith("The site is not stored for offline use")
    assert said["Version"] == "This is version 0.1.0."
    assert said["Second Python"].startswith("A second Python is ready to take over at once")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    told = page.evaluate("offthread.capabilities")
    assert {
        name: told[name] for name in ("secure", "isolated", "locks", "stop", "input", "standby", "offline")
    } == {
        "secure": True,
        "isolated": True,
        "locks": True,
        "stop": "shared memory",
        "input": "shared memory",
        "standby": "ready",
        "offline": False,
    }
    assert [line["words"] + line["fix"] for line in told["lines"]] == list(said.values())


def test_a_page_without_isolation_says_which_headers_it_needs(page: Page, plain_site: Server) -> None:
    said = lines(panel(opened(page, plain_site)))
    assert HEADERS in said["Isolation"]
    assert said["Stop"].startswith("Stop reaches a busy program within a moment")
    assert said["Stop"].endswith("see Isolation.")


def test_the_memory_of_python_is_told_in_the_status_line(page: Page, site: Server) -> None:
    play = opened(page, site)
    play.run("1")
    shown = play.place.locator("#memory")
    expect(shown).to_have_text("31 MB")
    assert (shown.get_attribute("title") or "").startswith("The memory of Python: 31 MB. It grows")
    play.run("x = bytearray(100_000_000)")
    expect(shown).not_to_have_text("31 MB")


def test_where_memory_is_short_there_is_no_second_python(page: Page, site: Server) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'deviceMemory', { value: 2 })")
    play = opened(page, site)
    page.wait_for_timeout(2500)
    assert len(box.workers(page)) == 1
    assert lines(panel(play))["Second Python"] == (
        "No second Python is held ready: this device has 2 GB of memory, and that takes 4."
    )


@pytest.mark.parametrize(("look", "width"), [("light", 1366), ("dark", 1366), ("dark", 360)])
def test_the_panel_fits_and_can_be_read(page: Page, plain_site: Server, look: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if look == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 640})
    dialog = panel(opened(page, plain_site))
    box = dialog.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert dialog.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")
    expect(dialog.get_by_role("heading")).to_be_in_viewport()
    expect(dialog.get_by_role("button", name="Close")).to_be_in_viewport()
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"device-{look}-{width}.png")


def test_an_address_that_browsers_do_not_trust_is_told(browser: Browser, plain_site: Server) -> None:
    page = browser.new_page()
    page.goto(plain_site.url.replace("127.0.0.1", UNTRUSTED))
    play = Playground(page, []).wait_for("ready")
    said = lines(panel(play))
    assert said["Address"].endswith("Open the site over HTTPS or from localhost.")
    assert (
        "Open the site over HTTPS or from localhost. Browsers share memory only there." in said["Isolation"]
    )
    assert said["Losses"].startswith("If Python ends unexpectedly, the page notices only when")
    page.close()
