"""Saves a project: a while after it last changed, whole, and never over another tab's. Pure.

Where it is saved is a `Saver`, see joints.pyi. Urgent is what must not wait, since the page may be gone in a
moment.
"""

from app.base.signal import Signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.projects.files import File
    from app.projects.joints import Outcome, Saver
    from app.projects.project import Project
    from app.runtime.deadline import After

DELAY_MS = 250


class Autosave:
    """Saves one project after the other.

    `saved` (id): a project is stored; `overtaken`: another tab has changed it since; `failed` (words):
    nothing could be stored, told once until saving succeeds again; `recovered`: it does.
    """

    def __init__(self, store: "Saver", after: "After") -> None:
        self.saved: Signal[[str]] = Signal()
        self.overtaken: Signal[[]] = Signal()
        self.failed: Signal[[str]] = Signal()
        self.recovered: Signal[[]] = Signal()
        self._store, self._after = store, after
        self._call_off: Callable[[], None] | None = None
        self._has_problem = False
        self._is_due = False
        self._is_held = False
        self._project: Project | None = None
        # What is on its way into the store.
        self._under_way: list[tuple[list[File], list[str]]] = []

    @property
    def is_due(self) -> bool:
        """Tell whether something is to be stored."""
        return self._is_due

    @property
    def is_saved(self) -> bool:
        """Tell whether all is stored, and nothing is on its way."""
        return not self._is_due and not self._under_way

    def follow(self, project: "Project", is_due: bool = False) -> None:
        """Care for this project from now on; it is stored as soon as it is held."""
        self._rest()
        self._project, self._is_due, self._is_held = project, is_due, False
        self._under_way = []

    def hold(self) -> None:
        """Note that this tab may store the project."""
        self._is_held = True
        if self._is_due:
            self.save()

    def touch(self) -> None:
        """Note that something has changed."""
        self._is_due = True
        self._rest()
        self._call_off = self._after(DELAY_MS, self.save)

    def save(self, then: "Callable[[], object] | None" = None, is_urgent: bool = False) -> None:
        """Store now what has changed; then: called when that is settled, whatever it came to."""
        self._rest()
        project = self._project
        if project is not None and is_urgent:
            self._take_back(project)
        if project is None or not self._is_due or not self._is_held:
            if then is not None:
                then()
            return
        self._is_due = False
        self._send(project, is_urgent, then)

    def _send(self, project: "Project", is_urgent: bool, then: "Callable[[], object] | None") -> None:
        changed, gone = project.files.take_unsaved()
        identity = project.id
        self._under_way.append((changed, gone))

        def settled(outcome: "Outcome") -> None:
            self._under_way = [each for each in self._under_way if each[0] is not changed]
            # A project may have become a copy of itself meanwhile, which knows of all its files.
            if project.id == identity:
                self._settle(project, changed, gone, outcome)
            if then is not None:
                then()

        self._store.save(
            identity,
            head=project.head(),
            changed=changed,
            gone=gone,
            is_urgent=is_urgent,
            on_outcome=settled,
        )

    def _take_back(self, project: "Project") -> None:
        """Store once more what is on its way: if the page goes away it might not arrive."""
        for changed, gone in self._under_way:
            project.files.note_unsaved([file for file in changed if file in project.files.all], gone)
            self._is_due = True

    def _settle(
        self, project: "Project", changed: "list[File]", gone: "list[str]", outcome: "Outcome"
    ) -> None:
        problem = outcome["problem"]
        if problem:
            self._fail(project, changed, gone, problem)
        elif outcome["gone"]:
            # Somebody cleared the storage or removed the project: what is on the page is stored as a whole.
            project.files.note_all()
            self._again(project)
        elif outcome["conflict"]:
            if project is self._project:
                self.overtaken.fire()
        else:
            self._succeed(project)

    def _fail(self, project: "Project", changed: "list[File]", gone: "list[str]", words: str) -> None:
        project.files.note_unsaved(changed, gone)
        if project is self._project:
            self._is_due = True
        if not self._has_problem:
            self._has_problem = True
            self.failed.fire(words)

    def _succeed(self, project: "Project") -> None:
        self.saved.fire(project.id)
        if self._has_problem:
            self._has_problem = False
            self.recovered.fire()

    def _again(self, project: "Project") -> None:
        if project is self._project:
            self._is_due = True
            self.save()

    def _rest(self) -> None:
        if self._call_off is not None:
            self._call_off()
            self._call_off = None
