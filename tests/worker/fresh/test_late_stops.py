"""A Stop that comes while what a program has left is taken away, or while Python waits for it, ends it."""

from time import sleep

import pytest

from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import result

ONCE = "while True: pass"
CAUGHT = (
    "while True:\n            try:\n                while True: pass\n            except BaseException: pass"
)
GOING = "class Going:\n    def __del__(self):\n        {}\ngoing = Going()\n"

# What keeps the object until the next program begins: by the program's last lines.
KEEPERS = {
    "a circle": "going.itself = going",
    "a context": "import contextvars\ncontextvars.ContextVar('kept').set(going)",
    "a module of the library": "import json\njson.kept = going\ndel going",
    "sys": "import sys\nsys.kept = going\ndel going",
    "a signal's handler": "import signal\ndef kept(*_, of=going): pass\nsignal.signal(signal.SIGTERM, kept)",
    "an error": "raise ValueError(going)",
}

# Programs in which Python now and then waits, and how long until they are stopped.
WAITING = {
    "runs": "import asyncio\nasync def task(): pass\nwhile True: asyncio.run(task())",
    "pauses": "import asyncio\nfrom pyodide.ffi import run_sync\nwhile True: run_sync(asyncio.sleep(0))",
    "promises": "import js\nfrom pyodide.ffi import run_sync\nwhile True: run_sync(js.Promise.resolve(1))",
    "callbacks": "import asyncio\nloop = asyncio.get_event_loop()\ndef on(): loop.call_soon(on)\non()",
    "tasks": (
        "import asyncio\nasync def pause(): await asyncio.sleep(0)\nasync def main():\n"
        "    while True: await asyncio.gather(pause(), pause())\nasyncio.run(main())"
    ),
}
ROUNDS = 40


def stopped(worker: NodeWorker, code: str, after: float) -> str:
    """Run a program, stop it after so many seconds, and return its status."""
    worker.begin(code, fresh=True)
    sleep(after)
    worker.act("stop", worker.runs)
    return str(worker.heard("done", seconds=20)[-1]["status"])


@pytest.mark.parametrize("keeper", KEEPERS)
@pytest.mark.parametrize("loop", [ONCE, CAUGHT], ids=["once", "caught"])
def test_what_goes_when_the_next_program_begins_can_be_ended(
    worker: NodeWorker, keeper: str, loop: str
) -> None:
    worker.run(GOING.format(loop) + KEEPERS[keeper], fresh=True)
    assert stopped(worker, "print('not reached')", 0.2) == "stopped"
    assert "not reached" not in worker.text()
    assert result(worker.run("1 + 1", fresh=True)) == "2"


@pytest.mark.parametrize("name", WAITING)
def test_a_stop_while_python_waits_ends_the_program_and_leaves_no_wait_behind(
    worker: NodeWorker, name: str
) -> None:
    for turn in range(ROUNDS):
        assert stopped(worker, WAITING[name], turn / 4000) == "stopped"
        # Where the wait before were not over, this one would not be told of its Stop.
        assert stopped(worker, "import asyncio\nawait asyncio.sleep(60)", 0.005) == "stopped"


def test_a_coroutine_that_catches_its_end_ends_where_it_has_lost_its_names(worker: NodeWorker) -> None:
    caught = "        try: await asyncio.sleep(0)\n        except BaseException: pass\n"
    made = (
        f"import asyncio\nasync def main():\n    while True:\n{caught}kept = [main()]\nkept[0].send(None)\n"
    )
    worker.run(f"{made}kept.append(kept)", fresh=True)
    assert stopped(worker, "1", 0.2) == "stopped"
    assert result(worker.run("1 + 1", fresh=True)) == "2"
