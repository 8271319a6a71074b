"""The work on the desk: which one is open here, what of it is shown, and which tab may write it.

A tab writes only a work whose lock it holds. One that another tab holds is opened as a copy, which becomes a
work of its own when something is changed in it.
"""

from app.base.signal import Signal
from app.projects import names
from app.projects.autosave import Autosave
from app.projects.files import File
from app.projects.project import LINK, Project, stored
from app.projects.sync import Sync

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.projects.joints import CodeEditor, DataEditor
    from app.projects.storage import Storage
    from app.runtime.connection import After
    from app.shell.bar import Bar

# Milliseconds for a page that is just going away to let go of its work, and for another tab to answer.
PATIENCE_MS, TAKE_MS = 250, 1500

COPY, FROM_LINK, PROBLEM = "copy", "link", "problem"
ELSEWHERE = "This work is open in another tab. Here is a copy of it, which is kept by itself."
TAKEN = "This work was taken over by another tab. Here is a copy of it, which is kept by itself."
OVERTAKEN = "Another tab has changed this work. What you have here is kept as a copy."
LINKED = "This came from a link. It is beside your own work, and waits for Run."
FAILED = "Your work could not be stored here: {}."
BUSY = "A program is running: stop it first"


class Desk:
    """One open work.

    leave(has_handed): asks whether the present work may be left, and leaves nothing of it in Python. What is
    told: `opened` (work), a work is open; `shown` (work), its files or the shown one are others; `rescued`,
    the visitor wants the work as a file, since it cannot be stored.
    """

    def __init__(
        self,
        storage: "Storage",
        after: "After",
        code: "CodeEditor",
        data: "DataEditor",
        bar: "Bar",
        leave: "Callable[[bool], bool]",
        decode: "Callable[[Any], Any]",
    ) -> None:
        self.opened: Signal[[Project]] = Signal()
        self.shown: Signal[[Project]] = Signal()
        self.rescued: Signal[[]] = Signal()
        self._storage, self._code, self._data, self._bar = storage, code, data, bar
        self._leave, self._decode = leave, decode
        self._keeper = Autosave(storage, after, self._on_saved, self._on_conflict, self._on_problem)
        self._remembered = self._former = self._source = self._name = ""
        self._shown: File | None = None
        self._opening = False
        self.work: Project

    def begin(self, session: "dict[str, Any]", contents: "dict[str, Any]", was_kept: bool) -> None:
        """Take over what the editors were filled with before Python was there.

        was_kept: what is there is not only the page's own example.
        """
        found = stored(str(session.get("id", "")), str(session.get("head", "")), contents)
        work = found or Project(self._storage.new_id(), [("main.py", self._code.text)], data=self._data.text)
        self._storage.watch(self._on_asked, lambda _id: self._become_copy(TAKEN))
        shown = work.files.shown
        self._code.adopt(shown.key, names.language(shown.name))
        is_due = found is None and (was_kept or self._code.was_edited or self._data.was_edited)
        if shown.is_text and shown.content != self._code.text:
            work.files.touch(lambda: self._code.text)
            is_due = True
        if work.data != self._data.text:
            work.touch_data(lambda: self._data.text)
            is_due = True
        self._take(work, is_due)
        if "problem" in session:
            self._on_problem(str(session["problem"]))

    def open(self, work: Project, is_stored: bool) -> bool:
        """Open another work in place of this one, which is stored first; False if that cannot be now."""
        if not self._leave(self._exchange.has_handed):
            return False
        self._former = self.work.id
        self.work.files.shown.settle()
        self._keeper.save()
        self._storage.release(self.work.id)
        self._code.forget()
        self._bar.drop(COPY)
        self._bar.drop(FROM_LINK)
        self._opening = True
        self._data.replace(work.data)
        self._opening = False
        self._take(work, not is_stored)
        return True

    def open_stored(self, identity: str) -> None:
        """Open a work of the store."""

        def loaded(answer: "dict[str, Any]") -> None:
            work = stored(identity, str(answer.get("head", "")), self._contents(answer))
            if work is not None:
                self.open(work, is_stored=True)
            else:
                self._bar.put(PROBLEM, f"It could not be opened: {answer.get('problem', 'it is gone')}.", [])

        self._storage.load(identity, loaded)

    @property
    def data_text(self) -> str:
        """Return the text of the data pane."""
        return self._data.text

    def program(self) -> "File | None":
        """Return the file that Run runs: the shown one if it is Python, else main.py or the first that is."""
        shown = self.work.files.shown
        if names.is_python(shown.name) and shown.is_text:
            return shown
        found = self.work.files.find("main.py")
        if found is not None:
            return found
        programs = [file for file in self.work.files.all if names.is_python(file.name)]
        return programs[0] if programs else None

    @property
    def shows_program(self) -> bool:
        """Tell whether the file that Run runs is the one in the editor."""
        return self.program() is self.work.files.shown

    def reveal(self, name: str) -> bool:
        """Show a file by its name; tell whether it is there."""
        found = self.work.files.find(name)
        if found is not None:
            self.work.files.show(found)
        return found is not None

    def hand_over(self, worker: int) -> "dict[str, Any]":
        """Return what a worker lacks of the files, as fields of RUN."""
        return self._exchange.hand_over(worker)

    def take(
        self, *, worker: int, rounds: int, changed: "list[tuple[str, Any]]", removed: "list[str]"
    ) -> "list[str]":
        """Take what a program has changed; return what there is to say."""
        texts: list[tuple[str, Any]] = []
        said: list[str] = []
        for name, content in changed:
            wrong = names.problem(name)
            if wrong:
                said.append(f"The program wrote {name!r}, which cannot be among your files. {wrong}")
            else:
                texts.append((name, self._decode(content)))
        said.extend(self._exchange.take(worker, rounds, texts, removed))
        return said

    def save(self, is_urgent: bool = False, then: "Callable[[], object] | None" = None) -> None:
        """Store now what has changed. is_urgent: the page may be gone soon; then: called after that."""
        self._keeper.save(then, is_urgent)

    @property
    def is_saved(self) -> bool:
        """Tell whether all that was changed has been stored."""
        return self._keeper.is_saved

    def touch(self) -> None:
        """Note that something of the work has changed."""
        self._keeper.touch()

    def on_edit(self) -> None:
        """Note that the shown file was edited."""
        if not self._opening and self.work.files.shown.is_text:
            self.work.files.touch(lambda: self._code.text)

    def on_data(self) -> None:
        """Note that the data were edited."""
        if not self._opening:
            self.work.touch_data(lambda: self._data.text)
            self._keeper.touch()

    def take_over(self) -> None:
        """Open the work that another tab has, in place of the copy of it."""
        identity = self._source
        if not self._leave(self._exchange.has_handed):
            return

        def granted(_has: bool) -> None:
            self.open_stored(identity)

        self._storage.ask(identity)
        self._storage.hold(identity, TAKE_MS, True, granted)

    def _take(self, work: Project, is_due: bool) -> None:
        """Put a work on the desk, and ask for its lock."""
        self.work = work
        self._exchange = Sync(work.files)
        self._shown = None
        work.files.on_list = self._show
        work.files.on_change = self._keeper.touch
        work.files.on_content = self._refresh
        self._keeper.keep(work, is_due)
        self._show()
        self.opened.fire(work)
        if work.origin == LINK:
            actions = [("Back to my work", self._go_back)] if self._former else []
            self._bar.put(FROM_LINK, LINKED, actions)
        self._storage.hold(work.id, PATIENCE_MS, False, lambda has: self._on_held(work, has, is_due))

    def _go_back(self) -> None:
        self.open_stored(self._former)

    def _on_held(self, work: Project, has: bool, is_new: bool) -> None:
        if work is not self.work:
            return
        if not has:
            self._become_copy(ELSEWHERE)
            return
        self._keeper.hold()
        if not is_new:
            self._storage.remember(work.id)
            self._remembered = work.id

    def _become_copy(self, words: str) -> None:
        """Go on with a copy, which nobody else knows; it is stored when something is changed in it."""
        is_due = self._keeper.is_due
        self._source = self.work.id
        self.work.become_copy(self._storage.new_id())
        self._keeper.keep(self.work, is_due)
        self._bar.drop(FROM_LINK)
        actions = [
            ("Take over here", self.take_over),
            ("Keep working on the copy", lambda: self._bar.drop(COPY)),
        ]
        self._bar.put(COPY, words, actions)
        work = self.work
        self._storage.hold(work.id, PATIENCE_MS, False, lambda has: self._on_held(work, has, True))

    def _on_asked(self, identity: str) -> None:
        """Another tab asks for the work: store it, and leave it to that tab."""
        if identity == self.work.id:
            self._keeper.save(lambda: self._yield(identity))

    def _yield(self, identity: str) -> None:
        if identity == self.work.id:
            self._become_copy(TAKEN)
            self._storage.release(identity)

    def _on_conflict(self) -> None:
        identity = self.work.id
        self._become_copy(OVERTAKEN)
        self._storage.release(identity)
        self._keeper.touch()

    def _on_saved(self, identity: str) -> None:
        if identity != self._remembered and identity == self.work.id:
            self._remembered = identity
            self._storage.remember(identity)

    def _on_problem(self, words: str) -> None:
        if words:
            self._bar.put(PROBLEM, FAILED.format(words), [("Download your work", self.rescued.fire)])
        else:
            self._bar.drop(PROBLEM)

    def _refresh(self, file: File) -> None:
        """Show a content that was changed by a program."""
        if file.is_text:
            self._opening = True
            self._code.refresh(file.key, file.content)
            self._opening = False
        if file is self.work.files.shown:
            self._shown = None
            self._show()

    def _show(self) -> None:
        """Show the file that is to be shown, and the list."""
        file = self.work.files.shown
        if file.is_text and (file is not self._shown or file.name != self._name):
            self._code.show(file.key, file.content, names.language(file.name))
        self._shown, self._name = file, file.name
        self.shown.fire(self.work)

    def _contents(self, answer: "dict[str, Any]") -> "dict[str, Any]":
        return dict(zip(list(answer.get("names", [])), list(answer.get("contents", []))))
