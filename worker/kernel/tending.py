"""What of the interpreter's machinery is tended before programs run: its event loop and its imports.

Pure: what lets a Stop strike and what makes room on the stack are given.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from typing import Any

from worker.kernel.importing import among_importlib
from worker.kernel.tasks import Tasks


def tend_loop(
    loop: Any, tasks: Tasks, on_struck: Callable[[], None], on_exit: Callable[[object], None]
) -> None:
    """Note a program's tasks, and let a Stop strike in them.

    on_struck: called when it ended one; on_exit: gets the code with which one has ended the program.
    """
    tasks.tend(loop)
    loop._system_exit_handler = on_exit
    # A Stop that strikes in a task of the program's ends the program, and not the event loop.
    loop._keyboard_interrupt_handler = on_struck


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
