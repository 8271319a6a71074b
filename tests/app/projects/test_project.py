"""A project as it is stored and as it is worked on."""

import json

import pytest

from app.projects.project import COPY, LINK, MOST_ENTRIES, MOST_TYPED, OWN, SITE, Project, stored


def head(project: Project) -> dict[str, object]:
    fields: dict[str, object] = json.loads(project.head())
    return fields


def test_a_work_is_stored_with_the_order_of_its_files_and_without_their_contents() -> None:
    project = Project("1", [("b.py", "1"), ("a.csv", "x")], active="a.csv", data="{}", lesson="l.md")
    assert head(project) == {
        "title": "",
        "about": "",
        "name": "b.py",
        "origin": OWN,
        "lesson": "l.md",
        "active": "a.csv",
        "order": ["b.py", "a.csv"],
        "data": "{}",
        "console": [],
    }


def test_what_was_stored_comes_back() -> None:
    project = Project("1", [("b.py", "1"), ("a.csv", "x")], active="a.csv", data="{}", title="Mine")
    again = stored("1", project.head(), {"a.csv": "x", "b.py": "1"})
    assert again is not None
    assert again.head() == project.head()
    assert [file.content for file in again.files.all] == ["1", "x"]
    assert again.files.take_unsaved() == ([], [])


def test_what_was_typed_at_the_console_is_stored_once_in_a_row() -> None:
    project = Project("1", [("a.py", "")])
    for text in ("x = 1", "x", "x", "for i in x:\n    i\n", "x"):
        project.note_entry(text)
    again = stored("1", project.head(), {"a.py": ""})
    assert again is not None
    assert again.history == ["x = 1", "x", "for i in x:\n    i\n", "x"]


def test_of_what_was_typed_the_latest_is_kept_by_number_and_by_length() -> None:
    project = Project("1", [("a.py", "")])
    for number in range(MOST_ENTRIES + 3):
        project.note_entry(str(number))
    assert project.history == [str(number) for number in range(3, MOST_ENTRIES + 3)]
    project.note_entry("y" * MOST_TYPED)
    assert project.history == ["y" * MOST_TYPED]


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
    project = Project("1", [("main.py", "1")])
    project.files.take_unsaved()
    project.become_copy("2")
    assert (project.id, project.name, project.origin) == ("2", "main.py — copy", COPY)
    assert [file.name for file in project.files.take_unsaved()[0]] == ["main.py"]
    project.become_copy("3")
    assert project.name == "main.py — copy"


@pytest.mark.parametrize("origin", [LINK, SITE])
def test_a_copy_of_what_came_by_a_link_has_come_by_it_too(origin: str) -> None:
    project = Project("1", [("main.py", "1")], origin=origin)
    project.become_copy("2")
    assert (project.id, project.origin) == ("2", origin)


def test_data_that_are_being_edited_are_asked_for_when_they_are_needed() -> None:
    project = Project("1", [], data="{}")
    project.touch_data(lambda: '{"a": 1}')
    assert project.data == '{"a": 1}'
