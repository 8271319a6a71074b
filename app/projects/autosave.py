"""Keeps a work in the store: a while after it last changed, whole, and never over another tab's. Pure.

A store has `save(id, head, changed, removed, is_urgent, on_answer)`: changed is a list of files; urgent is
what must not wait, since the page may be gone in a moment; the answer has `problem` in words, `conflict` if
another tab has changed the work since, or `gone` if somebody removed it.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.projects.project import Project
    from app.runtime.connection import After

DELAY_MS = 250


class Autosave:
    """Stores one work after the other.

    on_saved(id): a work is stored; on_conflict(): another tab has overtaken this one; on_problem(words):
    nothing could be stored, told once until storing succeeds again, and then with no words.
    """

    def __init__(
        self,
        store: "Any",
        after: "After",
        on_saved: "Callable[[str], object]",
        on_conflict: "Callable[[], object]",
        on_problem: "Callable[[str], object]",
    ) -> None:
        self._store, self._after = store, after
        self._on_saved, self._on_conflict, self._on_problem = on_saved, on_conflict, on_problem
        self._call_off: Callable[[], None] | None = None
        self._has_problem = False
        self._is_due = False
        self._is_held = False
        self._work: Project | None = None
        # What is on its way into the store.
        self._under_way: list[tuple[list[Any], list[str]]] = []

    @property
    def is_due(self) -> bool:
        """Tell whether something is to be stored."""
        return self._is_due

    @property
    def is_saved(self) -> bool:
        """Tell whether all is stored, and nothing is on its way."""
        return not self._is_due and not self._under_way

    def keep(self, work: "Project", is_due: bool = False) -> None:
        """Care for this work from now on; it is stored as soon as it is held."""
        self._rest()
        self._work, self._is_due, self._is_held = work, is_due, False
        self._under_way = []

    def hold(self) -> None:
        """Note that this tab may store the work."""
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
        work = self._work
        if work is not None and is_urgent:
            self._take_back(work)
        if work is None or not self._is_due or not self._is_held:
            if then is not None:
                then()
            return
        self._is_due = False
        changed, gone = work.files.take_unsaved()
        identity = work.id
        self._under_way.append((changed, gone))

        def answered(answer: "dict[str, Any]") -> None:
            self._under_way = [each for each in self._under_way if each[0] is not changed]
            # A work may have become a copy of itself meanwhile, which knows of all its files.
            if work.id == identity:
                self._settle(work, changed, gone, answer)
            if then is not None:
                then()

        self._store.save(work.id, work.head(), changed, gone, is_urgent, answered)

    def _take_back(self, work: "Project") -> None:
        """Store once more what is on its way: if the page goes away it might not arrive."""
        for changed, gone in self._under_way:
            work.files.note_unsaved([file for file in changed if file in work.files.all], gone)
            self._is_due = True

    def _settle(self, work: "Any", changed: "list[Any]", gone: "list[str]", answer: "dict[str, Any]") -> None:
        if answer.get("problem"):
            self._fail(work, changed, gone, str(answer["problem"]))
        elif answer.get("gone"):
            # Somebody cleared the storage or removed the work: what is on the page is stored as a whole.
            work.files.note_all()
            self._again(work)
        elif answer.get("conflict"):
            if work is self._work:
                self._on_conflict()
        else:
            self._succeed(work)

    def _fail(self, work: "Any", changed: "list[Any]", gone: "list[str]", words: str) -> None:
        work.files.note_unsaved(changed, gone)
        if work is self._work:
            self._is_due = True
        if not self._has_problem:
            self._has_problem = True
            self._on_problem(words)

    def _succeed(self, work: "Any") -> None:
        self._on_saved(work.id)
        if self._has_problem:
            self._has_problem = False
            self._on_problem("")

    def _again(self, work: "Any") -> None:
        if work is self._work:
            self._is_due = True
            self.save()

    def _rest(self) -> None:
        if self._call_off is not None:
            self._call_off()
            self._call_off = None
