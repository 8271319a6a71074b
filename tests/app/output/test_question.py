"""The line in which a program asks has its prompt once, whatever is in it."""

import pytest

from app.output import question
from app.output.terminal import Terminal

Runs = list[tuple[str, str]]


def line_of(written: str) -> Runs:
    terminal = Terminal()
    terminal.feed(written)
    return terminal.rows[-1].runs


PROMPTS = {
    "plain": ("Name? ", [("", "Name? ")]),
    "colours": ("\x1b[33mName:\x1b[0m ", [("fg-3", "Name:"), ("", " ")]),
    "colours that go on": ("\x1b[1;32m> ", [("bold fg-2", "> ")]),
    "a backspace": ("Nane\b\bme: ", [("", "Name: ")]),
    "a carriage return": ("wait\rName", [("", "Name")]),
    "lines": ("One\nTwo\n\x1b[1m?\x1b[0m ", [("bold", "?"), ("", " ")]),
    "a title of the window": ("\x1b]0;x\x07Name? ", [("", "Name? ")]),
    "an erased line": ("\x1b[2K\rName? ", [("", "Name? ")]),
    "tabs": ("a\tb", [("", "a       b")]),
    "nothing": ("", []),
}


@pytest.mark.parametrize("name", PROMPTS)
def test_a_prompt_that_has_been_written_is_there_once(name: str) -> None:
    prompt, line = PROMPTS[name]
    assert question.asked(line_of(prompt), prompt) == line


def test_what_stands_before_a_prompt_stays() -> None:
    assert question.asked(line_of("\x1b[1mHi.\x1b[0m Name? "), "Name? ") == [("bold", "Hi."), ("", " Name? ")]
    assert question.asked(line_of("Hello there\rName? "), "\rName? ") == [("", "Name? there")]


def test_a_prompt_that_was_written_elsewhere_is_added() -> None:
    assert question.asked([("", "Hi. ")], "\x1b[33mName:\x1b[0m ") == [
        ("", "Hi. "),
        ("fg-3", "Name:"),
        ("", " "),
    ]
    assert question.asked([], "One\nTwo? ") == [("", "One"), ("", "\n"), ("", "Two? ")]


def test_a_prompt_alone_is_shown_as_it_looks() -> None:
    assert question.shown("\x1b[33mName:\x1b[0m ") == [("fg-3", "Name:"), ("", " ")]
