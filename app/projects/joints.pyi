"""What the projects need of other rooms, and what goes in and out: for the type checker alone."""

from collections.abc import Callable
from typing import Protocol, TypedDict

from app.projects.files import File

class Binary(Protocol):
    """A content that is no text: bytes, which JavaScript keeps."""

    @property
    def byteLength(self) -> int: ...  # noqa: N802

Content = str | Binary
Pairs = list[tuple[str, Content]]

class Coding(Protocol):
    """An encoding that a file's text is in, and the text; words: its name; is_declared: the text names it."""

    words: str
    text: str
    is_declared: bool

    def put(self, text: str) -> tuple[Content, str]:
        """Take another text; return its bytes, or the text itself and a character that cannot be written."""

class Handed(TypedDict):
    """Fields of RUN: files as name, content, name, content, …, and the names of those that are gone."""

    files: list[Content]
    removed: list[str]

class Session(TypedDict):
    """A project as it is stored, or what went wrong in words; what there is none of is empty."""

    id: str
    head: str
    contents: dict[str, Content]
    problem: str

class Listed(TypedDict):
    """What a list says of a stored project."""

    id: str
    head: str
    when: str

class Outcome(TypedDict):
    """What became of saving or removing: conflict, another tab was faster; gone, somebody removed it."""

    problem: str
    conflict: bool
    gone: bool

class Saver(Protocol):
    """Saves projects."""

    def save(
        self,
        identity: str,
        *,
        head: str,
        changed: list[File],
        gone: list[str],
        is_urgent: bool,
        on_outcome: Callable[[Outcome], object],
    ) -> None: ...

class Store(Saver, Protocol):
    """Has the projects of this device, and knows which tab may write which: app/projects/storage.py."""

    def new_id(self) -> str: ...
    def load(self, identity: str, on_loaded: Callable[[Session], object]) -> None: ...
    def catalogue(self, on_listed: Callable[[list[Listed], str], object]) -> None: ...
    def remove(self, identity: str, on_outcome: Callable[[Outcome], object]) -> None: ...
    def remember(self, identity: str) -> None: ...
    def hold(
        self, identity: str, *, patience_ms: int, steals: bool, on_answer: Callable[[bool], object]
    ) -> None: ...
    def release(self, identity: str) -> None: ...
    def ask(self, identity: str) -> None: ...
    def watch(self, *, on_asked: Callable[[str], object], on_lost: Callable[[str], object]) -> None: ...

class DataEditor(Protocol):
    """The editor of the data."""

    @property
    def text(self) -> str: ...
    @property
    def was_edited(self) -> bool: ...
    def replace(self, text: str) -> None: ...

class CodeEditor(DataEditor, Protocol):
    """The editor of the program, which has a document for each file, by its key."""

    def adopt(self, key: str, language: str) -> None: ...
    def show(self, key: str, text: str, language: str) -> None: ...
    def refresh(self, key: str, text: str) -> None: ...
    def forget(self) -> None: ...
    def focus(self) -> None: ...

class DataPane(Protocol):
    """What the editor of the data lies in."""

    def unfold(self) -> None: ...

# A button: its words, and what it does.
Action = tuple[str, Callable[[], object]]

class Bar(Protocol):
    """The line at the top: app/shell/bar.py."""

    def put(self, key: str, words: str, actions: list[Action]) -> None: ...
    def offer_undo(self, words: str, undo: Callable[[], object]) -> None: ...
    def drop(self, key: str) -> None: ...

class Voice(Protocol):
    """Says what there is to say: in the output, or for a moment."""

    def notice(self, sentence: str) -> None: ...
    def remark(self, sentence: str) -> None: ...
    def see_code(self) -> None: ...

class Example(Protocol):
    """A program that the page offers, with its data."""

    @property
    def code(self) -> str: ...
    @property
    def data(self) -> str: ...

class NameDialog(Protocol):
    """Asks for a name: app/projects/naming.py."""

    def ask(
        self,
        title: str,
        name: str,
        *,
        confirm: str,
        attempt: Callable[[str], str],
        then: Callable[[], object] | None = None,
    ) -> None: ...

class FileActions(Protocol):
    """What can be done with the shown file and beside it: app/projects/commands.py."""

    def show(self, file: File) -> None: ...
    def new(self) -> None: ...
    def rename(self) -> None: ...
    def delete(self) -> None: ...
    def upload(self) -> None: ...
    def download(self) -> None: ...
    def download_all(self) -> None: ...
