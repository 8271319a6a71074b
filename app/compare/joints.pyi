"""What comparing needs of other rooms, by what it does: for the type checker alone."""

from typing import Any, Protocol, TypedDict

from app.base.kinds import JsObject

class Failure(TypedDict):
    """An error of the program, or what went wrong with its engine."""

    name: str
    message: str
    traceback: str

class Program(Protocol):
    """A file that can be run."""

    @property
    def name(self) -> str: ...
    @property
    def text(self) -> str: ...

class Chunks(Protocol):
    """Makes stream, chunk, stream, chunk, … of what OUTPUT holds: app/output/chunks.py."""

    def __call__(self, texts: JsObject, /) -> list[Any]: ...
