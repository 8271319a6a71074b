"""Files in tabs are the program's working directory: it finds what it needs, what it writes comes back."""

import os
import zipfile
from base64 import b64decode, b64encode
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, unzipped
from tests.browser.playground import Playground

PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
DROP = """([name, text]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], name));
  const target = document.querySelector(".cm-content");
  for (const type of ["dragover", "drop"]) {
    target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }
}"""

# From the moment that a zip is given away until all of it has come back.
COUNT_FRAMES = """() => {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...more) {
    if (message.kind === "open") {
      Worker.prototype.postMessage = post;
      window.framesDrawn = 0;
      let isOpen = true;
      const draw = () => isOpen && requestAnimationFrame(() => { window.framesDrawn += 1; draw(); });
      draw();
      this.addEventListener("message", ({ data }) => { if (data.answer) isOpen = false; });
    }
    return post.call(this, message, ...more);
  };
}"""


@pytest.fixture
def play(alone: Playground) -> Playground:
    """The page with an empty work, nothing of which is in Python."""
    Desk(alone).begin()
    return alone


@pytest.fixture
def desk(play: Playground) -> Desk:
    """The files of that page."""
    return Desk(play)


@pytest.mark.smoke
def test_a_program_reads_the_files_and_imports_the_modules_beside_it(desk: Desk, play: Playground) -> None:
    desk.new("data/table.csv", "a,b\n1,2\n")
    desk.new("helper.py", "def double(x):\n    return 2 * x\n")
    desk.show("main.py")
    program = "import helper\nhelper.double(open('data/table.csv').read())"
    assert play.run(program) == [("result", r"'a,b\n1,2\na,b\n1,2\n'")]
    desk.show("helper.py")
    play.type_code("def double(x):\n    return 'another'\n")
    desk.show("main.py")
    assert play.run() == [("result", "'another'")]


def test_what_a_program_writes_is_there_after_the_run_and_after_a_restart(
    desk: Desk, play: Playground
) -> None:
    play.run(
        "import os; os.mkdir('sub'); print('text', file=open('sub/a.txt', 'w'))\n"
        "open('b.bin', 'wb').write(bytes(range(256))); None"
    )
    desk.expect_files("main.py", "b.bin", "sub/a.txt")
    assert desk.text("sub/a.txt") == "text\n"
    desk.show("b.bin")
    expect(desk.panel).to_contain_text("256 bytes. This file is not text, so it cannot be edited here.")
    found = desk.download(lambda: play.press("Download"))
    assert (found.suggested_filename, Path(found.path()).read_bytes()) == ("b.bin", bytes(range(256)))
    play.restart()
    desk.show("main.py")
    again = "print(open('sub/a.txt').read(), open('b.bin', 'rb').read() == bytes(range(256)))"
    assert play.run(again)[-1] == ("stdout", "text\n True\n")
    play.run("import os; os.remove('b.bin')")
    desk.expect_files("main.py", "sub/a.txt")


def test_a_file_that_is_shown_is_refreshed_and_undo_brings_back_what_was_there(
    desk: Desk, play: Playground
) -> None:
    desk.new("log.txt", "one\n")
    desk.show("main.py")
    play.type_code("open('log.txt', 'a').write('two\\n'); None")
    desk.show("log.txt")
    play.run()
    assert desk.shown_text() == "one\ntwo\n"
    play.code.press("Control+z")
    assert desk.shown_text() == "one\n"


def test_nothing_is_lost_if_visitor_and_program_change_the_same_file(desk: Desk, play: Playground) -> None:
    desk.new("log.txt", "one\n")
    desk.show("main.py")
    play.begin("open('log.txt', 'w').write('the program')\ninput('Go on? ')").wait_for("waiting")
    assert desk.text("log.txt") == "the program"
    desk.show("main.py")
    play.input.fill("x")
    play.input.press("Enter")
    play.wait_for("ready")
    play.begin("input('Go on? ')\nopen('log.txt', 'w').write('the program again')\nNone").wait_for("waiting")
    desk.show("log.txt")
    play.type_code("the visitor")
    play.input.fill("x")
    play.input.press("Enter")
    play.wait_for_entry("notice", "log.txt was changed by you and by the program")
    desk.expect_files("main.py", "log.txt", "log (program).txt")
    assert desk.text("log (program).txt") == "the program again"
    assert desk.text("log.txt") == "the visitor"


def test_a_file_that_is_too_large_stays_in_python_and_is_named(desk: Desk, play: Playground) -> None:
    play.run("open('big.bin', 'wb').write(bytes(20_000_001)); None")
    words = "big.bin is not one of your files: it is larger than 20 MB. It stays in Python until Restart."
    assert play.entries() == [("notice", words)]
    desk.expect_files("main.py")
    assert play.run("import os; os.path.getsize('big.bin')") == [("result", "20000001")]


def test_run_runs_the_shown_file_if_it_is_python(desk: Desk, play: Playground) -> None:
    desk.show("main.py")
    play.type_code("'main'")
    desk.new("other.py", "'other'")
    expect(play.button("Run")).to_have_attribute("title", "Run other.py (Ctrl+Enter)")
    assert play.run() == [("result", "'other'")]
    desk.new("notes.txt", "nothing to run")
    expect(play.button("Run")).to_have_attribute("title", "Run main.py (Ctrl+Enter)")
    assert play.run()[-1] == ("result", "'main'")


def test_the_place_of_an_error_opens_its_file(desk: Desk, play: Playground) -> None:
    desk.new("lib/helper.py", "def f():\n    return 1 / 0\n")
    desk.show("main.py")
    play.run("from lib.helper import f\nf()")
    links = play.of_kind("error").get_by_role("button")
    expect(links).to_have_text(['File "main.py", line 2', 'File "lib/helper.py", line 2'])
    links.last.click()
    expect(desk.tab("lib/helper.py")).to_have_attribute("aria-selected", "true")
    play.expect_line(2)


def test_files_are_renamed_deleted_and_brought_back_by_keyboard_alone(desk: Desk, play: Playground) -> None:
    keyboard = desk.page.keyboard
    desk.new("a.txt", "text")
    desk.tab("a.txt").focus()
    keyboard.press("F2")
    for name in ("main.py", "../x", "b.txt"):
        keyboard.press("Control+a")
        keyboard.type(name)
        keyboard.press("Enter")
    desk.expect_files("main.py", "b.txt")
    expect(desk.tab("b.txt")).to_be_focused()
    keyboard.press("Delete")
    desk.expect_files("main.py")
    expect(desk.bar).to_contain_text("b.txt was deleted.")
    desk.bar.get_by_role("button", name="Undo").focus()
    keyboard.press("Enter")
    desk.expect_files("main.py", "b.txt")
    assert desk.shown_text() == "text"
    expect(desk.bar).to_be_hidden()
    desk.tab("b.txt").focus()
    keyboard.press("ArrowLeft")
    expect(desk.tab("main.py")).to_be_focused()
    play.expect_line(1)


def test_a_name_that_cannot_be_is_told_why(desk: Desk, play: Playground) -> None:
    play.press("New file")
    desk.name("MAIN.py", "Create")
    expect(desk.page.get_by_role("dialog").get_by_role("alert")).to_have_text(
        "There is a file main.py already: choose another name."
    )
    play.press("Cancel")
    desk.expect_files("main.py")


def test_each_file_has_an_undo_history_of_its_own(desk: Desk, play: Playground) -> None:
    desk.new("a.txt")
    play.code.type("one")
    desk.new("b.txt")
    play.code.type("two")
    desk.show("a.txt")
    play.code.press("Control+z")
    assert (desk.shown_text(), desk.text("b.txt")) == ("", "two")


def test_files_go_up_and_come_back_byte_by_byte(desk: Desk, play: Playground) -> None:
    files = {"crlf.txt": b"a\r\nb\r\n", "bom.csv": b"\xef\xbb\xbfa", "dot.png": PIXEL, "odd.txt": b"\xff\x00"}
    desk.upload(*files.items())
    desk.expect_files("main.py", *files)
    desk.show("dot.png")
    expect(desk.panel.get_by_role("img", name="dot.png")).to_be_visible()
    archive = unzipped(desk.download(lambda: desk.act("Download all as a zip")))
    assert archive == {"main.py": b"", **files}
    desk.show("main.py")
    assert play.run("open('crlf.txt', 'rb').read()") == [("result", r"b'a\r\nb\r\n'")]


def test_a_zip_opens_as_a_work_of_its_own(desk: Desk, play: Playground) -> None:
    play.type_code("'own'").type_data('{"a": 1}')
    desk.new("data/x.bin")
    desk.upload(("dot.png", PIXEL))
    desk.expect_files("main.py", "data/x.bin", "dot.png")
    path = desk.download(lambda: desk.act("Download all as a zip")).path()
    desk.choose("Your work")
    with desk.page.expect_file_chooser() as chosen:
        play.press("Open a zip")
    chosen.value.set_files(
        {"name": "again.zip", "mimeType": "application/zip", "buffer": Path(path).read_bytes()}
    )
    expect(desk.page.get_by_role("dialog")).to_be_hidden()
    desk.expect_files("main.py", "data/x.bin", "dot.png")
    expect(play.data).to_have_text('{"a": 1}')
    archive = unzipped(desk.download(lambda: desk.act("Download all as a zip")))
    assert (archive["dot.png"], archive["data pane.json"]) == (PIXEL, b'{"a": 1}')
    desk.choose("Your work")
    with desk.page.expect_file_chooser() as chosen:
        play.press("Open a zip")
    chosen.value.set_files({"name": "bad.zip", "mimeType": "application/zip", "buffer": b"PK no zip"})
    expect(desk.page.get_by_role("dialog")).to_contain_text("bad.zip was not opened. The zip cannot be read")
    play.press("Close")


def test_the_page_goes_on_drawing_while_a_large_zip_is_opened(
    desk: Desk, play: Playground, tmp_path: Path
) -> None:
    names = [f"{number}.bin" for number in range(4)]
    with zipfile.ZipFile(tmp_path / "large.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as large:
        for name in names:
            large.writestr(name, b64encode(os.urandom(7_500_000)))
    desk.page.evaluate(COUNT_FRAMES)
    desk.choose("Your work")
    with desk.page.expect_file_chooser() as chosen:
        play.press("Open a zip")
    chosen.value.set_files(tmp_path / "large.zip")
    desk.expect_files(*names)
    assert desk.page.evaluate("framesDrawn") >= 5


def test_a_dropped_file_is_among_the_files_and_replacing_can_be_undone(desk: Desk, play: Playground) -> None:
    desk.page.evaluate(DROP, ["table.csv", "1,2"])
    desk.expect_files("main.py", "table.csv")
    assert desk.shown_text() == "1,2"
    desk.page.evaluate(DROP, ["table.csv", "3,4"])
    expect(desk.bar).to_contain_text("table.csv was replaced.")
    assert desk.shown_text() == "3,4"
    play.press("Undo")
    assert desk.shown_text() == "1,2"
