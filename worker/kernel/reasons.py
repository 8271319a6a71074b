"""What has ended a run: how it came out, and the reason by the exception that was raised in it. Pure."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import Any

from worker.kernel.striking import Ended

# Bound before any program runs.
_sleep = asyncio.sleep


@dataclass(frozen=True)
class Outcome:
    """How a program ended: its value, or the exception that ended it; and when and where."""

    value: object
    error: BaseException | None
    ms: float
    place: str = ""
    line: str = ""


def current_task() -> asyncio.Task[Any] | None:
    """Return the task that is carried out, if there is one."""
    try:
        return asyncio.current_task()
    except RuntimeError:  # no event loop runs
        return None


async def calm(task: asyncio.Task[Any] | None) -> None:
    """Take back a cancellation of the present task, so that it does not strike whatever this does next."""
    if task is None or not task.cancelling():
        return
    while task.cancelling():
        task.uncancel()
    with contextlib.suppress(asyncio.CancelledError):  # before 3.13 one not yet delivered stays
        await _sleep(0)


def is_cancellation(error: BaseException) -> bool:
    """Tell whether it is the run itself that was cancelled."""
    task = current_task()
    return isinstance(error, asyncio.CancelledError) and (task is None or bool(task.cancelling()))


def stop_or(error: BaseException) -> BaseException:
    """A cancellation of the run itself is a stop, as a KeyboardInterrupt at that line; else the error."""
    if isinstance(error, Ended) or is_cancellation(error) or _is_struck_conversion(error):
        return KeyboardInterrupt().with_traceback(error.__traceback__)
    return error


def _is_struck_conversion(error: BaseException) -> bool:
    """Tell whether a Stop has struck where Pyodide handed on a value, and took that for a failure."""
    return type(error).__name__ == "ConversionError" and isinstance(error.__cause__, KeyboardInterrupt)
