"""Which names files may have."""

import pytest

from app.projects import names

OTHERS = ["main.py", "data/x.csv"]
CHARACTER = 'A name cannot have these characters: \\:*?"<>| or control characters.'
FOLDERS = "Put one slash between folders, as in data/x.csv. No part may be empty, . or .."


@pytest.mark.parametrize(
    "name", ["a", "a.py", ".hidden", "data/y.csv", "a b.txt", "ä/ö/ü.txt", "x" * 120, "..a"]
)
def test_a_good_name_passes(name: str) -> None:
    assert names.problem(name, OTHERS) == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "A file needs a name, such as helper.py."),
        ("  ", "A file needs a name, such as helper.py."),
        ("x" * 121, "The name is longer than 120 characters: shorten it."),
        ("a\\b", CHARACTER),
        ("a\nb", CHARACTER),
        ("C:x", CHARACTER),
        ("/etc/passwd", FOLDERS),
        ("../x", FOLDERS),
        ("a/../x", FOLDERS),
        ("a//x", FOLDERS),
        ("a/", FOLDERS),
        (".", FOLDERS),
        ("a /x", FOLDERS),
        ("__pycache__/x.pyc", "Python keeps __pycache__ for itself: choose another name."),
        ("main.py", "There is a file main.py already: choose another name."),
        ("MAIN.py", "There is a file main.py already: choose another name."),
        ("data", "There is a folder data already: choose another name."),
        ("main.py/x", "main.py is a file and cannot be a folder: choose another name."),
    ],
)
def test_a_name_that_cannot_be_is_told_why(name: str, words: str) -> None:
    assert names.problem(name, OTHERS) == words


def test_a_free_name_has_a_number_if_need_be() -> None:
    taken = ["a.py", "a 2.py", "data/x.csv", ".env"]
    found = [names.free(name, taken) for name in ("b.py", "A.py", "data/x.csv", ".env")]
    assert found == ["b.py", "A 3.py", "data/x 2.csv", ".env 2"]


def test_the_ending_says_what_a_file_is() -> None:
    assert [names.language(name) for name in ("a.PY", "b.json", "py", "c.py/x")] == [
        "python",
        "json",
        "text",
        "text",
    ]
