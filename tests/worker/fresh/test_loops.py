"""There is one event loop, whatever programs do with loops and policies: in Pyodide itself, in Node."""

import textwrap
import time

import pytest

from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import error


def written(worker: NodeWorker, code: str) -> str:
    """What a program writes that ends as it should."""
    worker.text()
    heard = worker.run(textwrap.dedent(code), fresh=True)
    assert heard[-1]["status"] == "ok"
    return worker.text()


TASKS = """
    import asyncio
    loop = asyncio.get_event_loop()
    async def one():
        await asyncio.sleep(0.01)
        return 1
    print(await asyncio.gather(one(), one()), asyncio.run(one()), loop.run_until_complete(one()))
"""
# What programs do to the loop, or to what gives it.
DEEDS = {
    "a method replaced": "loop.create_task = loop.call_later = loop.create_future = None",
    "a method added": "loop.call_soon = loop.time = print",
    "tasks made in its own way": "loop.set_task_factory(lambda loop, coroutine, **options: 1 / 0)",
    "a new loop": "asyncio.set_event_loop(asyncio.new_event_loop())",
    "no loop": "asyncio.set_event_loop(None)",
    "no policy": "asyncio.set_event_loop_policy(None)",
    "functions replaced": "asyncio.sleep = asyncio.wait = None",
}


@pytest.mark.parametrize("name", DEEDS)
def test_the_next_program_has_the_loop_as_it_was(worker: NodeWorker, name: str) -> None:
    written(worker, f"import asyncio\nloop = asyncio.get_event_loop()\n{DEEDS[name]}")
    assert written(worker, TASKS) == "[1, 1] 1 1\n"


def test_a_new_loop_runs_what_it_is_given(worker: NodeWorker) -> None:
    code = """
        import asyncio
        async def one(n):
            await asyncio.sleep(0.01 * n)
            print(n)
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        task = loop.create_task(one(1))
        loop.run_until_complete(one(2))
        loop.close()
        print('end')
    """
    assert written(worker, code) == "1\n2\nend\n"
    assert written(worker, "print('next')") == "next\n"


def test_a_stop_strikes_in_a_new_loop(worker: NodeWorker) -> None:
    run = "asyncio.new_event_loop().run_until_complete(f())"
    code = f"import asyncio\nasync def f():\n    while True: pass\n{run}"
    worker.begin(code, fresh=True)
    time.sleep(0.3)
    worker.act("stop", worker.runs)
    assert error(worker.heard("done", seconds=20))["name"] == "KeyboardInterrupt"


ENDLESS = """
    import asyncio
    async def goes_on():
        try:
            while True:
                await asyncio.sleep(0.01)
        finally:
            {finally_}
    async def main():
        task = asyncio.create_task(goes_on())
        asyncio.get_running_loop().call_later(60, print, 'late')
        await asyncio.sleep(0.05)
    {run}(main())
    print('end')
"""


def test_what_a_program_begins_in_asyncio_run_ends_with_it(worker: NodeWorker) -> None:
    ended = "await asyncio.sleep(0.4)\n            print('cleaned')"
    assert written(worker, ENDLESS.format(run="asyncio.run", finally_=ended)) == "cleaned\nend\n"


def test_what_a_program_begins_while_it_runs_a_loop_keeps_it_from_no_end(worker: NodeWorker) -> None:
    run = "asyncio.get_event_loop().run_until_complete"
    assert written(worker, ENDLESS.format(run=run, finally_="print('over')")) == "end\nover\n"


def test_what_a_program_begins_at_its_end_does_not_go_on_in_the_next(worker: NodeWorker) -> None:
    code = """
        import asyncio, atexit
        async def late():
            await asyncio.sleep(0.05)
            print('late')
        atexit.register(lambda: asyncio.ensure_future(late()))
    """
    assert written(worker, code) == ""
    assert written(worker, "import asyncio\nawait asyncio.sleep(0.2)") == ""
