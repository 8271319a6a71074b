"""The console in Pyodide itself, in Node, with the file that browsers get."""

import time

from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import of_kind, result

TURNS = """async def turn():
    global turns
    while True:
        turns += 1
        await asyncio.sleep(0)
"""


def entered(worker: NodeWorker, code: str) -> str | None:
    """What an entry shows as its value."""
    heard = worker.run(code, console=True)
    return result(heard)


def test_it_says_that_it_has_a_console(worker: NodeWorker) -> None:
    assert entered(worker, "1 + 1") == "2"


def test_a_stop_ends_an_entry_and_keeps_the_names(worker: NodeWorker) -> None:
    worker.run("n = 0", fresh=True)
    worker.begin("while True: n += 1\n", console=True)
    time.sleep(0.3)
    worker.act("stop", worker.runs)
    heard = worker.heard("done", seconds=20)
    assert [each["name"] for each in of_kind(heard, "error")] == ["KeyboardInterrupt"]
    assert heard[-1]["status"] == "stopped"
    assert entered(worker, "n > 0") == "True"
    assert entered(worker, "import sys; sys.last_exc") == "KeyboardInterrupt()"


def test_tasks_go_on_between_entries_and_end_with_the_next_run(worker: NodeWorker) -> None:
    worker.run("import asyncio\nturns = 0", fresh=True)
    worker.run(TURNS, console=True)
    worker.run("task = asyncio.create_task(turn())", console=True)
    worker.run("await asyncio.sleep(0.05)", console=True)
    assert entered(worker, "turns > 1, task.done()") == "(True, False)"
    assert result(worker.run("import asyncio\nlen(asyncio.all_tasks())", fresh=True)) == "1"


def test_a_module_of_the_program_comes_before_one_of_the_library(worker: NodeWorker) -> None:
    # The library has one of this name, which is put back after each run.
    files = ["statistics.py", "mine = 7\n"]
    worker.run("import statistics\nstatistics.mine", fresh=True, files=files)
    assert entered(worker, "import statistics as again; again.mine") == "7"
    worker.run("1", fresh=True, files=[], removed=["statistics.py"])


def test_the_failed_frame_is_there_for_the_debugger(worker: NodeWorker) -> None:
    worker.run("def f(n):\n    half = n / 2\n    return half / 0\nf(41)", fresh=True)
    worker.text()
    worker.begin("import pdb; pdb.pm()", console=True)
    for command in ("p half\n", "w\n", "q\n"):
        worker.heard("waiting")
        worker.answer(command)
    worker.heard("done")
    said = worker.text()
    assert "20.5\n" in said
    assert "kernel" not in said
