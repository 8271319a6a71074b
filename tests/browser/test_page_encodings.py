"""Files keep their bytes, whatever encoding they are in, and their names, however those are written."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.playground import Playground

MODULE = "# -*- coding: latin-1 -*-\nword = 'Grüße'\n"


@pytest.fixture
def play(alone: Playground) -> Playground:
    """The page with an empty work."""
    Desk(alone).begin()
    return alone


@pytest.fixture
def desk(play: Playground) -> Desk:
    """The files of that page."""
    return Desk(play)


def saved(desk: Desk) -> bytes:
    def press() -> None:
        desk.play.press("File")
        desk.page.locator("#file-menu").get_by_role("button", name="Download", exact=True).click()

    return Path(desk.download(press).path()).read_bytes()


def test_a_mark_that_a_program_writes_stays_in_the_tab_the_download_after_restart_and_reload(
    desk: Desk, play: Playground
) -> None:
    assert play.run("open('a.csv', 'w', encoding='utf-8-sig').write('a,b\\n')") == [("result", "4")]
    assert desk.text("a.csv") == "a,b\n"
    note = play.page.get_by_role("status", name="About the encoding")
    expect(note).to_have_text(
        "This file is in UTF-8 with a byte order mark, and stays so when you change it."
    )
    content = b"\xef\xbb\xbfa,b\n"
    assert saved(desk) == content
    play.restart()
    desk.show("main.py")
    assert play.run("open('a.csv', 'rb').read()") == [("result", repr(content))]
    desk.show("a.csv")
    desk.wait_until_stored()
    play.page.reload()
    play.wait_for("ready")
    assert desk.shown_text() == "a,b\n"
    play.type_code("c\n")
    assert saved(desk) == b"\xef\xbb\xbfc\n"


def test_an_uploaded_file_is_edited_in_its_own_encoding(desk: Desk, play: Playground) -> None:
    utf16 = "Grüße\r\n".encode("utf-16")
    desk.upload(("old.txt", "Grüße".encode("latin-1")), ("wide.txt", utf16))
    assert (desk.text("wide.txt"), saved(desk)) == ("Grüße\r\n", utf16)
    assert desk.text("old.txt") == "Grüße"
    play.type_code("Übel")
    assert saved(desk) == "Übel".encode("latin-1")
    play.type_code("5 €")
    note = play.page.get_by_role("status", name="About the encoding")
    expect(note).to_have_text("Latin-1 has no “€”. The file is kept in UTF-8 until you take that out.")
    assert saved(desk) == "5 €".encode()


def test_a_module_and_a_program_in_latin_1_run_and_can_be_edited(desk: Desk, play: Playground) -> None:
    code = MODULE + "print(word)\n"
    desk.upload(("helper.py", MODULE.encode("latin-1")), ("main.py", code.encode("latin-1")))
    desk.show("main.py")
    assert play.run() == [("stdout", "Grüße\n")]
    desk.show("helper.py")
    play.type_code(MODULE.replace("Grüße", "Tschüß"))
    desk.show("main.py")
    assert play.run("import helper\nprint(helper.word)") == [("stdout", "Tschüß\n")]


def test_a_name_is_one_name_however_it_is_written(desk: Desk, play: Playground) -> None:
    desk.upload(("u\u0308ber.csv", b"1"))
    desk.expect_files("main.py", "\u00fcber.csv")
    desk.show("main.py")
    assert play.run("open('\u00fcber.csv').read() + open('u\\u0308ber.csv').read()") == [("result", "'11'")]
    assert play.run("open('u\\u0308ber.csv', 'w').write('22')") == [("result", "2")]
    desk.expect_files("main.py", "\u00fcber.csv")
    assert desk.text("\u00fcber.csv") == "22"


def test_names_that_cannot_be_are_told_of_and_never_vanish(desk: Desk, play: Playground) -> None:
    said = play.run("for name in ('__proto__', 'a\\u202eb.txt', 'a\\u200b.py'):\n    open(name, 'w').close()")
    unseen = "The name has a character that cannot be seen (U+20{}): leave it out."
    reasons = {
        "__proto__": "JavaScript keeps __proto__ for itself: choose another name.",
        "a[U+202E]b.txt": unseen.format("2E"),
        "a[U+200B].py": unseen.format("0B"),
    }
    sentence = "The program wrote '{}', which cannot be one of your files. {}"
    assert said == [("notice", sentence.format(name, reasons[name])) for name in reasons]
    desk.expect_files("main.py")
