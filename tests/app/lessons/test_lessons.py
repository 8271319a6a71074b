"""Lessons on the whole page: listed, opened beside the visitor's own files, and closed again."""

import json

import pytest

from app.lessons import words
from tests.app.dom import Page
from tests.app.dom.clock import Promise

LESSON = """# Loops

## Why

Say `for` and **repeat**.

- one
- two

```
not a file
```

```python
for each in range(3):
    print(each)
```

```data
{"x": 1}
```
"""


@pytest.fixture
def listed(page: Page) -> Page:
    """The dialog with two lessons."""
    entries = [
        {"file": "loops.md", "title": "Loops", "about": "Again and again"},
        {"file": "plain.py", "title": "Plain", "about": "A program"},
    ]
    page.share.site["lessons/index.json"] = json.dumps(entries).encode()
    page.share.site["lessons/loops.md"] = LESSON.encode()
    page.share.site["lessons/plain.py"] = b"print(1)\n"
    page.start()
    page.press("show-lessons")
    return page


def choose(page: Page, number: int) -> None:
    page.press(page.element("lessons-list").querySelectorAll("button")[number])


def tabs(page: Page) -> list[str]:
    return [each.textContent for each in page.element("files").children]


def open_other(page: Page) -> None:
    """Open the one project that is not open."""
    page.press("your-work")
    (button,) = [
        each
        for each in page.element("works-list").querySelectorAll("button")
        if each.textContent == "Open" and each.getAttribute("aria-disabled") is None
    ]
    page.press(button)


def test_they_are_listed(listed: Page) -> None:
    assert [each.textContent for each in listed.element("lessons-list").children] == [
        "LoopsAgain and again",
        "PlainA program",
    ]
    assert (listed.text("lessons-words"), listed.element("lessons").open) == ("", True)


@pytest.mark.parametrize("index", [None, b"nonsense", b"[]"])
def test_a_site_without_lessons_says_so(page: Page, index: bytes | None) -> None:
    if index is not None:
        page.share.site["lessons/index.json"] = index
    page.start()
    page.press("show-lessons")
    cause = "this site answers 404 Not Found"
    assert page.text("lessons-words") == (words.NOT_LISTED.format(cause) if index is None else words.NONE)


def test_one_is_opened_beside_the_own_files(listed: Page) -> None:
    choose(listed, 0)
    assert (tabs(listed), listed.editor.data.text()) == (["main.py", "loops.py"], '{"x": 1}\n')
    assert listed.editor.code.text().startswith("for each")
    assert listed.text("worker").endswith(words.DATA_REPLACED)
    body = listed.element("lesson-body")
    assert listed.text("lesson-title") == "Loops"
    assert [(each.localName, each.textContent) for each in body.children] == [
        ("h3", "Why"),
        ("p", "Say for and repeat."),
        ("ul", "onetwo"),
        ("pre", "not a file\n"),
    ]


def test_one_that_was_opened_before_is_shown_as_the_visitor_left_it(listed: Page) -> None:
    choose(listed, 0)
    listed.fire("click", listed.element("files").children[0])
    listed.press("show-lessons")
    choose(listed, 0)
    assert tabs(listed) == ["main.py", "loops.py"]
    assert listed.editor.code.text().startswith("for each")


def test_a_program_has_no_text_to_read(listed: Page) -> None:
    choose(listed, 1)
    assert (tabs(listed), listed.element("lesson").hidden) == (["main.py", "plain.py"], True)


def test_it_belongs_to_the_project_until_it_is_closed(listed: Page) -> None:
    choose(listed, 0)
    listed.advance(1000)
    ((identity, (head, _)),) = listed.store.kept.items()
    assert json.loads(head)["lesson"] == "loops.md"
    listed.press("your-work")
    listed.press("works-new")
    assert listed.element("lesson").hidden
    open_other(listed)
    assert not listed.element("lesson").hidden
    listed.press("lesson-close")
    listed.advance(1000)
    assert json.loads(listed.store.kept[identity][0])["lesson"] == ""
    assert (listed.element("lesson").hidden, listed.focused) == (True, listed.element("log"))


def test_one_that_cannot_be_loaded_is_told(listed: Page) -> None:
    del listed.share.site["lessons/loops.md"]
    choose(listed, 0)
    assert listed.text("lessons-words") == words.NOT_LOADED.format(
        "loops.md", "this site answers 404 Not Found"
    )
    assert tabs(listed) == ["main.py"]


def test_one_that_comes_late_is_not_shown_beside_another_project(
    listed: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(listed, 0)
    listed.advance(1000)
    listed.press("your-work")
    listed.press("works-new")
    listed.editor.code.type("2")
    listed.advance(1000)
    held, fetch = Promise(listed.clock), listed.share.fetchFile
    monkeypatch.setattr(listed.share, "fetchFile", lambda _path: held)
    open_other(listed)
    open_other(listed)
    found: list[object] = []
    fetch("lessons/loops.md").then(found.append)
    listed.settle()
    held.resolve(found[0])
    listed.settle()
    assert listed.element("lesson").hidden
