"""A work: files, data, a title, and where it came from; as it is stored and as it is worked on. Pure."""

import json

from app.projects.files import Files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# Where a work came from.
OWN, LINK, SITE, COPY, ZIP = "own", "link", "site", "copy", "zip"
COPIED = " — copy"
# What the data pane is called in a zip.
DATA_FILE = "data pane.json"


class Project:
    """One work. files: those of its store or of whatever it came from, as (name, content) pairs."""

    def __init__(
        self,
        identity: str,
        files: "list[tuple[str, Any]]",
        active: str = "main.py",
        data: str = "",
        title: str = "",
        origin: str = OWN,
        lesson: str = "",
    ) -> None:
        self.id, self.title, self.origin, self.lesson = identity, title, origin, lesson
        self.files = Files(files, active)
        self._data = data
        self._source: Callable[[], str] | None = None

    @property
    def data(self) -> str:
        """Return the JSON text of the data pane."""
        if self._source is not None:
            self._data, self._source = self._source(), None
        return self._data

    @property
    def name(self) -> str:
        """Return what it is called: its title, or its first file."""
        return self.title or self.files.all[0].name

    def touch_data(self, source: "Callable[[], str]") -> None:
        """Note that the data have changed; they are asked for when they are needed."""
        self._source = source

    def head(self) -> str:
        """Return everything but the contents of the files as JSON."""
        fields = {
            "title": self.title,
            "name": self.name,
            "origin": self.origin,
            "lesson": self.lesson,
            "active": self.files.shown.name,
            "order": self.files.names,
            "data": self.data,
        }
        return json.dumps(fields)

    def packed(self) -> "list[tuple[str, Any]]":
        """Return everything as files, the data among them, as a zip holds it."""
        files = [(file.name, file.content) for file in self.files.all]
        if self.data.strip():
            files.append((DATA_FILE, self.data))
        return files

    def become_copy(self, identity: str) -> None:
        """Become a work of its own, of which nothing is stored yet."""
        if not self.name.endswith(COPIED):
            self.title = self.name + COPIED
        self.id, self.origin = identity, COPY
        self.files.note_all()


def stored(identity: str, head: str, contents: "dict[str, Any]") -> "Project | None":
    """Return a work as it was stored, even if its head is spoilt; None without files. contents: by names."""
    fields = read_head(head)
    order = [name for name in _texts(fields.get("order")) if name in contents]
    order.extend(sorted([name for name in contents if name not in order]))
    if not order:
        return None
    files = [(name, contents[name]) for name in order]
    words = {name: _text(fields.get(name)) for name in ("active", "data", "title", "origin", "lesson")}
    work = Project(identity, files, **words)
    work.files.take_unsaved()
    return work


def read_head(head: str) -> "dict[str, Any]":
    """Return the fields of a stored head; none if it is nonsense."""
    try:
        fields = json.loads(head)
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}


def _text(value: object) -> str:
    return value if type(value) is str else ""


def _texts(value: object) -> "list[str]":
    return [_text(each) for each in value] if isinstance(value, list) else []
