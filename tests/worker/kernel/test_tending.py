"""The event loop is told of a task's end, but not that one which was cancelled has failed."""

import asyncio
from types import SimpleNamespace

from worker.kernel.tending import tend_loop


def test_a_cancelled_task_has_not_failed() -> None:
    told: list[object] = []
    loop = SimpleNamespace(create_task=None, _decrement_in_progress=lambda task=None: told.append(task))
    tend_loop(loop, lambda _on: None, lambda: None)

    async def end() -> tuple[asyncio.Future[int], asyncio.Future[int]]:
        done, cancelled = (asyncio.get_running_loop().create_future() for _ in range(2))
        done.set_result(1)
        cancelled.cancel()
        return done, cancelled

    done, cancelled = asyncio.run(end())
    for task in (done, cancelled, None):
        loop._decrement_in_progress(task)
    assert told == [done, None, None]
