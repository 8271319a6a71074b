"""The works of this device: listed, opened, renamed, deleted, downloaded, and made of a zip."""

from app.base import browser
from app.projects import names, transfer
from app.projects.files import FileError
from app.projects.list_view import ProjectListView
from app.projects.project import DATA_FILE, ZIP, Project, read_head, stored
from app.projects.storage import contents_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.projects.desk import Desk
    from app.projects.naming import Naming
    from app.projects.storage import Storage
    from app.shell.bar import Bar

EMPTY = "Nothing is kept yet. What you write is, a moment after you have written it."
UNKNOWN = "What is kept here cannot be listed: {}."


class ProjectList:
    """Acts on works of the store."""

    def __init__(self, desk: "Desk", storage: "Storage", naming: "Naming", bar: "Bar") -> None:
        self._desk, self._storage, self._naming, self._bar = desk, storage, naming, bar
        self._input = browser.element("open-zip")
        self._view = ProjectListView(self._act, self.new, self._input.click)
        browser.listen(self._input, "change", self._on_zip)

    def open(self) -> None:
        """Show what there is, with what is on the desk as it is now."""
        self._desk.save()
        self._refresh()
        self._view.open()

    def new(self) -> None:
        """Open an empty work."""
        work = Project(self._storage.new_id(), [("main.py", "")])
        if self._desk.open(work, is_stored=False):
            self._view.close()

    def _refresh(self) -> None:
        self._storage.catalogue(self._fill)

    def _fill(self, works: "list[dict[str, Any]]", problem: str) -> None:
        listed: list[tuple[str, str, int, str, bool]] = []
        for entry in works:
            head = read_head(str(entry.get("head", "")))
            here = entry["id"] == self._desk.work.id
            order = head.get("order", [])
            name = self._desk.work.name if here else str(head.get("name", "")) or "main.py"
            listed.append((str(entry["id"]), name, len(order), str(entry["when"]), here))
        self._view.say(UNKNOWN.format(problem) if problem else "" if listed else EMPTY)
        self._view.fill(listed)

    def _act(self, what: str, identity: str) -> None:
        if what == "open":
            self._view.close()
            self._desk.open_stored(identity)
        else:
            self._storage.load(identity, lambda answer: self._act_on(what, identity, answer))

    def _act_on(self, what: str, identity: str, answer: "dict[str, Any]") -> None:
        is_here = identity == self._desk.work.id
        work = (
            self._desk.work if is_here else stored(identity, str(answer.get("head", "")), contents_of(answer))
        )
        if work is None:
            self._view.say(f"It cannot be read: {answer.get('problem', 'it is gone')}.")
        elif what == "download":
            transfer.download_zip(work.name, work.packed())
        elif what == "rename":
            self._rename(work, is_here)
        else:
            self._storage.remove(identity, lambda answer: self._on_removed(work, answer))

    def _rename(self, work: Project, is_here: bool) -> None:
        def attempt(name: str) -> str:
            if not name or len(name) > names.LONGEST:
                return f"A work needs a name of at most {names.LONGEST} characters."
            work.title = name
            if is_here:
                self._desk.touch()
                self._desk.save()
                self._refresh()
            else:
                self._store(work)
            return ""

        self._naming.ask(f"Rename {work.name}", work.name, "Rename", attempt)

    def _store(self, work: Project) -> None:
        changed, gone = work.files.take_unsaved()
        self._storage.save(work.id, work.head(), changed, gone, False, self._on_stored)

    def _on_stored(self, answer: "dict[str, Any]") -> None:
        self._refresh()
        if answer.get("conflict") or answer.get("problem"):
            self._view.say(
                "It was not renamed: " + str(answer.get("problem", "another tab has just changed it")) + "."
            )

    def _on_removed(self, work: Project, answer: "dict[str, Any]") -> None:
        if "problem" in answer:
            self._view.say(f"{work.name} could not be deleted: {answer['problem']}.")
            return
        self._refresh()

        def undo() -> None:
            work.files.note_all()
            self._store(work)

        self._bar.offer_undo(f"{work.name} was deleted.", undo)

    def _on_zip(self, _event: "Any") -> None:
        file = self._input.files[0]
        name = str(file.name)
        transfer.open_zip(file, lambda found, problem: self._open_zip(name, found, problem))
        self._input.value = ""

    def _open_zip(self, name: str, found: "list[tuple[str, Any]]", problem: str) -> None:
        """Open the files of a zip as a work of its own, all of them or none."""
        try:
            work = self._unpacked(name, found, problem)
        except FileError as error:
            self._view.say(f"{name} was not opened. {error}")
            return
        if self._desk.open(work, is_stored=False):
            self._view.close()

    def _unpacked(self, name: str, found: "list[tuple[str, Any]]", problem: str) -> Project:
        if problem or not found:
            raise FileError(f"The zip cannot be read: {problem or 'there is no file in it'}.")
        wrong = names.problem(found[0][0])
        if wrong:
            raise FileError(f"It holds {found[0][0]!r}. {wrong}")
        data = [content for each, content in found if each == DATA_FILE and type(content) is str]
        found = [pair for pair in found if pair[0] != DATA_FILE] or [("main.py", "")]
        work = Project(
            self._storage.new_id(),
            found[:1],
            data=data[0] if data else "",
            title=names.parted(name)[0],
            origin=ZIP,
        )
        for each, content in found[1:]:
            try:
                work.files.add(each, content, shows=False)
            except FileError as error:
                raise FileError(f"It holds {each!r}. {error}") from None
        main = work.files.find("main.py")
        if main is not None:
            work.files.show(main)
        return work
