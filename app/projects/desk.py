"""The project on the desk: which one is open here, what of it is shown, and which tab may write it.

A tab writes only a project whose lock it holds. One that another tab holds is opened as a copy, which becomes
a project of its own when something is changed in it.
"""

from app.base.signal import Signal
from app.projects import admission, words
from app.projects.autosave import Autosave
from app.projects.editors import Editors
from app.projects.project import HOST, LINK, Project, stored
from app.projects.sync import Sync

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.projects.codings import Codings
    from app.projects.files import File
    from app.projects.joints import (
        Action,
        Bar,
        CodeEditor,
        DataEditor,
        Handed,
        Pairs,
        Session,
        Store,
    )
    from app.runtime.deadline import After

# Milliseconds for a page that is just going away to let go of its project, and for another tab to answer.
PATIENCE_MS, TAKE_MS = 250, 1500

# The keys of what is said in the bar.
COPY, FROM_LINK, PROBLEM = "copy", "link", "problem"


class Desk:
    """One open project.

    leave(has_handed): asks whether the present project may be left, and leaves nothing of it in Python;
    What is told: `opened` (project), a project is open; `shown` (project), its files or the shown one are
    others; `settled` (project), what was changed is stored or cannot be; `rescued`, the visitor wants the
    project as a file, since it cannot be stored; `replacing` (project, why), something is about to change it.
    """

    def __init__(
        self,
        store: "Store",
        *,
        code: "CodeEditor",
        data: "DataEditor",
        bar: "Bar",
        after: "After",
        leave: "Callable[[bool], bool]",
        codings: "Codings",
    ) -> None:
        self.opened: Signal[[Project]] = Signal()
        self.shown: Signal[[Project]] = Signal()
        self.settled: Signal[[Project]] = Signal()
        self.replacing: Signal[[Project, str]] = Signal()
        self.rescued: Signal[[]] = Signal()
        self._store, self._bar, self._leave, self._codings = store, bar, leave, codings
        self._editors = Editors(code, data, codings)
        self._autosave = Autosave(store, after)
        self._autosave.saved.listen(self._on_saved)
        self._autosave.overtaken.listen(self._on_overtaken)
        self._autosave.failed.listen(self._on_failed)
        self._autosave.recovered.listen(lambda: self._bar.drop(PROBLEM))
        self._remembered = self._former = self._source = ""
        # It came by a link or from the page around, and nothing was done with it yet: then it is not stored.
        self._is_visited = False
        self.project: Project

    def begin(self, session: "Session", was_kept: bool) -> None:
        """Take over what the editors were filled with before Python was there.

        was_kept: what is there is not only the page's own example.
        """
        found = stored(session["id"], session["head"], session["contents"])
        editors = self._editors
        filled: Pairs = [("main.py", editors.code_text)]
        project = found or Project(self._store.new_id(), filled, data=editors.data_text)
        self._store.watch(on_asked=self._on_asked, on_lost=lambda _id: self._become_copy(words.TAKEN))
        is_due = found is None and (was_kept or editors.were_edited)
        self._take(project, editors.adopt(project) or is_due)
        problem = session["problem"]
        if problem:
            self._on_failed(problem)

    def open(self, project: Project, is_stored: bool) -> bool:
        """Open another project in place of this one, which is stored first; False if that cannot be now."""
        if not self._leave(self._sync.has_handed):
            return False
        if not self._is_visited:
            self._former = self.project.id
        self.project.files.shown.settle()
        self.keep_version(words.OPENED_OTHER)
        self._autosave.save()
        self._store.release(self.project.id)
        self._bar.drop(COPY)
        self._bar.drop(FROM_LINK)
        self._editors.open(project)
        self._is_visited = not is_stored and project.origin in (LINK, HOST)
        self._take(project, is_due=not is_stored and not self._is_visited)
        return True

    def open_stored(self, identity: str) -> None:
        """Open a project of the store."""

        def loaded(session: "Session") -> None:
            project = stored(identity, session["head"], session["contents"])
            if project is not None:
                self.open(project, is_stored=True)
            else:
                cause = session["problem"] or words.GONE
                self._bar.put(PROBLEM, words.NOT_OPENED.format(cause), [])

        self._store.load(identity, loaded)

    @property
    def data_text(self) -> str:
        """Return the text of the data pane."""
        return self._editors.data_text

    def program(self) -> "File | None":
        """Return the file that Run runs."""
        return self.project.program

    @property
    def shows_program(self) -> bool:
        """Tell whether the file that Run runs is the one in the editor."""
        return self.project.program is self.project.files.shown

    def reveal(self, name: str) -> bool:
        """Show a file by its name; tell whether it is there."""
        found = self.project.files.find(name)
        if found is not None:
            self.project.files.show(found)
        return found is not None

    def hand_over(self, worker: int) -> "Handed":
        """Return what a worker lacks of the files, as fields of RUN."""
        return self._sync.hand_over(worker)

    def take(self, *, worker: int, rounds: int, changed: "Pairs", removed: "list[str]") -> "list[str]":
        """Take what a program has changed; return what there is to say."""
        decoded, said = admission.admitted(changed, self._codings.decode)
        said.extend(self._sync.take(worker=worker, rounds=rounds, changed=decoded, removed=removed))
        return said

    def save(self, is_urgent: bool = False, then: "Callable[[], object] | None" = None) -> None:
        """Store now what has changed. is_urgent: the page may be gone soon; then: called after that."""
        self._autosave.save(then, is_urgent)

    @property
    def is_saved(self) -> bool:
        """Tell whether all that was changed has been stored."""
        return self._autosave.is_saved

    def touch(self) -> None:
        """Note that something of the project has changed."""
        self._is_visited = False
        self._autosave.touch()

    def keep_version(self, why: str) -> None:
        """Have the project kept as it is now, before something changes it."""
        self.replacing.fire(self.project, why)

    def note_run(self) -> None:
        """Note that the program is run: then what came by a link is kept."""
        self.keep_version(words.RAN)
        if self._is_visited:
            self.touch()

    def on_edit(self) -> None:
        """Note that the shown file was edited."""
        self._editors.note_edit(self.project)

    def on_data(self) -> None:
        """Note that the data were edited."""
        if self._editors.note_data(self.project):
            self.touch()

    def take_over(self) -> None:
        """Open the project that another tab has, in place of the copy of it."""
        identity = self._source
        if not self._leave(self._sync.has_handed):
            return

        def granted(_has: bool) -> None:
            self.open_stored(identity)

        self._store.ask(identity)
        self._store.hold(identity, patience_ms=TAKE_MS, steals=True, on_answer=granted)

    def _take(self, project: Project, is_due: bool) -> None:
        """Put a project on the desk, and ask for its lock."""
        self.project = project
        self._sync = Sync(project.files)
        self._editors.follow(project)
        project.files.listed.listen(self._show)
        project.files.touched.listen(self.touch)
        project.files.turned.listen(self.note)
        project.files.replaced.listen(self._refresh)
        self._autosave.follow(project, is_due)
        self._show()
        self.opened.fire(project)
        if project.origin == LINK:
            actions: list[Action] = [(words.BACK_TO_OWN, self._go_back)] if self._former else []
            self._bar.put(FROM_LINK, words.LINKED, actions)
        self._hold(project, is_due or self._is_visited)

    def note(self) -> None:
        """Remember which file is shown, or what was typed at the console: that is no change."""
        if not self._is_visited:
            self._autosave.touch()

    def _go_back(self) -> None:
        self.open_stored(self._former)

    def _hold(self, project: Project, is_new: bool) -> None:
        def answered(has: bool) -> None:
            self._on_held(project, has, is_new)

        self._store.hold(project.id, patience_ms=PATIENCE_MS, steals=False, on_answer=answered)

    def _on_held(self, project: Project, has: bool, is_new: bool) -> None:
        if project is not self.project:
            return
        if not has:
            self._become_copy(words.ELSEWHERE)
            return
        self._autosave.hold()
        if not is_new:
            self._store.remember(project.id)
            self._remembered = project.id

    def _become_copy(self, sentence: str) -> None:
        """Go on with a copy, which nobody else knows; it is stored when something is changed in it."""
        is_due = self._autosave.is_due
        self._source = self.project.id
        self.project.become_copy(self._store.new_id())
        self._autosave.follow(self.project, is_due)
        self._bar.drop(FROM_LINK)
        actions: list[Action] = [
            (words.TAKE_OVER, self.take_over),
            (words.KEEP_COPY, lambda: self._bar.drop(COPY)),
        ]
        self._bar.put(COPY, sentence, actions)
        self._hold(self.project, is_new=True)

    def _on_asked(self, identity: str) -> None:
        """Another tab asks for the project: store it, and leave it to that tab."""
        if identity == self.project.id:
            self._autosave.save(lambda: self._yield(identity))

    def _yield(self, identity: str) -> None:
        if identity == self.project.id:
            self._become_copy(words.TAKEN)
            self._store.release(identity)

    def _on_overtaken(self) -> None:
        identity = self.project.id
        self._become_copy(words.OVERTAKEN)
        self._store.release(identity)
        self._autosave.touch()

    def _on_saved(self, identity: str) -> None:
        if identity != self._remembered and identity == self.project.id:
            self._remembered = identity
            self._store.remember(identity)
        self.settled.fire(self.project)

    def _on_failed(self, cause: str) -> None:
        self._bar.put(PROBLEM, words.FAILED.format(cause), [(words.DOWNLOAD, self.rescued.fire)])
        self.settled.fire(self.project)

    def _refresh(self, file: "File") -> None:
        """Show a content that was changed by a program."""
        self._editors.refresh(self.project, file)
        if file is self.project.files.shown:
            self._show()

    def _show(self) -> None:
        """Show the file that is to be shown, and the list."""
        self._editors.show(self.project)
        self.shown.fire(self.project)
