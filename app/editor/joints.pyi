"""What the editors' panes need of other rooms, by what it does: for the type checker alone."""

from typing import NotRequired, Protocol, TypedDict

from app.base.kinds import JsObject
from worker.messages import CompleteMessage

class Program(Protocol):
    """A file that can be run."""

    @property
    def name(self) -> str: ...
    @property
    def text(self) -> str: ...

class ShownProject(Protocol):
    """The project that is open: app/projects/desk.py."""

    @property
    def shows_program(self) -> bool: ...
    def program(self) -> Program | None: ...

class Failure(TypedDict):
    """What an error says, as far as it is known: ERROR in worker/protocol.py."""

    name: NotRequired[str]
    message: NotRequired[str]
    hint: NotRequired[str]
    file: NotRequired[str]
    line: NotRequired[int]
    source: NotRequired[str]
    column: NotRequired[int]
    end_column: NotRequired[int]

class ShownFile(Protocol):
    """A file, and by which key the editor has it."""

    @property
    def name(self) -> str: ...
    @property
    def key(self) -> str: ...

class Files(Protocol):
    """The files of a project: app/projects/files.py."""

    @property
    def shown(self) -> ShownFile: ...

class Work(Protocol):
    """A project: app/projects/project.py."""

    @property
    def files(self) -> Files: ...

class OpenFiles(Protocol):
    """The work that is open: app/projects/desk.py."""

    @property
    def project(self) -> Work: ...
    def program(self) -> Program | None: ...
    def reveal(self, name: str) -> bool: ...

class TracedEditor(Protocol):
    """The editor of the program: app/editor/editor.py."""

    line: int
    def trace(self, line: int) -> None: ...

class MarkedEditor(Protocol):
    """The editor of the data."""

    @property
    def text(self) -> str: ...
    def go_to(self, line: int, column: int = 1) -> None: ...
    def mark(self, line: int, column: int, length: int, described_by: str) -> None: ...
    def unmark(self) -> None: ...

class Folding(Protocol):
    """Keeps whether the data pane is folded, "open", "folded" or nothing: app/shell/settings.py."""

    @property
    def data(self) -> str: ...
    @data.setter
    def data(self, value: str) -> None: ...

class Asked(Protocol):
    """The present worker's side: app/runtime/client.py."""

    @property
    def state(self) -> str: ...
    def ask(self, message: CompleteMessage) -> None: ...

class Viewer(Protocol):
    """Shows JavaScript beside the program: public/javascript.mjs."""

    def listen(self, moved: JsObject, chosen: JsObject, /) -> None: ...
    def show(self, text: str, lines: JsObject, /) -> None: ...
    def follow(self, line: int, /) -> None: ...
    def copy(self, answer: JsObject, /) -> None: ...
