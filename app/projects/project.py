"""A project: files, data, a title, and where it came from; as it is stored and as it is worked on. Pure."""

import json

from app.projects import entitling, names
from app.projects.files import Files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.projects.files import File
    from app.projects.joints import Content, Pairs

# Where a project came from.
OWN, LINK, SITE, COPY, ZIP = "own", "link", "site", "copy", "zip"
# The page around a frame, which the site lets talk to it, has brought it.
HOST = "host"
# Those that an address named, which anybody may have made.
FOREIGN = (LINK, SITE)
COPIED = " — copy"
# Entries of the console that are kept, and characters of all of them.
MOST_ENTRIES, MOST_TYPED = 200, 20000
# What the data pane is called in a zip.
DATA_FILE = "data pane.json"


class Project:
    """One project. files: those of its store or of whatever it came from, as (name, content) pairs."""

    def __init__(
        self,
        identity: str,
        files: "Pairs",
        active: str = "main.py",
        data: str = "",
        title: str = "",
        origin: str = OWN,
        lesson: str = "",
    ) -> None:
        self.id, self.title, self.origin, self.lesson = identity, title, origin, lesson
        # What it is called if neither the visitor nor its first line has said so.
        self.about = ""
        self.files = Files(files, active)
        # What was typed at the console, the oldest first.
        self.history: list[str] = []
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
        """Return its title, or what its program calls itself, or its lesson, or its first file."""
        return self.title or self._said or self.about or self.files.all[0].name

    @property
    def _said(self) -> str:
        programs = [file for file in self.files.all if names.is_python(file.name) and file.is_text]
        return entitling.said(programs[0].text) if programs else ""

    @property
    def program(self) -> "File | None":
        """Return the file that Run runs: the shown one if it is Python, else main.py or the first that is."""
        shown = self.files.shown
        if names.is_python(shown.name) and shown.is_text:
            return shown
        found = self.files.find("main.py")
        if found is not None:
            return found
        programs = [file for file in self.files.all if names.is_python(file.name)]
        return programs[0] if programs else None

    def touch_data(self, source: "Callable[[], str]") -> None:
        """Note that the data have changed; they are asked for when they are needed."""
        self._source = source

    def head(self) -> str:
        """Return everything but the contents of the files as JSON."""
        fields = {
            "title": self.title,
            "about": self.about,
            "name": self.name,
            "origin": self.origin,
            "lesson": self.lesson,
            "active": self.files.shown.name,
            "order": self.files.names,
            "data": self.data,
            "console": self.history,
        }
        return json.dumps(fields)

    def note_entry(self, text: str) -> None:
        """Keep what was typed at the console, without the oldest of it if it becomes too much."""
        last = self.history[-1:]
        kept = (self.history if last == [text] else self.history + [text])[-MOST_ENTRIES:]
        while len(kept) > 1 and sum([len(each) for each in kept]) > MOST_TYPED:
            kept = kept[1:]
        self.history = kept

    def packed(self) -> "Pairs":
        """Return everything as files, the data among them, as a zip holds it."""
        files: Pairs = [(file.name, file.content) for file in self.files.all]
        if self.data.strip():
            files.append((DATA_FILE, self.data))
        return files

    def become_copy(self, identity: str) -> None:
        """Become a project of its own, of which nothing is stored yet."""
        if not self.name.endswith(COPIED):
            self.title = self.name + COPIED
        self.id = identity
        # A copy of what came by a link has come by it, too.
        if self.origin not in FOREIGN:
            self.origin = COPY
        self.files.note_all()


def stored(identity: str, head: str, contents: "dict[str, Content]") -> "Project | None":
    """Return a project as it was stored, whatever its head; None without files. contents: by names."""
    fields = read_head(head)
    order = [name for name in _texts(fields.get("order")) if name in contents]
    order.extend(sorted([name for name in contents if name not in order]))
    if not order:
        return None
    said = {name: _text(fields.get(name)) for name in ("active", "data", "title", "origin", "lesson")}
    project = Project(identity, [(name, contents[name]) for name in order], **said)
    project.about = _text(fields.get("about"))
    project.history = _texts(fields.get("console"))
    project.files.take_unsaved()
    return project


def read_head(head: str) -> "dict[str, object]":
    """Return the fields of a stored head; none if it is nonsense."""
    try:
        fields = json.loads(head)
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}


def summary(head: str) -> "tuple[str, int]":
    """Return a stored project's name and the number of its files, as its head says."""
    fields = read_head(head)
    return _text(fields.get("name")) or "main.py", len(_texts(fields.get("order")))


def _text(value: object) -> str:
    return value if type(value) is str else ""


def _texts(value: object) -> "list[str]":
    return [_text(each) for each in value] if isinstance(value, list) else []
