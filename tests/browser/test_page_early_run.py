"""One can type and press Run before Python is there: nothing is lost, nothing jumps, and progress is told."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.desk import Desk
from tests.browser.playground import BOOT_MS, Playground
from tools.base.paths import DIST
from tools.serve.server import Server

ENGINE = "**/pyodide.asm.wasm"
PAGE_PYTHON = "**/micropython.wasm"
WORDS = r"pyodide\.asm\.wasm — \d+\.\d of \d+\.\d MB, from this site"
KEPT = "Starting… your program will run as soon as Python is ready"

# Writes down what the progress bar says and how much of the page moves.
WATCH = """() => {
  window.told = [];
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) {
      const moved = each.sources.map(({ node }) => node?.outerHTML?.slice(0, 80));
      if (!each.hadRecentInput) shifts.push([each.value, moved]);
    }
  }).observe({ type: "layout-shift", buffered: true });
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target.role !== "progressbar" || !target.hasAttribute("aria-valuenow")) continue;
      const [now, max] = ["aria-valuenow", "aria-valuemax"].map((name) => Number(target.getAttribute(name)));
      told.push([now, max, target.getAttribute("aria-valuetext")]);
    }
  }).observe(document, { subtree: true, attributeFilter: ["aria-valuenow"] });
}"""
BOXES = """() => [...document.querySelectorAll("header, main, section, button, [role=textbox], [role=log]")]
  .filter((each) => each.checkVisibility())
  .map((each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    return [each.getAttribute("aria-label") ?? each.textContent, x, y, width, height];
  })"""


# How often it was run is noted where no run takes it away.
COUNT = "import js\njs.runs = getattr(js, 'runs', 0) + 1\nprint('run', js.runs)"

# Types at the first moment at which there is an editor, which then has nothing but what that needs.
TYPE_AT_ONCE = """(text) => {
  const { promise, resolve } = Promise.withResolvers();
  window.typed = promise;
  const look = () => {
    const content = document.querySelector("#editor .cm-content");
    if (!content) return;
    observer.disconnect();
    content.focus();
    document.execCommand("insertText", false, text);
    resolve([content.textContent, content.querySelectorAll("span").length]);
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
}"""
# Where the lines and their numbers stand, but for the first number, which is there for its width alone.
PLACES = """() => [...document.querySelectorAll("#editor :is(.cm-line, .cm-gutterElement:not(:first-child))")]
  .map((each) => Object.values(each.getBoundingClientRect().toJSON()).map(Math.round))"""


def hold(page: Page, pattern: str) -> Callable[[], None]:
    """Let nothing of a file come until the function that is returned is called."""
    held: list[Route] = []
    is_open: list[bool] = []
    page.route(pattern, lambda route: route.continue_() if is_open else held.append(route))

    def release() -> None:
        is_open.append(True)
        for route in held:
            route.continue_()

    return release


def begun(page: Page, site: Server) -> tuple[Callable[[], None], Desk]:
    """A page without its Python, which the returned function lets come, in which "New file" was pressed."""
    release = hold(page, PAGE_PYTHON)
    desk = Desk(Playground(page).open(site))
    desk.play.press("New file")
    return release, desk


def test_what_was_typed_before_python_is_ready_stays(page: Page, site: Server) -> None:
    release = hold(page, ENGINE)
    play = Playground(page).open(site)
    play.type_code("early + 1").type_data('{"early": 1}')
    assert play.state() == "starting"
    release()
    play.wait_for("ready")
    expect(play.code).to_have_text("early + 1")
    assert play.run("from data import early\nearly + 1") == [("result", "2")]


def test_what_was_typed_into_the_bare_editor_stays_where_it_is(page: Page, site: Server) -> None:
    page.add_init_script(f"({TYPE_AT_ONCE})('early = ')")
    release = hold(page, PAGE_PYTHON)
    play = Playground(page).open(site)
    text, coloured = page.evaluate("typed")
    assert (text[:14], coloured) == ("early = print(", 0)
    places = page.evaluate(PLACES)
    # Colours, brackets and completion come after that.
    expect(play.code.locator(".cm-line").first.locator("span").first).to_be_visible()
    assert page.evaluate(PLACES) == places
    play.code.press("End")
    play.code.press("(")
    assert page.evaluate("offthreadEditor.code.text()").partition("\n")[0].endswith(")()")
    play.code.press("Control+z")
    play.code.press("Control+z")
    assert page.evaluate("offthreadEditor.code.text()").startswith("print(")
    play.code.press("Control+y")
    release()
    play.wait_for("ready")
    assert page.evaluate("offthreadEditor.code.text()").startswith("early = print(")
    assert page.evaluate(PLACES) == places


def test_python_comes_though_the_editor_waits_for_the_stored_work(page: Page, site: Server) -> None:
    page.add_init_script("indexedDB.open = () => new EventTarget();")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_request(PAGE_PYTHON):
        page.goto(site.url)
    expect(page.locator("#editor .cm-content")).to_have_count(0)
    names = [url.rpartition("/")[2] for url in asked]
    (editor,) = [at for at, name in enumerate(names) if name.startswith("editor.")]
    assert names.index("micropython.wasm") > editor


def test_run_pressed_during_the_start_is_kept_and_run_once(page: Page, site: Server) -> None:
    release = hold(page, ENGINE)
    play = Playground(page).open(site)
    expect(play.button("Run")).to_have_accessible_description("Run main.py (Ctrl+Enter)")
    play.begin(COUNT)
    expect(play.worker).to_have_text(KEPT)
    play.expect_disabled("Run", "Your program will run as soon as Python is ready")
    play.code.press("Control+Enter")
    assert play.state() == "starting"
    assert play.entries() == []
    release()
    play.wait_for_entry("stdout", "run 1")
    play.wait_for("ready")
    assert play.run("import js\njs.runs") == [("result", "1")]
    assert play.entries() == [("stdout", "run 1\n"), ("result", "1")]


def test_run_pressed_before_the_page_itself_has_python_is_kept_too(page: Page, site: Server) -> None:
    release = hold(page, PAGE_PYTHON)
    play = Playground(page).open(site)
    play.begin(COUNT).begin()
    play.code.press("Shift+Enter")
    release()
    play.wait_for_entry("stdout", "run 1")
    play.wait_for("ready")
    assert play.run("import js\njs.runs") == [("result", "1")]


def test_a_button_of_a_menu_pressed_before_the_page_has_python_acts_when_it_has(
    page: Page, site: Server
) -> None:
    release, desk = begun(page, site)
    desk.choose("Your work")
    expect(page.get_by_role("dialog")).to_have_count(0)
    release()
    expect(page.get_by_role("dialog", name="Your work")).to_be_visible()
    # Of all that was pressed the last counts, and the menu is not opened again.
    expect(page.get_by_role("dialog")).to_have_count(1)
    expect(page.locator("#menu")).to_be_hidden()


def test_a_button_pressed_before_the_page_has_python_is_forgotten_when_one_types_on(
    page: Page, site: Server
) -> None:
    release, desk = begun(page, site)
    desk.play.code.press("Control+Home")
    desk.play.code.press("x")
    release()
    desk.play.wait_for("ready")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert desk.shown_text().startswith("x")


def test_a_program_that_is_kept_can_be_given_up(page: Page, site: Server) -> None:
    release = hold(page, ENGINE)
    play = Playground(page).open(site)
    play.begin("print('never')")
    expect(play.worker).to_have_text(KEPT)
    play.press("Stop")
    expect(play.worker).to_have_text("Starting…")
    release()
    play.wait_for("ready")
    assert play.run("'now'")[-1] == ("result", "'now'")
    assert "never" not in str(play.entries())


def test_the_start_tells_its_bytes_and_moves_nothing(page: Page, site: Server) -> None:
    page.add_init_script(f"({WATCH})()")
    release = hold(page, ENGINE)
    play = Playground(page).open(site)
    expect(play.progress).to_be_visible()
    expect(play.button("Stop")).to_have_attribute("aria-disabled", "true")
    page.wait_for_function("() => told.length")
    before = page.evaluate(BOXES)
    release()
    play.wait_for("ready")
    expect(play.progress).to_be_hidden(timeout=BOOT_MS)
    assert [box[1:] for box in page.evaluate(BOXES)] == [box[1:] for box in before]
    told = page.evaluate("told")
    done = [now for now, _, _ in told]
    size = next(DIST.glob("pyodide-*/pyodide.asm.wasm")).stat().st_size
    assert done == sorted(done)
    assert done[-1] == told[-1][1] > size
    assert any(re.fullmatch(WORDS, words) for *_, words in told)
    shifts = page.evaluate("shifts")
    assert sum(value for value, _ in shifts) < 0.01, shifts
