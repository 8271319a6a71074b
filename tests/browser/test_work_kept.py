"""What the visitor writes is kept: over reloads, crashes and kills; and if it cannot be, the page says so."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, expect

from tests.browser.desk import Desk, unzipped
from tests.browser.playground import Playground
from tools.base import chromium
from tools.serve.server import Server

DENIED = "IDBFactory.prototype.open = () => { throw new DOMException('denied here', 'SecurityError'); };"
FORMER = """() => {
  localStorage.setItem("offthread.code", "kept = 'ü😀'");
  localStorage.setItem("offthread.data", '{"a": 1}');
}"""

SPOIL = """() => new Promise((resolve) => {
  indexedDB.open("offthread").onsuccess = ({ target }) => {
    const transaction = target.result.transaction("works", "readwrite");
    const works = transaction.objectStore("works");
    works.openCursor().onsuccess = ({ target: { result } }) => works.put({ ...result.value, head: "{" });
    transaction.oncomplete = () => { target.result.close(); resolve(); };
  };
})"""


def opened(page: Page, site: Server) -> Desk:
    return Desk(Playground(page).open(site).wait_for("ready"))


def started(profile: Path, browser: Browser) -> BrowserContext:
    """A browser of its own, with a profile that lasts."""
    found = chromium.find()
    return browser.browser_type.launch_persistent_context(
        profile, executable_path=found.executable, args=[*found.arguments], headless=True
    )


def kill(profile: Path) -> None:
    """Kill the browser of a profile as a device does that runs out of power."""
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        words = entry.read_bytes().split(b"\0") if entry.exists() else []
        if f"--user-data-dir={profile}".encode() in words and not any(b"--type=" in word for word in words):
            os.kill(int(entry.parent.name), signal.SIGKILL)


@pytest.mark.chromium
@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for the process in /proc")
def test_a_killed_browser_has_kept_what_was_typed_and_written(
    browser: Browser, site: Server, tmp_path: Path
) -> None:
    context = started(tmp_path, browser)
    desk = opened(context.pages[0], site)
    desk.play.begin("open('w.txt', 'w').write('written')\ninput()").wait_for("waiting")
    desk.new("notes.txt", "first")
    desk.wait_until_stored()
    desk.play.code.type(" and typed until the very end", delay=10)
    kill(tmp_path)
    with suppress(Error):  # It is gone already.
        context.close()
    context = started(tmp_path, browser)
    desk = Desk(Playground(context.pages[0]).open(site))
    desk.expect_files("main.py", "w.txt", "notes.txt")
    text = desk.shown_text()
    assert text.startswith("first")
    assert "first and typed until the very end".startswith(text)
    assert desk.text("w.txt") == "written"
    context.close()


@pytest.mark.chromium
@pytest.mark.allow_page_errors
def test_a_crashed_tab_and_a_reload_lose_nothing(page: Page, context: BrowserContext, site: Server) -> None:
    desk = opened(page, site)
    desk.play.type_data('{"a": 1}').type_code("x = 1")
    desk.new("a.txt", "one")
    desk.play.code.press("End")
    desk.play.code.type(", two")
    page.reload()
    desk.expect_files("main.py", "a.txt")
    assert desk.shown_text() == "one, two"
    expect(desk.play.data).to_have_text('{"a": 1}')
    desk.wait_until_stored()
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash")
    again = Desk(Playground(context.new_page()).open(site))
    again.expect_files("main.py", "a.txt")
    assert again.text("main.py") == "x = 1"


def test_what_was_typed_just_before_leaving_is_kept(page: Page, site: Server) -> None:
    desk = opened(page, site)
    for number in range(5):
        desk.play.type_code(f"typed = {number}")
        page.reload()
        expect(desk.play.code).to_be_visible()
        assert desk.shown_text() == f"typed = {number}"


def test_what_was_typed_and_left_before_python_was_there_is_kept(page: Page, site: Server) -> None:
    opened(page, site).wait_until_stored()
    page.route("**/app.*.tar", lambda _route: None)
    page.goto(site.url, wait_until="commit")
    desk = Desk(Playground(page))
    desk.play.type_code("never = 'lost'")
    desk.play.type_data('{"nor": "this"}')
    page.unroute("**/app.*.tar")
    page.goto(site.url)
    desk.play.wait_for("ready")
    assert desk.shown_text() == "never = 'lost'"
    expect(desk.play.data).to_have_text('{"nor": "this"}')
    desk.wait_until_stored()
    page.reload()
    desk.play.wait_for("ready")
    assert desk.shown_text() == "never = 'lost'"


def test_what_was_typed_before_python_was_there_is_kept(page: Page, site: Server) -> None:
    held: list[Route] = []
    page.route("**/app.*.tar", lambda route: held.append(route))  # noqa: PLW0108 - Playwright refuses built-in functions
    # It is asked for when there is something to type into.
    with page.expect_request("**/app.*.tar"):
        page.goto(site.url, wait_until="commit")
    desk = Desk(Playground(page))
    desk.play.type_code("early = 1")
    assert held
    for route in held:
        route.continue_()
    desk.play.wait_for("ready")
    desk.wait_until_stored()
    page.reload()
    expect(desk.play.code).to_have_text("early = 1")


# The browser asks for an icon of the bare picture.
@pytest.mark.allow_page_errors
def test_the_work_of_an_older_version_is_taken_over(page: Page, site: Server) -> None:
    page.goto(site.url + "favicon.svg")
    page.evaluate(FORMER)
    desk = opened(page, site)
    assert desk.play.run("kept = 'ü😀'\nkept") == [("result", "'ü😀'")]
    expect(desk.play.data).to_have_text('{"a": 1}')
    desk.choose("Your work")
    expect(page.get_by_role("dialog").get_by_role("listitem")).to_have_count(1)


@pytest.mark.chromium
def test_a_full_storage_is_told_once_and_the_work_can_be_downloaded(
    page: Page, context: BrowserContext, site: Server
) -> None:
    desk = opened(page, site)
    devtools = context.new_cdp_session(page)
    origin = site.url.rstrip("/")
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1})
    desk.play.type_code("'" + "x" * 200_000 + "'")
    expect(desk.bar).to_contain_text(
        "Your work could not be saved here: there is no room left in this browser's storage."
    )
    desk.play.type_code("'important'")
    archive = unzipped(desk.download(lambda: desk.play.press("Download your work")))
    assert archive == {"main.py": b"'important'"}
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    desk.play.type_code("'room again'")
    expect(desk.bar).to_be_hidden()
    page.reload()
    expect(desk.play.code).to_have_text("'room again'")


@pytest.mark.allow_page_errors
def test_what_a_program_wrote_while_it_computed_survives_its_worker(page: Page, site: Server) -> None:
    desk = opened(page, site)
    desk.play.begin("open('early.txt', 'w').write('x')\nwhile True: pass")
    expect(desk.tab("early.txt")).to_be_visible(timeout=15_000)
    desk.play.stop()
    desk.play.begin("import os\nopen('late.txt', 'w').write('x')\nos._exit(1)")
    desk.play.wait_for_entry("error", "and files as they were at most 5 seconds before.")
    desk.play.wait_for("ready")
    assert desk.play.run("import os; sorted(os.listdir())") == [("result", "['early.txt', 'main.py']")]


# PyScript opens a storage of its own, and complains that it cannot.
@pytest.mark.allow_page_errors
def test_a_denied_storage_is_told_and_the_page_works_without(page: Page, site: Server) -> None:
    page.add_init_script(DENIED)
    desk = opened(page, site)
    expect(desk.bar).to_contain_text("Your work could not be saved here: denied here.")
    desk.new("a.txt", "text")
    desk.show("main.py")
    assert desk.play.run("open('a.txt').read()") == [("result", "'text'")]
    archive = unzipped(desk.download(lambda: desk.play.press("Download your work")))
    assert archive["a.txt"] == b"text"


@pytest.mark.smoke
def test_a_work_whose_description_is_spoilt_keeps_its_files(page: Page, site: Server) -> None:
    desk = opened(page, site)
    desk.new("a.txt", "text")
    desk.wait_until_stored()
    page.evaluate(SPOIL)
    page.reload()
    desk.expect_files("a.txt", "main.py")
    assert desk.shown_text() == "text"
    desk.show("main.py")
    assert desk.play.wait_for("ready").run("open('a.txt').read()") == [("result", "'text'")]


@pytest.mark.chromium
def test_storage_that_is_cleared_under_the_page_is_filled_again(
    page: Page, context: BrowserContext, site: Server
) -> None:
    desk = opened(page, site)
    desk.new("a.txt", "text")
    desk.wait_until_stored()
    context.new_cdp_session(page).send(
        "Storage.clearDataForOrigin", {"origin": site.url.rstrip("/"), "storageTypes": "indexeddb"}
    )
    desk.play.code.type(" and more")
    desk.wait_until_stored()
    page.reload()
    desk.expect_files("main.py", "a.txt")
    assert desk.shown_text() == "text and more"


def test_works_are_listed_opened_renamed_and_deleted_with_undo(page: Page, site: Server) -> None:
    desk = opened(page, site)
    desk.play.type_code("'first'")
    desk.choose("Your work")
    desk.play.press("New work")
    desk.play.wait_for("ready").type_code("'second'")
    desk.choose("Your work")
    rows = page.get_by_role("dialog", name="Your work").get_by_role("listitem")
    expect(rows).to_have_count(2)
    rows.last.get_by_role("button", name="Rename").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("The first")
    page.locator("#naming-confirm").click()
    expect(rows.filter(has_text="The first")).to_have_count(1)
    page.get_by_role("button", name="Delete The first").click()
    expect(rows).to_have_count(1)
    desk.play.press("Close")
    desk.play.press("Undo")
    desk.choose("Your work")
    expect(rows).to_have_count(2)
    page.get_by_role("button", name="Open The first").click()
    expect(desk.play.code).to_have_text("'first'")
    assert desk.play.wait_for("ready").run() == [("result", "'first'")]
