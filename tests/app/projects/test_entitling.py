"""What a program calls itself becomes the name of a project that nobody has named."""

import json

import pytest

from app.projects.entitling import said
from app.projects.project import Project, stored


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Dice game\nimport random\n", "Dice game"),
        ("\n\n#Dice game.\n", "Dice game"),
        ("#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n# === Dice game ===\n", "Dice game"),
        ('"""Dice game: roll and win."""\n', "Dice game: roll and win"),
        ("'''\nDice game\nby Ada\n'''\n", "Dice game"),
        ("# Würfelspiel 骰子\u202e\n", "Würfelspiel 骰子"),
        ("# 骰子\n", "骰子"),
        ("x = 1  # Dice game\n", ""),
        ("print('# Dice game')\n", ""),
        ("# " + "a" * 61, ""),
        ("# ---------\n", ""),
        ("# requirements: numpy\n", ""),
        ("# type: ignore\n", ""),
        ("# main.py\n", ""),
        ("# 42\n", ""),
        ("", ""),
        ('"""\n', ""),
    ],
)
def test_the_first_line_may_say_what_a_program_is_called(text: str, name: str) -> None:
    assert said(text) == name


def test_a_name_that_the_visitor_gave_comes_first_and_a_lesson_after_the_program() -> None:
    project = Project("1", [("a.txt", "# no"), ("main.py", "print(1)\n")])
    assert project.name == "a.txt"
    project.about = "Loops"
    assert project.name == "Loops"
    project.files.put(project.files.all[1], "# Dice game\n")
    assert (project.name, json.loads(project.head())["name"]) == ("Dice game", "Dice game")
    project.title = "Mine"
    assert project.name == "Mine"
    again = stored("1", project.head(), {"main.py": ""})
    assert again is not None
    assert (again.name, again.about) == ("Mine", "Loops")
