"""What the lessons need of other rooms, by what it does: for the type checker alone."""

from typing import Protocol, TypedDict

from app.projects.files import File
from app.projects.joints import Pairs
from app.projects.project import Project

class Entry(TypedDict):
    """A lesson in lessons/index.json."""

    file: str
    title: str
    about: str

class Workplace(Protocol):
    """Has the open project: app/projects/desk.py."""

    @property
    def project(self) -> Project: ...
    @property
    def data_text(self) -> str: ...
    def touch(self) -> None: ...
    def keep_version(self, why: str) -> None: ...

class Commands(Protocol):
    """Changes the files and the data: app/projects/commands.py."""

    def add(self, found: Pairs) -> None: ...
    def show(self, file: File) -> None: ...
    def put_data(self, text: str) -> None: ...

class Voice(Protocol):
    """Says what there is to say for a moment."""

    def remark(self, sentence: str) -> None: ...
    def see_code(self) -> None: ...
