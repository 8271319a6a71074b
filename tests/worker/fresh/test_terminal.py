"""What programs for a terminal do with files 0 to 2, the screen and sources: in Pyodide itself, in Node."""

import time

import pytest

from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import Heard, error, of_kind, result


@pytest.fixture(autouse=True)
def _no_output_of_before(worker: NodeWorker) -> None:
    worker.text()


def asked(worker: NodeWorker, code: str, *answers: str | None) -> Heard:
    """Run a program that is fresh, and answer what it asks; all that is heard."""
    worker.begin(code, fresh=True)
    heard: Heard = []
    for answer in answers:
        heard += worker.heard("waiting")
        worker.answer(answer)
    return heard + worker.heard("done")


# What reads standard input: the answers, None for the end of input; and the result.
READING: dict[str, tuple[str, list[str | None], str]] = {
    "open(0)": ("open(0).read()", ["a\n", "b\n", None], r"'a\nb\n'"),
    "lines": ("[line for line in open(0)]", ["a\n", "b\n", None], r"['a\n', 'b\n']"),
    "a name": ("open('/dev/stdin').readline()", ["a\n"], r"'a\n'"),
    "a path": ("from pathlib import Path\nPath('/dev/stdin').read_bytes()", ["ä\n", None], r"b'\xc3\xa4\n'"),
    "os.read": (
        "import os\n[os.read(0, 100), os.read(0, 2), os.read(0, 100)]",
        ["one\n", "two\n"],
        r"[b'one\n', b'tw', b'o\n']",
    ),
    "fileno": ("import os, sys\nos.read(sys.stdin.fileno(), 9)", ["one\n"], r"b'one\n'"),
    "fdopen": ("import os\nos.fdopen(0).readline(), input()", ["one\n", "two\n"], r"('one\n', 'two')"),
    "the end": ("import os\nos.read(0, 9)", [None], "b''"),
}


@pytest.mark.parametrize("name", READING)
def test_o6_whatever_reads_standard_input_asks(worker: NodeWorker, name: str) -> None:
    code, answers, expected = READING[name]
    heard = asked(worker, code, *answers)
    assert (result(heard), len(of_kind(heard, "waiting"))) == (expected, len(answers))
    # It may have closed the file, as on a laptop; the next program has it again.
    assert result(asked(worker, "input('x')", "y\n")) == "'y'"


def test_o6_what_was_written_before_the_question_is_seen(worker: NodeWorker) -> None:
    worker.begin("print('Name? ', end='')\nopen(0).readline()", fresh=True)
    worker.heard("waiting")
    assert worker.text() == "Name? "
    worker.answer("Ada\n")
    assert result(worker.heard("done")) == r"'Ada\n'"


@pytest.mark.parametrize(
    "code", ["open(0).read()", "import os\nwhile True:\n    try: os.read(0, 9)\n    except: pass"]
)
def test_o6_a_program_that_reads_can_be_stopped(worker: NodeWorker, code: str) -> None:
    worker.begin(code, fresh=True)
    worker.heard("waiting")
    time.sleep(0.2)
    worker.act("stop", worker.runs)
    heard = worker.heard("done", seconds=20)
    assert (error(heard)["name"], heard[-1]["status"]) == ("KeyboardInterrupt", "stopped")
    assert error(heard)["traceback"].count("File") == 1
    assert result(asked(worker, "6 * 7")) == "42"


# Programs that leave the standard files in disorder.
DISORDER = {
    "closed": "import os\nfor number in range(3): os.close(number)",
    "closed by a file object": "for number in range(3): open(number, 'w' if number else 'r').close()",
    "replaced": (
        "import os\nfile = os.open('kept.txt', os.O_RDWR | os.O_CREAT)\n"
        "for number in range(3): os.dup2(file, number)"
    ),
}


@pytest.mark.parametrize("name", DISORDER)
def test_the_standard_files_are_there_in_each_run(worker: NodeWorker, name: str) -> None:
    asked(worker, DISORDER[name])
    worker.text()
    heard = asked(
        worker, "import sys\nprint('out')\nprint('err', file=sys.stderr)\nopen(0).readline()", "a\n"
    )
    assert (worker.text(), result(heard)) == ("out\nerr\n", r"'a\n'")


@pytest.mark.parametrize("command", ["clear", "cls", "cls || clear", " CLEAR ; "])
def test_o7_the_commands_that_clear_the_screen_are_understood(worker: NodeWorker, command: str) -> None:
    heard = asked(worker, f"import os\nprint('a', end='')\nos.system({command!r})")
    assert (worker.text(), result(heard)) == ("a\x1b[H\x1b[2J\x1b[3J", "0")


def test_o7_no_other_command_is(worker: NodeWorker) -> None:
    assert result(asked(worker, "import os\nos.system('ls'), os.system('clear; ls'), os.system('')")) == (
        "(32512, 32512, 32512)"
    )
    said = worker.text().splitlines()
    assert [line.partition(" was not")[0] for line in said] == [
        "os.system: a browser has no shell, so 'ls'",
        "os.system: a browser has no shell, so 'clear; ls'",
    ]


def test_r16_what_an_earlier_program_defined_has_its_own_source(worker: NodeWorker) -> None:
    worker.run("class A:\n    x = 1\n\ndef f():\n    return 1\n")
    heard = worker.run("import inspect\n# another\n\n\n\n[inspect.getsource(each) for each in (A, f)]")
    assert result(heard) == r"['class A:\n    x = 1\n', 'def f():\n    return 1\n']"
