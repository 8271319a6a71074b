"""Sixty sessions at our console are what they are at Python's own, on this machine's Python."""

import json
import re
import subprocess
import sys

import pytest

from tests.worker.console.sessions import SESSIONS
from tests.worker.console.typist import Told
from tools.base.paths import ROOT

# Ours has a name for each entry, and shows its lines.
NAME = re.compile(r"<console-\d+>")
# A line of a program below its place, or marks below that; and the same below a warning.
SOURCE = re.compile(r"(  \|)?(    .*|[ ~^|]*)$")
WARNED = re.compile(r"(^\S+:\d+: \w+Warning: .*\n)  .*\n", re.MULTILINE)
OBJECT = re.compile(r" at 0x[0-9a-fA-F]+")


def typed(kind: str) -> dict[str, Told]:
    command = [sys.executable, "-m", "tests.worker.console.typist", kind]
    done = subprocess.run(
        command, input=json.dumps(SESSIONS), capture_output=True, text=True, cwd=ROOT, check=True
    )
    told: dict[str, Told] = json.loads(done.stdout)
    return told


@pytest.fixture(scope="module")
def theirs() -> dict[str, Told]:
    return typed("theirs")


@pytest.fixture(scope="module")
def ours() -> dict[str, Told]:
    return typed("ours")


def plain(text: str) -> str:
    return OBJECT.sub("", NAME.sub("<console>", text))


def places(error: str) -> list[str]:
    """What is said of an error, without the lines of the program that newer Pythons show."""
    lines = WARNED.sub(r"\1", plain(error)).splitlines()
    return [line for line in lines if not SOURCE.match(line)]


def test_there_are_sixty_sessions() -> None:
    assert len(SESSIONS) >= 60


@pytest.mark.parametrize("name", SESSIONS)
def test_a_session_is_as_at_pythons_own_prompt(
    name: str, theirs: dict[str, Told], ours: dict[str, Told]
) -> None:
    assert [plain(out) for out, _ in ours[name]] == [plain(out) for out, _ in theirs[name]]
    assert [places(error) for _, error in ours[name]] == [places(error) for _, error in theirs[name]]
