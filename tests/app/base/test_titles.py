"""Titles become names that every system can have."""

import pytest

from app.base.titles import file_name


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Dice game", "dice-game"),
        ("main.py", "main"),
        ("  Größe: a/b\\c?  ", "größe-a-b-c"),
        ("../../etc", "etc"),
        ("…", "work"),
        ("", "work"),
        ("日本語 の題", "日本語-の題"),
        ("a" * 99, "a" * 60),
        ("CON", "con"),
    ],
)
def test_a_title_is_part_of_a_name(title: str, stem: str) -> None:
    assert file_name(title, "2026-11-27", ".zip") == f"{stem}-2026-11-27.zip"
