"""What outlives a reload: undo, the last output, and earlier versions, which can be brought back."""

import re

from playwright.sync_api import Browser, expect

from tests.browser.desk import Desk
from tests.browser.playground import Playground, playing
from tools.serve.server import Server


def reload(play: Playground) -> None:
    Desk(play).wait_until_stored()
    play.page.reload()
    play.wait_for("ready")


def test_undo_goes_on_after_a_reload_in_each_file(browser: Browser, site: Server) -> None:
    with playing(browser, site) as play:
        desk = Desk(play)
        play.type_code("first = 1\n")
        play.page.wait_for_timeout(600)
        play.type_code("second = 2\n")
        desk.new("notes.txt", "one")
        play.page.wait_for_timeout(600)
        play.type_code("two")
        reload(play)
        assert desk.shown_text() == "two"
        play.code.press("ControlOrMeta+z")
        assert desk.shown_text() == "one"
        desk.show("main.py")
        play.code.press("ControlOrMeta+z")
        assert desk.shown_text() == "first = 1\n"
        play.code.press(
            "ControlOrMeta+Shift+z" if play.page.evaluate("/Mac/.test(navigator.platform)") else "Control+y"
        )
        assert desk.shown_text() == "second = 2\n"


def test_the_last_output_is_there_after_a_reload(browser: Browser, site: Server) -> None:
    with playing(browser, site) as play:
        play.run("print('one')\nimport sys\nprint('two', file=sys.stderr)\n1 / 0")
        play.wait_for_entry("error", "ZeroDivisionError")
        before = play.entries()
        reload(play)
        play.wait_for_entry("error", "ZeroDivisionError")
        notice = ("notice", "This is the output from before the page was loaded again.")
        assert play.entries() == [notice, *before]
        play.of_kind("error").get_by_role("button", name=re.compile("line 4")).click()
        play.expect_line(4)
        play.clear()
        reload(play)
        assert play.entries() == []


PICTURE = """import struct, zlib
def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
class Picture:
    def _repr_png_(self):
        head = struct.pack(">IIBBBBB", 3, 2, 8, 2, 0, 0, 0)
        rows = zlib.compress(b"\\0" + b"\\xff\\0\\0" * 3 + b"\\0" + b"\\0\\0\\xff" * 3)
        return b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
class Document:
    def _repr_html_(self):
        return "<p>in a frame</p>"
display(Picture())
display(Document())
print("end")"""


def test_pictures_and_documents_are_there_after_a_reload_too(browser: Browser, site: Server) -> None:
    with playing(browser, site) as play:
        play.run(PICTURE)
        reload(play)
        play.wait_for_entry("stdout", "end")
        image = play.log.get_by_role("img")
        expect(image).to_have_js_property("naturalWidth", 3)
        expect(play.log.frame_locator("iframe").get_by_text("in a frame")).to_be_visible()
        reload(play)
        expect(play.log.get_by_role("img")).to_have_js_property("naturalHeight", 2)
        assert [kind for kind, _ in play.entries()] == ["notice", "display", "display", "stdout"]


def test_a_version_is_looked_at_and_brought_back_and_nothing_is_lost(browser: Browser, site: Server) -> None:
    with playing(browser, site) as play:
        desk = Desk(play)
        play.type_data('{"x": 1}')
        play.run("# Dice game\nprint(1)")
        desk.new("helper.py", "x = 1\n")
        desk.show("main.py")
        play.run("# Card game\nprint(2)")
        play.run()
        reload(play)
        desk.choose("Versions")
        dialog = play.page.get_by_role("dialog", name="Versions")
        listed = dialog.get_by_role("listitem")
        expect(listed).to_have_count(2)
        expect(listed.first).to_contain_text("Run: main.py, helper.py")
        listed.last.get_by_role("button").click()
        preview = dialog.get_by_role("region", name="Preview")
        expect(preview).to_contain_text("# Dice game")
        expect(preview).to_contain_text('{"x": 1}')
        expect(dialog.get_by_role("textbox")).to_have_count(0)
        dialog.get_by_role("button", name="Bring back").click()
        expect(dialog).to_be_hidden()
        desk.expect_files("main.py")
        assert desk.shown_text() == "# Dice game\nprint(1)"
        desk.choose("Versions")
        expect(listed.first).to_contain_text("Run: main.py, helper.py")
        listed.first.get_by_role("button").click()
        dialog.get_by_role("button", name="Bring back").click()
        desk.expect_files("main.py", "helper.py")
        assert desk.text("helper.py") == "x = 1\n"
