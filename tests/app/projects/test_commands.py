"""Files on the whole page: tabs, the menu, uploads, downloads, and what cannot be edited."""

import io
import zipfile

import pytest

from app.projects import words
from tests.app.dom import Page
from tests.app.dom.values import JsArray
from tests.app.dom.web import File


@pytest.fixture
def begun(page: Page) -> Page:
    """The page with main.py and helper.py, which is shown."""
    page.start()
    page.press("new-file")
    page.enter("naming-field", "helper.py")
    return page


def tabs(page: Page) -> list[str]:
    return [each.textContent for each in page.element("files").children]


def shown(page: Page) -> str:
    (tab,) = [each for each in page.element("files").children if each.getAttribute("aria-selected") == "true"]
    return str(tab.textContent)


def upload(page: Page, **files: bytes) -> None:
    page.press("upload-files")
    field = page.element("upload")
    field.files = JsArray([File(name, content) for name, content in files.items()])
    page.fire("change", field)


def test_a_new_file_is_shown_and_the_keyboard_is_in_it(begun: Page) -> None:
    assert (tabs(begun), shown(begun)) == (["main.py", "helper.py"], "helper.py")
    assert (begun.editor.code.text(), begun.focused) == ("", begun.element("editor"))


def test_a_name_that_cannot_be_is_told_and_another_is_tried(begun: Page) -> None:
    begun.press("new-file")
    assert begun.element("naming-field").value == "module.py"
    begun.enter("naming-field", "MAIN.py")
    assert begun.text("naming-problem") == words.FILE_THERE.format("main.py")
    begun.enter("naming-field", "x.py")
    assert tabs(begun) == ["main.py", "helper.py", "x.py"]


def test_a_tab_shows_its_file(begun: Page) -> None:
    begun.fire("click", begun.element("files").children[0])
    assert (shown(begun), begun.editor.code.text()) == ("main.py", "print('hello')\n")
    begun.fire("click", "files")
    assert shown(begun) == "main.py"


@pytest.mark.parametrize(
    ("key", "name"),
    [("ArrowLeft", "main.py"), ("ArrowRight", "main.py"), ("Home", "main.py"), ("End", "helper.py")],
)
def test_keys_go_from_tab_to_tab(begun: Page, key: str, name: str) -> None:
    event = begun.key(key, begun.element("files").children[1])
    assert (shown(begun), event.defaultPrevented) == (name, True)
    assert not begun.key("x", begun.element("files").children[1]).defaultPrevented


def test_the_keyboard_stays_with_the_tabs(begun: Page) -> None:
    begun.element("files").children[1].focus()
    begun.key("Home")
    assert begun.document.activeElement is begun.element("files").children[0]


@pytest.mark.parametrize("how", ["menu", "key", "double press"])
def test_a_file_is_renamed(begun: Page, how: str) -> None:
    tab = begun.element("files").children[1]
    if how == "menu":
        begun.press("rename-file")
    elif how == "key":
        begun.key("F2", tab)
    else:
        begun.fire("dblclick", tab)
    assert begun.text("naming-title") == "Rename helper.py"
    begun.enter("naming-field", "other.py")
    assert tabs(begun) == ["main.py", "other.py"]


def test_a_file_is_deleted_which_can_be_undone(begun: Page) -> None:
    begun.key("Delete", begun.element("files").children[1])
    assert (tabs(begun), begun.text("bar-words")) == (["main.py"], "helper.py was deleted.")
    begun.press(begun.button("Undo"))
    assert tabs(begun) == ["main.py", "helper.py"]


def test_the_only_file_stays(page: Page) -> None:
    page.start()
    button = page.element("delete-file")
    assert button.getAttribute("aria-description") == words.ONLY
    page.key("Delete", page.element("files").children[0])
    assert (tabs(page), page.text("worker")) == (["main.py"], words.LAST_FILE)


def test_the_shown_file_is_downloaded(begun: Page) -> None:
    begun.press("rename-file")
    begun.enter("naming-field", "data/helper.py")
    begun.editor.code.type("x = 1")
    begun.press("download-file")
    assert begun.downloads == [("helper.py", b"x = 1")]


def test_everything_is_downloaded_with_the_data(begun: Page) -> None:
    begun.editor.data.type('{"x": 1}')
    begun.press("download-all")
    ((name, content),) = begun.downloads
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert (name, archive.namelist()) == (
            "main-2026-11-27.zip",
            ["main.py", "helper.py", "data pane.json"],
        )


def test_a_zip_that_cannot_be_made_is_told_why(begun: Page) -> None:
    begun.archive.problem = "it took longer than a minute"
    begun.press("download-all")
    assert begun.text("bar-words") == "The zip could not be made: it took longer than a minute."
    assert begun.downloads == []


def test_an_upload_is_added_and_shown(begun: Page) -> None:
    upload(begun, **{"a.csv": b"1,2"})
    assert (shown(begun), begun.editor.code.text()) == ("a.csv", "1,2")


def test_an_upload_takes_the_place_of_a_file_of_its_name_which_can_be_undone(begun: Page) -> None:
    begun.editor.code.type("mine")
    upload(begun, **{"helper.py": b"theirs"})
    assert (begun.editor.code.text(), begun.text("bar-words")) == ("theirs", "helper.py was replaced.")
    begun.press(begun.button("Undo"))
    assert begun.editor.code.text() == "mine"


def test_an_upload_that_cannot_be_taken_is_told(begun: Page) -> None:
    upload(begun, **{"a|b": b"1"})
    assert begun.text("bar-words").startswith("a|b was not taken. A name cannot have these characters")


def test_what_cannot_be_taken_keeps_nothing_else_from_being_taken(begun: Page) -> None:
    begun.archive.drop(File("a|b", b"1"), File("c.txt", b"2"))
    assert (tabs(begun)[-1], shown(begun)) == ("c.txt", "c.txt")
    assert begun.text("bar-words").startswith("a|b was not taken.")


def test_files_may_be_dropped(begun: Page) -> None:
    begun.archive.drop(File("a.txt", b"1"))
    assert shown(begun) == "a.txt"


def test_a_picture_is_shown_as_one(begun: Page) -> None:
    upload(begun, **{"p.png": b"\x89PNG\0"})
    picture = begun.element("binary-picture")
    assert (picture.alt, begun.element("editor").hidden) == ("p.png", True)
    assert begun.content_of(picture.src) == b"\x89PNG\0"
    assert begun.text("binary-words") == words.NO_TEXT.format("5 bytes")
    begun.press("binary-download")
    assert begun.downloads == [("p.png", b"\x89PNG\0")]
    begun.key("Home", begun.element("files").children[2])
    assert (picture.hidden, begun.element("binary").hidden, picture.getAttribute("src")) == (True, True, None)


def test_an_example_can_be_undone_and_says_so(begun: Page) -> None:
    button = begun.document.querySelectorAll("#welcome .example")[0]
    begun.press(button)
    assert begun.text("worker").endswith(words.EXAMPLE)
    assert begun.editor.code.text() != "print('hello')\n"


def test_a_press_saves_at_once_and_says_so(begun: Page) -> None:
    begun.workers[0].get_ready()
    begun.editor.code.type("saved = 1\n")
    begun.key("s", begun.element("run"), ctrlKey=True)
    begun.advance(50)
    assert begun.text("worker") == words.SAVED
    ((_, (_, files)),) = begun.store.kept.items()
    assert files["helper.py"] == "saved = 1\n"
