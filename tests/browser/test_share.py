"""Links hold a work; opening one runs nothing and leaves the visitor's own alone, however bad it is."""

import base64
import hashlib
import json
import re
import zlib
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk import Desk, unzipped
from tests.browser.playground import Playground
from tests.browser.settings import allow_clipboard
from tools.serve.server import Server

LINKED = "This project came from a link. Your own work is still there. Nothing runs until you press Run."
OWN = "'my own work'"


def fragment(work: Any, *, text: str | None = None) -> str:
    """The fragment of a link that holds something."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = (json.dumps(work) if text is None else text).encode()
    packed = packer.compress(raw) + packer.flush()
    checksum = base64.urlsafe_b64encode(hashlib.sha256(raw).digest()[:9]).decode()
    return f"2.{base64.urlsafe_b64encode(packed).decode().rstrip('=')}.{checksum}"


def holding(*files: list[Any], **fields: Any) -> str:
    return fragment({"files": list(files), **fields})


GOOD = holding(["main.py", "text", "print('from a link')"])
BAD = {
    "cut off": (GOOD[:-6], "the link is damaged or cut off"),
    "not ours": ("top", "the part after the # is not a link of this page"),
    "changed": (GOOD[:9] + ("A" if GOOD[9] == "B" else "B") + GOOD[10:], "the link is damaged or cut off"),
    "without its checksum": (GOOD.rpartition(".")[0], "the link is damaged or cut off"),
    "newer": ("3." + GOOD[2:], "the link was made by a newer version of this page"),
    "no base64": ("2.%%%.AAAAAAAAAAAA", "the link is damaged or cut off"),
    "no JSON": (fragment(None, text="{"), "the link is damaged or cut off"),
    "a bomb": (fragment(None, text=" " * 60_000_000), "the link holds more than 2 MB"),
    "too long": ("2." + "a" * 200_001 + ".A", "the link is longer than 200,000 characters"),
    "deep": (fragment(None, text="[" * 100_000 + "]" * 100_000), "the link"),
    "a text of 1.2 MB": (
        holding(["main.py", "text", "x" * 1_200_000]),
        "the link holds a text that is larger than 1 MB: main.py",
    ),
    "a name that deceives": (
        holding(["gnp\u202eyp.py", "text", ""]),
        "the link holds a file with the name 'gnp[U+202E]yp.py'",
    ),
    "no files": (fragment({"files": []}), "the link holds no files"),
    "climbing out": (
        holding(["../../etc/x", "text", ""]),
        "the link holds a file with the name '../../etc/x'",
    ),
    "wrong types": (holding(["main.py", "text", {}]), "the link is damaged or cut off"),
    "prototype": (fragment({"__proto__": {"files": []}, "files": {}}), "the link holds no files"),
}


@pytest.fixture
def desk(page: Page, site: Server) -> Desk:
    """The page with a work of the visitor's own."""
    desk = Desk(Playground(page).open(site).wait_for("ready"))
    desk.play.type_code(OWN)
    desk.wait_until_stored()
    return desk


def go(page: Page, site: Server, link: str) -> None:
    """Open a link as one that was clicked: the page is reloaded."""
    page.goto("about:blank")
    page.goto(f"{site.url}#{link}")


@pytest.mark.smoke
def test_a_link_brings_the_whole_work_beside_ones_own(
    desk: Desk, page: Page, context: BrowserContext, site: Server
) -> None:
    allow_clipboard(context)
    desk.play.type_data('{"a": 1}')
    desk.new("data/ü.csv", "1,2 😀")
    desk.upload(("x.bin", bytes(range(256))))
    desk.show("main.py")
    desk.play.type_code(
        "from data import a\nprint(a, open('data/ü.csv').read(), len(open('x.bin', 'rb').read()))"
    )
    desk.choose("Share")
    words = page.get_by_role("dialog").get_by_role("status")
    expect(words).to_have_text(
        re.compile(r"^[\d,]+ characters\. The link holds your code, your data and your files\.")
    )
    desk.play.press("Copy")
    expect(words).to_have_text("The link is copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    desk.play.press("Close")
    other = context.new_page()
    other.goto(link)
    opened = Desk(Playground(other))
    expect(opened.bar).to_contain_text(LINKED)
    opened.expect_files("main.py", "data/ü.csv", "x.bin")
    assert other.url == site.url
    opened.play.wait_for("ready")
    assert opened.play.entries() == []
    assert opened.play.run() == [("stdout", "1 1,2 😀 256\n")]
    opened.play.type_code("changed")
    opened.wait_until_stored()
    other.reload()
    expect(opened.play.code).to_have_text("changed")
    expect(desk.play.code).to_contain_text("from data import a")


def test_bad_links_are_told_and_leave_the_work_alone(desk: Desk, page: Page, site: Server) -> None:
    for name, (link, words) in BAD.items():
        page.evaluate("(link) => { location.hash = link; }", link)
        expect(desk.bar, name).to_contain_text(f"The link was not opened: {words}")
        expect(desk.bar, name).to_contain_text("Your own work is as it was.")
        assert desk.shown_text() == OWN
        assert page.url == site.url
        desk.play.press("Close this message")
    assert page.evaluate("({}).files") is None


def test_run_right_after_opening_a_link_runs_the_links_program(desk: Desk, page: Page, site: Server) -> None:
    page.goto("about:blank")
    page.goto(f"{site.url}#{GOOD}", wait_until="commit")
    page.locator("#run").wait_for(state="attached")
    page.wait_for_timeout(150)
    page.evaluate("document.querySelector('#run').click()")
    expect(page.get_by_role("log", name="Output")).to_contain_text("from a link")
    expect(page.get_by_role("log", name="Output")).not_to_contain_text("my own work")


def test_the_way_back_leads_to_ones_own_work(desk: Desk, page: Page, site: Server) -> None:
    go(page, site, GOOD)
    expect(desk.bar).to_contain_text(LINKED)
    expect(desk.play.code).to_have_text("print('from a link')")
    desk.play.press("Back to my work")
    expect(desk.play.code).to_have_text(OWN)


def test_a_work_that_is_too_long_for_a_link_is_offered_as_a_file(desk: Desk, page: Page) -> None:
    noise = "".join(f"{zlib.crc32(str(number).encode()):08x}" for number in range(10_000))
    desk.play.type_code(f"'{noise}'")
    desk.choose("Share")
    cut = "Mail and chat programs cut links that are longer than 30,000."
    expect(page.get_by_role("dialog")).to_contain_text(cut)
    expect(page.get_by_role("textbox", name="Link")).to_be_hidden()
    archive = unzipped(desk.download(lambda: desk.play.press("Download as a zip")))
    assert archive == {"main.py": f"'{noise}'".encode()}


def test_a_file_of_the_same_site_is_opened_beside_ones_own_work(desk: Desk, page: Page, site: Server) -> None:
    page.goto(site.url + "?src=lessons/data.md")
    desk.expect_files("data.md")
    assert page.url == site.url
    assert desk.play.wait_for("ready").entries() == []


@pytest.mark.allow_page_errors
def test_files_of_other_sites_and_files_that_are_not_there_are_refused(
    desk: Desk, page: Page, site: Server
) -> None:
    for src, words in (
        ("https://example.org/x.py", "it is on another site, and this page opens only files of its own site"),
        ("//example.org/x.py", "it is on another site, and this page opens only files of its own site"),
        ("javascript:alert(1)", "it is on another site, and this page opens only files of its own site"),
        ("nothing.py", "this site answers 404"),
    ):
        page.goto(f"{site.url}?src={src}")
        expect(desk.bar).to_contain_text(f"{src} was not opened: {words}")
        assert desk.shown_text() == OWN
