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
    assert (os.system("clear"), os.system(b"clear")) == (0, -1)
    assert (out.getvalue(), asked) == ("a" + clearing.CLEARED, [b"clear"])


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("ls -l", "so 'ls -l' was not carried out. os.listdir() lists the files.\n"),
        ("pip install numpy", "Write import and the package's name: it is loaded by itself.\n"),
        ("start a.mp3", "os.system: a browser has no shell, so 'start a.mp3' was not carried out.\n"),
        ("color 0a", ""),
        ("", ""),
    ],
)
def test_of_any_other_command_it_says_that_nobody_carries_it_out(
    command: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "system", os.system)
    err = io.StringIO()
    monkeypatch.setattr(sys, "stderr", err)
    clearing.install()
    assert os.system(command) == 127 << 8
    assert err.getvalue().endswith(said)
    assert bool(err.getvalue()) is bool(said)
