"""A work as it is stored and as it is worked on."""

import json

import pytest

from app.projects.project import COPY, OWN, Project, stored


def head(work: Project) -> dict[str, object]:
    fields: dict[str, object] = json.loads(work.head())
    return fields


def test_a_work_is_stored_with_the_order_of_its_files_and_without_their_contents() -> None:
    work = Project("1", [("b.py", "1"), ("a.csv", "x")], active="a.csv", data="{}", lesson="l.md")
    assert head(work) == {
        "title": "",
        "name": "b.py",
        "origin": OWN,
        "lesson": "l.md",
        "active": "a.csv",
        "order": ["b.py", "a.csv"],
        "data": "{}",
    }


def test_what_was_stored_comes_back() -> None:
    work = Project("1", [("b.py", "1"), ("a.csv", "x")], active="a.csv", data="{}", title="Mine")
    again = stored("1", work.head(), {"a.csv": "x", "b.py": "1"})
    assert again is not None
    assert again.head() == work.head()
    assert [file.content for file in again.files.all] == ["1", "x"]
    assert again.files.take_unsaved() == ([], [])


def test_files_that_the_head_does_not_know_are_not_lost() -> None:
    again = stored("1", '{"order": ["gone.py"]}', {"b.py": "1", "a.py": "2"})
    assert again is not None
    assert again.files.names == ["a.py", "b.py"]


@pytest.mark.parametrize("head", ["", "{", "[]", "1"])
def test_a_spoilt_head_loses_no_file(head: str) -> None:
    again = stored("1", head, {"b.py": "1", "a.py": "2"})
    assert again is not None
    assert [(file.name, file.content) for file in again.files.all] == [("a.py", "2"), ("b.py", "1")]
    assert (again.files.shown.name, again.data) == ("a.py", "")


def test_without_files_there_is_no_work() -> None:
    assert [stored("1", head, {}) for head in ('{"order": []}', '{"order": ["a.py"]}', "{")] == [None] * 3


def test_a_copy_has_a_name_of_its_own_and_is_stored_nowhere_yet() -> None:
    work = Project("1", [("main.py", "1")])
    work.files.take_unsaved()
    work.become_copy("2")
    assert (work.id, work.name, work.origin) == ("2", "main.py — copy", COPY)
    assert [file.name for file in work.files.take_unsaved()[0]] == ["main.py"]
    work.become_copy("3")
    assert work.name == "main.py — copy"


def test_data_that_are_being_edited_are_asked_for_when_they_are_needed() -> None:
    work = Project("1", [], data="{}")
    work.touch_data(lambda: '{"a": 1}')
    assert work.data == '{"a": 1}'
