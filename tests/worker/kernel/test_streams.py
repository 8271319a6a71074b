"""Standard input as a terminal gives it, which asks the visitor line by line."""

import builtins
import getpass
import io
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from worker.kernel import streams


class Visitor:
    """Somebody who types lines; asked: each prompt, and whether the answer is secret."""

    def __init__(self) -> None:
        self.lines: list[str | None] = []
        self.asked: list[tuple[str, bool]] = []
        self.terminal: Any = None
        self.begin: Callable[[], None] = lambda: None

    def ask(self, prompt: str, secret: bool) -> str | None:
        self.asked.append((prompt, secret))
        return self.lines.pop(0)


@pytest.fixture
def visitor(monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """A visitor who is asked by `input`, `sys.stdin` and `getpass`."""
    for place, name in [(sys, "stdin"), (sys, "__stdin__"), (builtins, "input"), (getpass, "getpass")]:
        monkeypatch.setattr(place, name, getattr(place, name))
    made = Visitor()
    made.begin = streams.install(made.ask)
    made.terminal = sys.stdin
    yield made
    # It stays open for programs; so does what it reads from, which is let go here.
    made.terminal.detach()


def test_standard_input_is_read_line_by_line(visitor: Visitor) -> None:
    visitor.lines = ["one\n", "twö\n", None]
    assert sys.stdin.readlines() == ["one\n", "twö\n"]
    assert visitor.asked == [("", False)] * 3
    assert (visitor.terminal.fileno(), visitor.terminal.buffer.raw.name) == (0, "<stdin>")


def test_a_line_is_given_in_parts_if_it_is_read_in_parts(visitor: Visitor) -> None:
    visitor.lines = ["abc\n"]
    assert (sys.stdin.read(2), sys.stdin.readline()) == ("ab", "c\n")
    assert visitor.asked == [("", False)]


@pytest.mark.parametrize(
    "read", [lambda: sys.stdin.read(2), lambda: sys.stdin.buffer.read(2).decode(), input]
)
def test_a_run_begins_without_what_is_left_of_a_line(visitor: Visitor, read: Callable[[], str]) -> None:
    visitor.lines = ["abc\ndef\n", "next\n", None, "more\n"]
    assert read() in ("ab", "abc")
    visitor.begin()
    assert input() == "next"
    visitor.begin()
    assert sys.stdin.read() == ""
    assert input() == "more"
    assert len(visitor.asked) == 4


def test_a_run_begins_also_when_standard_input_was_detached(visitor: Visitor) -> None:
    raw = visitor.terminal.detach()
    visitor.begin()
    visitor.terminal = io.TextIOWrapper(raw)


def test_standard_input_stays_open_when_a_program_closes_it(visitor: Visitor) -> None:
    visitor.lines = ["still here\n"]
    sys.stdin.close()
    assert sys.stdin.readline() == "still here\n"


def test_a_prompt_is_told_with_the_first_question_only(
    visitor: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    visitor.lines = ["Ada\n", "x\n"]
    assert (input("Name? "), sys.stdin.readline()) == ("Ada", "x\n")
    assert visitor.asked == [("Name? ", False), ("", False)]
    assert capsys.readouterr().out == "Name? "


def test_a_password_is_secret_and_its_line_ends_unseen(visitor: Visitor) -> None:
    visitor.lines = ["open sesame\n", None]
    out = io.StringIO()
    assert getpass.getpass("Word: ", out) == "open sesame"
    with pytest.raises(EOFError):
        getpass.getpass(stream=out)
    assert visitor.asked == [("Word: ", True), ("Password: ", True)]
    assert out.getvalue() == "Word: \nPassword: "
