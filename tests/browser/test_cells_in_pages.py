"""The element `<offthread-cell>` in pages that are not made for it: what their styles and scripts do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.listening import listening
from tests.browser.test_displays import REACHING
from tests.sites import copy_site
from tools.serve.server import Server, app

PAGE = """<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>A page</title>
<link rel="icon" href="data:,">
<style>
* { all: unset } script, style, title { display: none } iframe { display: block !important; height: 300px }
div, button, textarea { display: none !important } body { display: block; background: #111; color: #eee }
</style>
<script type="module" src="./offthread/element.mjs"></script>
<offthread-cell id="one" check="if mine != 1:\n    raise AssertionError('not 1')">mine = 1</offthread-cell>
<offthread-cell id="two" check="if mine != 1:\n    raise AssertionError('not 1')">mine = 2</offthread-cell>
<offthread-cell id="half" check="assert (mine">mine = 3</offthread-cell>
<offthread-cell id="file" src="first.py" autorun="visible"></offthread-cell>
<offthread-cell id="text" engine="micropython">1</offthread-cell>
<offthread-cell id="stubborn" session="a" engine="micropython">while True: pass</offthread-cell>
<offthread-cell id="draws">
<script type="text/plain">
from IPython.display import SVG, display
display(SVG('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</scr' 'ipt></svg>'))
</script></offthread-cell></html>"""
RUN = """(ids) => Promise.all(ids.map((id) => {
  const cell = document.getElementById(id);
  return cell.run().then(() => cell.output);
}))"""
COUNT = 6
MAKE_AND_REMOVE = """async (count) => {
  globalThis.held = [];
  while (held.length < count) {
    const cell = document.createElement("offthread-cell");
    held.push(new WeakRef(cell));
    document.body.prepend(cell);
    const later = (resolve) => setTimeout(resolve, 20);
    while (!cell.shadowRoot.querySelector(".cm-content")) await new Promise(later);
    cell.remove();
  }
}"""
# What cannot be JSON, and in the end what is nested deeper than Python can read.
SET_DATA = """() => {
  const cell = document.getElementById("one");
  const circle = {};
  circle.circle = circle;
  const told = [];
  for (const wrong of [() => 1, { a: 1n }, circle]) {
    try { cell.data = wrong; } catch ({ name }) { told.push(name); }
  }
  let data = {};
  for (let level = 0; level < 3000; level++) data = { data };
  cell.data = data;
  return told;
}"""
EARLY = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
<link rel="icon" href="data:,">
<offthread-cell id="early" check="
    assert mine
    assert mine == 1, 'not 1'
">mine = 0</offthread-cell>
<script>
const cell = document.getElementById("early");
cell.code = "from data import n\\nmine = n";
cell.data = { n: 2 };
</script>
<script type="module" src="./offthread/element.mjs"></script></html>"""
SET_CODE = """() => {
  const cell = document.getElementById("text");
  return [undefined, null, 5].map((code) => { cell.code = code; return cell.code; });
}"""
# It is stopped while its program is on its way.
STOP_LOADING = """() => {
  const cell = document.getElementById("early");
  globalThis.told = [];
  cell.addEventListener("run", () => told.push("run"));
  cell.setAttribute("src", "late.py");
  globalThis.over = cell.run();
  cell.stop();
}"""
# A display that was dropped, since much has been written below it, and is shown again.
AGAIN = """from IPython.display import HTML, display
shown = display(HTML("<b>one</b>"), display_id=True)
for number in range(700):
    print("x" * 400)
shown.update(HTML("<b>two</b>"))"""
# A picture of 200 lines.
DRAWN = """import struct, zlib
from IPython.display import Image, display
def part(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
head = part(b"IHDR", struct.pack(">IIBBBBB", 9, 200, 8, 0, 0, 0, 0))
DRAWN = b"\\x89PNG\\r\\n\\x1a\\n" + head + part(b"IDAT", zlib.compress(bytes(2000))) + part(b"IEND", b"")
"""
SEES_END = """() => {
  const log = document.getElementById("draws").shadowRoot.querySelector(".log");
  const { scrollHeight, scrollTop, clientHeight } = log;
  const isShown = [...log.querySelectorAll("img")].every((each) => each.naturalHeight === 200);
  return isShown && scrollTop > 0 && scrollHeight - scrollTop - clientHeight < 2;
}"""
CODE = "([id, code]) => document.getElementById(id).code === code"
# What styles of the page could show is one that is not within a cell.
FRAMES = "[...document.querySelectorAll('iframe')].map((each) => getComputedStyle(each).display)"


@pytest.fixture(scope="module")
def folder(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page, with a copy of the site beside it."""
    made = tmp_path_factory.mktemp("pages")
    copy_site(dist, made / "offthread")
    (made / "index.html").write_text(PAGE, encoding="utf-8")
    (made / "early.html").write_text(EARLY, encoding="utf-8")
    for name in ("first", "second", "third"):
        (made / f"{name}.py").write_text(f"print({name!r})\r\n", encoding="utf-8")
    return made


@pytest.fixture
def opened(folder: Path, page: Page) -> Iterator[Page]:
    """The page."""
    with Server(app(folder)) as server:
        page.goto(server.url)
        yield page
        page.goto("about:blank")


@pytest.mark.smoke
def test_a_check_is_run_whole_and_in_the_names_of_its_own_program(opened: Page) -> None:
    assert opened.evaluate(RUN, ["one", "two"]) == ["Right!", "Not yet: not 1"]
    (half,) = opened.evaluate(RUN, ["half"])
    assert "The code is incomplete." in half


def test_a_program_that_a_page_gives_is_the_one_that_runs(opened: Page) -> None:
    opened.locator("#file").scroll_into_view_if_needed()
    expect(opened.locator("#file").get_by_role("log")).to_contain_text("first", timeout=60_000)
    for name in ("second", "third"):
        opened.evaluate("(name) => document.getElementById('file').setAttribute('src', name)", f"{name}.py")
        opened.wait_for_function(CODE, arg=["file", f"print({name!r})"])
    opened.locator("#text .cm-content").wait_for()
    for text in ("2", "3"):
        opened.evaluate("(text) => { document.getElementById('text').textContent = text; }", text)
        opened.wait_for_function(CODE, arg=["text", text])
    # What the page has set stays, wherever the cell goes.
    opened.evaluate("const { text } = globalThis; text.code = '4'; document.body.prepend(text)")
    assert opened.evaluate(RUN, ["text"]) == ["4"]
    # A framework may have no program yet.
    assert opened.evaluate(SET_CODE) == ["", "", "5"]


def test_a_cell_that_is_stopped_before_its_program_has_come_does_not_run(opened: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    opened.goto(f"{opened.url}early.html")
    opened.route("**/late.py", hold)
    opened.evaluate(STOP_LOADING)
    while not held:
        opened.wait_for_timeout(10)
    held[0].fulfill(body="print('late')")
    opened.evaluate("over")
    assert opened.evaluate("[told, document.getElementById('early').code]") == [[], "print('late')"]


def test_data_that_no_program_can_have_are_refused_in_words(opened: Page) -> None:
    assert opened.evaluate(SET_DATA) == ["TypeError"] * 3
    (deep,) = opened.evaluate(RUN, ["one"])
    assert deep.startswith("The data must be a JSON object")
    opened.evaluate("document.getElementById('one').data = '{'")
    assert opened.evaluate("document.getElementById('one').data") is None
    opened.evaluate("document.getElementById('one').data = { n: 1 }")
    assert opened.evaluate(RUN, ["one"]) == ["Right!"]


def test_what_a_page_sets_before_the_script_is_there_is_taken_over(opened: Page) -> None:
    opened.goto(f"{opened.url}early.html")
    code = opened.locator("#early").get_by_role("textbox", name="Code")
    expect(code).to_have_text("from data import nmine = n")
    assert opened.evaluate(RUN, ["early"]) == ["Not yet: not 1"]
    code.fill("mine = 1")
    assert opened.evaluate(RUN, ["early"]) == ["Right!"]


def test_the_end_of_much_output_is_seen(opened: Page) -> None:
    opened.evaluate(RUN, ["one"])
    for end in ("'the end'", "1 / 0", "display(Image(DRAWN))"):
        code = f"{DRAWN}for number in range(99): print(number)\n{end}"
        opened.evaluate("(code) => { document.getElementById('draws').code = code; }", code)
        opened.evaluate(RUN, ["draws"])
        opened.wait_for_function(SEES_END)


def test_a_display_that_was_dropped_is_shown_again(opened: Page) -> None:
    opened.evaluate("(code) => { document.getElementById('draws').code = code; }", AGAIN)
    opened.evaluate(RUN, ["draws"])
    frame = opened.locator("#draws iframe").content_frame
    expect(frame.get_by_text("two")).to_be_visible()


@pytest.mark.smoke
def test_a_stop_that_costs_a_session_its_names_says_so(opened: Page) -> None:
    opened.evaluate("void document.getElementById('stubborn').run()")
    status = opened.locator("#stubborn").get_by_role("status")
    expect(status).to_have_text("The program is running …", timeout=60_000)
    opened.evaluate("document.getElementById('stubborn').stop()")
    expect(opened.locator("#stubborn").get_by_role("log")).to_contain_text("names of this session are gone")
    expect(status).to_have_text("The program was stopped.")


@pytest.mark.smoke
def test_a_cell_that_is_taken_out_keeps_its_program(opened: Page) -> None:
    opened.locator("#text .cm-content").fill("1 + 1")
    opened.evaluate("globalThis.kept = document.getElementById('text'); kept.remove()")
    opened.wait_for_function("!kept.shadowRoot.querySelector('.cm-content')")
    opened.evaluate("document.body.prepend(kept)")
    expect(opened.locator("#text .cm-content")).to_have_text("1 + 1")
    assert opened.evaluate(RUN, ["text"]) == ["2"]


@pytest.mark.chromium
def test_nothing_keeps_a_cell_that_is_taken_out(opened: Page) -> None:
    opened.evaluate(MAKE_AND_REMOVE, COUNT)
    session = opened.context.new_cdp_session(opened)
    for _ in range(20):
        session.send("HeapProfiler.collectGarbage")
        opened.wait_for_timeout(200)
        # The browser itself may remember the last one.
        if opened.evaluate("held.filter((each) => each.deref()).length") <= 1:
            return
    raise AssertionError("something keeps cells that are gone")


@pytest.mark.smoke
def test_styles_of_a_page_neither_break_a_cell_nor_show_the_box(opened: Page) -> None:
    assert opened.evaluate(RUN, ["one"]) == ["Right!"]
    frames = opened.evaluate(FRAMES)
    assert frames
    assert set(frames) == {"none"}
    expect(opened.locator("#one").get_by_role("button", name="Run")).to_be_visible()
    content = opened.locator("#one .cm-content")
    assert content.evaluate("(content) => getComputedStyle(content).direction") == "ltr"
    cell = opened.locator("#one .cell")
    expect(cell).to_have_attribute("data-dark", "true")
    opened.evaluate("Object.assign(document.body.style, { transition: 'color 0.2s', color: '#111' })")
    expect(cell).to_have_attribute("data-dark", "false")


def test_a_drawing_in_a_tab_of_its_own_is_not_of_the_page(opened: Page) -> None:
    opened.evaluate(RUN, ["draws"])
    address = opened.locator("#draws img").get_attribute("src")
    assert opened.locator("#draws img").evaluate("(image) => image.decode().then(() => image.width)") == 9
    tab = opened.context.new_page()
    tab.goto(str(address))
    assert tab.evaluate("[origin, document.querySelectorAll('script').length]") == ["null", 1]


@pytest.mark.allow_page_errors
def test_html_of_a_cell_connects_to_no_host(opened: Page, violations: list[str]) -> None:
    with listening() as heard:
        html = REACHING.format(heard.url)
        code = f"from IPython.display import HTML, display\ndisplay(HTML({html!r}))"
        opened.evaluate("(code) => { document.getElementById('draws').code = code; }", code)
        opened.evaluate(RUN, ["draws"])
        frame = opened.locator("#draws iframe").content_frame
        expect(frame.get_by_text("Shown")).to_be_visible()
        opened.wait_for_timeout(1500)
    assert heard.peers == []
    assert frame.locator("link, base, iframe, meta").count() == 4, "those of the frame's own head"
    violations.clear()
