"""The event loop is told of a task's end, but not that one which was cancelled has failed."""

import asyncio
from typing import Any

from worker.kernel.tasks import Tasks
from worker.kernel.tending import tend_loop

told: list[object] = []


class Loop:
    """An event loop as Pyodide had it before 314."""

    create_task = call_later = None

    def _decrement_in_progress(self, task: Any = None) -> None:
        told.append(task)


def test_a_cancelled_task_has_not_failed() -> None:
    told.clear()
    loop = Loop()
    tend_loop(loop, Tasks(lambda _on: None), lambda: None, told.append)

    async def end() -> tuple[asyncio.Future[int], asyncio.Future[int]]:
        done, cancelled = (asyncio.get_running_loop().create_future() for _ in range(2))
        done.set_result(1)
        cancelled.cancel()
        return done, cancelled

    done, cancelled = asyncio.run(end())
    for task in (done, cancelled, None):
        loop._decrement_in_progress(task)
    assert told == [done, None, None]
