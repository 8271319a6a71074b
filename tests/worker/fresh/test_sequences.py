"""Programs one after the other write what each of them writes in a process of its own.

Those of snippets.txt all leave something behind.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

HERE = Path(__file__).parent
ROOT = HERE.parent.parent.parent

_PARTS = (HERE / "snippets.txt").read_text(encoding="utf-8").split("\n--- ")[1:]
SNIPPETS = {name: code.rstrip("\n") for name, _, code in (part.partition("\n") for part in _PARTS)}


class Worker:
    """The process of tests/worker/fresh/host.py."""

    def __init__(self) -> None:
        self._process: Any = None

    def run(self, code: str, folder: str) -> dict[str, Any]:
        """Run a program in a folder, after all that have been run before."""
        if self._process is None:
            command = [sys.executable, "-m", "tests.worker.fresh.host"]
            self._process = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
            )
        self._process.stdin.write(json.dumps({"code": code, "folder": folder}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def end(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.stdin.close()
            self._process.wait(20)
            self._process.stdout.close()


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.end()


def in_a_process(code: str, folder: str) -> dict[str, str]:
    """What `python main.py` writes, and the last line of its complaints."""
    Path(folder, "main.py").write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-B", "main.py"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=False,
    )
    said = done.stderr.splitlines()
    return {"out": done.stdout, "last": said[-1] if said else ""}


def both(worker: Worker, names: list[str]) -> tuple[list[Any], list[Any]]:
    """What the programs of some names write, in the worker and in processes."""
    with tempfile.TemporaryDirectory() as here, tempfile.TemporaryDirectory() as there:
        ours = [worker.run(SNIPPETS[name], here) for name in names]
        theirs = [in_a_process(SNIPPETS[name], there) for name in names]
    assert [each.pop("spoilt") for each in ours] == [False] * len(names)
    return with_exits(ours), with_exits(theirs)


def with_exits(answers: list[dict[str, str]]) -> list[dict[str, str]]:
    """Without what the kernel says in place of an exit code."""
    return [{**each, "last": each["last"].replace("The program exited with 3.", "")} for each in answers]


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_program_after_itself_writes_what_it_wrote(worker: Worker, name: str) -> None:
    ours, theirs = both(worker, [name, name])
    assert ours == theirs


@pytest.mark.timeout(600)
@given(st.lists(st.sampled_from(list(SNIPPETS)), min_size=2, max_size=3))
def test_programs_write_what_they_write_in_processes_of_their_own(worker: Worker, names: list[str]) -> None:
    ours, theirs = both(worker, names)
    assert ours == theirs
