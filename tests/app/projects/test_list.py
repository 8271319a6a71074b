"""The dialog "Your work" on the whole page: what is done there with stored projects and zips."""

import io
import json
import zipfile
from typing import Any

import pytest

from app.projects import words
from tests.app.dom import Page
from tests.app.dom.values import JsArray, JsBytes
from tests.app.dom.web import File


def head(title: str, *names: str) -> str:
    return json.dumps({"title": title, "name": title or names[0], "order": list(names), "data": ""})


@pytest.fixture
def opened(page: Page) -> Page:
    """The dialog, with the page's own project and two more in the store."""
    page.store.kept["b"] = (head("Beta", "b.py", "x.csv"), {"b.py": "print(2)", "x.csv": "1"})
    page.store.kept["c"] = ("nonsense", {"c.py": "3"})
    page.start()
    page.editor.code.type("1")
    page.press("your-work")
    page.advance(1000)
    return page


def listed(page: Page) -> list[str]:
    return [" ".join(each.textContent.split()) for each in page.element("works-list").children]


def press(page: Page, words: str) -> None:
    page.press(page.button(words, "works"))


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def open_zip(page: Page, name: str, content: bytes) -> None:
    press(page, "Open a zip")
    field = page.element("open-zip")
    assert page.choosers == [field]
    field.files = JsArray([File(name, content)])
    page.fire("change", field)


def test_it_lists_what_is_saved_and_what_is_open_here(opened: Page) -> None:
    assert sorted(each.partition("Open")[0] for each in listed(opened)) == [
        "Beta2 files, today",
        "main.py0 files, today",
        "main.py1 file, open here",
    ]
    assert opened.text("works-words") == ""


def test_it_says_when_there_is_nothing_and_when_nothing_can_be_listed(page: Page) -> None:
    page.start()
    page.press("your-work")
    assert page.text("works-words") == "Nothing saved yet. Your work is saved as you type."
    page.press("works-close")
    page.store.problem = "denied"
    page.press("your-work")
    assert page.text("works-words") == words.UNKNOWN.format("denied")


def test_a_project_is_opened(opened: Page) -> None:
    press(opened, "Open Beta")
    assert (opened.editor.code.text(), opened.store.remembered) == ("print(2)", "b")
    assert not opened.element("works").open


def test_a_new_one_is_empty(opened: Page) -> None:
    press(opened, "New work")
    assert (opened.editor.code.text(), opened.element("works").open) == ("", False)


def test_what_is_open_can_neither_be_opened_nor_deleted(opened: Page) -> None:
    disabled = [each for each in opened.element("works-list").querySelectorAll("button") if is_off(each)]
    assert [each.textContent for each in disabled] == ["Open", "Delete"]
    assert {each.getAttribute("title") for each in disabled} == {words.HERE}


def is_off(button: Any) -> bool:
    return bool(button.getAttribute("aria-disabled") == "true")


def test_one_is_renamed(opened: Page) -> None:
    press(opened, "Rename Beta")
    opened.enter("naming-field", "x" * 121)
    assert opened.text("naming-problem") == words.BAD_TITLE.format(120)
    opened.enter("naming-field", "Gamma")
    assert json.loads(opened.store.kept["b"][0])["title"] == "Gamma"
    assert opened.store.kept["b"][1] == {"b.py": "print(2)", "x.csv": "1"}


def test_the_open_one_is_renamed_where_it_is(page: Page) -> None:
    page.start()
    page.editor.code.type("1")
    page.press("your-work")
    page.advance(1000)
    press(page, "Rename main.py")
    page.enter("naming-field", "Mine")
    assert [json.loads(each)["title"] for each, _ in page.store.kept.values()] == ["Mine"]
    assert listed(page)[0].startswith("Mine1 file, open here")


def test_a_name_that_another_tab_has_changed_is_said(opened: Page) -> None:
    press(opened, "Rename Beta")
    opened.store.conflicts.add("b")
    opened.enter("naming-field", "Gamma")
    opened.settle()
    assert opened.text("works-words") == "It was not saved: another tab has just changed it."


def test_one_is_downloaded(opened: Page) -> None:
    press(opened, "Download Beta")
    ((name, content),) = opened.downloads
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert (name, sorted(archive.namelist())) == ("beta-2026-11-27.zip", ["b.py", "x.csv"])


def test_one_that_cannot_be_made_a_zip_is_told_why(opened: Page) -> None:
    opened.archive.problem = "it took longer than a minute"
    press(opened, "Download Beta")
    assert opened.text("works-words") == "The zip could not be made: it took longer than a minute."
    assert opened.downloads == []


def test_one_is_deleted_which_can_be_undone(opened: Page) -> None:
    press(opened, "Delete Beta")
    assert "b" not in opened.store.kept
    assert opened.text("bar-words") == "Beta was deleted."
    opened.press(opened.button("Undo"))
    assert opened.store.kept["b"][1] == {"b.py": "print(2)", "x.csv": "1"}


def test_one_that_cannot_be_deleted_is_said(opened: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    loads = opened.store.load

    def load(identity: str) -> Any:
        answer = loads(identity)
        opened.store.problem = "denied"
        return answer

    monkeypatch.setattr(opened.store, "load", load)
    press(opened, "Delete Beta")
    assert opened.text("works-words") == words.NOT_DELETED.format("Beta", "denied")


def test_one_that_is_gone_is_said(opened: Page) -> None:
    del opened.store.kept["b"]
    press(opened, "Download Beta")
    assert opened.text("works-words") == "It cannot be read: it is gone."


def test_a_zip_becomes_a_project_of_its_own(opened: Page) -> None:
    open_zip(opened, "Task 1.zip", zipped({"a.py": b"1", "main.py": b"2", "data pane.json": b'{"x": 1}'}))
    assert (opened.editor.code.text(), opened.editor.data.text()) == ("2", '{"x": 1}')
    opened.advance(1000)
    ((kept, contents),) = [
        (json.loads(each), files) for each, files in opened.store.kept.values() if "Task" in each
    ]
    assert (kept["title"], kept["origin"], contents) == ("Task 1", "zip", {"a.py": "1", "main.py": "2"})
    assert not opened.element("works").open


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"no zip", "The zip cannot be read: invalid zip data."),
        (zipped({}), "The zip cannot be read: there is no file in it."),
        (zipped({"a|b": b""}), "It holds 'a|b'. A name cannot have these characters"),
        (zipped({"a": b"", "A": b""}), "It holds 'A'. There is a file a already"),
    ],
)
def test_a_zip_that_cannot_be_opened_is_told_why(opened: Page, content: bytes, cause: str) -> None:
    open_zip(opened, "bad.zip", content)
    assert opened.text("works-words").startswith(f"bad.zip was not opened. {cause}")
    assert opened.element("works").open


def test_a_picture_in_a_zip_stays_one(opened: Page) -> None:
    open_zip(opened, "p.zip", zipped({"p.png": b"\x89PNG\0"}))
    opened.advance(1000)
    assert not opened.element("binary").hidden
    (contents,) = [files for each, files in opened.store.kept.values() if "p.png" in files]
    assert isinstance(contents["p.png"], JsBytes)
