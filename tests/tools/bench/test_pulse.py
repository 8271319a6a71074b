"""A group of processes that is slowed down stands still in between, and goes on in the end."""

import os
import subprocess
import sys

import pytest

from tools.base.steps import StepError
from tools.bench.pulse import slowed

ECHO = "import sys\nfor line in sys.stdin:\n    print(line, end='', flush=True)"


@pytest.fixture
def echo() -> "subprocess.Popen[str]":
    """A process that leads a group of its own and says what it is told."""
    command = [sys.executable, "-c", ECHO]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, start_new_session=True)


def test_it_stands_still_in_between_and_goes_on_afterwards(echo: "subprocess.Popen[str]") -> None:
    with slowed(echo.pid, 4):
        _, status = os.waitpid(echo.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
    assert echo.communicate("still here\n")[0] == "still here\n"


def test_a_process_that_has_ended_is_no_trouble(echo: "subprocess.Popen[str]") -> None:
    with slowed(echo.pid, 4):
        echo.kill()
        assert echo.communicate()[0] == ""


def test_it_is_refused_where_there_are_no_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "killpg")
    with pytest.raises(StepError) as caught, slowed(1, 4):
        pass
    assert caught.value.fix == "This system cannot pause groups of processes."
