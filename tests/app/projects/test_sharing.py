"""Links on the whole page: one is made, copied and opened, and what is wrong with one is told."""

import random
import string
from typing import Any

import pytest

from app.projects import words
from tests.app.dom import Page
from tests.app.dom.events import Event

SITE = "https://example.org/"


def opened(page: Page, address: str) -> Page:
    """The page at an address, with some work of the visitor's own in it."""
    page.start()
    page.editor.code.type("mine")
    page.advance(1000)
    go(page, address)
    return page


def go(page: Page, address: str) -> None:
    page.window.location.href = page.share.address() + address
    page.fire("hashchange", page.window)


def link(page: Page) -> str:
    return str(page.element("share-link").value)


def test_a_link_holds_the_project_and_opens_it_again(page: Page) -> None:
    page.start()
    page.editor.code.type("shared")
    page.press("share-work")
    assert page.text("share-title") == "Share main.py"
    made = link(page)
    assert page.text("share-words") == words.LINK.format(len(made))
    page.editor.code.type("mine")
    page.advance(1000)
    go(page, "#" + made.partition("#")[2])
    assert (page.editor.code.text(), page.text("bar-words")) == ("shared", words.LINKED)
    page.press(page.button("Back to my work"))
    assert (page.editor.code.text(), page.element("bar").hidden) == ("mine", True)


def test_it_is_copied(page: Page) -> None:
    page.start()
    page.press("share-work")
    page.press("share-copy")
    assert (page.share.clipboard, page.text("share-words")) == (link(page), words.COPIED)


def test_where_the_browser_does_not_copy_it_is_selected(page: Page) -> None:
    page.start()
    page.share.can_copy = False
    page.press("share-work")
    page.press("share-copy")
    field = page.element("share-link")
    assert (page.text("share-words"), field._selection) == (words.BY_HAND, (0, len(field.value)))


def test_a_link_that_cannot_be_made_is_told_why(page: Page) -> None:
    page.start()
    page.share.problem = "it took longer than a minute"
    page.press("share-work")
    assert page.text("share-words") == "The link could not be made: it took longer than a minute."
    assert (page.element("share-link").hidden, page.element("share-copy").hidden) == (True, True)


@pytest.mark.parametrize("characters", [1_000_001, 60_000])
def test_a_project_that_is_too_long_for_a_link_is_sent_as_a_file(page: Page, characters: int) -> None:
    page.start()
    page.editor.code.type("".join(random.Random(1).choices(string.printable, k=characters)))
    page.press("share-work")
    assert page.text("share-words").startswith("The link would have ")
    assert (page.element("share-link").hidden, page.element("share-copy").hidden) == (True, True)
    page.press("share-zip")
    assert [name for name, _ in page.downloads] == ["main-2026-11-27.zip"]


@pytest.mark.parametrize(
    ("fragment", "cause"),
    [
        ("#top", words.NO_LINK),
        ("#3.abc", words.NEWER),
        ("#x.abc", words.NO_LINK),
        ("#2.abc", words.DAMAGED),
        ("#1.abc.def", words.DAMAGED),
        ("#1.!!", words.DAMAGED),
        ("#1.q1YqAgA", words.DAMAGED),
    ],
)
def test_a_link_that_cannot_be_opened_is_told_why(page: Page, fragment: str, cause: str) -> None:
    opened(page, fragment)
    assert page.text("bar-words") == words.LINK_REFUSED.format(cause)
    assert page.editor.code.text() == "mine"


def test_a_link_with_nothing_in_it_is_told(page: Page) -> None:
    made: list[Any] = []
    page.share.pack('{"files": []}').then(made.append)
    page.settle()
    opened(page, f"#2.{made[0].text}")
    assert page.text("bar-words") == words.LINK_REFUSED.format(words.NO_FILES)


def test_a_file_of_the_site_is_opened_beside_the_own_work(page: Page) -> None:
    page.share.site["tasks/one.py"] = b"print(1)"
    opened(page, "?src=tasks/one.py")
    assert page.editor.code.text() == "print(1)"
    assert [files for _, files in page.store.kept.values()] == [{"main.py": "mine"}, {"one.py": "print(1)"}]


def test_a_file_that_the_site_does_not_have_is_told(page: Page) -> None:
    opened(page, "?src=none.py")
    assert page.text("bar-words") == words.FILE_REFUSED.format("none.py", "this site answers 404 Not Found")


PROGRAM = '{"files": [["main.py", "text", "print(2)"], ["b.py", "text", "b"]]}'


def packed(page: Page, text: str = PROGRAM) -> str:
    made: list[Any] = []
    page.share.pack(text).then(made.append)
    page.settle()
    return f"#2.{made[0].text}"


def stored(page: Page) -> list[dict[str, Any]]:
    page.advance(1000)
    return [files for _, files in page.store.kept.values()]


def test_a_link_that_is_opened_looked_at_and_left_leaves_nothing(page: Page) -> None:
    opened(page, packed(page))
    page.fire("click", page.element("files").children[1])
    assert page.editor.code.text() == "b"
    page.fire("pagehide", page.window)
    assert stored(page) == [{"main.py": "mine"}]
    own = page.store.remembered
    go(page, packed(page))
    page.press(page.button("Back to my work"))
    assert (page.editor.code.text(), stored(page), page.store.remembered) == (
        "mine",
        [{"main.py": "mine"}],
        own,
    )


def test_what_came_by_a_link_is_stored_when_it_is_edited(page: Page) -> None:
    opened(page, packed(page))
    page.editor.code.type("changed")
    assert stored(page)[1:] == [{"main.py": "changed", "b.py": "b"}]


def test_what_came_by_a_link_is_stored_when_its_data_are_edited(page: Page) -> None:
    opened(page, packed(page))
    page.editor.data.type("{}")
    assert len(stored(page)) == 2


def test_what_came_by_a_link_is_stored_when_it_is_run(page: Page) -> None:
    opened(page, packed(page))
    page.workers[0].get_ready()
    page.press("run")
    assert stored(page)[1:] == [{"main.py": "print(2)", "b.py": "b"}]


@pytest.mark.parametrize("address", ["link", "?src=one.py"])
def test_a_run_that_is_pressed_early_waits_for_what_the_address_asks_for(page: Page, address: str) -> None:
    page.share.site["one.py"] = b"print(2)"
    page.window.location.href = SITE + (packed(page) if address == "link" else address)
    page.editor.early_run = True
    page.start()
    page.workers[0].get_ready()
    page.settle()
    assert [each["code"] for each in page.workers[0].posted if each["type"] == "run"] == ["print(2)"]


def test_a_run_is_for_the_link_that_was_put_in_just_before(page: Page) -> None:
    page.start()
    page.workers[0].get_ready()
    page.window.location.href = SITE + packed(page)
    page.window.dispatchEvent(Event("hashchange"))
    page.element("run").click()
    page.settle()
    assert [each["code"] for each in page.workers[0].posted if each["type"] == "run"] == ["print(2)"]


def test_an_early_run_for_a_link_that_is_refused_runs_nothing(page: Page) -> None:
    page.window.location.href = SITE + packed(page)[:-1] + "!"
    page.editor.early_run = True
    page.start()
    page.workers[0].get_ready()
    page.settle()
    assert page.text("bar-words") == words.LINK_REFUSED.format(words.DAMAGED)
    assert [each for each in page.workers[0].posted if each["type"] == "run"] == []
    page.press("run")
    assert [each["code"] for each in page.workers[0].posted if each["type"] == "run"] == ["print('hello')\n"]
