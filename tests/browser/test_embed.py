"""The playground as a frame in a page of another origin, which may talk to it if the site says so."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.sites import copy_site
from tools.serve.server import Server, app

START_MS = 60_000
FRAME = {"width": 800, "height": 380}
PHONE = {"width": 360, "height": 600}
ANYBODY = "frame-ancestors *"
# Chromium cannot read it; others can, and the frame refuses it.
DEEP = """() => {
  let data = {};
  for (let level = 0; level < 3000; level++) data = { data };
  return post({ ask: "set", data });
}"""
REFUSED = (
    "(number) => heard.some(({ event, id, done }) => event === 'unread' || (id === number && done === false))"
)
META = 'id="embedders" content="'
AROUND = """<!doctype html><html lang="en"><title>Around</title><link rel="icon" href="data:,">
<style>body { margin: 0 } iframe { display: block; width: 100vw; height: 100vh; border: 0 }</style>
<iframe title="Python" id="frame"></iframe>
<script>
globalThis.heard = [];
let last = 0;
const inner = () => document.getElementById("frame").contentWindow;
addEventListener("message", ({ data, source }) => source === inner() && data.offthread && heard.push(data));
globalThis.post = (request) => {
  inner().postMessage({ offthread: "request", id: ++last, ...request }, "*");
  return last;
};
globalThis.ask = async (request) => {
  const id = post(request);
  for (;;) {
    const found = heard.find((each) => each.offthread === "answer" && each.id === id);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
</script></html>"""


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The page of another origin."""
    folder = tmp_path_factory.mktemp("around")
    (folder / "index.html").write_text(AROUND, encoding="utf-8")
    with Server(app(folder, isolated=False)) as server:
        yield server


@pytest.fixture
def open_frame(dist: Path, around: Server, browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """A function that shows the frame; embedders: who may talk, as the build writes it into the page."""
    site = tmp_path / "site"
    copy_site(dist, site)
    servers: list[Server] = []
    # What a service worker stores is compared with the page as it was built.
    context = browser.new_context(service_workers="block", viewport=FRAME)  # type: ignore[arg-type]

    def show(embedders: str, fragment: str = "") -> tuple[Page, FrameLocator]:
        let_talk(site, dist, embedders)
        server = Server(app(site, isolated=False, framing=ANYBODY)).__enter__()
        servers.append(server)
        page = context.new_page()
        page.goto(around.url)
        page.locator("#frame").evaluate(
            "(frame, url) => { frame.src = url; }", f"{server.url}?embed{fragment}"
        )
        return page, page.frame_locator("#frame")

    yield show
    context.close()
    for server in servers:
        server.__exit__(None, None, None)


@pytest.mark.smoke
def test_a_page_on_the_list_talks_to_the_frame(open_frame: Any, around: Server) -> None:
    page, frame = open_frame(around.url.rstrip("/"))
    wait_for(page, "ready", None)
    files = {"helper.py": "def twice(n): return 2 * n\n"}
    program = "from data import n\nimport helper\nprint('n is', n)\nhelper.twice(n)"
    assert ask(page, {"ask": "set", "code": program, "data": {"n": 4}, "files": files})["done"] is True
    got = ask(page, {"ask": "get"})
    assert (got["code"], got["data"], got["files"]) == (program, '{"n":4}', files)
    expect(frame.get_by_role("textbox", name="Code")).to_contain_text("helper.twice")
    assert ask(page, {"ask": "run"})["done"] is True
    expect(frame.get_by_role("log", name="Output")).to_contain_text("n is 4", timeout=START_MS)
    wait_for(page, "done", "ok")
    told = [each for each in events(page) if each["event"] != "ready"]
    assert [each["event"] for each in told if each["event"] != "output"] == ["run", "result", "done"]
    assert "".join(each["text"] for each in told if each["event"] == "output") == "n is 4\n"
    shows_little(page, frame)
    ask(page, {"ask": "set", "code": "while True: pass"})
    ask(page, {"ask": "run"})
    wait_for(page, "run", None)
    again = ask(page, {"ask": "run"})
    assert (again["done"], again["reason"]) == (False, "A program is running: stop it first")
    ask(page, {"ask": "stop"})
    wait_for(page, "done", "stopped")
    wrong = ask(page, {"ask": "set", "files": {"../a": ""}})
    assert (wrong["done"], "../a" in wrong["reason"]) == (False, True)
    page.wait_for_function(REFUSED, arg=page.evaluate(DEEP))


@pytest.mark.smoke
def test_others_are_not_heard_and_nothing_runs_before_a_press(open_frame: Any) -> None:
    page, frame = open_frame("https://school.example")
    code = frame.get_by_role("textbox", name="Code")
    expect(frame.locator("#worker")).to_have_attribute("data-state", "ready", timeout=START_MS)
    before = code.inner_text()
    for request in ({"ask": "set", "code": "print('taken')"}, {"ask": "run"}, {"ask": "get"}):
        page.evaluate("(request) => void post(request)", request)
    frame.get_by_role("button", name="Run").click()
    expect(frame.get_by_role("log", name="Output")).to_contain_text("5050")
    assert code.inner_text() == before
    assert page.evaluate("heard") == []


def let_talk(site: Path, dist: Path, embedders: str) -> None:
    """Have a copy of the site name who may talk to it, as the build writes it into the page."""
    text = (dist / "index.html").read_text(encoding="utf-8")
    assert META in text
    for each in site.glob("index.html*"):
        each.unlink()
    (site / "index.html").write_text(text.replace(META, META + embedders, 1), encoding="utf-8")


def shows_little(page: Page, frame: FrameLocator) -> None:
    """The frame has the editor, the output, Run and Stop, on a small page, too."""
    names = frame.get_by_role("button").all_inner_texts()
    assert [each.strip() for each in names if each.strip()] == ["Stop", "Run"]
    for name in ("Restart", "More", "Compare"):
        expect(frame.get_by_role("button", name=name)).to_have_count(0)
    for size in (FRAME, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert frame.locator("html").evaluate("(root) => root.scrollWidth <= innerWidth")
        for button in ("Run", "Stop"):
            expect(frame.get_by_role("button", name=button)).to_be_in_viewport(ratio=1)
    page.set_viewport_size(FRAME)  # type: ignore[arg-type]


def ask(page: Page, request: dict[str, Any]) -> dict[str, Any]:
    """Ask the frame, and return its answer."""
    answer: dict[str, Any] = page.evaluate("(request) => ask(request)", request)
    return answer


def events(page: Page) -> list[dict[str, Any]]:
    """What the frame has told until now."""
    found: list[dict[str, Any]] = page.evaluate("heard.filter(({ offthread }) => offthread === 'event')")
    return found


def wait_for(page: Page, event: str, status: str | None) -> None:
    """Wait until the frame's last word but output is this event."""
    last = "heard.filter((each) => each.event && each.event !== 'output').at(-1)"
    page.wait_for_function(
        f"([event, status]) => {last}?.event === event && (!status || {last}.status === status)",
        arg=[event, status],
        timeout=START_MS,
    )
