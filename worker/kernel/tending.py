"""What of the interpreter's machinery is tended before programs run: its event loop and its imports.

Pure: what lets a Stop strike and what makes room on the stack are given.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from typing import Any

from worker.kernel.stepping import Arm, armed


def tend_loop(loop: Any, arm: Arm, on_struck: Callable[[], None]) -> None:
    """Let a Stop strike in the program's tasks; on_struck is called when it ended one of them."""
    # Not by set_task_factory: the event loop of Pyodide 314 fails with one.
    create = loop.create_task
    loop.create_task = lambda coroutine, **options: create(armed(coroutine, arm), **options)
    # A Stop that strikes in a task of the program's ends the program, and not the event loop.
    loop._keyboard_interrupt_handler = on_struck
    # Pyodide before 314 takes a task that was cancelled for one that failed, and says so in the output.
    ended = loop._decrement_in_progress
    loop._decrement_in_progress = lambda task=None: ended(task if task and not task.cancelled() else None)


def tend_imports(compiling: Callable[[bool], None]) -> None:
    """Compile modules with the room on the stack that large ones need; compiling: tells when that is."""
    compiled = SourceFileLoader.source_to_code

    def source_to_code(self: Any, *arguments: Any, **options: Any) -> Any:
        compiling(True)
        try:
            return compiled(self, *arguments, **options)
        finally:
            compiling(False)

    SourceFileLoader.source_to_code = source_to_code  # type: ignore[method-assign]
