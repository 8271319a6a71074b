"""What the editors' panes need of other rooms, by what it does: for the type checker alone."""

from typing import Any, Protocol

class Program(Protocol):
    """A file that can be run."""

    @property
    def name(self) -> str: ...
    @property
    def content(self) -> Any: ...

class ShownWork(Protocol):
    """The work that is open."""

    @property
    def shows_program(self) -> bool: ...
    def program(self) -> Program | None: ...

class TracedEditor(Protocol):
    """The editor of the program."""

    def trace(self, line: int) -> None: ...
