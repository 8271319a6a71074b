"""What paper needs of other rooms: for the type checker alone."""

from typing import Any, Protocol

class File(Protocol):
    """A file of the project."""

    name: str

    @property
    def is_text(self) -> bool: ...
    @property
    def text(self) -> str: ...
    @property
    def size(self) -> int: ...

class Files(Protocol):
    """All of them, in the order of their tabs."""

    @property
    def all(self) -> list[Any]: ...

class Project(Protocol):
    """What is put on paper."""

    @property
    def name(self) -> str: ...
    @property
    def data(self) -> str: ...
    @property
    def files(self) -> Any: ...

class Shown(Protocol):
    """What the output pane shows: app/output/view.py."""

    def pictures(self) -> list[tuple[str, Any]]: ...
