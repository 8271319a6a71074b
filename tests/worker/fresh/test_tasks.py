"""What becomes of a program by what its tasks do: in Pyodide itself, in Node."""

import textwrap
import time

import pytest

from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import error, of_kind, result


@pytest.fixture(autouse=True)
def _no_output_of_before(worker: NodeWorker) -> None:
    worker.text()


EXIT = """
    import asyncio, sys
    async def ends():
        await asyncio.sleep(0.05)
        sys.exit({code})
    async def goes_on():
        while True:
            await asyncio.sleep(0.01)
    other = asyncio.create_task(goes_on())
    {rest}
"""
# The ways in which a task of its own, or a timer, exits.
EXITS = {
    "behind the last line": "task = asyncio.create_task(ends())",
    "while the program awaits something": "task = asyncio.create_task(ends())\n    await asyncio.sleep(60)",
    "gathered": "await asyncio.gather(ends(), asyncio.sleep(60))",
    "in asyncio.run": "asyncio.run(ends())",
    "beside asyncio.run": "task = asyncio.create_task(ends())\n    asyncio.run(asyncio.sleep(60))",
    "by a timer": "timer = asyncio.get_running_loop().call_later(0.05, sys.exit, {code});",
    "by itself": "await ends()",
}


@pytest.mark.parametrize("name", EXITS)
@pytest.mark.parametrize("code", [3, None])
def test_an_exit_ends_the_program_and_all_that_is_pending(
    worker: NodeWorker, name: str, code: int | None
) -> None:
    program = textwrap.dedent(EXIT.format(rest=EXITS[name], code=code).format(code=code))
    heard = worker.run(program, fresh=True)
    assert [each["message"] for each in of_kind(heard, "error")] == (
        [] if code is None else ["exited with 3"]
    )
    assert (heard[-1]["status"], worker.text()) == ("ok" if code is None else "error", "")
    assert result(worker.run("6 * 7", fresh=True)) == "42"


def test_an_exit_does_not_wait_for_tasks(worker: NodeWorker) -> None:
    program = EXIT.format(code=0, rest="sys.exit()")
    assert worker.run(textwrap.dedent(program), fresh=True)[-1]["status"] == "ok"


def test_a_task_that_fails_unseen_is_told_of(worker: NodeWorker) -> None:
    program = "import asyncio\nasync def fails():\n    1 / 0\ntask = asyncio.create_task(fails())"
    assert worker.run(program, fresh=True)[-1]["status"] == "ok"
    assert worker.text().splitlines() == [
        "Task exception was never retrieved",
        "Traceback (most recent call last):",
        '  File "main.py", line 3, in fails',
        "    1 / 0",
        "    ~~^~~",
        "ZeroDivisionError: division by zero",
    ]


@pytest.mark.parametrize(
    "program",
    [
        "task = asyncio.create_task(fails())\ntry: await task\nexcept ZeroDivisionError: pass",
        "print(*await asyncio.gather(fails(), return_exceptions=True))",
        "task = asyncio.create_task(fails())\nawait asyncio.sleep(.01)\nprint(task.exception())",
    ],
)
def test_a_task_whose_failure_is_seen_is_not(worker: NodeWorker, program: str) -> None:
    worker.run(f"import asyncio\nasync def fails():\n    1 / 0\n{program}", fresh=True)
    assert worker.text() in ("", "division by zero\n")


@pytest.mark.parametrize(("body", "count"), [("await asyncio.sleep(60)", 0), ("pass", 1)])
def test_a_stop_shows_where_a_task_was_and_nothing_of_ours(worker: NodeWorker, body: str, count: int) -> None:
    head = "import asyncio\nasync def goes_on():\n    while True:\n"
    worker.begin(f"{head}        {body}\nt = asyncio.create_task(goes_on())", fresh=True)
    time.sleep(0.3)
    worker.act("stop", worker.runs)
    told = error(worker.heard("done", seconds=20))["traceback"].splitlines()
    places = [line for line in told if line.startswith("  File")]
    assert len(places) == count
    assert all(line.startswith('  File "main.py"') and line.endswith("in goes_on") for line in places)
    assert told[-1] == "KeyboardInterrupt"


# A timer that goes on for ever, and one that goes off.
INTERVAL = """
from pyodide.ffi import create_proxy
import js
def tick(): print("tick")
number = js.setInterval(create_proxy(tick), 20)
"""
TIMEOUTS = {
    "js": "import js\nfrom pyodide.ffi import create_once_callable as once\njs.setTimeout(once({0}), 50);",
    "wrappers": "from pyodide.ffi.wrappers import set_timeout\nset_timeout({0}, 50);",
}


@pytest.mark.parametrize("name", TIMEOUTS)
def test_a_timer_of_javascript_goes_off_before_a_program_is_done(worker: NodeWorker, name: str) -> None:
    code = TIMEOUTS[name].format("lambda: print('late')")
    assert worker.run(code, fresh=True)[-1]["status"] == "ok"
    assert worker.text() == "late\n"


def test_a_timer_of_javascript_that_goes_on_is_ended_by_a_stop(worker: NodeWorker) -> None:
    worker.begin(INTERVAL, fresh=True)
    time.sleep(0.3)
    worker.act("stop", worker.runs)
    assert worker.heard("done", seconds=20)[-1]["status"] == "stopped"
    assert worker.text().startswith("tick\ntick\n")
    worker.run("import asyncio\nawait asyncio.sleep(0.1)", fresh=True)
    assert worker.text() == ""


@pytest.mark.parametrize("ending", ["js.clearInterval(number)", "import sys\nsys.exit()", "1 / 0"])
def test_a_timer_of_javascript_is_ended_with_its_program(worker: NodeWorker, ending: str) -> None:
    worker.run(INTERVAL + ending, fresh=True)
    worker.text()
    worker.run("import asyncio\nawait asyncio.sleep(0.1)", fresh=True)
    assert worker.text() == ""
