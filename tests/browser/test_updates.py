"""A new version is taken whole or not at all, and only when the visitor wants it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import versions
from tests.browser.hosts import Host, hosting
from tests.browser.playground import BOOT_MS, Playground
from tests.browser.test_offline import told, wait_until_stored, watch_loads

DIRTY = "text = 'é 🐍\\t'  # not run, not saved a moment ago\nlen(text)"
CHECK = "navigator.serviceWorker.getRegistration().then((found) => found.update().then(String, String))"


@pytest.fixture(scope="module")
def newer(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in its second version."""
    return versions.make_newer(dist, tmp_path_factory.mktemp("newer") / "site")


@pytest.fixture(scope="module")
def first(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A host that has the first version."""
    with hosting(dist) as host:
        yield host


@pytest.fixture(scope="module")
def visited(browser: Browser, first: Host) -> Iterator[Playground]:
    """A page of the first version, which is stored."""
    context = browser.new_context()
    play = Playground(context.new_page()).open(first).wait_for("ready")
    wait_until_stored(play)
    yield play
    context.close()


def one(folder: Path, pattern: str) -> Path:
    """The one file that a pattern finds."""
    (found,) = folder.glob(pattern)
    return found


def version(page: Page) -> str:
    """The version of the page that is open, and the scripts of its workers."""
    # In the box they have addresses that tell nothing.
    workers: list[str] = page.evaluate("[...offthreadBox.cells.values()].map(({ address }) => address)")
    names = sorted({worker.rpartition("/")[2] for worker in workers})
    return f"{page.evaluate('document.documentElement.dataset.version')} {names}"


def expect_version(page: Page, number: str) -> None:
    """Wait until the page of a version is there; a tab in the background has no frames to poll in."""
    expect(page.locator("html")).to_have_attribute("data-version", number, timeout=BOOT_MS)


def expect_refused(play: Playground, host: Host, file: str, reason: str) -> None:
    """Look for a new version, which must be refused; the one that is there goes on, offline too."""
    before = version(play.page)
    play.page.evaluate(CHECK)
    play.page.wait_for_function("() => offthread.capabilities.refusal", timeout=BOOT_MS)
    line = told(play, "Version")
    assert line.startswith("This is version 0.1.0. Version 2.0.0 was refused, and this one goes on: ./")
    assert file in line
    assert reason in line
    host.stop()
    play.page.reload()
    assert play.wait_for("ready").run("1 + 1")[-1] == ("result", "2")
    assert version(play.page).split()[0] == before.split()[0] == "0.1.0"
    host.start()


def test_one_wrong_byte_is_refused(visited: Playground, first: Host, newer: Path, tmp_path: Path) -> None:
    shutil.copytree(newer, tmp_path / "site")
    file = one(tmp_path / "site", "assets/worker.*.mjs")
    versions.flip_a_byte(file)
    first.show(tmp_path / "site")
    expect_refused(visited, first, file.name, "its content is wrong")


def test_half_a_copy_is_refused(visited: Playground, first: Host, newer: Path, tmp_path: Path) -> None:
    shutil.copytree(newer, tmp_path / "site")
    file = one(tmp_path / "site", "assets/worker.*.mjs")
    file.unlink()
    first.show(tmp_path / "site")
    expect_refused(visited, first, file.name, "the server answered 404 Not Found")


def test_the_visitor_chooses_when_and_no_tab_mixes_versions(
    profile: BrowserContext, dist: Path, newer: Path
) -> None:
    with hosting(dist) as host:
        play = Playground(profile.new_page()).open(host).wait_for("ready")
        wait_until_stored(play)
        other = Playground(profile.new_page()).open(host).wait_for("ready")
        old = version(play.page)
        host.show(newer)
        play.type_code(DIRTY)
        play.page.evaluate(CHECK)
        notice = play.page.get_by_role("status", name="Update")
        expect(notice).to_contain_text("A new version, 2.0.0, is ready. Your work is kept.", timeout=BOOT_MS)
        # Until the visitor agrees, even a visit to come is of the version before.
        play.page.wait_for_timeout(400)
        play.page.reload()
        assert version(play.wait_for("ready").page) == old
        expect(notice.get_by_role("button", name="Reload now")).to_be_visible(timeout=BOOT_MS)

        loads: list[str] = []
        watch_loads(play.page, loads)
        play.type_code(DIRTY)
        notice.get_by_role("button", name="Reload now").click()
        expect_version(play.page, versions.VERSION)
        assert play.wait_for("ready").run()[-1] == ("result", "4")
        assert play.page.evaluate("offthreadEditor.code.text()") == DIRTY
        assert one(newer, "assets/worker.*.mjs").name in version(play.page)
        assert loads == [host.url]

        # The other tab goes on in its own version, with workers of its own version, and is asked as well.
        other.restart()
        assert version(other.page) == old
        assert other.run("2 + 2")[-1] == ("result", "4")
        expect(other.page.get_by_role("status", name="Update")).to_contain_text("2.0.0")
        other.page.get_by_role("button", name="Later").click()
        expect(other.page.get_by_role("button", name="Later")).to_be_hidden()
        other.press("More")
        other.press("Reload to update to 2.0.0")
        expect_version(other.page, versions.VERSION)
        wait_until_stored(other.wait_for("ready"))
        # What the supply keeps is of no version.
        caches = [name for name in other.page.evaluate("caches.keys()") if name != "offthread-kept"]
        assert caches == [f"offthread {host.url} {versions.BUILD}"]
