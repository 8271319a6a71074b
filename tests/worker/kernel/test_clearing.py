"""The commands that clear the screen, and no others."""

import io
import os
import sys

import pytest

from worker.kernel import clearing


@pytest.mark.parametrize("command", ["clear", "cls", "cls||clear", "cls || clear", "Clear;", "tput  reset"])
def test_commands_that_clear(command: str) -> None:
    assert clearing.clears(command)


@pytest.mark.parametrize("command", ["", ";", "ls", "clear; ls", "clearly", "echo clear", "cls > nul"])
def test_commands_that_do_more_or_nothing(command: str) -> None:
    assert not clearing.clears(command)


def test_the_screen_is_cleared_behind_what_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    asked: list[object] = []

    def system(command: object) -> int:
        asked.append(command)
        return -1

    monkeypatch.setattr(os, "system", system)
    for name in ("stdout", "__stdout__"):
        monkeypatch.setattr(sys, name, out)
    clearing.install()
    sys.stdout.write("a")
    assert (os.system("clear"), os.system("ls"), os.system(b"clear")) == (0, -1, -1)
    assert (out.getvalue(), asked) == ("a" + clearing.CLEARED, ["ls", b"clear"])
