"""A foreign page has the playground in a frame, which the site allows: it gets neither box nor program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.hosts import Host, hosting
from tests.browser.playground import BOOT_MS
from tools.build import policy

pytestmark = [pytest.mark.unwatched, pytest.mark.allow_page_errors]

# Says whatever the frame of the box and the page itself could take for each other's words.
FORGING = """() => {
  self.heard = [];
  addEventListener("message", ({ data }) => self.heard.push(data));
  const page = frames[0];
  const all = [page, ...Array.from({ length: page.length }, (_, at) => page[at])];
  const orders = ["open", "end", "ping"].map((type) => ({ type, seat: 1 }));
  const words = ["offthread box", "begin", ...orders];
  for (const each of all) {
    for (const word of words) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => self.heard.push(data);
      each.postMessage(word, "*", [port2]);
    }
  }
  return all.length;
}"""
# Puts documents of its own in the place of the frames that the page has.
REPLACING = """() => {
  const { href } = new URL("box.html", location.href);
  for (let at = 0; at < frames[0].length; at += 1) frames[0][at].location = href;
}"""
# In the place of the box it asks for what the page says to that.
BOX = """<!doctype html><script>
addEventListener("message", ({ data, ports: [port] }) => {
  top.postMessage(["taken", data], "*");
  port.onmessage = ({ data }) => top.postMessage(["taken", data], "*");
});
parent.postMessage("offthread box", "*");
</script>"""


@pytest.fixture
def school(dist: Path, tmp_path: Path) -> Iterator[Host]:
    """A foreign host whose page has the playground in a frame."""
    with hosting(dist, isolated=False, framing=policy.framing(["*"])) as host:
        html = f'<!doctype html><iframe width="900" height="700" src="{host.url}"></iframe>'
        (tmp_path / "index.html").write_text(html)
        (tmp_path / "box.html").write_text(BOX)
        with hosting(tmp_path, isolated=False) as school:
            yield school


def opened(page: Page, school: Host) -> FrameLocator:
    page.goto(school.url.replace("127.0.0.1", "localhost"))
    frame = page.frame_locator("iframe").first
    frame.locator('#worker[data-state="ready"]').wait_for(timeout=BOOT_MS)
    return frame


def run(frame: FrameLocator, code: str) -> None:
    """Run a program. Firefox gets neither keys nor clicks into a foreign frame when it is driven by BiDi."""
    editor = frame.get_by_role("textbox", name="Code", exact=True)
    editor.fill(code)
    if editor.text_content() != code:
        # It got its colours in between, and forgot what was selected.
        editor.fill(code)
    expect(editor).to_have_text(code)
    frame.locator("#run").dispatch_event("click")


def test_a_foreign_page_around_it_can_neither_speak_for_the_page_nor_for_the_box(
    page: Page, school: Host
) -> None:
    frame = opened(page, school)
    assert page.evaluate(FORGING) >= 2
    page.wait_for_timeout(300)
    run(frame, "print(6 * 7)")
    expect(frame.get_by_role("log", name="Output")).to_have_text("42", timeout=BOOT_MS)
    assert page.evaluate("self.heard") == []


def test_a_foreign_page_around_it_puts_no_document_into_the_box(page: Page, school: Host) -> None:
    frame = opened(page, school)
    page.evaluate(FORGING)
    page.evaluate(REPLACING)
    page.wait_for_timeout(1000)
    frame.locator("#restart").dispatch_event("click")
    run(frame, "print('secret')")
    page.wait_for_timeout(1000)
    assert page.evaluate("self.heard") == []
    assert [path for path, _ in school.asked if "box.html" in path] == []
