"""The tasks and timers of a program: while one is pending, it is still running.

Whatever a program awaits and whatever it hides, each of its tasks can be ended: it is stepped by Armed, which
then steps it no more. Pure: an event loop is given.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import wraps
from types import TracebackType
from typing import Any, Protocol

from worker.kernel.stepping import Arm, Armed, is_of_kernel, is_ours

# Bound before any program runs.
_sleep, _wait = asyncio.sleep, asyncio.wait

# Whose callbacks are part of the machinery, by the beginning of their modules' names.
_MACHINERY = ("asyncio", "_asyncio", "pyodide", "_pyodide")

# What a program may set of a loop.
_SETTINGS = ("_exception_handler", "_task_factory", "_debug", "slow_callback_duration")

# Seconds that tasks have to clean up when they are cancelled, before they are ended.
GRACE = 0.25


class Timers(Protocol):
    """Timers that programs set elsewhere than in the event loop."""

    def watch(self, on: bool) -> None:
        """Note timers from now on, or no longer."""

    def wait(self) -> bool:
        """Tell whether any is pending."""

    def drop(self) -> None:
        """Clear them."""


class NoTimers:
    """Where there are none."""

    def watch(self, on: bool) -> None:
        """There is nothing to note."""

    def wait(self) -> bool:
        """Nothing is pending."""
        return False

    def drop(self) -> None:
        """There is nothing to clear."""


NO_TIMERS = NoTimers()


class Tasks:
    """What a program has begun and not ended. `tend` must have been called on the loop."""

    def __init__(
        self,
        arm: Arm,
        tell: Callable[[str, BaseException | None], None] = lambda _what, _error: None,
        others: Timers = NO_TIMERS,
    ) -> None:
        """tell: says what has failed in the loop where nobody else has looked, by words and error."""
        self._arm, self._tell, self._others = arm, tell, others
        self._tasks: dict[asyncio.Future[Any], Armed] = {}
        # Those whose task is being made.
        self._coming: list[Armed] = []
        self._timers: set[asyncio.Handle] = set()
        # What nobody waits for.
        self._released: set[object] = set()
        # What has been ended so far, with all its timers.
        self._ended = 0
        self._is_on = False
        self._loop: Any = None
        self._settings: dict[str, Any] = {}
        # Takes out of the loop what a program has put in the place of its methods.
        self.put_back: Callable[[], None] = lambda: None

    def tend(self, loop: Any) -> None:
        """Note the tasks and timers that are made on a loop, and let a Stop strike in the tasks."""
        # Not by set_task_factory: the event loop of Pyodide 314 fails with one.
        create, call_later = loop.create_task, loop.call_later

        def create_task(coroutine: Any, **options: Any) -> Any:
            """Make a task of a coroutine."""
            if is_ours(coroutine):
                return _without_factory(loop, create, coroutine, options)
            if not asyncio.iscoroutine(coroutine):
                return create(coroutine, **options)
            return self._create(create, coroutine, options)

        def call_in(delay: float, callback: Any, *arguments: Any, **options: Any) -> Any:
            """Have something called after so many seconds."""
            if not self._is_on or _is_machinery(callback):
                return call_later(delay, callback, *arguments, **options)
            return self._call_later(call_later, delay, callback, arguments, options)

        loop.create_task, loop.call_later = create_task, call_in
        loop.default_exception_handler = self._on_failure
        ended = getattr(loop, "_decrement_in_progress", None)
        if ended is not None:
            # Pyodide takes each task that fails for one that nobody looks at, and before 314 those that are
            # cancelled for failed.
            loop._decrement_in_progress = lambda task=None: ended(None if self._is_seen(task) else task)
        self._loop = loop
        self._settings = {name: vars(loop)[name] for name in _SETTINGS if name in vars(loop)}

    def _create(self, create: Any, coroutine: Any, options: Any) -> Any:
        """A task that is stepped by Armed. A Stop may strike when it is made and not noted yet."""
        stepped = Armed(coroutine, self._arm)
        if not self._is_on:
            return create(stepped, **options)
        self._coming.append(stepped)
        task = create(stepped, **options)
        self._tasks[task] = stepped
        self._coming.remove(stepped)
        return task

    def _is_seen(self, task: Any) -> bool:
        return task in self._tasks or (task is not None and bool(task.cancelled()))

    def _on_failure(self, context: dict[str, Any]) -> None:
        self._tell(
            str(context.get("message") or "Unhandled exception in event loop"), context.get("exception")
        )

    def _call_later(self, call_later: Any, delay: float, callback: Any, arguments: Any, options: Any) -> Any:
        """A timer of the program's: its callback is a step of the program like any other."""

        ended, handle = self._ended, None

        @wraps(callback, updated=())
        def fire(*arguments: Any) -> None:
            # A Stop may have struck before this one was noted, or known.
            if ended != self._ended:
                return
            self._timers.discard(handle)
            try:
                self._arm(True)
                callback(*arguments)
            finally:
                self._arm(False)

        handle = call_later(delay, fire, *arguments, **options)
        self._timers.add(handle)
        return handle

    def begin(self) -> None:
        """A program begins: what is made from now on is its own."""
        vars(self._loop).update(self._settings)
        self.watch()

    def watch(self) -> None:
        """A program begins that goes on where the one before it has ended."""
        self.forget()
        self._is_on = True
        self._others.watch(True)

    def pending(self) -> list[asyncio.Future[Any]]:
        """Those of its tasks that are not done."""
        for task in [task for task in self._tasks if task.done()]:
            del self._tasks[task]
            self._tell_failure(task)
        return list(self._tasks)

    def _tell_failure(self, task: asyncio.Future[Any]) -> None:
        # As asyncio has it, which notices when it lets go of the task: that may be never.
        if not getattr(task, "_log_traceback", False) or task.cancelled():
            return
        error = task.exception()
        if isinstance(error, Exception):
            context = {"message": "Task exception was never retrieved", "exception": error, "task": task}
            self._loop.call_exception_handler(context)

    def struck_at(self) -> TracebackType | None:
        """Where a Stop has struck in one of the tasks."""
        for task in self._tasks:
            error = task.exception() if task.done() and not task.cancelled() else None
            if isinstance(error, KeyboardInterrupt):
                return _within_program(error.__traceback__)
        return None

    def waits(self) -> bool:
        """Tell whether a timer is yet to go off."""
        self._timers = {each for each in self._timers if not each.cancelled()}
        return bool(self._timers - self._released) or self._others.wait()

    def pending_since(self, before: set[object]) -> list[asyncio.Future[Any]]:
        """Those of its tasks that have been begun since then and are not done."""
        return [task for task in self.pending() if task not in before]

    def begun(self) -> set[object]:
        """All that has been begun so far."""
        return {*self._tasks, *self._timers}

    def release(self, before: set[object]) -> None:
        """What has been begun since then goes on, but does not keep the program going."""
        self._released |= self.begun() - before

    async def end_since(self, before: set[object]) -> None:
        """End what has been begun since then, as `asyncio.run` does when its coroutine has returned."""
        for timer in self._timers - before:
            timer.cancel()
        left = self.pending_since(before)
        for task in left:
            task.cancel()
        if left:
            await _wait(left)

    async def settle(self) -> None:
        """Wait until nothing is pending any more."""
        while True:
            pending = [task for task in self.pending() if task not in self._released]
            if pending:
                await _wait(pending, return_when=asyncio.FIRST_COMPLETED)
            elif self.waits():
                await _sleep(0.01)
            else:
                return

    async def cancel(self) -> None:
        """End all that is pending: first as asyncio does, then in any case."""
        self._ended += 1
        self._others.drop()
        for timer in self._timers:
            timer.cancel()
        for stepped in self._coming:
            stepped.end()
        pending = self.pending()
        if not pending:
            return
        for task in pending:
            task.cancel()
        await _wait(pending, timeout=GRACE)
        for task in self.pending():
            self._tasks[task].end()
            task.cancel()
        if self.pending():
            await _wait(self.pending(), timeout=GRACE)

    async def leave(self, *, is_stopped: bool, stays: bool) -> None:
        """A program is over that is to be followed by others with its names: what it has begun goes on.

        is_stopped: it does not; stays: it is still the program's.
        """
        if is_stopped:
            await self.cancel()
        if not stays:
            self.forget()

    def forget(self) -> None:
        """What is made from now on is nobody's."""
        self._is_on = False
        self._others.watch(False)
        self.pending()
        self._tasks.clear()
        self._coming.clear()
        self._timers.clear()
        self._released.clear()


def _without_factory(loop: Any, create: Any, coroutine: Any, options: dict[str, Any]) -> Any:
    """Make a task of ours, which is none of what a program has set to make its own."""
    factory, loop._task_factory = loop._task_factory, None
    try:
        return create(coroutine, **options)
    finally:
        loop._task_factory = factory


def _is_machinery(callback: Any) -> bool:
    """Tell whether a callback is none of a program's: what the kernel waits for would be lost by a Stop."""
    code = getattr(callback, "__code__", None)
    return is_of_kernel(code) or _belongs_to_machinery(getattr(callback, "__module__", None))


def _belongs_to_machinery(module: object) -> bool:
    return type(module) is not str or module.startswith(_MACHINERY)


def _within_program(place: TracebackType | None) -> TracebackType | None:
    """Leave out what has stepped the task."""
    while place is not None and _belongs_to_machinery(place.tb_frame.f_globals.get("__name__")):
        place = place.tb_next
    return place
