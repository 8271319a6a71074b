"""The open project on the whole page: which tab may write it, and what becomes of one that may not."""

import json
from typing import Any

import pytest

from app.projects import words
from tests.app.dom import Page
from tests.app.dom.values import JsBytes, to_js

HEAD = json.dumps({"title": "Mine", "name": "main.py", "active": "main.py", "order": ["main.py"], "data": ""})


def session(page: Page, identity: str = "a", head: str = HEAD, **contents: Any) -> None:
    """Have the page begin with a stored project of these files, which the editors show already."""
    files = contents or {"main.py": "print('hello')\n"}
    page.store.kept[identity] = (head, files)
    page.store.session = to_js(
        {"id": identity, "head": head, "names": list(files), "contents": list(files.values())}
    )


def files(page: Page, identity: str) -> dict[str, Any]:
    return page.store.kept[identity][1]


def only(page: Page) -> dict[str, Any]:
    """The files of the one project that was stored."""
    ((_, kept),) = page.store.kept.values()
    return kept


@pytest.fixture
def mine(page: Page) -> Page:
    """A page with the stored project "a"."""
    session(page)
    page.start()
    return page


@pytest.fixture
def copied(page: Page) -> Page:
    """A page that began with the project "a" while another tab had it."""
    session(page)
    page.turns.elsewhere.add("a")
    page.start()
    return page


def edit(page: Page, text: str) -> None:
    page.editor.code.type(text)
    page.advance(1000)


def test_a_stored_project_is_held_remembered_and_saved(mine: Page) -> None:
    assert (mine.turns.held, mine.store.remembered) == ({"a"}, "a")
    assert mine.store.saves == []
    edit(mine, "2")
    assert (files(mine, "a"), mine.store.saves) == ({"main.py": "2"}, [("a", False)])


def test_the_data_are_part_of_it(mine: Page) -> None:
    mine.editor.data.type('{"x": 1}')
    mine.advance(1000)
    assert json.loads(mine.store.kept["a"][0])["data"] == '{"x": 1}'


def test_what_was_typed_before_python_was_there_is_saved(page: Page) -> None:
    session(page)
    page.editor.code.type("early")
    page.editor.data.type("{}")
    page.start()
    page.advance(1000)
    assert (files(page, "a"), json.loads(page.store.kept["a"][0])["data"]) == ({"main.py": "early"}, "{}")


def test_the_example_is_stored_when_it_is_edited_and_not_before(page: Page) -> None:
    page.start()
    page.advance(1000)
    assert page.store.kept == {}
    edit(page, "1")
    assert only(page) == {"main.py": "1"}


def test_a_storage_that_fails_is_said_at_once_and_the_work_can_be_downloaded(page: Page) -> None:
    page.store.session = to_js({"problem": "denied here"})
    page.start()
    assert page.text("bar-words") == words.FAILED.format("denied here")
    page.press(page.button("Download your work"))
    assert [name for name, _ in page.downloads] == ["main-2026-11-27.zip"]


def test_a_failure_is_said_until_saving_succeeds_again(mine: Page) -> None:
    mine.store.problem = "there is no room"
    edit(mine, "2")
    assert mine.text("bar-words") == "Your work could not be saved here: there is no room."
    mine.store.problem = ""
    edit(mine, "3")
    assert (mine.element("bar").hidden, files(mine, "a")) == (True, {"main.py": "3"})


def test_what_another_tab_has_is_opened_as_a_copy_that_is_stored_once_it_is_edited(copied: Page) -> None:
    assert copied.text("bar-words") == words.ELSEWHERE
    assert list(copied.store.kept) == ["a"]
    edit(copied, "2")
    assert files(copied, "a") == {"main.py": "print('hello')\n"}
    ((identity, (head, kept)),) = [each for each in copied.store.kept.items() if each[0] != "a"]
    assert (json.loads(head)["title"], kept, copied.store.remembered) == (
        "Mine — copy",
        {"main.py": "2"},
        identity,
    )


def test_the_copy_can_be_kept(copied: Page) -> None:
    copied.press(copied.button("Keep working on the copy"))
    assert copied.element("bar").hidden


def test_it_can_be_taken_over_from_the_other_tab(copied: Page) -> None:
    copied.store.kept["a"] = (HEAD, {"main.py": "theirs"})
    copied.press(copied.button("Take over here"))
    assert (copied.turns.asked, copied.element("bar").hidden) == (["a"], True)
    assert (copied.editor.code.text(), copied.store.remembered) == ("theirs", "a")


def test_a_project_that_another_tab_asks_for_is_saved_and_left_to_it(mine: Page) -> None:
    mine.editor.code.type("2")
    mine.turns.onAsked("another one")
    assert mine.element("bar").hidden
    mine.turns.onAsked("a")
    mine.settle()
    assert (files(mine, "a"), mine.text("bar-words")) == ({"main.py": "2"}, words.TAKEN)
    assert "a" not in mine.turns.held


def test_a_lock_that_is_taken_away_makes_a_copy(mine: Page) -> None:
    mine.turns.onLost("a")
    mine.settle()
    assert mine.text("bar-words") == words.TAKEN


def test_what_another_tab_has_saved_meanwhile_is_not_overwritten(mine: Page) -> None:
    mine.store.conflicts.add("a")
    edit(mine, "2")
    mine.advance(1000)
    assert mine.text("bar-words") == words.OVERTAKEN
    assert files(mine, "a") == {"main.py": "print('hello')\n"}
    assert [kept for identity, (_, kept) in mine.store.kept.items() if identity != "a"] == [{"main.py": "2"}]


def test_nothing_is_left_while_a_program_runs(copied: Page) -> None:
    worker = copied.workers[0]
    worker.get_ready()
    copied.press("run")
    worker.say("started", id=worker.posted[-1]["id"])
    copied.press(copied.button("Take over here"))
    assert (copied.turns.asked, "A program is running" in copied.text("worker")) == ([], True)


def test_a_project_that_is_gone_is_said_to_be(copied: Page) -> None:
    del copied.store.kept["a"]
    copied.press(copied.button("Take over here"))
    assert copied.text("bar-words") == "It could not be opened: it is gone."


def test_what_a_program_writes_is_shown_in_the_editor(mine: Page) -> None:
    worker = mine.workers[0]
    worker.get_ready()
    mine.press("run")
    run = worker.posted[-1]["id"]
    worker.say("started", id=run)
    changed = ["main.py", JsBytes(b"new"), "bad|name", JsBytes(b"x"), "p.png", JsBytes(b"\x89\0")]
    worker.say("files", changed=changed, removed=[], kept=["big.bin", "it is larger than 20 MB"], round=1)
    worker.say("done", id=run, status="ok", ms=3)
    mine.advance(1000)
    assert mine.editor.code.text() == "new"
    assert sorted(files(mine, "a")) == ["main.py", "p.png"]
    notices = [each.textContent for each in mine.element("log").children]
    assert notices[0].startswith("The program wrote 'bad|name', which cannot be one of your files.")
    assert notices[1] == words.KEPT.format("big.bin", "it is larger than 20 MB")


def test_run_takes_main_py_or_the_first_program_if_no_program_is_shown(page: Page) -> None:
    head = json.dumps({"active": "a.txt", "order": ["a.txt", "b.py", "main.py"]})
    session(page, head=head, **{"a.txt": "print('hello')\n", "b.py": "1", "main.py": "2"})
    page.start()
    worker = page.workers[0]
    worker.get_ready()
    page.press("run")
    assert (worker.posted[-1]["code"], worker.posted[-1]["filename"]) == ("2", "main.py")
