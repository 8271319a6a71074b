"""The work on paper, and as one HTML file: all code, data, output and plots, and nothing that could run."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import Desk
from tests.browser.playground import Playground

PROGRAM = """# Dice game
from base64 import b64decode
class Plot:
    def _repr_svg_(self): return '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>'
class Table:
    def _repr_html_(self): return '<b>bold</b>'
display(Plot())
display(Table())
print('</style><script>document.title = "run"</script><img src=x onerror=alert(1)>')
for number in range(150): print('row', number)
"""
CODE = PROGRAM + "\n".join(f"x{number} = {number}" for number in range(150))


def listen(page: Page, asked: list[str]) -> None:
    page.on("request", lambda request: asked.append(request.url))


def shown(page: Page) -> str:
    return re.sub(r"\s+", " ", page.locator("body").inner_text())


def test_what_is_printed_is_all_of_it_and_nothing_else(play: Playground) -> None:
    play.type_data('{"ranks": [1]}')
    play.run(CODE)
    page = play.page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    paper = page.get_by_role("article")
    expect(paper.get_by_role("listitem")).to_have_count(len(CODE.split("\n")) + 1)
    text = shown(page)
    for part in ("x149 = 149", '{"ranks": [1]}', "row 149", "onerror=alert(1)>"):
        assert part in text
    expect(page.get_by_role("img")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("textbox")).to_have_count(0)
    log = page.get_by_role("log")
    assert log.evaluate("(log) => log.scrollHeight <= log.clientHeight + 1")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(paper).to_have_count(0)
    # The browser's own way of printing, too.
    page.emulate_media(media="screen")
    assert len(page.pdf(format="A4")) > 10_000
    expect(paper).to_have_count(0)


def test_one_html_file_holds_it_all_and_runs_nothing(
    play: Playground, browser: Browser, tmp_path: Path
) -> None:
    play.type_data('{"ranks": [1]}')
    play.run(CODE)
    desk = Desk(play)
    saved = desk.download(lambda: desk.choose("Save as HTML"))
    assert re.fullmatch(r"[a-z-]+-\d{4}-\d\d-\d\d\.html", saved.suggested_filename)
    path = tmp_path / "saved.html"
    saved.save_as(path)
    source = path.read_text(encoding="utf-8")
    assert re.search(r"<script|blob:|https?://(?!www\.w3\.org)", source) is None
    for scripts in (False, True):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        asked: list[str] = []
        listen(page, asked)
        page.goto(path.as_uri())
        text = shown(page)
        for part in ("x149 = 149", '{"ranks": [1]}', "row 149", "onerror=alert(1)>"):
            assert part in text
        expect(page.frame_locator("iframe").locator("b")).to_have_text("bold")
        expect(page.locator("img")).to_have_attribute("src", re.compile("^data:image/svg"))
        expect(page).to_have_title(re.compile("^(?!run)"))
        assert [each for each in asked if not each.startswith(("file:", "data:", "about:"))] == []
        context.close()
