"""The files of a project: their names, contents and versions, and which one is shown. Pure.

A content is a text or something binary, of which only `byteLength` is known here. The text of a file that
is being edited is asked for when it is needed.
"""

from app.base import units
from app.base.signal import Signal
from app.projects import names, words
from worker.contract import limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.projects.joints import Coding, Content, Pairs


class FileError(ValueError):
    """What is asked for cannot be done with these files; the message says why and what to do."""


class Versions:
    """Counts the versions of all files, so that no two are alike, not even of files of one name."""

    last = 0

    @classmethod
    def next(cls) -> int:
        """Return a new one."""
        cls.last += 1
        return cls.last


class File:
    """One file. Its version is a new one whenever its content or its name changes."""

    def __init__(self, key: str, name: str, content: "Content") -> None:
        self.key, self.name = key, name
        self.version = Versions.next()
        self._content = content
        self._source: Callable[[], str] | None = None
        # The encoding of a text that is not in plain UTF-8, see codings.py, and whether that was looked for.
        self.coding: Coding | None = None
        self.is_known = False
        self._follow: Callable[[File, str], Coding | None] | None = None
        # A character that the encoding does not have: then the text is stored in UTF-8.
        self.lacks = ""

    @property
    def content(self) -> "Content":
        """Return what is stored of it: the text, or bytes."""
        self.settle()
        return self._content

    @property
    def text(self) -> str:
        """Return the text of one that can be edited."""
        self.settle()
        return str(self._content) if self.coding is None else self.coding.text

    @property
    def is_text(self) -> bool:
        """Tell whether it can be edited."""
        return self._source is not None or self.coding is not None or isinstance(self._content, str)

    def know(
        self, coding: "Coding | None", follow: "Callable[[File, str], Coding | None] | None" = None
    ) -> None:
        """Take what its content is as text, if it is one in another encoding than plain UTF-8.

        follow(file, text): the encoding for a text that is edited.
        """
        self.coding, self.is_known, self._follow = coding, True, follow

    @property
    def size(self) -> int:
        """Return its bytes; of a text the characters."""
        return _size(self.content)

    def settle(self) -> None:
        """Ask now for a text that is being edited, since another is to be shown."""
        if self._source is None:
            return
        text, self._source = self._source(), None
        self._content, self.lacks = text, ""
        if self._follow is not None:
            self.coding = self._follow(self, text)
        if self.coding is not None:
            self._content, self.lacks = self.coding.put(text)

    def touch(self, source: "Callable[[], str]") -> None:
        """Note that its text has changed; it is asked for when it is needed."""
        self._source = source
        self.version = Versions.next()

    def put(self, content: "Content") -> None:
        """Give it another content."""
        self._content, self._source = content, None
        self.coding, self.is_known, self.lacks = None, False, ""
        self.version = Versions.next()


class Files:
    """All files in the order of their tabs, at least one of them.

    `listed`: names, order or what is shown have changed; `touched`: something is to be stored; `turned`: only
    what is shown has changed;
    `replaced` (file): a content has changed that was not edited here.
    """

    def __init__(self, contents: "Pairs", shown: str = "") -> None:
        self.listed: Signal[[]] = Signal()
        self.touched: Signal[[]] = Signal()
        self.turned: Signal[[]] = Signal()
        self.replaced: Signal[[File]] = Signal()
        self._count = 0
        self.all: list[File] = []
        self._unsaved: list[str] = []
        self._gone: list[str] = []
        for name, content in contents or [("main.py", "")]:
            self._append(name, content)
        self.shown = self.find(shown) or self.all[0]

    @property
    def names(self) -> "list[str]":
        """Return the names of all."""
        return [file.name for file in self.all]

    def find(self, name: str) -> "File | None":
        """Return the file of a name."""
        for file in self.all:
            if file.name == name:
                return file
        return None

    def show(self, file: File) -> None:
        """Show another file."""
        if file is not self.shown:
            self._turn_to(file)
            self.listed.fire()
            self.turned.fire()

    def add(self, name: str, content: "Content" = "", shows: bool = True) -> File:
        """Add a file at the end; FileError if that cannot be."""
        self._must(names.problem(name, self.names))
        self._must_fit(name, content, None)
        file = self._append(name, content)
        if shows:
            self._turn_to(file)
        self._tell()
        return file

    def put(self, file: File, content: "Content") -> None:
        """Replace a content by what did not come from the editor; FileError if it is too large."""
        self._must_fit(file.name, content, file)
        file.put(content)
        self.note(file)
        self.replaced.fire(file)

    def touch(self, source: "Callable[[], str]") -> None:
        """Note that the shown file is being edited."""
        self.shown.touch(source)
        self.note(self.shown)

    def note(self, file: File) -> None:
        """Note that a file is to be stored."""
        _add(self._unsaved, file.name)
        self.touched.fire()

    def rename(self, file: File, name: str) -> None:
        """Give a file another name; FileError if it cannot have that."""
        if name == file.name:
            return
        self._must(names.problem(name, [each.name for each in self.all if each is not file]))
        self._forget(file.name)
        file.name = name
        file.version = Versions.next()
        _add(self._unsaved, name)
        self._tell()

    def remove(self, file: File) -> "Callable[[], object]":
        """Remove a file; return what brings it back. FileError if it is the last one."""
        if len(self.all) == 1:
            raise FileError(words.LAST_FILE)
        at = self.all.index(file)
        self.all.pop(at)
        self._forget(file.name)
        if self.shown is file:
            self._turn_to(self.all[min(at, len(self.all) - 1)])
        self._tell()
        return lambda: self._restore(file, at)

    def take_unsaved(self) -> "tuple[list[File], list[str]]":
        """Return the files that are to be stored, and the names of those that are gone."""
        changed = [file for file in self.all if file.name in self._unsaved]
        gone = [name for name in self._gone if self.find(name) is None]
        self._unsaved, self._gone = [], []
        return changed, gone

    def note_unsaved(self, changed: "list[File]", gone: "list[str]") -> None:
        """Note again what could not be stored."""
        for file in changed:
            _add(self._unsaved, file.name)
        for name in gone:
            _add(self._gone, name)

    def note_all(self) -> None:
        """Note that nothing of this is stored anywhere."""
        self.note_unsaved(self.all, [])

    def _restore(self, file: File, at: int) -> None:
        file.name = names.free(file.name, self.names)
        file.version = Versions.next()
        self.all.insert(at, file)
        self._turn_to(file)
        _add(self._unsaved, file.name)
        self._tell()

    def _turn_to(self, file: File) -> None:
        self.shown.settle()
        self.shown = file

    def _append(self, name: str, content: "Content") -> File:
        self._count += 1
        file = File(str(self._count), name, content)
        self.all.append(file)
        _add(self._unsaved, name)
        return file

    def _forget(self, name: str) -> None:
        if name in self._unsaved:
            self._unsaved.remove(name)
        _add(self._gone, name)

    def _must(self, wrong: str) -> None:
        if wrong:
            raise FileError(wrong)

    def _must_fit(self, name: str, content: "Content", former: "File | None") -> None:
        size = _size(content)
        others = sum([file.size for file in self.all if file is not former])
        if size > limits.FILE_BYTES:
            limit = units.size(limits.FILE_BYTES)
            raise FileError(words.TOO_LARGE.format(name, limit))
        if others + size > limits.ALL_BYTES:
            limit = units.size(limits.ALL_BYTES)
            raise FileError(words.NO_ROOM.format(name, limit))
        if former is None and len(self.all) >= limits.MOST_FILES:
            raise FileError(words.TOO_MANY.format(name, limits.MOST_FILES))

    def _tell(self) -> None:
        self.listed.fire()
        self.touched.fire()


def _size(content: "Content") -> int:
    return len(content) if isinstance(content, str) else int(content.byteLength)


def _add(listed: "list[str]", name: str) -> None:
    if name not in listed:
        listed.append(name)
