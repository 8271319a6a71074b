"""The projects of this device: listed, opened, renamed, deleted, downloaded, and made of a zip."""

from app.base import browser
from app.projects import names, transfer, unseen, words
from app.projects.files import FileError
from app.projects.list_view import ProjectListView
from app.projects.project import DATA_FILE, ZIP, Project, stored, summary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.base.kinds import JsObject
    from app.projects.desk import Desk
    from app.projects.joints import Bar, Listed, NameDialog, Outcome, Pairs, Session, Store


class ProjectList:
    """Acts on projects of the store."""

    def __init__(self, desk: "Desk", store: "Store", naming: "NameDialog", bar: "Bar") -> None:
        self._desk, self._store, self._naming, self._bar = desk, store, naming, bar
        self._input = browser.element("open-zip")
        self._view = view = ProjectListView()
        view.opened.listen(self._open)
        view.renamed.listen(lambda identity: self._with(identity, self._rename))
        view.downloaded.listen(lambda identity: self._with(identity, self._download))
        view.deleted.listen(lambda identity: self._with(identity, self._delete))
        view.created.listen(self.new)
        view.unzipped.listen(self._input.click)
        browser.listen(self._input, "change", self._on_zip)

    def open(self) -> None:
        """Show what there is, with what is on the desk as it is now."""
        self._desk.save()
        self._refresh()
        self._view.open()

    def new(self) -> None:
        """Open an empty project."""
        project = Project(self._store.new_id(), [("main.py", "")])
        if self._desk.open(project, is_stored=False):
            self._view.close()

    def _refresh(self, sentence: str = "") -> None:
        """List everything again; sentence: what there is to say above."""
        self._store.catalogue(lambda found, problem: self._fill(found, problem, sentence))

    def _fill(self, found: "list[Listed]", problem: str, sentence: str) -> None:
        listed: list[tuple[str, str, int, str, bool]] = []
        for entry in found:
            name, count = summary(entry["head"])
            is_here = entry["id"] == self._desk.project.id
            listed.append(
                (entry["id"], self._desk.project.name if is_here else name, count, entry["when"], is_here)
            )
        if problem:
            sentence = words.UNKNOWN.format(problem)
        self._view.say(sentence if sentence or listed else words.EMPTY)
        self._view.fill(listed)

    def _open(self, identity: str) -> None:
        self._view.close()
        self._desk.open_stored(identity)

    def _with(self, identity: str, act: "Callable[[Project], object]") -> None:
        """Do something with a project: with the one on the desk as it is there."""

        def loaded(session: "Session") -> None:
            project = (
                self._desk.project
                if identity == self._desk.project.id
                else stored(identity, session["head"], session["contents"])
            )
            if project is None:
                self._view.say(words.UNREADABLE.format(session["problem"] or words.GONE))
            else:
                act(project)

        self._store.load(identity, loaded)

    def _download(self, project: Project) -> None:
        def failed(cause: str) -> None:
            self._view.say(words.ZIP_NOT_MADE.format(cause))

        transfer.download_zip(project.name, project.packed(), failed)

    def _rename(self, project: Project) -> None:
        def attempt(name: str) -> str:
            if not name or len(name) > names.LONGEST:
                return words.BAD_TITLE.format(names.LONGEST)
            project.title = name
            if project is self._desk.project:
                self._desk.touch()
                self._desk.save()
                self._refresh()
            else:
                self._save(project)
            return ""

        title = words.RENAME_TITLE.format(project.name)
        self._naming.ask(title, project.name, confirm=words.RENAME, attempt=attempt)

    def _save(self, project: Project) -> None:
        changed, gone = project.files.take_unsaved()
        self._store.save(
            project.id,
            head=project.head(),
            changed=changed,
            gone=gone,
            is_urgent=False,
            on_outcome=self._on_saved,
        )

    def _on_saved(self, outcome: "Outcome") -> None:
        problem = outcome["problem"]
        was_refused = problem or outcome["conflict"]
        cause = problem or words.CHANGED_ELSEWHERE
        self._refresh(words.NOT_SAVED.format(cause) if was_refused else "")

    def _delete(self, project: Project) -> None:
        self._store.remove(project.id, lambda outcome: self._on_removed(project, outcome))

    def _on_removed(self, project: Project, outcome: "Outcome") -> None:
        problem = outcome["problem"]
        if problem:
            self._view.say(words.NOT_DELETED.format(project.name, problem))
            return
        self._refresh()

        def undo() -> None:
            project.files.note_all()
            self._save(project)

        self._bar.offer_undo(words.DELETED.format(project.name), undo)

    def _on_zip(self, _event: "JsObject") -> None:
        file = self._input.files[0]
        name = str(file.name)
        transfer.open_zip(file, lambda found, problem: self._open_zip(name, found, problem))
        self._input.value = ""

    def _open_zip(self, name: str, found: "Pairs", problem: str) -> None:
        """Open the files of a zip as a project of its own, all of them or none."""
        try:
            project = self._unpacked(name, found, problem)
        except FileError as error:
            self._view.say(words.ZIP_REFUSED.format(unseen.spelled(name), error))
            return
        if self._desk.open(project, is_stored=False):
            self._view.close()

    def _unpacked(self, name: str, found: "Pairs", problem: str) -> Project:
        if problem or not found:
            raise FileError(words.ZIP_UNREADABLE.format(problem or words.ZIP_EMPTY))
        wrong = names.problem(found[0][0])
        if wrong:
            raise FileError(words.ZIP_HOLDS.format(unseen.spelled(found[0][0]), wrong))
        data = [content for each, content in found if each == DATA_FILE and isinstance(content, str)]
        files: Pairs = [pair for pair in found if pair[0] != DATA_FILE] or [("main.py", "")]
        project = Project(
            self._store.new_id(),
            files[:1],
            data=data[0] if data else "",
            title=unseen.without(names.parted(name)[0]),
            origin=ZIP,
        )
        for each, content in files[1:]:
            try:
                project.files.add(each, content, shows=False)
            except FileError as error:
                raise FileError(words.ZIP_HOLDS.format(unseen.spelled(each), error)) from None
        main = project.files.find("main.py")
        if main is not None:
            project.files.show(main)
        return project
