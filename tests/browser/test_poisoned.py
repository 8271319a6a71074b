"""What is stored of the site and was changed there is found out, and is never used: it is fetched again."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import versions
from tests.browser.hosts import Host, hosting
from tests.browser.playground import BOOT_MS, Playground
from tests.browser.test_offline import wait_until_stored
from tests.browser.test_updates import CHECK, one

# Puts other bytes in the place of a stored file, as a program could that has the site's caches.
POISON = """async (part) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (!new URL(request.url).href.includes(part)) continue;
      const { headers } = await cache.match(request);
      await cache.put(request, new Response("globalThis.poisoned = true; // wrong", { headers }));
      return request.url;
    }
  }
}"""
STORED = """async (part) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (new URL(request.url).href.includes(part)) return (await cache.match(request)).text();
    }
  }
}"""
PAGE = "/?__WB_REVISION__"
PARTS = (
    PAGE,
    "assets/early.",
    "assets/worker.",
    "assets/rooms.",
    "assets/app.",
    "pyodide.asm.wasm",
    "rest.json",
)


@pytest.fixture
def host(dist: Path) -> Iterator[Host]:
    """A good host, whose files can be replaced."""
    with hosting(dist) as host:
        yield host


def visit(profile: BrowserContext, host: Host) -> Playground:
    play = Playground(profile.new_page()).open(host).wait_for("ready")
    wait_until_stored(play)
    return play


def is_poisoned(page: Page, part: str) -> bool:
    return "globalThis.poisoned" in page.evaluate(STORED, part)


def test_what_was_poisoned_is_repaired_on_the_next_visit(profile: BrowserContext, host: Host) -> None:
    play = visit(profile, host)
    for part in (each for each in PARTS if each != "pyodide.asm.wasm"):
        assert play.page.evaluate(POISON, part)
    play.page.reload()
    assert play.wait_for("ready").run("6 * 7")[-1] == ("result", "42")
    assert play.page.evaluate("() => globalThis.poisoned") is None
    wait_until_stored(play)
    assert [part for part in PARTS if is_poisoned(play.page, part)] == []


@pytest.mark.allow_page_errors
def test_a_poisoned_core_is_refused_and_retry_mends_it(profile: BrowserContext, host: Host) -> None:
    play = visit(profile, host)
    assert play.page.evaluate(POISON, "pyodide.asm.wasm")
    play.page.reload()
    play.wait_for("failed")
    play.press("Retry")
    assert play.wait_for("ready").run("6 * 7")[-1] == ("result", "42")


@pytest.mark.long
def test_what_is_poisoned_is_not_borrowed_by_a_new_version(
    profile: BrowserContext, dist: Path, tmp_path: Path
) -> None:
    with hosting(dist) as host:
        play = visit(profile, host)
        rooms = one(dist, "assets/rooms.*.tar")
        assert play.page.evaluate(POISON, rooms.name)
        host.show(versions.make_newer(dist, tmp_path / "site"))
        play.page.evaluate(CHECK)
        notice = play.page.get_by_role("status", name="Update")
        expect(notice).to_contain_text("A new version, 2.0.0, is ready.", timeout=BOOT_MS)
        good = rooms.read_bytes().decode("utf-8", "replace")
        play.page.reload()
        play.press("Reload now")
        expect(play.page.locator("html")).to_have_attribute("data-version", "2.0.0", timeout=BOOT_MS)
        wait_until_stored(play.wait_for("ready"))
        assert play.page.evaluate(STORED, rooms.name) == good


def test_a_host_that_goes_on_sending_a_wrong_file_is_told_of(
    profile: BrowserContext, host: Host, dist: Path, tmp_path: Path
) -> None:
    play = visit(profile, host)
    # Without its compressed forms, which the host would send.
    shutil.copytree(dist, tmp_path / "site", ignore=shutil.ignore_patterns("rest.json.*"))
    file = one(tmp_path / "site", "brython-*/rest.json")
    versions.flip_a_byte(file)
    host.show(tmp_path / "site")
    assert play.page.evaluate(POISON, "rest.json")
    # What the browser itself has kept is as it should be, and would do.
    play.page.context.new_cdp_session(play.page).send("Network.clearBrowserCache")
    play.page.reload()
    play.wait_for("ready")
    sentence = f"The server has a wrong copy of {file.relative_to(tmp_path / 'site')}."
    expect(play.place.locator("#offline")).to_have_text(sentence, timeout=BOOT_MS)
