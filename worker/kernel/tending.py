"""What of the interpreter's machinery is tended before programs run: its event loop and its imports.

Pure: what lets a Stop strike and what makes room on the stack are given.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from typing import Any

from worker.kernel.importing import among_importlib
from worker.kernel.tasks import Tasks


def tend_loop(loop: Any, tasks: Tasks, on_struck: Callable[[], None]) -> None:
    """Note a program's tasks, and let a Stop strike in them; on_struck: called when it ended one."""
    tasks.tend(loop)
    # A Stop that strikes in a task of the program's ends the program, and not the event loop.
    loop._keyboard_interrupt_handler = on_struck
    # Pyodide before 314 takes a task that was cancelled for one that failed, and says so in the output.
    if "cancelled" not in type(loop)._decrement_in_progress.__code__.co_names:
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

    among_importlib(source_to_code)
    SourceFileLoader.source_to_code = source_to_code  # type: ignore[method-assign]
