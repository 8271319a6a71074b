"""Which names files may have."""

import pytest

from app.projects import names, unseen

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


UNSEEN = [
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *(0x200E, 0x200F, 0x061C, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x034F, 0x115F, 0x180E),
    *(0x2028, 0x2800, 0x3164, 0x0080, 0x009F, 0xD800, 0xFDD0, 0xFE0F, 0xFFA0, 0xFFF9, 0xFFFE, 0x1D173),
    *(0xE0041, 0xE0100, 0x10FFFF),
]


@pytest.mark.parametrize("code", UNSEEN, ids=[f"U+{code:04X}" for code in UNSEEN])
def test_a_character_that_nobody_sees_is_refused_with_its_code_point(code: int) -> None:
    said = f"The name has a character that cannot be seen (U+{code:04X}): leave it out."
    names_of_it = [f"a{chr(code)}b.py", f"{chr(code)}.py", f"data/x{chr(code)}"]
    assert [names.problem(name, OTHERS) for name in names_of_it] == [said] * 3
    assert unseen.spelled(names_of_it[0]) == f"a[U+{code:04X}]b.py"
    assert unseen.without(names_of_it[0]) == "ab.py"


def test_what_can_be_seen_may_be_in_a_name() -> None:
    for name in (
        "é😀.py",
        "文件.py",
        "ملف.py",
        "שלום.py",
        "हिन्दी.py",
        "한글.py",
        "Foto 3.45\u202fPM.png",
        "̈a",
    ):
        assert names.problem(name) == ""
        assert unseen.spelled(name) == name


@pytest.mark.parametrize("part", names.OF_OBJECTS)
def test_a_name_that_every_object_has_is_refused_alone_and_in_folders(part: str) -> None:
    said = f"JavaScript keeps {part} for itself: choose another name."
    assert [names.problem(name) for name in (part, f"a/{part}", f"{part}/a.py")] == [said] * 3
    assert names.problem(f"{part}.py") == ""


@pytest.mark.parametrize("space", names.SPACES)
def test_no_part_begins_or_ends_with_a_space(space: str) -> None:
    wrong = [f"a{space}", f"{space}a", f"a/{space}b", f"a{space}/b"]
    assert [names.problem(name) for name in wrong] == [FOLDERS] * 4


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
