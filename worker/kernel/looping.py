"""The event loop, of which there is one, as programs for a laptop expect theirs.

They make loops and close them; here they get the one that is there, in which a Stop strikes. When
`asyncio.run` returns, what was begun within it is over. Pure.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from worker.kernel.tasks import Tasks

# Bound before any program runs.
_run = asyncio.run

# What a loop has of its own beside its methods.
_STATE = ("_exception_handler", "_task_factory")


def give(loop: Any, policy: type) -> None:
    """Have this loop be what a policy gives, whatever is asked for or was set."""
    for name in ("new_event_loop", "get_event_loop"):
        setattr(policy, name, lambda _policy: loop)


def tend_run(loop: Any, tasks: Tasks) -> None:
    """End with `asyncio.run` what was begun in it, and wait for nothing that was begun while a loop ran."""
    asyncio.run = _whole(_run, tasks)
    until_complete = loop.run_until_complete

    def run_until_complete(future: Any) -> Any:
        """Run until a future is done, and return its result."""
        before = tasks.begun()
        try:
            return until_complete(future)
        finally:
            tasks.release(before)

    loop.run_until_complete = run_until_complete


def _whole(original: Callable[..., Any], tasks: Tasks) -> Callable[..., Any]:
    depth = 0

    @wraps(original)
    def run(main: Any, **options: Any) -> Any:
        nonlocal depth
        before, depth = tasks.begun(), depth + 1
        try:
            result = original(main, **options)
        except (Exception, asyncio.CancelledError):
            end_since(before)
            raise
        finally:
            depth -= 1
        end_since(before)
        return result

    def end_since(before: set[object]) -> None:
        # What runs within another one may not end what that has begun meanwhile.
        if depth <= 1 and tasks.pending_since(before):
            original(tasks.end_since(before))

    return run


def methods_of(loop: Any) -> Callable[[], None]:
    """Return what takes out of a loop whatever a program has put in the place of its methods."""
    names = vars(loop)
    known = set(names)
    held = {name: value for name, value in names.items() if callable(value) and name not in _STATE}

    def put_back() -> None:
        for name in names.keys() - known:
            del names[name]
        names.update(held)

    return put_back
