"""A Stop that comes while a program begins, or its first line is carried out, ends it, and nothing else."""

from time import sleep

import pytest

from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import error, result
from tests.worker.fresh.rows import CATCH, TASK

# Milliseconds from RUN to Stop. The first ones come while the program before is taken away.
PAUSES = [0, 0, 0.2, 0.5, 1, 1.5, 2, 3, 5, 10]
ROUNDS = 5

# Each leaves objects behind whose going takes a while, which the next begin has to wait for.
LEFT = "class Slow:\n    def __del__(self): sum(range(3000))\nslow = [Slow() for _ in range(5)]\n"
PROGRAMS = {
    "a loop": "while True: pass",
    "a busy task": TASK.format("pass"),
    "a timer": "import asyncio\ntimer = asyncio.get_running_loop().call_later(60, print)",
    "an import": "import sys\nwhile True:\n    sys.modules.pop('colorsys', None)\n    import colorsys",
}


def stop_early(worker: NodeWorker, code: str, *, fresh: bool) -> None:
    """Stop a program again and again as it begins; the next one must find everything in its place."""
    for pause in PAUSES * ROUNDS:
        worker.text()
        worker.begin(code, fresh=fresh)
        sleep(pause / 1000)
        worker.act("stop", worker.runs)
        heard = worker.heard("done", seconds=20)
        assert (error(heard)["name"], heard[-1]["status"]) == ("KeyboardInterrupt", "stopped")
        heard = worker.run("import sys\nprint('on')\nsys.stdout is sys.__stdout__", fresh=fresh)
        # Python ignores what strikes where an object goes, and says so.
        assert (worker.text()[-3:], result(heard)) == ("on\n", "True")


@pytest.mark.parametrize("name", PROGRAMS)
def test_an_early_stop_ends_the_program_and_nothing_else(worker: NodeWorker, name: str) -> None:
    stop_early(worker, LEFT + PROGRAMS[name], fresh=True)


@pytest.mark.parametrize("name", ["a loop", "a loop in a task"])
def test_the_same_where_names_are_kept(worker: NodeWorker, name: str) -> None:
    code = {"a loop": "while True: pass", "a loop in a task": "import asyncio\nasyncio.run(task())"}[name]
    worker.run("async def task():\n    while True: pass")
    stop_early(worker, code, fresh=False)


def test_tasks_of_a_program_with_names_go_on_unless_it_is_stopped(worker: NodeWorker) -> None:
    worker.run(
        "import asyncio\nn = 0\nasync def count():\n    global n\n    while True:\n        n += 1\n"
        # Seldom: one that just goes on is what a Stop finds.
        "        await asyncio.sleep(0.3)\ntask = asyncio.create_task(count())"
    )
    sleep(0.4)
    assert result(worker.run("n > 1")) == "True"
    worker.begin("other = asyncio.create_task(count())\nawait asyncio.sleep(60)")
    sleep(0.1)
    worker.act("stop", worker.runs)
    assert worker.heard("done", seconds=20)[-1]["status"] == "stopped"
    assert result(worker.run("task.done(), other.done()")) == "(False, True)"
    worker.run("task.cancel()")


def test_what_is_nearly_always_in_the_library_is_ended_there(worker: NodeWorker) -> None:
    """Ending it where the program itself is would take very long: it has caught the first strike."""
    copying = CATCH.format("copy.deepcopy(held)")
    worker.begin(f"import copy\nheld = [[n] for n in range(20000)]\n{copying}", fresh=True)
    sleep(0.3)
    worker.act("stop", worker.runs)
    heard = worker.heard("done", seconds=20)
    assert (error(heard)["name"], heard[-1]["status"]) == ("KeyboardInterrupt", "stopped")
