"""The worker's own frames, kept from what looks at frames: tracers, profilers, debuggers, `inspect`.

On a laptop there is nothing below a program's first line. Pure.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import takewhile
from types import FrameType
from typing import Any

from worker.kernel.importing import tend_module
from worker.kernel.sourcing import tend_inspect
from worker.kernel.tracebacks import SourceName, is_ours

# Bound before any program runs.
_monitoring: Any = getattr(sys, "monitoring", None)
_TOOLS = range(6)
# How the names of the standard library's files begin.
_LIBRARY = (os.path.dirname(os.__file__), "<frozen")  # noqa: PTH120 - pathlib is not loaded at the start
# Tools from outside, such as the coverage of a test.
_OUTSIDE = frozenset(tool for tool in _TOOLS if _monitoring and _monitoring.get_tool(tool))
_functions: dict[str, tuple[Any, Any]] = {
    "trace": (sys.settrace, sys.gettrace),
    "profile": (sys.setprofile, sys.getprofile),
}
_watchers: dict[str, _Watcher] = {}


def install(recent: Iterable[SourceName] = ()) -> None:
    """Take the place of the functions by which programs watch themselves. recent: see sourcing.py."""
    for kind, (set_function, _) in _functions.items():
        watcher = _watchers[kind] = _Watcher(set_function)
        setattr(sys, f"set{kind}", watcher.set)
        setattr(sys, f"get{kind}", watcher.get)
    tend_source = partial(tend_inspect, recent=recent)
    for module, tend in (
        ("bdb", _tend_bdb),
        ("inspect", _tend_inspect),
        ("inspect", tend_source),
        ("traceback", _tend_traceback),
    ):
        tend_module(module, tend)


class Watch:
    """What watches a program from outside, such as the coverage of a test; in a browser nothing does."""

    def __init__(self) -> None:
        self._functions: list[Any] = [get() for _, get in _functions.values()]
        self._tools = _tools()

    def only(self) -> None:
        """Have nothing else watch any more."""
        for (set_function, get), function in zip(_functions.values(), self._functions, strict=True):
            if get() is not function:
                set_function(function)
        for tool in _tools() - self._tools:
            _monitoring.set_events(tool, 0)
            _monitoring.free_tool_id(tool)


class _Watcher:
    """A trace or profile function of the program's, which is not told of our frames."""

    def __init__(self, set_function: Callable[[Any], None]) -> None:
        self._set = set_function
        self._function: Any = None

    def set(self, function: Any, /) -> None:
        """Have a function called whenever something happens in the program."""
        self._function = function
        self._set(None if function is None else self._watch)

    def get(self) -> Any:
        """Return the function that was set."""
        return self._function

    def pause(self) -> None:
        """Call it no more until it is set again."""
        self._set(None)

    def _watch(self, frame: FrameType, event: str, argument: Any) -> Any:
        return self._function(frame, event, argument) if _is_of_program(frame) else None


def _is_of_program(frame: FrameType | None) -> bool:
    """Tell whether a frame is a program's, or of what one has called: what we call of the library is not."""
    while frame is not None:
        name = frame.f_code.co_filename
        if is_ours(name):
            return False
        if not name.startswith(_LIBRARY):
            return True
        frame = frame.f_back
    return False


class Unwatched:
    """While a program is suspended, what watches it is not told of what else Python does meanwhile."""

    def __enter__(self) -> None:
        self._watching = [watcher for watcher in _watchers.values() if watcher.get() is not None]
        for watcher in self._watching:
            watcher.pause()
        self._events = {tool: _monitoring.get_events(tool) for tool in _tools() - _OUTSIDE}
        for tool in self._events:
            _monitoring.set_events(tool, 0)

    def __exit__(self, *_: object) -> None:
        for watcher in self._watching:
            watcher.set(watcher.get())
        for tool in self._events.keys() & _tools():
            _monitoring.set_events(tool, self._events[tool])


def _tools() -> set[int]:
    return {tool for tool in _TOOLS if _monitoring and _monitoring.get_tool(tool) is not None}


def _tend_bdb(bdb: Any) -> None:
    """Debuggers show a stack that begins with the program."""
    get_stack = bdb.Bdb.get_stack

    def get_stack_of_program(self: Any, frame: Any, traceback: Any) -> Any:
        """Return the stack and the place of the current frame in it."""
        stack, current = get_stack(self, frame, traceback)
        below = (
            max((at for at, (each, _) in enumerate(stack) if is_ours(each.f_code.co_filename)), default=-1)
            + 1
        )
        return (stack, current) if below >= len(stack) else (stack[below:], max(current - below, 0))

    bdb.Bdb.get_stack = get_stack_of_program


def _tend_inspect(inspect: Any) -> None:
    get_outer = inspect.getouterframes

    def getouterframes(frame: Any, context: int = 1) -> Any:
        """Return the records of a frame and of all that called it, as far as they are the program's."""
        return list(takewhile(lambda each: not is_ours(each.filename), get_outer(frame, context)))

    inspect.getouterframes = getouterframes


def _tend_traceback(traceback: Any) -> None:
    walk = traceback.walk_stack

    def walk_stack(frame: Any) -> Iterator[tuple[Any, int]]:
        """Walk from a frame to those that called it, as far as they are the program's."""
        start = sys._getframe(1) if frame is None else frame
        return takewhile(lambda each: not is_ours(each[0].f_code.co_filename), walk(start))

    traceback.walk_stack = walk_stack
