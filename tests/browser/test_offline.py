"""After one visit the playground works without a network, says so, and stores again what was lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PREFIX
from tests.browser.desk import Desk
from tests.browser.hosts import Host, hosting, python_server
from tests.browser.playground import BOOT_MS, Playground
from tests.browser.settings import cut_off, is_chromium
from tests.browser.test_policy import makes_code, worker_of

READY = "offline ready"
FORGET = "caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))"

# What programs draw with, and what notebooks import.
DRAWS = """import turtle, pygame, IPython.display
turtle.forward(9)
pygame.display.set_mode((9, 9)).fill("red")
pygame.display.flip()
print("drawn")
"""


@pytest.fixture
def host(dist: Path) -> Iterator[Host]:
    """A good host, which can go away."""
    with hosting(dist) as host:
        yield host


def watch_loads(page: Page, loads: list[str]) -> None:
    """Note the address of each document that the page begins to load, even if it does not get far."""
    page.on("framenavigated", lambda frame: None if frame.parent_frame else loads.append(frame.url))


def said(play: Playground) -> str:
    """What the status line says about offline use."""
    return play.place.locator("#offline").text_content() or ""


def wait_until_stored(play: Playground) -> None:
    expect(play.place.locator("#offline")).to_contain_text(READY, timeout=BOOT_MS)


def told(play: Playground, line: str) -> str:
    """What the page tells programs of a line of its panel."""
    return str(
        play.page.evaluate(
            "(name) => { const line = offthread.capabilities.lines.find((each) => each.name === name);"
            " return line.words + line.fix; }",
            line,
        )
    )


@pytest.mark.smoke
def test_a_visit_to_the_simplest_host_is_enough_for_ever(
    profile: BrowserContext, dist: Path, tmp_path: Path, share: float
) -> None:
    loads: list[str] = []
    failed: list[str] = []
    with python_server(dist, tmp_path) as server:
        page = profile.new_page()
        watch_loads(page, loads)
        play = Playground(page).open(server)
        # The host sends no headers at all: the service worker does, from the second load on.
        page.wait_for_function("() => crossOriginIsolated", timeout=BOOT_MS)
        play.wait_for("ready")
        wait_until_stored(play)
        assert loads == [server.url] * 2
        server.stop()
    cut_off(profile)
    profile.on("requestfailed", lambda request: failed.append(request.url))
    for number in range(max(2, round(20 * share))):
        page.reload()
        play.wait_for("ready")
        assert play.run(f"import decimal\ndecimal.Decimal({number}) + 1")[-1] == (
            "result",
            f"Decimal('{number + 1}')",
        )
    assert page.evaluate("crossOriginIsolated") is True
    # The policy of a worker's script comes from there, too. BiDi finds a worker of a page before.
    assert not is_chromium(profile) or not makes_code(worker_of(page, "/supply-worker."))
    # Revoked addresses within the box are how a worker is told something, and no requests to the host.
    assert [url for url in failed if not url.startswith("blob:")] == []
    assert loads == [f"http://127.0.0.1:{page.evaluate('location.port')}{PREFIX}"] * len(loads)


def test_nothing_is_downloaded_twice_and_what_is_lost_is_stored_again(
    profile: BrowserContext, host: Host
) -> None:
    page = profile.new_page()
    play = Playground(page).open(host).wait_for("ready")
    assert told(play, "Offline").startswith("The site is not stored for offline use yet:")
    wait_until_stored(play)
    size = said(play).removeprefix(f"{READY}, ")
    assert told(play, "Offline") == (
        f"The site is stored on this device, {size}, and works without a network."
    )
    once = [path for path, _ in host.asked if path not in ("", "favicon.svg", "sw.js")]
    assert sorted(once) == sorted(set(once))
    page.evaluate(FORGET)
    page.reload()
    play.wait_for("ready")
    wait_until_stored(play)
    host.stop()
    page.reload()
    assert play.wait_for("ready").run("6 * 7")[-1] == ("result", "42")


@pytest.mark.chromium
def test_what_cannot_be_stored_is_told_and_tried_again(profile: BrowserContext, host: Host) -> None:
    page = profile.new_page()
    client = profile.new_cdp_session(page)
    origin = host.url.removesuffix(PREFIX)
    client.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1_000_000})
    play = Playground(page).open(host).wait_for("ready")
    words = play.place.locator("#offline")
    expect(words).to_have_text("not stored for offline use", timeout=BOOT_MS)
    assert "there is not enough space: the site needs" in told(play, "Offline")
    assert play.run("1 + 1")[-1] == ("result", "2")
    client.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    page.evaluate("dispatchEvent(new Event('online'))")
    wait_until_stored(play)


def test_what_is_first_opened_without_a_network_is_there(profile: BrowserContext, host: Host) -> None:
    page = profile.new_page()
    desk = Desk(Playground(page).open(host).wait_for("ready"))
    wait_until_stored(desk.play)
    host.stop()
    cut_off(profile)
    page.reload()
    assert desk.play.wait_for("ready").run(DRAWS)[-1] == ("stdout", "drawn\n")
    for dialog in ("Your work", "Share", "Lessons", "Packages", "What this device can do"):
        desk.choose(dialog)
        expect(page.get_by_role("dialog", name=dialog)).to_be_visible()
        page.keyboard.press("Escape")
    desk.choose("The program in JavaScript")
    code = page.get_by_role("region", name="JavaScript", exact=True).get_by_role("textbox", name="JavaScript")
    expect(code).to_contain_text("print", timeout=BOOT_MS)
